/** How a decision is confirmed and how long it may take. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";

export interface Terms {
  confirmations: readonly string[];
  deadlineDays: number;
  defaultConsentDays: number | null;
  escalationDays: number;
}

export function TermsForm({ terms, mostDays, failure }: TermsFormProps) {
  const t = useT();
  // What was ticked when the form was refused, or else what is in force.
  const ticked = (way: string) => (failure ? `way:${way}` in failure.values : terms.confirmations.includes(way));
  const days = { type: "number", inputMode: "numeric", min: 1, max: mostDays, failure } as const;
  return (
    <Section title={t("signing.terms")} lead={t("signing.termsLead")}>
      <Form method="post" preventScrollReset>
        <fieldset className="f">
          <legend className="lab">{t("signing.ways")}</legend>
          {failure?.error.field === "confirmations" && <FormError failure={failure} />}
          <Check
            name="way:password"
            label={t("signing.way.password")}
            hint={t("signing.way.passwordHint")}
            defaultChecked={ticked("password")}
          />
          <Check
            name="way:code"
            label={t("signing.way.code")}
            hint={t("signing.way.codeHint")}
            defaultChecked={ticked("code")}
          />
          <Check
            name="way:passkey"
            label={t("passkey.way")}
            hint={t("passkey.wayHint")}
            defaultChecked={ticked("passkey")}
          />
        </fieldset>
        <div className="f-row">
          <Field
            {...days}
            name="deadlineDays"
            label={t("signing.deadline")}
            hint={t("signing.deadlineHint")}
            defaultValue={terms.deadlineDays}
            required
          />
          <Field
            {...days}
            name="escalationDays"
            label={t("signing.escalation")}
            hint={t("signing.escalationHint")}
            defaultValue={terms.escalationDays}
            required
          />
        </div>
        <Field
          {...days}
          name="defaultConsentDays"
          label={t("signing.consent")}
          hint={t("signing.consentHint")}
          defaultValue={terms.defaultConsentDays ?? ""}
        />
        <SubmitButton intent="terms" look="primary" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

interface TermsFormProps {
  terms: Terms;
  mostDays: number;
  failure: FormFailure | undefined;
}
