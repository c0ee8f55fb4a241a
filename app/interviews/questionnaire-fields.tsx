/** Fields of a questionnaire that is being made or changed: until when it is answered, and what respondents consent to. */
import { useT } from "../i18n/speech.tsx";
import { Field, Textarea, type FormFailure } from "../ui/field.tsx";

interface FieldProps {
  value: string;
  failure: FormFailure | undefined;
}

export function ClosingField({ value, failure }: FieldProps) {
  const t = useT();
  return (
    <Field
      name="closesOn"
      type="date"
      label={t("questionnaires.closesOn")}
      hint={t("questionnaires.closesOnHint")}
      defaultValue={value}
      failure={failure}
    />
  );
}

/** @param language that respondents read */
export function ConsentField({ value, failure, language }: FieldProps & { language: string }) {
  const t = useT();
  return (
    <Textarea
      name="consentWords"
      lang={language}
      label={t("questionnaires.consentWords")}
      hint={t("questionnaires.consentHint")}
      rows={4}
      maxLength={1000}
      defaultValue={value}
      failure={failure}
    />
  );
}
