/** Versions: what the owner could approve now, what stands in the way, and what he has approved. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import BadgeCheck from "lucide-react/icons/badge-check";
import { approveVersion } from "../../../server/domain/sign-off/versions.ts";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { comparePath } from "../../changes/compare-path.ts";
import { returnTo } from "../../changes/return-deed.ts";
import { ReturnForm } from "../../changes/return-form.tsx";
import { doneOf, failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { BlockStatus } from "../../project/block-status.tsx";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { Hash, shortHash } from "../../signing/hash.tsx";
import { usePasskeyOffered } from "../../signing/passkey-proof.tsx";
import { CodeButton, ProofFields, useProofFields } from "../../signing/proof-fields.tsx";
import { signatureOf, type ProofAsked } from "../../signing/proof.ts";
import { useAnswer } from "../../use-answer.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { Stamp } from "../../ui/stamp.tsx";
import { readVersions } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "nav.versions" };

export const clientAction = answeringOffline;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.versions", args, readVersions);
}

interface Answer {
  done: "approved" | "code";
  /** Where the code went. */
  sentTo?: string;
  acceptRules?: string;
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.versions", args, (posted, visit) => {
    const { ground, actor, account, projectId } = visit;
    return byIntent<Answer>(posted, {
      return: () => returnTo(posted, visit),
      approve: async () => {
        await approveVersion(ground, actor, projectId, posted.get("hash"), signatureOf(posted));
        return { done: "approved" };
      },
      code: async () => {
        await sendSigningCode(ground, actor, projectId, { version: true });
        return { done: "code", sentTo: account.email, acceptRules: posted.get("acceptRules") };
      },
    });
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Versions() {
  const t = useT();
  const { next, owners, versions, proof, writes } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Answer>(answer);
  const failure = failureOf(answer);
  const returning = failure?.values.intent === "return" ? failure : undefined;
  return (
    <Page narrow title={t("nav.versions")} lead={t("versions.lead")}>
      <Done answer={answer} text={done?.done === "approved" ? t("versions.approved") : undefined} />
      <section className="vs-next" aria-labelledby="next">
        <h2 className="h2" id="next">
          {t("versions.next", { number: next.number })}
        </h2>
        <Outlook next={next} />
        <Unagreed title={t("versions.missing")} blocks={next.missing} />
        <Entering blocks={next.blocks} />
        <Unagreed title={t("versions.leftOut")} blocks={next.leftOut} />
        {proof ? (
          <Approval proof={proof} next={next} sent={done?.done === "code" ? done : undefined} />
        ) : (
          !next.isApproved && (
            <p className="muted">
              {owners.length > 0 ? t("versions.ownerApproves", { names: owners.join(", ") }) : t("versions.noOwner")}
            </p>
          )
        )}
      </section>
      <section className="vs-list" aria-labelledby="approved">
        <h2 className="h2" id="approved">
          {t("versions.list")}
        </h2>
        <FormError failure={returning} />
        {versions.length === 0 ? (
          <EmptyState>{t("versions.none")}</EmptyState>
        ) : (
          <ul className="vs-versions">
            {versions.map((version, at) => (
              <li key={version.id}>
                <h3 className="h3">{t("versions.next", { number: version.number })}</h3>
                <p className="muted small">
                  {t("versions.blocks", { count: version.blocks })} <Hash of={version.hash} />
                </p>
                {writes && version.differs && <ReturnForm version={version.number} />}
                <Earlier from={versions[at + 1]?.number} to={version.number} />
                <Stamp
                  word={t("versions.stamp")}
                  below={[version.position, version.name, version.at, shortHash(version.hash)].filter(Boolean)}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
}

/** The way to what a version changed; the first one changed nothing. */
function Earlier({ from, to }: { from: string | undefined; to: string }) {
  const t = useT();
  const { id } = useProject();
  if (from === undefined) return null;
  return (
    <p className="vs-compare">
      <Link className="link" to={comparePath(id, { from, to })}>
        {t("versionDiff.withPrevious", { number: from })}
      </Link>
    </p>
  );
}

function Outlook({ next }: { next: Data["next"] }) {
  const t = useT();
  if (next.missing.length > 0)
    return (
      <Note tone="warn">
        <p>{t("versions.waiting", { count: next.missing.length })}</p>
      </Note>
    );
  if (next.isApproved) return <p>{t("versions.unchanged")}</p>;
  return <p>{t("versions.ready", { count: next.blocks.length })}</p>;
}

function Unagreed({ title, blocks }: { title: string; blocks: Data["next"]["missing"] }) {
  const { id } = useProject();
  if (blocks.length === 0) return null;
  return (
    <details className="vs-blocks" open={blocks.length <= 10}>
      <summary>
        {title} <span className="muted">{blocks.length}</span>
      </summary>
      <ul>
        {blocks.map((block) => (
          <li key={block.id}>
            <Link className="link" to={`/projects/${id}?block=${block.id}#block-${block.id}`}>
              {block.title}
            </Link>
            <BlockStatus block={{ ...block, notRequired: null }} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Entering({ blocks }: { blocks: Data["next"]["blocks"] }) {
  const t = useT();
  const { id } = useProject();
  if (blocks.length === 0) return null;
  return (
    <details className="vs-blocks" open={blocks.length <= 10}>
      <summary>
        {t("versions.enters")} <span className="muted">{blocks.length}</span>
      </summary>
      <ol>
        {blocks.map((block) => (
          <li key={block.id}>
            <Link className="link" to={`/projects/${id}?block=${block.id}#block-${block.id}`}>
              {block.title}
            </Link>
            <span className="muted small">
              {t("versions.revision", { number: block.number, count: block.visas })} <Hash of={block.hash} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Approval({ proof, next, sent }: { proof: ProofAsked; next: Data["next"]; sent: Answer | undefined }) {
  const t = useT();
  const failure = failureOf(useAnswer());
  const byPasskey = usePasskeyOffered(proof);
  return (
    <Form method="post" className="sg-decide" preventScrollReset>
      <input type="hidden" name="hash" value={next.hash} />
      <FormError failure={failure} fields={useProofFields(proof)} />
      <ProofFields
        asked={proof}
        failure={failure}
        typed={failure?.values ?? (sent ? { acceptRules: sent.acceptRules ?? "" } : {})}
        sentTo={sent?.sentTo}
        passkey={{ deed: "approve", subjectOf: () => ({ version: next.hash }) }}
      />
      <div className="sg-acts">
        {(proof.byPassword || proof.byCode) && (
          <SubmitButton
            intent="approve"
            decides
            look={byPasskey ? "plain" : "primary"}
            size="large"
            icon={BadgeCheck}
            busy={t("versions.approving")}
          >
            {t("versions.approve", { number: next.number })}
          </SubmitButton>
        )}
        <CodeButton asked={proof} sent={sent !== undefined} />
      </div>
    </Form>
  );
}
