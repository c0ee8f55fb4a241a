/** The form of an open row: the words of a requirement while its block is a draft, its status always. */
import { Form } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import type { Priority, RequirementField } from "../../../content/schema/forms.ts";
import { requirementAnchor, requirementStatuses } from "../../../content/schema/names.ts";
import { documentWords } from "../../../content/schema/words.ts";
import type { Choice, Register } from "../../../server/domain/requirements/register.ts";
import type { RequirementRow } from "../../../server/domain/requirements/requirements.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { useColumns, useDocumentWords } from "./use-titles.ts";
import { ViewLink } from "./view-link.tsx";

// Of the schema only its words: the schema itself brings the editor along.
const priorities = Object.keys(documentWords.ru.priorities) as Priority[];
const requirementFields = Object.keys(documentWords.ru.fields) as RequirementField[];
const editable = [...requirementFields, "priority", "status"] as const;

interface FormProps {
  row: RequirementRow;
  documentPath: string;
  choices: Register["choices"];
  failure: FormFailure | undefined;
}

/** What the person saw when he opened the row; a change by others that he has been told of does not hold him again. */
function seenOf(opened: RequirementRow, failure: FormFailure | undefined): [string, string][] {
  if (!failure) return editable.map((name) => [`seen.${name}`, opened[name]]);
  const told = failure.error.code === "requirement-changed" ? `seen.${failure.error.field}` : "";
  return Object.entries(failure.values).filter(([name]) => name.startsWith("seen.") && name !== told);
}

function Suggestions({ id, choices }: { id: string; choices: readonly Choice[] }) {
  return (
    <datalist id={id}>
      {choices
        .filter(({ value }) => value !== "")
        .map(({ value }) => (
          <option key={value} value={value} />
        ))}
    </datalist>
  );
}

type WordsProps = Pick<FormProps, "choices" | "failure"> & { opened: RequirementRow };

function Words({ opened, choices, failure }: WordsProps) {
  const id = useId();
  const { fields, priorities: titles } = useDocumentWords();
  const { priority } = useColumns();
  const field = (name: RequirementField) => ({
    ...{ name, label: fields[name], defaultValue: opened[name], failure },
  });
  return (
    <>
      <Textarea {...field("statement")} rows={3} />
      <Textarea {...field("criterion")} rows={2} />
      <div className="f-row">
        <Select
          {...{ name: "priority", label: priority, defaultValue: opened.priority, failure }}
          options={priorities.map((value) => ({ value, label: titles[value] }))}
        />
        <Field {...field("stage")} list={`${id}-stages`} />
        <Field {...field("addressee")} list={`${id}-addressees`} />
        <Field {...field("owner")} />
      </div>
      <Field {...field("source")} />
      <Suggestions id={`${id}-stages`} choices={choices.stage} />
      <Suggestions id={`${id}-addressees`} choices={choices.addressee} />
    </>
  );
}

export function RequirementForm({ row, documentPath, choices, failure }: FormProps) {
  const t = useT();
  const [opened] = useState(row);
  const form = useRef<HTMLFormElement>(null);
  const { statuses } = useDocumentWords();
  const { status } = useColumns();
  const { code, uuid, block } = opened;
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, select")?.focus(), []);
  return (
    <tr id={code} className="reg-open">
      <td colSpan={8}>
        <Form ref={form} method="post" preventScrollReset aria-label={t("register.changing", { code })}>
          <p className="row wrap">
            <a className="code written" href={`${documentPath}?block=${block.id}#${requirementAnchor(uuid)}`}>
              {code}
            </a>
            <span className="muted written">
              {block.number} {block.title}
            </span>
          </p>
          <FormError failure={failure} fields={block.draft ? editable : ["status"]} />
          <input type="hidden" name="requirement" value={code} />
          {seenOf(opened, failure).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {block.draft ? (
            <Words {...{ opened, choices, failure }} />
          ) : (
            <div className="f">
              <Note tone="acc">{t("register.locked")}</Note>
            </div>
          )}
          <Select
            {...{ name: "status", label: status, defaultValue: opened.status, failure }}
            options={requirementStatuses.map((value) => ({ value, label: statuses[value] }))}
          />
          <div className="row wrap">
            <SubmitButton intent="change" look="primary" busy={t("form.saving")}>
              {t("form.save")}
            </SubmitButton>
            <ViewLink look="ghost" changes={() => ({})}>
              {t("register.close")}
            </ViewLink>
          </div>
        </Form>
      </td>
    </tr>
  );
}
