/** «Изменчивость»: how much requirements change after the first version, where, why and at what cost. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeLogPath } from "../../changes/change-log-path.ts";
import { churnCauseWords } from "../../changes/register-words.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { phaseWords } from "../../project/words.ts";
import { pageData } from "../../request.ts";
import { Code } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Figures } from "./figures.tsx";
import { OverTime } from "./over-time.tsx";
import { readChurnPage, type ChurnPage } from "./queries.ts";
import { Shares } from "./shares.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.churn" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.churn", args, readChurnPage);
}

export default function ChurnPageView() {
  const t = useT();
  const page: ChurnPage = useLoaderData<typeof loader>();
  const { baseline, whole, periods, byMonth } = page;
  const lead = baseline
    ? t("churn.lead", { number: baseline.number, date: baseline.at, size: baseline.size, count: whole.total })
    : t("churn.about");
  return (
    <Page title={t("nav.churn")} lead={lead}>
      {!baseline && <EmptyState>{t("churn.noBaseline")}</EmptyState>}
      <Figures page={page} />
      {baseline && (
        <>
          <OverTime periods={periods} byMonth={byMonth} />
          <div className="churn-shares">
            <Shares title="churn.sections" shares={page.sections} />
            <Shares title="churn.causes" shares={page.causes} words={churnCauseWords} />
            <Shares title="churn.initiators" shares={page.initiators} />
            <Shares title="churn.phases" shares={page.phases} words={phaseWords} />
          </div>
          <MostChanged requirements={page.mostChanged} />
        </>
      )}
    </Page>
  );
}

function MostChanged({ requirements }: { requirements: ChurnPage["mostChanged"] }) {
  const t = useT();
  const { id } = useProject();
  return (
    <Section title={t("churn.top")}>
      {requirements.length === 0 ? (
        <EmptyState>{t("churn.nothing")}</EmptyState>
      ) : (
        <ol className="churn-top">
          {requirements.map(({ uuid, code, changes, latest }) => (
            <li key={uuid}>
              <Code href={changeLogPath(id, { requirement: code })}>{code}</Code>
              <span>{t("churn.times", { count: changes })}</span>
              <span className="muted small">{t("churn.latest", { date: latest })}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
