/** «Внести со скана»: a leader enters what an approver has signed on paper, with its scan or signature file. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { enterFromPaper, type Paper } from "../../../server/domain/sign-off/paper.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { Hash } from "../../signing/hash.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { PaperForm } from "./paper-form.tsx";
import { readPaperPage } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "paper.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId_.paper", args, readPaperPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.blocks.$blockId_.paper", args, async (posted, visit) => {
    const { ground, actor, projectId, params } = visit;
    const blockId = params.blockId ?? "";
    await enterFromPaper(ground, actor, projectId, blockId, {
      ...{ memberId: posted.get("member"), hash: posted.get("hash"), signedOn: posted.get("signedOn") },
      ...{ decision: posted.get("decision") as Paper["decision"], remarks: [{ body: posted.get("remark") }] },
      file: await posted.file("file"),
    });
    return redirect(inDocument(projectId, blockId));
  });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return answeringOffline(args);
}

/** The block's panel, where the visa stands. */
function inDocument(projectId: string, blockId: string): string {
  return `/projects/${projectId}?block=${blockId}&tab=sign#${blockAnchor(blockId)}`;
}

export default function PaperPage() {
  const t = useT();
  const { id } = useProject();
  const page = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const { block, round, awaited } = page;
  const back = inDocument(id, block.id);
  return (
    <Page
      narrow
      title={t("paper.page")}
      lead={
        <>
          {block.number} {block.title} ·{" "}
          <Link className="link" to={back}>
            {t("paper.toBlock")}
          </Link>
        </>
      }
    >
      {round && awaited.length > 0 ? (
        <div className="paper">
          <p>{t("paper.lead")}</p>
          <Note tone="acc">
            <b>{t("paper.compare")}</b>: {t("paper.revision", { number: round.revision })}, <Hash of={round.hash} />.{" "}
            {t("paper.compareNote")}{" "}
            <Link className="link" to={`/projects/${id}/sign-off-sheet?block=${block.id}`}>
              {t("paper.printSheet")}
            </Link>
          </Note>
          <PaperForm key={block.id} page={page} round={round} failure={failure} />
        </div>
      ) : (
        <EmptyState action={<LinkButton to={back}>{t("paper.toBlock")}</LinkButton>}>
          <p>{t(round ? "paper.nobodyLeft" : "paper.noRound")}</p>
        </EmptyState>
      )}
    </Page>
  );
}
