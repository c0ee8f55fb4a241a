/** Гриф, terms of confidentiality, the deadline for questions and the term of an answer. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { TenderPage } from "./queries.ts";

interface TermsFormProps {
  terms: TenderPage["terms"];
  mostDays: number;
  failure: FormFailure | undefined;
}

const shown = ["secrecy", "holder", "holderAddress", "terms", "answerDays", "questionsUntil"];

export function TermsForm({ terms, mostDays, failure }: TermsFormProps) {
  const t = useT();
  return (
    <Section title={t("tender.terms")} lead={t("tender.termsLead")}>
      <Form method="post" preventScrollReset>
        <FormError failure={failure} fields={shown} />
        <div className="f-row">
          <Field
            name="secrecy"
            label={t("tender.secrecy")}
            hint={t("tender.secrecyHint")}
            defaultValue={terms.secrecy}
            failure={failure}
          />
          <Field name="holder" label={t("tender.holder")} defaultValue={terms.holder} failure={failure} />
        </div>
        <Field
          name="holderAddress"
          label={t("tender.holderAddress")}
          defaultValue={terms.holderAddress}
          failure={failure}
        />
        <Textarea
          name="terms"
          label={t("door.terms")}
          hint={t("tender.termsHint")}
          rows={12}
          defaultValue={terms.terms}
          failure={failure}
        />
        <div className="f-row">
          <Field
            name="questionsUntil"
            type="date"
            label={t("tender.questionsUntil")}
            hint={t("tender.questionsUntilHint")}
            defaultValue={terms.questionsUntil ?? ""}
            failure={failure}
          />
          <Field
            name="answerDays"
            type="number"
            inputMode="numeric"
            min={1}
            max={mostDays}
            label={t("tender.answerDays")}
            hint={t("tender.answerDaysHint")}
            defaultValue={terms.answerDays}
            required
            failure={failure}
          />
        </div>
        <SubmitButton intent="terms" look="primary" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
    </Section>
  );
}
