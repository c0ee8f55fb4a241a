/** A new wording of the rules: the order that puts it in force, its text, and how a signer would see it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SigningRulesSheet, type ShownRules } from "../../project/signing-rules.tsx";
import { Actions, SubmitButton } from "../../ui/button.tsx";
import { useProject } from "../../project/use-project.ts";
import { Field, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";

export interface RulesDraft {
  body: string;
  orderNumber: string;
  orderDate: string;
}

const fields = ["body", "orderNumber", "orderDate"];

interface RulesFormProps {
  /** Rules are in force already. */
  again: boolean;
  draft: RulesDraft;
  preview: ShownRules | undefined;
  failure: FormFailure | undefined;
}

export function RulesForm({ again, draft, preview, failure }: RulesFormProps) {
  const t = useT();
  const { language } = useProject();
  return (
    <Section
      title={again ? t("signing.newWording") : t("signing.firstWording")}
      lead={again ? t("signing.newLead") : t("signing.firstLead")}
    >
      <Form method="post" preventScrollReset>
        <FormError failure={failure} fields={fields} />
        <div className="f-row">
          <Field
            name="orderNumber"
            label={t("signing.orderNumber")}
            defaultValue={draft.orderNumber}
            required
            failure={failure}
          />
          <Field
            name="orderDate"
            type="date"
            label={t("signing.orderDate")}
            defaultValue={draft.orderDate}
            required
            failure={failure}
          />
        </div>
        <Textarea
          name="body"
          label={t("signing.body")}
          hint={t("signing.bodyHint")}
          rows={18}
          defaultValue={draft.body}
          lang={language}
          required
          failure={failure}
        />
        {/* The first button is the one that Enter presses. */}
        <Actions>
          <SubmitButton intent="preview">{t("signing.preview")}</SubmitButton>
          <SubmitButton intent="rules" look="primary" busy={t("form.saving")}>
            {t("signing.enact")}
          </SubmitButton>
        </Actions>
      </Form>
      {preview && (
        <div className="rules-preview" role="status">
          <h3 className="lab">{t("signing.shown")}</h3>
          <SigningRulesSheet rules={preview} label={t("signing.shown")} />
        </div>
      )}
    </Section>
  );
}
