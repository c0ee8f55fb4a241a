/** About the questionnaire: its title and wording of consent until there are links, its closing day, closing it by hand. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { ClosingField, ConsentField } from "../../interviews/questionnaire-fields.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import type { QuestionnaireData } from "./route.tsx";

/** Fields that say by themselves what is wrong with them. */
export const detailFields = ["title", "closesOn", "consentWords"];

interface DetailsProps {
  data: QuestionnaireData;
  /** The refusal of this form. */
  failure: FormFailure | undefined;
}

export function Details({ data: { questionnaire, language }, failure }: DetailsProps) {
  const t = useT();
  const { title, closesOn, consentWords, state } = questionnaire;
  const draft = state === "draft";
  return (
    <Section title={t("questionnaires.details")}>
      <Form method="post" className="iv-form sy-deeds">
        {draft && (
          <Field name="title" label={t("questionnaires.name")} defaultValue={title} maxLength={120} failure={failure} />
        )}
        <ClosingField value={closesOn} failure={failure} />
        {draft ? (
          <ConsentField value={consentWords} language={language} failure={failure} />
        ) : (
          <div className="f">
            <p className="lab">{t("questionnaires.consentWords")}</p>
            <p className="written" lang={language}>
              {consentWords}
            </p>
          </div>
        )}
        <div className="row wrap">
          <SubmitButton intent="change" busy={t("form.saving")}>
            {t(draft ? "questionnaires.saveDetails" : "questionnaires.move")}
          </SubmitButton>
          {state === "open" && (
            <SubmitButton look="ghost" intent="close" busy={t("form.saving")}>
              {t("questionnaires.close")}
            </SubmitButton>
          )}
        </div>
      </Form>
    </Section>
  );
}
