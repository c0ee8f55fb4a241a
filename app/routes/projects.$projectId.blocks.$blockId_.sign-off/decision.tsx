/** The decision: one choice of three, or one button for a change; remarks; the proof of who signs. */
import { Form, useRevalidator } from "@remix-run/react";
import Stamp from "lucide-react/icons/stamp";
import { useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Choice } from "../../signing/choice.tsx";
import type { ProofAsked } from "../../signing/proof.ts";
import { usePasskeyOffered } from "../../signing/passkey-proof.tsx";
import { CodeButton, ProofFields, useProofFields } from "../../signing/proof-fields.tsx";
import { confirmedDecision, newRemarks, typedRemarks } from "../../signing/typed-remarks.ts";
import { Button, SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import type { CodeSent } from "./deeds.ts";
import type { ShownRound } from "./queries.ts";
import { RemarkFields } from "./remark-fields.tsx";
import type { Remarks } from "./use-remarks.ts";

interface DecisionProps {
  blockId: string;
  round: ShownRound;
  proof: ProofAsked;
  remarks: Remarks;
  failure: FormFailure | undefined;
  sent: CodeSent | undefined;
}

/** Refusals after which the page shows what is no longer so. */
const outdated = ["stale-hash", "rules-changed", "not-in-review", "already-signed", "not-your-turn", "not-approver"];

export function Decision({ blockId, round, proof, remarks, failure: refused, sent }: DecisionProps) {
  const t = useT();
  const deeds = ["sign", "confirm", "code"];
  const failure = refused && deeds.includes(refused.values.intent ?? "") ? refused : undefined;
  const typed = failure?.values ?? sent?.values ?? {};
  const editOnly = round.changes !== null;
  // Once the other decisions are open, one of them is signed; once they are closed again, none of them is.
  const [open, setOpen] = useState<boolean>();
  const isWide = editOnly && (failure?.values.intent === "sign" || Boolean(typed.decision));
  const byPasskey = usePasskeyOffered(proof);
  const byHand = proof.byPassword || proof.byCode;
  const deed = editOnly && !(open ?? isWide) ? "confirm" : "sign";
  const fields = useProofFields(proof);
  return (
    <Form method="post" className="sg-decide" id="decision" key={round.id} preventScrollReset>
      <input type="hidden" name="hash" value={round.hash} />
      <h2 className="h2">{t("signature.decision", { number: round.revision })}</h2>
      {round.mine?.insteadOf && <p>{t("signature.insteadOf", { name: round.mine.insteadOf })}</p>}
      <FormError failure={failure} fields={[...fields, "decision", "remark"]} />
      {failure && outdated.includes(failure.error.code) && <LookAnew />}
      {editOnly ? (
        <>
          <p>{t("signature.confirmNote")}</p>
          <details className="sg-other" open={isWide} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary className="link">{t("signature.otherwise")}</summary>
            <Choice typed={typed} failure={failure} disabled={open === false} />
            <RemarkFields remarks={remarks} failure={failure} />
          </details>
        </>
      ) : (
        <>
          <Choice typed={typed} failure={failure} />
          <RemarkFields remarks={remarks} failure={failure} />
        </>
      )}
      <ProofFields
        asked={proof}
        failure={failure}
        typed={typed}
        sentTo={sent?.sentTo}
        passkey={{
          deed,
          subjectOf: (form) => ({ blocks: [{ block: blockId, hash: round.hash, decision: decisionOf(form, deed) }] }),
        }}
      />
      <div className="sg-acts">
        {byHand && editOnly && (
          <SubmitButton
            intent="confirm"
            decides
            disabled={open}
            look={byPasskey ? "plain" : "primary"}
            size="large"
            icon={Stamp}
            busy={t("signature.signing")}
          >
            {t("signature.confirmEdit")}
          </SubmitButton>
        )}
        {byHand && (
          <SubmitButton
            intent="sign"
            decides
            look={editOnly || byPasskey ? "plain" : "primary"}
            size="large"
            icon={editOnly ? undefined : Stamp}
            busy={t("signature.signing")}
          >
            {t("signature.sign")}
          </SubmitButton>
        )}
        <CodeButton asked={proof} sent={sent !== undefined} />
      </div>
    </Form>
  );
}

/** What the form decides: the same that the server will read in it. */
function decisionOf(form: FormData, deed: "confirm" | "sign"): string {
  const said = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const values = Object.fromEntries(said);
  return deed === "sign" ? (values.decision ?? "") : confirmedDecision(newRemarks(typedRemarks(values)));
}

/** Shows what is true now; what was typed stays. Without scripts the page has been made anew already. */
function LookAnew() {
  const t = useT();
  const { revalidate } = useRevalidator();
  return (
    <p className="sg-anew">
      <Button onClick={() => revalidate()}>{t("signature.lookAnew")}</Button>
    </p>
  );
}
