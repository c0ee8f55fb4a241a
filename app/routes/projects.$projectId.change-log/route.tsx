/** «Реестр изменений»: every change since the first version, and lighter lines; narrowed by its address. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import FileText from "lucide-react/icons/file-text";
import ListChecks from "lucide-react/icons/list-checks";
import Printer from "lucide-react/icons/printer";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { Line } from "./line.tsx";
import { LookForm } from "./look-form.tsx";
import { readChangeLogPage, type ChangeLogPage } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.changeLog" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.change-log", args, readChangeLogPage);
}

export default function ChangeLog() {
  const t = useT();
  const { lines, count, after, next, choices }: ChangeLogPage = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const isNarrowed = asked.size > 0;
  return (
    <Page title={t("nav.changeLog")} lead={t("changeLog.lead")} actions={<Ways />}>
      <LookForm choices={choices} />
      {lines.length === 0 ? (
        <EmptyState>{t(isNarrowed ? "changeLog.nothingFound" : "changeLog.empty")}</EmptyState>
      ) : (
        <>
          <p className="muted small">{t("changeLog.count", { count })}</p>
          <ol className="cl">
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        </>
      )}
      <Parts after={after} next={next} />
    </Page>
  );
}

/** The same lines as a table for spreadsheets, and both papers. */
function Ways() {
  const t = useT();
  const { id } = useProject();
  const [asked] = useSearchParams();
  const query = asked.size > 0 ? `?${asked.toString()}` : "";
  const path = `/projects/${id}/change-log`;
  return (
    <>
      <LinkButton to={`${path}/csv${query}`} icon={Download} reloadDocument>
        CSV
      </LinkButton>
      <LinkButton to={`${path}/sheet${query}`} icon={Printer}>
        {t("changeLog.sheet")}
      </LinkButton>
      <LinkButton to={`${path}/progress`} icon={ListChecks}>
        {t("progress.page")}
      </LinkButton>
      <LinkButton to={`${path}/addendum`} icon={FileText}>
        {t("changeLog.addendum")}
      </LinkButton>
    </>
  );
}

function Parts({ after, next }: { after: number; next: number | null }) {
  const t = useT();
  const [asked] = useSearchParams();
  const to = (place: number) => {
    const query = new URLSearchParams(asked);
    query.set("after", String(place));
    return `?${query.toString()}`;
  };
  if (after === 0 && next === null) return null;
  return (
    <p className="row wrap jr-parts">
      {after > 0 && <LinkButton to={to(0)}>{t("changeLog.latest")}</LinkButton>}
      {next !== null && <LinkButton to={to(next)}>{t("changeLog.earlier")}</LinkButton>}
    </p>
  );
}
