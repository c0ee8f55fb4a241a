/** One field of an answer, by what its column takes; what a colleague wrote there meanwhile stands beside it. */
import { Link } from "@remix-run/react";
import { useId } from "react";
import type { AnswerField } from "../../../server/domain/answers/field-reading.ts";
import { useT } from "../../i18n/speech.tsx";
import { SaveMark } from "../../save-mark.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { fieldNames, nameOf } from "./given.ts";
import { Meanwhile } from "./meanwhile.tsx";
import type { Saving } from "./use-saving.ts";

interface FieldOfProps {
  field: AnswerField;
  label: string;
  failure: FormFailure | undefined;
  saving: Saving;
  /** The block in the document. */
  back: string;
}

export function FieldOf({ field, label, failure, saving, back }: FieldOfProps) {
  const t = useT();
  const name = nameOf(field);
  const theirs = saving.theirs?.name === name ? saving.theirs : undefined;
  const state = theirs ? undefined : saving.states.get(name);
  if (field.rich)
    return (
      <div className="ans-rich">
        <p className="written">{field.text}</p>
        <p className="hint">
          {t("answers.rich")}{" "}
          <Link className="link" to={back}>
            {t("answers.toBlock")}
          </Link>
        </p>
      </div>
    );
  return (
    <div className={field.title || field.row ? "ans-field" : "ans-field only"}>
      <input type="hidden" name={fieldNames.seen(name)} value={saving.seen.get(name) ?? field.seen} />
      <Input field={field} label={label} failure={theirs ? undefined : failure} kept={failure?.values} />
      {theirs && <Meanwhile theirs={theirs} saving={saving} />}
      {state && <SaveMark state={state} />}
    </div>
  );
}

interface InputProps extends Pick<FieldOfProps, "field" | "label" | "failure"> {
  /** What was typed before the form was refused. */
  kept: Record<string, string> | undefined;
}

/** More options than these are chosen from a list. */
const mostShown = 6;

function Input({ field, label, failure, kept }: InputProps) {
  const t = useT();
  const { kind, options, many, example } = field;
  const name = fieldNames.text(nameOf(field));
  const value = kept?.[name] ?? field.text;
  const shown = { name, label, failure, defaultValue: value };
  const hint = field.hint || (example && t("answers.example", { example }));
  if (kind === "choice" && !many && options.length > mostShown)
    return (
      <Select
        {...shown}
        hint={hint}
        options={[
          { value: "", label: t("answers.choose") },
          ...options.map(({ value: each, title }) => ({ value: each, label: title })),
        ]}
      />
    );
  if (kind === "choice") return <Choice {...{ field, label, value, name }} />;
  if (kind === "words")
    return <Textarea {...shown} hint={hint} rows={field.column === "" ? 6 : 3} maxLength={12_000} />;
  if (kind === "date") return <Field {...shown} hint={hint} type="date" />;
  return <Field {...shown} hint={hint} inputMode={kind === "number" ? "decimal" : undefined} autoComplete="off" />;
}

function Choice({ field, label, value, name }: { field: AnswerField; label: string; value: string; name: string }) {
  const t = useT();
  const hint = useId();
  const { many, options } = field;
  const chosen = value.split(/\s*;\s*/);
  return (
    <fieldset className="an-choice" aria-describedby={hint}>
      <legend className="lab">{label}</legend>
      <p className="hint" id={hint}>
        {t(many ? "answering.several" : "answering.one")}
      </p>
      {/* Also an answer without any option is one. */}
      <input type="hidden" name={name} value="" disabled={!many} />
      {options.map(({ value: option, title, note }) => (
        <label className="check" key={option}>
          <input
            type={many ? "checkbox" : "radio"}
            name={many ? fieldNames.pick(nameOf(field), option) : name}
            value={option}
            defaultChecked={chosen.includes(option)}
          />
          <span>
            {title}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
