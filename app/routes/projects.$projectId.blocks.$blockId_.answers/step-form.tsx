/** One question on a screen: whom to ask, where the answer lands, its fields, and the way back, on and past. */
import { Form, Link } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Plus from "lucide-react/icons/plus";
import { useEffect, useRef, useState } from "react";
import { documentWords } from "../../../content/schema/words.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { AnswerField } from "../../../server/domain/answers/field-reading.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { useQuestion } from "./asking.ts";
import { FieldOf } from "./field-of.tsx";
import { fieldNames, nameOf } from "./given.ts";
import type { AnswersPage, ShownStep, Theirs } from "./queries.ts";
import { StepList } from "./summary.tsx";
import { useSaving } from "./use-saving.ts";

interface StepFormProps {
  step: ShownStep;
  steps: AnswersPage["steps"];
  /** Number and title of the block. */
  title: string;
  back: string;
  failure: FormFailure | undefined;
  theirs: Theirs | undefined;
}

export function StepForm({ step, steps, title, back, failure, theirs }: StepFormProps) {
  const t = useT();
  const language = useLanguage();
  const question = useQuestion();
  const heading = useRef<HTMLHeadingElement>(null);
  // A row that is being typed keeps its place when the page looks at its data anew.
  const [blank] = useState(step.blank);
  const rows = [...step.rows, ...(blank && step.rows.every(({ id }) => id !== blank.id) ? [blank] : [])];
  const saving = useSaving(step, rows, theirs);
  useEffect(() => {
    // Whoever came from another question hears the new one; who has just opened the page stays where he is.
    if (document.activeElement === document.body && history.state?.idx > 0) heading.current?.focus();
  }, []);
  const known = rows.flatMap((row) => row.fields.map((field) => fieldNames.text(nameOf(field))));
  const last = step.number === steps.length;
  return (
    <main className="main" id="main">
      <div className="page narrow-page ans">
        <p className="ans-where">
          <Link className="link" to={back}>
            {title}
          </Link>
          <span>{t("answers.at", { number: step.number, of: steps.length })}</span>
        </p>
        <progress
          value={step.number}
          max={steps.length}
          aria-label={t("answers.at", { number: step.number, of: steps.length })}
        />
        <h1 ref={heading} tabIndex={-1}>
          {question(step)}
        </h1>
        {step.who.length > 0 && <p className="hint">{t("answers.ask", { who: step.who.join(", ") })}</p>}
        <Form method="post" ref={saving.form} onInput={saving.typed} onBlur={saving.left} preventScrollReset={false}>
          <input type="hidden" name="question" value={step.number} />
          <FormError failure={failure} fields={known} />
          {rows.map((row) => (
            <fieldset key={row.id || "only"} className="ans-row">
              <legend className={row.name || rows.length > 1 ? undefined : "vh"}>
                {row.name ||
                  (row === blank ? t("answers.newRow") : t("answers.row", { number: rows.indexOf(row) + 1 }))}
              </legend>
              {row.fields.map((field) => (
                <FieldOf
                  key={nameOf(field)}
                  {...{ field, failure, saving, back }}
                  label={labelOf(field, question(step), language)}
                />
              ))}
            </fieldset>
          ))}
          <p className="hint">{landing(step, t)}</p>
          {(step.fills === "table" || step.fills === "requirement") && (
            <SubmitButton intent="more" icon={Plus} busy={t("answers.saving")}>
              {t("answers.more")}
            </SubmitButton>
          )}
          <div className="ans-bar">
            {step.number > 1 && (
              <SubmitButton intent="back" icon={ArrowLeft} size="large">
                {t("answers.back")}
              </SubmitButton>
            )}
            {!last && (
              <Link className="btn lg ghost" to={`?question=${step.number + 1}`}>
                {t("answers.skip")}
              </Link>
            )}
            <SubmitButton intent="next" look="primary" size="large" icon={ArrowRight} busy={t("answers.saving")}>
              {t(last ? "answers.finish" : "answers.next")}
            </SubmitButton>
          </div>
        </Form>
        <details className="ans-all">
          <summary>{t("answers.list")}</summary>
          <StepList steps={steps} open here={step.number} />
        </details>
      </div>
    </main>
  );
}

type T = ReturnType<typeof useT>;

/** The name of a field: its column, or the question where there is but one. */
function labelOf({ title, unit, column }: AnswerField, question: string, language: Language): string {
  const fields: Readonly<Record<string, string | undefined>> = documentWords[language].fields;
  if (!title) return fields[column] ?? question;
  return unit ? `${title}, ${unit}` : title;
}

/** Where the answer will stand. */
function landing({ fills, form }: ShownStep, t: T): string {
  if (fills === "words") return t("answers.intoText");
  if (fills === "requirement") return t("answers.intoRequirement");
  return t("answers.intoForm", { form });
}
