/** The part of a signing form that proves who signs: the company's rules the first time, then a passkey, a password or a code. */
import { useT } from "../i18n/speech.tsx";
import { SubmitButton } from "../ui/button.tsx";
import { Field, FieldError, type FormFailure } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { shortHash } from "./hash.tsx";
import { PasskeyAdvice, PasskeyProof, usePasskeyOffered, type PasskeyDeed } from "./passkey-proof.tsx";
import type { ProofAsked } from "./proof.ts";

/** Fields that say themselves what is wrong with them. */
export function useProofFields(asked: ProofAsked): string[] {
  const fields = ["password", "code", "acceptRules"];
  return usePasskeyOffered(asked) ? [...fields, "passkey"] : fields;
}

interface ProofFieldsProps {
  asked: ProofAsked;
  failure: FormFailure | undefined;
  /** What was typed before the page was made anew. */
  typed: Record<string, string>;
  /** The address a code has just gone to. */
  sentTo: string | undefined;
  passkey: PasskeyDeed;
}

export function ProofFields({ asked, failure, typed, sentTo, passkey }: ProofFieldsProps) {
  const t = useT();
  const byPasskey = usePasskeyOffered(asked);
  const codeIsDue = asked.byCode && (!asked.byPassword || sentTo !== undefined || typed.way === "code");
  return (
    <>
      {asked.rules && <Rules key={asked.rules.hash} rules={asked.rules} failure={failure} typed={typed} />}
      {byPasskey ? <PasskeyProof asked={asked} failure={failure} {...passkey} /> : <PasskeyAdvice asked={asked} />}
      {sentTo && (
        <div className="f">
          <Note tone="acc" announced>
            {t("signature.codeSent", { email: sentTo })}
          </Note>
        </div>
      )}
      {codeIsDue ? (
        <>
          <input type="hidden" name="way" value="code" />
          <Field
            big
            name="code"
            label={t("signature.code")}
            hint={t("signature.codeHint")}
            inputMode="numeric"
            autoComplete="one-time-code"
            failure={failure}
          />
        </>
      ) : (
        asked.byPassword && (
          <Field
            big
            name="password"
            label={t("signature.password")}
            hint={t("signature.passwordHint")}
            type="password"
            autoComplete="current-password"
            failure={failure}
          />
        )
      )}
    </>
  );
}

/** Asks for a code by mail, where codes are taken. */
export function CodeButton({ asked, sent }: { asked: ProofAsked; sent: boolean }) {
  const t = useT();
  if (!asked.byCode) return null;
  return (
    <SubmitButton intent="code" look="ghost" size="large" busy={t("signature.sending")}>
      {sent ? t("signature.sendCodeAgain") : t("signature.sendCode")}
    </SubmitButton>
  );
}

interface RulesProps extends Pick<ProofFieldsProps, "failure" | "typed"> {
  rules: NonNullable<ProofAsked["rules"]>;
}

function Rules({ rules, failure, typed }: RulesProps) {
  const t = useT();
  const error = failure?.error.field === "acceptRules" ? failure.error.message : undefined;
  return (
    <section className="sg-rules" aria-labelledby="rules-title">
      <h3 className="h3" id="rules-title">
        {t("signature.rules")}
      </h3>
      <p className="small muted">
        {t("signature.rulesOrder", { number: rules.orderNumber, date: rules.orderDate, hash: shortHash(rules.hash) })}
      </p>
      <div className="sg-rules-text" tabIndex={0} role="region" aria-labelledby="rules-title">
        {rules.body}
      </div>
      <label className="check">
        <input
          type="checkbox"
          name="acceptRules"
          value={rules.hash}
          defaultChecked={typed.acceptRules === rules.hash}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "rules-error" : undefined}
        />
        <span>{t("signature.acceptRules")}</span>
      </label>
      {error && <FieldError id="rules-error">{error}</FieldError>}
    </section>
  );
}
