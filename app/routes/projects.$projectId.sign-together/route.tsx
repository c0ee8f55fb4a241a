/** Several blocks under one confirmation: their list with hashes, what changed in those signed before, and one proof. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useRevalidator } from "@remix-run/react";
import Stamp from "lucide-react/icons/stamp";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { signBlocks } from "../../../server/domain/sign-off/signing.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { Redline } from "../../project/redline.tsx";
import { byIntent, formAction, pageData } from "../../request.ts";
import { Hash } from "../../signing/hash.tsx";
import { signatureOf } from "../../signing/proof.ts";
import { usePasskeyOffered } from "../../signing/passkey-proof.tsx";
import { CodeButton, ProofFields, useProofFields } from "../../signing/proof-fields.tsx";
import { signingPath } from "../../signing/signing-path.ts";
import { TermMark } from "../../signing/term-mark.tsx";
import { useAnswer } from "../../use-answer.ts";
import { Button, LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { readTogether } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "signature.together", look: "decision" };

export const clientAction = answeringOffline;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.sign-together", args, readTogether);
}

interface CodeSent {
  sentTo: string;
  values: Record<string, string>;
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.sign-together", args, (posted, { ground, actor, account, projectId }) => {
    // The hashes that stood on the page: a text that is another one by now is refused.
    const seen = Object.entries(posted.startingWith("hash."));
    const deciding = seen.map(([blockId, hash]) => ({ blockId, hash, decision: "agreed" as const }));
    return byIntent<Response | CodeSent>(posted, {
      sign: async () => {
        const { length } = await signBlocks(ground, actor, projectId, deciding, signatureOf(posted));
        return redirect(`/sign-offs?signed=${length}`);
      },
      code: async () => {
        await sendSigningCode(ground, actor, projectId, { blocks: seen.map(([blockId]) => blockId) });
        return { sentTo: account.email, values: { intent: "code", acceptRules: posted.get("acceptRules") } };
      },
    });
  });
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function SignTogether() {
  const t = useT();
  const { rows } = useLoaderData<typeof loader>();
  const editsOnly = rows.length > 0 && rows.every(({ changes }) => changes !== null);
  return (
    <Page
      narrow
      title={editsOnly ? t("signature.confirmEditsTitle") : t("signature.together")}
      lead={rows.length > 0 ? t("signature.togetherLead", { count: rows.length }) : undefined}
    >
      {rows.length === 0 ? (
        <EmptyState action={<LinkButton to="/sign-offs">{t("signature.inbox")}</LinkButton>}>
          <p>{t("signature.nothingChosen")}</p>
        </EmptyState>
      ) : (
        <Signing editsOnly={editsOnly} />
      )}
    </Page>
  );
}

function Signing({ editsOnly }: { editsOnly: boolean }) {
  const t = useT();
  const { rows, proof } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const { revalidate } = useRevalidator();
  const failure = failureOf(answer);
  const sent = isCodeSent(answer) ? answer : undefined;
  const byPasskey = usePasskeyOffered(proof);
  const blocks = rows.map(({ blockId, hash }) => ({ block: blockId, hash, decision: "agreed" }));
  return (
    <Form method="post" className="sg" preventScrollReset>
      <ol className="sg-list">
        {rows.map((row) => (
          <Chosen key={row.blockId} row={row} />
        ))}
      </ol>
      <div className="sg-decide">
        <FormError failure={failure} fields={useProofFields(proof)} />
        {failure && failure.error.field === undefined && (
          <p className="sg-anew">
            <Button onClick={() => revalidate()}>{t("signature.lookAnew")}</Button>
          </p>
        )}
        <ProofFields
          asked={proof}
          failure={failure}
          typed={failure?.values ?? sent?.values ?? {}}
          sentTo={sent?.sentTo}
          passkey={{ deed: "sign", subjectOf: () => ({ blocks }) }}
        />
        <div className="sg-acts">
          {(proof.byPassword || proof.byCode) && (
            <SubmitButton
              intent="sign"
              decides
              look={byPasskey ? "plain" : "primary"}
              size="large"
              icon={Stamp}
              busy={t("signature.signing")}
            >
              {editsOnly ? t("signature.confirmEditsDo") : t("signature.signMany", { count: rows.length })}
            </SubmitButton>
          )}
          <CodeButton asked={proof} sent={sent !== undefined} />
        </div>
      </div>
    </Form>
  );
}

function isCodeSent(answer: unknown): answer is CodeSent {
  return typeof answer === "object" && answer !== null && "sentTo" in answer;
}

function Chosen({ row }: { row: Row }) {
  const t = useT();
  return (
    <li className="sg-chosen">
      <input type="hidden" name={`hash.${row.blockId}`} value={row.hash} />
      <Link className="link" to={signingPath(row.projectId, row.blockId)}>
        <b>{row.blockTitle}</b>
      </Link>
      <p className="sg-meta">
        <span>{row.sectionTitle}</span>
        {row.changes && <Pill tone="acc">{t("signature.editOnly")}</Pill>}
        <TermMark term={row.term} />
        <span>{t("signature.revision", { number: row.revision })}</span>
        <Hash of={row.hash} />
        {row.insteadOf && <span>{t("signature.insteadOf", { name: row.insteadOf })}</span>}
      </p>
      {row.changes && <Redline view={row.changes} />}
    </li>
  );
}
