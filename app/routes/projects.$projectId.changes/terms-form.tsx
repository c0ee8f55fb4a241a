/** Who decides on changes and the change budget, as the owner sets them. */
import { Form } from "@remix-run/react";
import type { BudgetLimits, ChangeTerms } from "../../../server/domain/changes/settings.ts";
import { choices, ruleWords } from "../../changes/words.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";

interface TermsProps {
  terms: ChangeTerms;
  sections: readonly { id: string; title: string }[];
  failure: FormFailure | undefined;
}

const major = (minor: number | null) => (minor === null ? "" : String(minor / 100));

export function TermsForm({ terms, sections, failure }: TermsProps) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset className="ch-form">
      <FormError failure={failure} fields={["rule", "currency", "days", "money", "share"]} />
      <Select
        name="rule"
        label={t("changes.terms.rule")}
        options={choices.rules.map((value) => ({ value, label: t(ruleWords[value]) }))}
        defaultValue={terms.rule}
        failure={failure}
      />
      <Select
        name="currency"
        label={t("changes.terms.currency")}
        options={choices.currencies.map((value) => ({ value, label: value }))}
        defaultValue={terms.currency}
        failure={failure}
      />
      <Limits limits={terms} failure={failure} />
      <p className="hint">{t("changes.terms.hint")}</p>
      <details>
        <summary>{t("changes.terms.sections")}</summary>
        {sections.map(({ id, title }) => (
          <fieldset key={id}>
            <legend className="lab">{title}</legend>
            <Limits of={`:${id}`} limits={terms.sections[id]} failure={failure} />
          </fieldset>
        ))}
      </details>
      <SubmitButton intent="configured" busy={t("form.saving")}>
        {t("form.save")}
      </SubmitButton>
    </Form>
  );
}

interface LimitsProps {
  of?: string;
  limits: BudgetLimits | undefined;
  failure: FormFailure | undefined;
}

function Limits({ of = "", limits, failure }: LimitsProps) {
  const t = useT();
  const { days = null, money = null, share = null } = limits ?? {};
  return (
    <div className="ch-limits">
      <Field
        name={`days${of}`}
        label={t("changes.limit.days")}
        inputMode="numeric"
        defaultValue={days ?? ""}
        failure={failure}
      />
      <Field
        name={`money${of}`}
        label={t("changes.limit.money")}
        inputMode="decimal"
        defaultValue={major(money)}
        failure={failure}
      />
      <Field
        name={`share${of}`}
        label={t("changes.limit.share")}
        inputMode="numeric"
        defaultValue={share ?? ""}
        failure={failure}
      />
    </div>
  );
}
