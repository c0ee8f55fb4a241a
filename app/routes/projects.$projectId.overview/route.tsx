/** «Обзор»: what is missing in the document and where, what waits for the reader, what the checks find, what happened lately. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import Send from "lucide-react/icons/send";
import Users from "lucide-react/icons/users";
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Findings } from "./findings.tsx";
import { readOverviewPage } from "./queries.ts";
import { ReadinessList } from "./readiness-list.tsx";
import { Recent } from "./recent.tsx";
import { Start } from "./start.tsx";
import { Figures } from "./figures.tsx";
import { WaitingList } from "./waiting-list.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.overview" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.overview", args, readOverviewPage);
}

export default function OverviewPage() {
  const t = useT();
  const project = useProject();
  const page = useLoaderData<typeof loader>();
  useLive(project.id, useMe()?.accountId ?? "", null, true);
  const submit = may(project.role, "round.open") && (
    <LinkButton icon={Send} to="../submission">
      {t("standing.many")}
    </LinkButton>
  );
  const invite = may(project.role, "member.invite") && (
    <LinkButton icon={Users} to="../members">
      {t("project.invite")}
    </LinkButton>
  );
  return (
    <Page
      title={project.name}
      lead={t("overview.lead")}
      actions={
        <>
          {submit}
          {invite}
        </>
      }
    >
      <Figures sums={page.sums} />
      {page.start && <Start blockId={page.start} />}
      <div className="dgrid">
        <section aria-labelledby="missing">
          <div className="sect-h">
            <h2 className="h2" id="missing">
              {t("overview.missing")}
            </h2>
            <span className="muted small">{t("overview.missingHint")}</span>
          </div>
          <ReadinessList sections={page.sections} />
          <h2 className="h2">{t("overview.checks")}</h2>
          <Findings findings={page.findings} />
        </section>
        <aside aria-label={t("overview.yours")}>
          <h2 className="h2">{t("overview.waiting")}</h2>
          <WaitingList waiting={page.waiting} more={page.waitingMore} />
          <h2 className="h2">{t("overview.recent")}</h2>
          <Recent activity={page.activity} />
        </aside>
      </div>
    </Page>
  );
}
