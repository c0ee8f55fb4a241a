/** «Ждут вашей подписи»: every decision that is expected of the person, over all his projects. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { pageData } from "../../request.ts";
import { readAwaited, type AwaitedRow } from "../../signing/awaited.ts";
import { Topbar } from "../../topbar.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { ProjectGroup } from "./project-group.tsx";

export const handle: PageHandle = { title: "signature.inbox" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("sign-offs", args, async (visit) => ({
    projects: byProject(await readAwaited(visit)),
    signed: Number(new URL(visit.request.url).searchParams.get("signed")) || 0,
  }));
}

/** In the order of the most pressing decision of each. */
function byProject(rows: AwaitedRow[]): AwaitedRow[][] {
  const projects = new Map<string, AwaitedRow[]>();
  for (const row of rows) projects.set(row.projectId, [...(projects.get(row.projectId) ?? []), row]);
  return [...projects.values()];
}

export default function SignOffs() {
  const t = useT();
  const { projects, signed } = useLoaderData<typeof loader>();
  const count = projects.flat().length;
  return (
    <>
      <Topbar />
      <Page narrow title={t("signature.inbox")} lead={count > 0 ? t("signature.inboxLead", { count }) : undefined}>
        {signed > 0 && (
          <div className="f">
            <Note tone="ok" announced>
              {t("signature.signedMany", { count: signed })}
            </Note>
          </div>
        )}
        {count === 0 ? (
          <EmptyState action={<LinkButton to="/projects">{t("projects.title")}</LinkButton>}>
            <p>
              <b>{t("signature.emptyTitle")}</b>
            </p>
            <p>{t("signature.empty")}</p>
          </EmptyState>
        ) : (
          projects.map((rows) => <ProjectGroup key={rows[0]!.projectId} rows={rows} />)
        )}
      </Page>
    </>
  );
}
