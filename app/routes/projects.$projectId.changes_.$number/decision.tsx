/** Who decides on a request, what they have decided, and the reader's own decision. */
import { Form } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import { useState } from "react";
import { groupWords, verdictWords } from "../../changes/words.ts";
import { useT } from "../../i18n/speech.tsx";
import { CodeButton, ProofFields, useProofFields } from "../../signing/proof-fields.tsx";
import type { ProofAsked } from "../../signing/proof.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import type { Did } from "./deeds.ts";
import type { ChangePage } from "./queries.ts";

export function Decisions({ page: { groups, decisions } }: { page: ChangePage }) {
  const t = useT();
  return (
    <>
      <ul className="ch-list">
        {groups.map(({ as, block, need, people }) => (
          <li key={`${as} ${block ?? ""}`}>
            <span>
              <b>{t(groupWords[as])}</b>
              {block && <> {t("changes.ofBlock", { title: block })}</>}{" "}
              <span className="small muted">{t("changes.need", { need, count: people.length })}</span>
            </span>
            <span>
              {people.length === 0 && t("changes.nobody")}
              {people.map(({ memberId, name, verdict }) => (
                <span key={memberId} className="ch-who">
                  {name}: {verdict ? t(verdictWords[verdict]) : t("changes.verdict.awaited")}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {decisions.length > 0 && (
        <ul className="ch-list" aria-label={t("changes.decisions")}>
          {decisions.map(({ id, name, position, insteadOf, verdict, reason, conditions, counts, at }) => (
            <li key={id}>
              <span>
                <b>{t(verdictWords[verdict])}</b> {[name || t("changes.erased"), position].filter(Boolean).join(", ")},{" "}
                {at} {insteadOf !== null && t("deputy.decidedFor", { name: insteadOf || t("changes.erased") })}{" "}
                {!counts && <span className="small muted">{t("changes.earlier")}</span>}
                {reason && <span className="ch-text"> {t("changes.reasonOf", { reason })}</span>}
                {conditions && <span className="ch-text"> {t("changes.conditionsOf", { conditions })}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface DecisionProps {
  page: ChangePage;
  proof: ProofAsked;
  failure: FormFailure | undefined;
  sent: Did | undefined;
}

export function Decision({ page, proof, failure, sent }: DecisionProps) {
  const t = useT();
  const typed = failure?.values ?? sent?.typed ?? {};
  const [verdict, choose] = useState(typed.verdict ?? "approve");
  const proofFields = useProofFields(proof);
  return (
    <Form method="post" className="sg-decide ch-decide" preventScrollReset>
      <input type="hidden" name="hash" value={page.hash} />
      {page.targets.map(({ blockId }) => (
        <input key={blockId} type="hidden" name={`of:${blockId}`} value="" />
      ))}
      <FormError failure={failure} fields={["reason", "conditions", ...proofFields]} />
      <fieldset className="f">
        <legend className="lab">
          {page.insteadOf === null ? t("changes.yourDecision") : t("deputy.decideFor", { name: page.insteadOf })}
        </legend>
        <RadioCards
          name="verdict"
          defaultValue={verdict}
          onChoose={choose}
          cards={[
            { value: "approve", title: t("changes.verdict.approve"), note: t("changes.verdict.approveNote") },
            { value: "reject", title: t("changes.verdict.reject"), note: t("changes.verdict.rejectNote") },
            { value: "defer", title: t("changes.verdict.defer"), note: t("changes.verdict.deferNote") },
          ]}
        />
      </fieldset>
      <Textarea
        name="reason"
        label={t("changes.reason")}
        hint={t("changes.reasonHint")}
        rows={2}
        defaultValue={typed.reason ?? ""}
        failure={failure}
      />
      <Field
        name="conditions"
        label={t("changes.conditions")}
        defaultValue={typed.conditions ?? ""}
        failure={failure}
      />
      <ProofFields
        asked={proof}
        failure={failure}
        typed={typed}
        sentTo={sent?.sentTo}
        passkey={{ deed: "decided", subjectOf: () => ({ change: page.hash, verdict }) }}
      />
      <div className="sg-acts">
        {(proof.byPassword || proof.byCode) && (
          <SubmitButton intent="decided" decides look="primary" size="large" icon={Check} busy={t("changes.deciding")}>
            {t("changes.decide")}
          </SubmitButton>
        )}
        <CodeButton asked={proof} sent={sent !== undefined} />
      </div>
    </Form>
  );
}

/** «Подтверждаю правку»: who had signed the earlier words of a clarification signs the clearer ones. */
export function Confirming({ page, proof, failure, sent }: DecisionProps) {
  const t = useT();
  return (
    <Form method="post" className="sg-decide ch-decide" preventScrollReset>
      <input type="hidden" name="hash" value={page.hash} />
      {page.targets.map(({ blockId }) => (
        <input key={blockId} type="hidden" name={`of:${blockId}`} value="" />
      ))}
      <p>{t("changes.confirm.lead")}</p>
      <FormError failure={failure} fields={useProofFields(proof)} />
      <ProofFields
        asked={proof}
        failure={failure}
        typed={failure?.values ?? sent?.typed ?? {}}
        sentTo={sent?.sentTo}
        passkey={{ deed: "confirmed", subjectOf: () => ({ change: page.hash, verdict: "confirm" }) }}
      />
      <div className="sg-acts">
        {(proof.byPassword || proof.byCode) && (
          <SubmitButton intent="confirmed" look="primary" size="large" icon={Check} busy={t("changes.deciding")}>
            {t("changes.confirm")}
          </SubmitButton>
        )}
        <CodeButton asked={proof} sent={sent !== undefined} />
      </div>
    </Form>
  );
}
