/** What the contractor is asked to estimate: what changes, and his estimate. */
import { Form } from "@remix-run/react";
import { choices } from "../../changes/words.ts";
import { useT } from "../../i18n/speech.tsx";
import { Redline } from "../../project/redline.tsx";
import { standingLooks } from "../../tender/change-words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { FormError } from "../../ui/note.tsx";
import { Conditions } from "./own-list.tsx";
import type { RequestsPage } from "./queries.ts";

type Row = RequestsPage["asked"][number];

interface AskedListProps {
  asked: readonly Row[];
  failure: FormFailure | undefined;
}

export function AskedList({ asked, failure }: AskedListProps) {
  const t = useT();
  if (asked.length === 0) return <p className="muted">{t("contractor.askedNone")}</p>;
  return (
    <ul className="ct-list">
      {asked.map((row) => (
        <Asked key={row.id} row={row} failure={failure?.values.inquiry === row.id ? failure : undefined} />
      ))}
    </ul>
  );
}

function Asked({ row, failure }: { row: Row; failure: FormFailure | undefined }) {
  const t = useT();
  const { number, title, note, changes, estimate, askedOn } = row;
  const { icon, tone, word } = standingLooks[row.standing];
  return (
    <li>
      <h3 className="h3">
        {t("contractor.numbered", { number })} <span className="written">{title}</span>
      </h3>
      <p className="row wrap between">
        <StatusMark icon={icon} tone={tone} word={t(word)} />
        <span className="small muted">{askedOn}</span>
      </p>
      {note && <p className="ch-text written">{note}</p>}
      <Conditions conditions={row.conditions} />
      {row.mayEstimate && changes.length === 0 && <p className="muted">{t("contractor.nothingOutside")}</p>}
      {changes.map((change) => (
        <details className="td-more" key={change.id} open={row.mayEstimate}>
          <summary>
            {change.number} {change.title}
          </summary>
          {change.redline && (
            <div className="rl-sheet">
              <Redline view={change.redline} />
            </div>
          )}
        </details>
      ))}
      {estimate && (
        <p className="ch-text">
          <b>{t("contractor.estimateOf", { days: estimate.days, money: estimate.money })}</b>{" "}
          <span className="small muted">{estimate.given}</span>
          {estimate.risk && <> {t("contractor.riskOf", { risk: estimate.risk })}</>}
        </p>
      )}
      {row.mayEstimate && <EstimateForm row={row} failure={failure} />}
    </li>
  );
}

function EstimateForm({ row, failure }: { row: Row; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Form method="post" className="ch-form" preventScrollReset aria-label={t("contractor.estimate")}>
      <input type="hidden" name="inquiry" value={row.id} />
      <FormError failure={failure} fields={["days", "money", "currency", "risk"]} />
      {row.isWording && <p>{t("contractor.wordingOnly")}</p>}
      <div className="ch-limits">
        <Field name="days" label={t("changes.limit.days")} inputMode="numeric" required failure={failure} />
        <Field name="money" label={t("changes.field.money")} inputMode="decimal" required failure={failure} />
        <Select
          name="currency"
          label={t("changes.field.currency")}
          options={choices.currencies.map((value) => ({ value, label: value }))}
          defaultValue="RUB"
          failure={failure}
        />
      </div>
      <Textarea name="risk" label={t("changes.field.risk")} rows={2} failure={failure} />
      <p className="hint">{t("contractor.estimateOnce")}</p>
      <SubmitButton intent="estimate" look="primary" busy={t("form.saving")}>
        {t("contractor.estimateDo")}
      </SubmitButton>
    </Form>
  );
}
