/** The form by which the contractor asks to change what is published. */
import { Form } from "@remix-run/react";
import { causeWords, choices } from "../../changes/words.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import type { RequestsPage } from "./queries.ts";

const fields = ["block", "quote", "title", "cause", "rationale", "consequence", "proposedWords"];

export function AskForm({ page, failure }: { page: RequestsPage; failure: FormFailure | undefined }) {
  const t = useT();
  if (page.blocks.length === 0) return <EmptyState>{t("contractor.nothingPublished")}</EmptyState>;
  return (
    <details className="td-more" open={page.own.length === 0 || failure !== undefined}>
      <summary>{t("contractor.ask")}</summary>
      <Form method="post" className="ch-form" preventScrollReset>
        <input type="hidden" name="seen" value={failure?.values.seen ?? page.own.length} />
        <FormError failure={failure} fields={fields} />
        <div className="written">
          <Select name="block" label={t("contractor.block")} options={page.blocks} failure={failure} />
        </div>
        <Field name="quote" label={t("contractor.quote")} hint={t("contractor.quoteHint")} failure={failure} />
        <Field name="title" label={t("changes.field.title")} required failure={failure} />
        <Select
          name="cause"
          label={t("changes.field.cause")}
          options={choices.causes.map((value) => ({ value, label: t(causeWords[value]) }))}
          defaultValue="integrator"
          failure={failure}
        />
        <Textarea name="rationale" label={t("contractor.rationale")} rows={3} required failure={failure} />
        <Textarea name="consequence" label={t("contractor.consequence")} rows={2} failure={failure} />
        <Textarea
          name="proposedWords"
          label={t("contractor.words")}
          hint={t("contractor.wordsHint")}
          rows={4}
          failure={failure}
        />
        <SubmitButton intent="ask" look="primary" busy={t("contractor.asking")}>
          {t("contractor.askDo")}
        </SubmitButton>
      </Form>
    </details>
  );
}
