/** «Протокол интервью»: made for print; its columns are those of Russian practice. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { listExcerpts } from "../../../server/domain/interviews/excerpt-views.ts";
import { readInterview } from "../../../server/domain/interviews/register.ts";
import { dayAndTime, fullDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { consentWords } from "../../interviews/words.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { PrintButton } from "../../ui/print-button.tsx";
import { Page } from "../../ui/page.tsx";
import { AnswerTable } from "./answer-table.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "protocol.title", look: "sheet" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.interviews_.$interviewId_.protocol", args, async (visit) => {
    const { ground, actor, projectId, params, context } = visit;
    const project = await readProject(visit);
    const calendar = calendarOf(context, project.timeZone);
    const interviewId = params.interviewId ?? "";
    const interview = await readInterview(ground, actor, projectId, interviewId);
    const excerpts = await listExcerpts(ground, actor, projectId, { interviewId });
    return {
      ...{ interview, excerpts, project: project.name, company: project.company },
      day: interview.heldOn && fullDay(interview.heldOn, context.language),
      confirmedAt: interview.confirmation && dayAndTime(interview.confirmation.at, calendar),
    };
  });
}

export type ProtocolData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Protocol() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { interview, project, company, day, confirmedAt } = data;
  const { number, respondent, heldAt, place, goal, blocks, interviewers, confirmation, corrections, id } = interview;
  const { department } = respondent;
  const facts: [string, string][] = [
    [t("protocol.project"), `${project}, ${company}`],
    [t("interviews.when"), [day, heldAt].filter(Boolean).join(", ")],
    [t("interviews.venue"), place],
    [t("interviews.who"), interviewers.map(({ name }) => name).join(", ")],
    [t("interviews.respondent"), [respondentWords(respondent), department].filter(Boolean).join(", ")],
    [t("interviews.goal"), goal],
    [t("interviews.about"), blocks.map((block) => `${block.number} ${block.title}`).join("; ")],
    [t("interviews.consent"), t(consentWords[respondent.consent])],
  ];
  const actions = (
    <>
      <LinkButton to={`../interviews/${id}`}>{t("protocol.back")}</LinkButton>
      <PrintButton>{t("protocol.print")}</PrintButton>
    </>
  );
  return (
    <Page title={t("protocol.numbered", { number })} lead={t("protocol.lead")} actions={actions}>
      <article className="so iv-protocol">
        <dl className="so-facts">
          {facts.map(([title, value]) => (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd className="written">{value || "—"}</dd>
            </Fragment>
          ))}
        </dl>
        <AnswerTable data={data} />
        {corrections.length > 0 && (
          <>
            <h2 className="h2">{t("interviews.corrections")}</h2>
            <ul>
              {corrections.map((correction) => (
                <li key={correction.id} className="written">
                  {correction.question}: {correction.body}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="iv-seal">
          {confirmation
            ? t(confirmation.right ? "interviews.saidRight" : "interviews.saidCorrected", {
                ...{ at: confirmedAt ?? "", revision: confirmation.revision },
              })
            : t("protocol.unconfirmed")}
          {confirmation && <span className="hash"> SHA-256 {confirmation.hash}</span>}
        </p>
      </article>
    </Page>
  );
}
