/** What a request says of itself: why, whose wish, what it touches, what it costs. */
import { Form } from "@remix-run/react";
import { Budget } from "../../changes/budget.tsx";
import { ChangeFields, changeFieldNames } from "../../changes/change-fields.tsx";
import { causeWords, channelWords, choices, kindWords, priorityWords, touchWords } from "../../changes/words.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import { Estimates } from "./contractor.tsx";
import type { ChangePage } from "./queries.ts";

interface PartProps {
  page: ChangePage;
}

interface FormProps extends PartProps {
  failure: FormFailure | undefined;
}

export function About({ page: { fields, words } }: PartProps) {
  const t = useT();
  return (
    <dl className="ch-about">
      <dt>{t("changes.field.kind")}</dt>
      <dd>{t(kindWords[fields.kind])}</dd>
      <dt>{t("changes.field.cause")}</dt>
      <dd>
        {t(causeWords[fields.cause])}, {t(channelWords[fields.channel])}
      </dd>
      <dt>{t("changes.field.initiator")}</dt>
      <dd>
        {words.initiator}, {words.raised}
      </dd>
      <dt>{t("changes.field.priority")}</dt>
      <dd>{t(priorityWords[fields.priority])}</dd>
      {fields.rationale && (
        <>
          <dt>{t("changes.field.rationale")}</dt>
          <dd className="ch-text">{fields.rationale}</dd>
        </>
      )}
      {fields.consequence && (
        <>
          <dt>{t("changes.field.consequence")}</dt>
          <dd className="ch-text">{fields.consequence}</dd>
        </>
      )}
    </dl>
  );
}

export function EditForm({ page: { fields, people }, failure }: FormProps) {
  const t = useT();
  return (
    <details className="ch-edit" open={failure !== undefined}>
      <summary>{t("changes.edit")}</summary>
      <Form method="post" className="ch-form" preventScrollReset>
        <FormError failure={failure} fields={changeFieldNames} />
        <ChangeFields now={fields} people={fields.isOutside ? [] : people} failure={failure} />
        <SubmitButton intent="edited" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
    </details>
  );
}

export function Requirements({ page: { requirements, rights, more } }: PartProps) {
  const t = useT();
  if (requirements.length === 0 && !rights.edit) return null;
  return (
    <Section title={t("changes.requirements")} lead={t("changes.requirements.lead")}>
      <ul className="ch-list">
        {requirements.map(({ uuid, code, statement, touch, found }) => (
          <li key={uuid}>
            <span>
              <span className="code">{code}</span> {statement}{" "}
              <span className="small muted">{t(touchWords[touch])}</span>
            </span>
            {rights.edit && found !== "text" && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="requirement" value={uuid} />
                <SubmitButton intent="untouched" look="ghost" size="small">
                  {t("changes.untouch")}
                  <span className="vh"> {code}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {rights.edit && more.requirements.length > 0 && (
        <Form method="post" className="ch-add" preventScrollReset>
          <Select name="requirement" label={t("changes.touch")} options={more.requirements} />
          <SubmitButton intent="touched">{t("changes.add")}</SubmitButton>
        </Form>
      )}
    </Section>
  );
}

export function ImpactSection({ page, failure, inquiring }: FormProps & { inquiring: FormFailure | undefined }) {
  const t = useT();
  const { fields, words, budget, rights, over, resigned } = page;
  return (
    <Section title={t("changes.impact")} lead={t("changes.impact.lead")}>
      {fields.days === null ? (
        <p>{t("changes.notEstimated")}</p>
      ) : (
        <>
          <p>
            <b>{t("changes.impactOf", { days: String(fields.days), money: words.money })}</b>{" "}
            <span className="small muted">
              {t("changes.estimatedBy", { name: words.estimatedBy, at: words.estimated })}
            </span>
          </p>
          {fields.risk && <p className="ch-text">{t("changes.riskOf", { risk: fields.risk })}</p>}
          {fields.stages && <p className="ch-text">{t("changes.stagesOf", { stages: fields.stages })}</p>}
        </>
      )}
      <Estimates page={page} failure={inquiring} />
      <h3 className="h3 ch-what-if">{t("changes.whatIf")}</h3>
      <Budget lines={budget} whatIf />
      {over && <p className="st-bad">{t("changes.ownerNeeded")}</p>}
      <ul className="ch-list">
        {resigned.map(({ blockId, title, visas }) => (
          <li key={blockId}>{t("changes.resigned", { title, count: visas })}</li>
        ))}
      </ul>
      {rights.estimate && (
        <details className="ch-edit" open={failure !== undefined || fields.days === null}>
          <summary>{t("changes.estimate")}</summary>
          <ImpactForm page={page} failure={failure} />
        </details>
      )}
    </Section>
  );
}

function ImpactForm({ page: { fields }, failure }: FormProps) {
  const t = useT();
  return (
    <Form method="post" className="ch-form" preventScrollReset>
      <FormError failure={failure} fields={["days", "money", "currency", "risk", "stages"]} />
      <div className="ch-limits">
        <Field
          name="days"
          label={t("changes.limit.days")}
          inputMode="numeric"
          defaultValue={fields.days ?? ""}
          failure={failure}
        />
        <Field
          name="money"
          label={t("changes.field.money")}
          inputMode="decimal"
          defaultValue={fields.money === null ? "" : fields.money / 100}
          failure={failure}
        />
        <Select
          name="currency"
          label={t("changes.field.currency")}
          options={choices.currencies.map((value) => ({ value, label: value }))}
          defaultValue={fields.currency || "RUB"}
          failure={failure}
        />
      </div>
      <Field name="stages" label={t("changes.field.stages")} defaultValue={fields.stages} failure={failure} />
      <Textarea name="risk" label={t("changes.field.risk")} rows={2} defaultValue={fields.risk} failure={failure} />
      <SubmitButton intent="estimated" busy={t("form.saving")}>
        {t("changes.saveImpact")}
      </SubmitButton>
    </Form>
  );
}
