/** Kept edits: what could not be accepted where it was typed, waiting for its author to use it or let it go. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { documentMarkdown } from "../../../content/schema/markdown.ts";
import { proposeKeptEdits } from "../../../server/domain/changes/kept-edits.ts";
import { discardKeptEdits, useKeptEdits as putIn } from "../../../server/domain/history/kept-edits-decisions.ts";
import { may } from "../../../server/domain/people.ts";
import { listKeptEdits, readKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { failureOf } from "../../form-answer.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { Difference } from "../../project/difference.tsx";
import { keptReasons } from "./reasons.ts";
import { wordDifference } from "../../project/word-difference.server.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "nav.keptEdits" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.kept-edits", args, async ({ ground, context, actor, projectId }) => {
    const kept = await listKeptEdits(ground, actor, projectId);
    const readings = await Promise.all(kept.map(({ id }) => readKeptEdits(ground, actor, projectId, id)));
    return readings.map(({ kept: mine, present, createdAt, ...reading }) => ({
      ...reading,
      created: dayAndTime(createdAt, calendarOf(context)),
      difference: wordDifference(documentMarkdown(present), documentMarkdown(mine)),
    }));
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.kept-edits", args, async (posted, { ground, actor, projectId }) => {
    const id = posted.get("id");
    const propose = async () => {
      const { number } = await proposeKeptEdits(ground, actor, projectId, id);
      throw redirect(`/projects/${projectId}/changes/${number}`);
    };
    await byIntent(posted, {
      use: () => putIn(ground, actor, projectId, id, Number(posted.get("seen"))),
      propose,
      discard: () => discardKeptEdits(ground, actor, projectId, id),
    });
    return { done: posted.get("intent") };
  });
}

type Kept = ReturnType<typeof useLoaderData<typeof loader>>[number];

function KeptCard({ kept }: { kept: Kept }) {
  const t = useT();
  const { id, role } = useProject();
  const writes = may(role, "text.write");
  return (
    <section className="sect">
      <div className="sect-h">
        <h2 className="h2">
          {kept.interview ? (
            <Link to={`../interviews/${kept.interview.id}`}>{t("interviews.numbered", kept.interview)}</Link>
          ) : (
            <Link to={{ pathname: "..", hash: blockAnchor(kept.blockId) }}>{kept.blockTitle}</Link>
          )}
          {kept.change !== null && (
            <>
              {", "}
              <Link to={`/projects/${id}/changes/${kept.change}`}>ЗИ-{kept.change}</Link>
            </>
          )}
        </h2>
        <span className="muted small">{kept.created}</span>
      </div>
      <p className="muted">{t(keptReasons[kept.reason])}</p>
      <Difference pieces={kept.difference} />
      {!kept.open && <Note tone="warn">{t("kept.closed")}</Note>}
      {kept.open && !writes && <Note tone="warn">{t("kept.mayNotWrite")}</Note>}
      <Form method="post" className="row wrap">
        <input type="hidden" name="id" value={kept.id} />
        <input type="hidden" name="seen" value={kept.presentVersion} />
        {kept.open && writes && (
          <SubmitButton intent="use" look="primary">
            {t("kept.use")}
          </SubmitButton>
        )}
        {!kept.open && kept.change === null && may(role, "change.write") && (
          <SubmitButton intent="propose">{t("kept.propose")}</SubmitButton>
        )}
        <SubmitButton intent="discard">{t("kept.discard")}</SubmitButton>
      </Form>
    </section>
  );
}

export default function KeptEditsPage() {
  const t = useT();
  const kept = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer && "done" in answer ? answer.done : undefined;
  return (
    <Page title={t("nav.keptEdits")} lead={t("kept.lead")}>
      <Done
        answer={answer}
        text={done === "use" ? t("kept.used") : done === "discard" ? t("kept.discarded") : undefined}
      />
      <FormError failure={failureOf(answer)} />
      {kept.length === 0 ? (
        <EmptyState>
          <p>{t("kept.empty")}</p>
        </EmptyState>
      ) : (
        kept.map((one) => <KeptCard key={one.id} kept={one} />)
      )}
    </Page>
  );
}
