/** The page on which a block is read and signed: the revision that is signed, what changed in it, and the decision. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Decision } from "./decision.tsx";
import { doOnSigningPage, type CodeSent } from "./deeds.ts";
import { HandingOn } from "./handing-on.tsx";
import { Others } from "./others.tsx";
import { OwnVisa } from "./own-visa.tsx";
import { readSigningPage } from "./queries.ts";
import { Reader } from "./reader.tsx";
import { useRemarks } from "./use-remarks.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "signature.page", look: "decision" };

export const clientAction = answeringOffline;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId_.sign-off", args, readSigningPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.blocks.$blockId_.sign-off", args, doOnSigningPage);
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SigningPage() {
  const page = useLoaderData<typeof loader>();
  // Another block is another page: nothing typed here goes there.
  return <Signing key={page.block.id} page={page} />;
}

function Signing({ page }: { page: Loaded }) {
  const t = useT();
  const project = useProject();
  const { block, sectionTitle, round } = page;
  const documentPath = `/projects/${project.id}?block=${block.id}#${blockAnchor(block.id)}`;
  return (
    <Page
      title={`${block.number} ${round?.text.title ?? block.title}`}
      lead={
        <>
          {sectionTitle} ·{" "}
          <Link className="link" to={documentPath}>
            {t("signature.toDocument")}
          </Link>
        </>
      }
    >
      {round ? (
        <Round page={page} round={round} />
      ) : (
        <EmptyState action={<LinkButton to={documentPath}>{t("signature.toDocument")}</LinkButton>}>
          <p>{t("signature.noRound")}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function Round({ page, round }: { page: Loaded; round: NonNullable<Loaded["round"]> }) {
  const answer = useAnswer();
  const sent = isCodeSent(answer) ? answer : undefined;
  const failure = failureOf(answer);
  const remarks = useRemarks(failure?.values ?? sent?.values ?? {}, round.text.lines);
  const deciding = round.proof !== null;
  return (
    <div className="sg">
      <OwnVisa page={page} round={round} failure={failureOf(answer, "revoke")} />
      <Reader round={round} remarks={deciding ? remarks : undefined} />
      {round.proof && <Decision {...{ blockId: page.block.id, round, remarks, failure, sent }} proof={round.proof} />}
      {!deciding && <FormError failure={failure} fields={["reason"]} />}
      <Others round={round} />
      {round.candidates.length > 0 && <HandingOn round={round} failure={failureOf(answer, "delegate")} />}
    </div>
  );
}

function isCodeSent(answer: unknown): answer is CodeSent {
  return typeof answer === "object" && answer !== null && "sentTo" in answer;
}
