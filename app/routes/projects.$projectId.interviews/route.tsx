/** The register of interviews, and the coverage: whom the template wants asked about which block, and how far that is. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { readCoverage } from "../../../server/domain/interviews/coverage.ts";
import { listQuestionnaires } from "../../../server/domain/interviews/questionnaires/register.ts";
import { listInterviews } from "../../../server/domain/interviews/register.ts";
import { may } from "../../../server/domain/people.ts";
import { plainDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { calendarOf, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { InterviewTable } from "./interview-table.tsx";
import { QuestionnaireTable } from "./questionnaire-table.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "interviews.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.interviews", args, async (visit) => {
    const { ground, actor, projectId, context } = visit;
    const project = await readProject(visit);
    const calendar = calendarOf(context, project.timeZone);
    const interviews = await listInterviews(ground, actor, projectId);
    const coverage = await readCoverage(ground, actor, projectId);
    const questionnaires = await listQuestionnaires(ground, actor, projectId);
    return {
      conducts: may(project.role, "interview.conduct"),
      coverage,
      questionnaires: questionnaires.map(({ closesOn, ...rest }) => ({ ...rest, until: plainDay(closesOn, calendar) })),
      interviews: interviews.map(({ heldOn, ...rest }) => ({ ...rest, day: heldOn && plainDay(heldOn, calendar) })),
    };
  });
}

export type RegisterData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Interviews() {
  const t = useT();
  const { id } = useProject();
  const [asked] = useSearchParams();
  const { conducts, interviews, questionnaires, coverage } = useLoaderData<typeof loader>();
  useLive(id, useMe()?.accountId ?? "", null);
  const plan = conducts && (
    <LinkButton look="primary" to="new">
      {t("interviews.plan")}
    </LinkButton>
  );
  const actions = (
    <>
      <LinkButton to="../synthesis">{t("synthesis.title")}</LinkButton>
      <LinkButton to="../evidence">{t("evidence.title")}</LinkButton>
      {plan}
    </>
  );
  return (
    <Page title={t("interviews.title")} lead={t("interviews.lead")} actions={actions}>
      {interviews.length === 0 ? (
        <EmptyState>{t("interviews.empty")}</EmptyState>
      ) : (
        <Section title={t("interviews.register")}>
          <InterviewTable interviews={interviews} />
        </Section>
      )}
      {(conducts || questionnaires.length > 0) && (
        <Section id="questionnaires" title={t("questionnaires.title")} lead={t("questionnaires.lead")}>
          {questionnaires.length > 0 && <QuestionnaireTable questionnaires={questionnaires} />}
          {conducts && <LinkButton to="../questionnaires/new">{t("questionnaires.make")}</LinkButton>}
        </Section>
      )}
      <Section id="coverage" title={t("interviews.coverage")} lead={t("interviews.coverageLead")}>
        <CoverageTable coverage={coverage} conducts={conducts} all={asked.get("blocks") === "all"} />
      </Section>
    </Page>
  );
}
