/** Links a quote to a requirement or a block, or makes a requirement of it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea } from "../../ui/field.tsx";
import type { ShownExcerpt } from "./excerpt-list.tsx";
import type { InterviewData } from "./route.tsx";

interface EvidenceFormsProps {
  excerpt: ShownExcerpt;
  blocks: InterviewData["choices"]["blocks"];
  /** The blocks of the interview, which are offered first. */
  about: InterviewData["interview"]["blocks"];
}

export function EvidenceForms({ excerpt, blocks, about }: EvidenceFormsProps) {
  const t = useT();
  const near = new Set(about.map(({ id }) => id));
  const options = [...about, ...blocks.filter(({ id }) => !near.has(id))].map(({ id, number, title }) => ({
    ...{ value: id, label: `${number} ${title}` },
  }));
  return (
    <>
      <Form method="post" className="iv-form">
        <input type="hidden" name="excerpt" value={excerpt.id} />
        <Textarea
          name="statement"
          label={t("interviews.newRequirement")}
          hint={t("interviews.newRequirementHint")}
          rows={3}
          maxLength={2000}
        />
        <Select name="block" label={t("interviews.intoBlock")} options={options} />
        <SubmitButton size="small" look="primary" intent="require" busy={t("form.saving")}>
          {t("interviews.makeRequirement")}
        </SubmitButton>
      </Form>
      <Form method="post" className="iv-form">
        <input type="hidden" name="excerpt" value={excerpt.id} />
        <Field name="requirement" label={t("interviews.code")} placeholder="ТЗ-INT-003" maxLength={40} />
        <SubmitButton size="small" intent="link" busy={t("form.saving")}>
          {t("interviews.linkRequirement")}
        </SubmitButton>
      </Form>
      <Form method="post" className="iv-form">
        <input type="hidden" name="excerpt" value={excerpt.id} />
        <Select name="block" label={t("interviews.block")} options={options} />
        <SubmitButton size="small" intent="link" busy={t("form.saving")}>
          {t("interviews.linkBlock")}
        </SubmitButton>
      </Form>
    </>
  );
}
