/** The history of a block: its revisions, the redline between any two moments, and the way back to an old one. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { restoreRevision } from "../../../server/domain/history/revision-restoring.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { authorsPath, historyPath } from "../../project/history-path.ts";
import { Redline } from "../../project/redline.tsx";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Authors } from "./authors.tsx";
import { Choice } from "./choice.tsx";
import { readHistory } from "./queries.ts";
import { Restored, Restoring } from "./restoring.tsx";
import { RevisionList } from "./revisions.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "history.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId_.history", args, readHistory);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.blocks.$blockId_.history", args, async (posted, visit) => {
    const { ground, actor, projectId, params } = visit;
    const number = posted.get("revision");
    const restored = await byIntent(posted, {
      restore: () => restoreRevision(ground, actor, projectId, params.blockId ?? "", number),
    });
    return { done: { ...restored, from: Number(number) } };
  });
}

type Answer = Extract<Awaited<ReturnType<typeof action>>, { done: unknown }>;

export default function HistoryPage() {
  const t = useT();
  const project = useProject();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { block, span, view, authors } = page;
  const document = `/projects/${project.id}?block=${block.id}#${blockAnchor(block.id)}`;
  return (
    <Page
      title={t("history.of", { title: `${page.number} ${block.title}` })}
      lead={
        <Link className="link" to={document}>
          {t("history.toDocument")}
        </Link>
      }
    >
      <Restored done={doneOf<Answer>(answer)?.done} />
      <FormError failure={failureOf(answer)} />
      <nav className="seg" aria-label={t("history.title")}>
        <Link to={historyPath(project.id, block.id)} aria-current={view ? "page" : undefined}>
          {t("history.changes")}
        </Link>
        <Link to={authorsPath(project.id, block.id)} aria-current={authors ? "page" : undefined}>
          {t("history.who")}
        </Link>
      </nav>
      {authors && <Authors authors={authors} />}
      {view && (
        <>
          <Choice page={page} />
          <div className="rl-sheet">
            <Redline view={view} />
          </div>
          {span.before !== "now" && span.after === "now" && view.changes > 0 && (
            <Restoring block={block} number={span.before} />
          )}
        </>
      )}
      <Section title={t("history.revisions")}>
        <RevisionList page={page} />
      </Section>
    </Page>
  );
}
