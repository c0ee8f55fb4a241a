/** The contractor on a change request: what he proposed, his estimates beside the group's own, and asking him for one. */
import { Form } from "@remix-run/react";
import { AskedWords } from "../../changes/contractor-asks.tsx";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { ChangePage } from "./queries.ts";

/** The words that the contractor proposed, where the wish was his. */
export function Proposed({ page: { contractor } }: { page: ChangePage }) {
  const t = useT();
  const { asked } = contractor;
  if (!asked) return null;
  return (
    <Section title={t("contractor.proposed")} lead={t("contractor.proposedBy", { company: asked.company })}>
      <AskedWords row={asked} />
    </Section>
  );
}

export function Estimates({ page, failure }: { page: ChangePage; failure: FormFailure | undefined }) {
  const t = useT();
  const { contractor, fields, rights } = page;
  const { inquiries, mayAsk } = contractor;
  if (inquiries.length === 0 && !mayAsk) return null;
  return (
    <>
      <h3 className="h3 ch-what-if">{t("contractor.estimates")}</h3>
      <ul className="ch-list">
        {inquiries.map((inquiry) => (
          <li key={inquiry.id}>
            <Inquiry inquiry={inquiry} />
            {rights.estimate && inquiry.counts && inquiry.days !== null && (
              <Adopt inquiry={inquiry} stages={fields.stages} />
            )}
          </li>
        ))}
      </ul>
      {mayAsk && (
        <details className="ch-edit" open={failure !== undefined}>
          <summary>{t("contractor.inquire")}</summary>
          <Form method="post" className="ch-form" preventScrollReset>
            <p>{t("contractor.inquireLead")}</p>
            <FormError failure={failure} fields={["title", "note"]} />
            <Field
              name="title"
              label={t("contractor.inquireTitle")}
              defaultValue={fields.title}
              required
              failure={failure}
            />
            <Textarea name="note" label={t("contractor.inquireNote")} rows={3} failure={failure} />
            <SubmitButton intent="inquired">{t("contractor.inquireDo")}</SubmitButton>
          </Form>
        </details>
      )}
    </>
  );
}

type Shown = ChangePage["contractor"]["inquiries"][number];

function Inquiry({ inquiry: { company, days, moneyWords, risk, asked, estimated, counts } }: { inquiry: Shown }) {
  const t = useT();
  return (
    <span>
      {estimated === null ? (
        <>{t("contractor.inquiryWaits", { company, at: asked })}</>
      ) : (
        <>
          <b>{t("contractor.estimateOf", { days: String(days), money: moneyWords })}</b>{" "}
          <span className="small muted">{t("contractor.estimatedBy", { company, at: estimated })}</span>
          {risk && <span className="ch-text"> {t("contractor.riskOf", { risk })}</span>}
        </>
      )}{" "}
      {!counts && <span className="small muted">{t("contractor.ofEarlierText")}</span>}
    </span>
  );
}

/** The contractor's figures become those that are decided on. */
function Adopt({ inquiry: { days, money, currency, risk }, stages }: { inquiry: Shown; stages: string }) {
  const t = useT();
  const figures = { days: String(days), money: String((money ?? 0) / 100), currency, risk, stages };
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(figures).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton intent="estimated" look="ghost" size="small">
        {t("contractor.adopt")}
      </SubmitButton>
    </Form>
  );
}
