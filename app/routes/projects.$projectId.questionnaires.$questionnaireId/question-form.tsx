/** The questions before the first link is made: reworded, moved, left out, given options, one's own added. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { MoveButtons } from "../../interviews/move-buttons.tsx";
import { questionKindWords } from "../../interviews/words.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { QuestionnaireData } from "./route.tsx";

type Question = QuestionnaireData["questionnaire"]["results"][number];

interface QuestionFormProps {
  questions: readonly Question[];
  /** The refusal of this form. */
  failure: FormFailure | undefined;
}

export function QuestionForm({ questions, failure }: QuestionFormProps) {
  const t = useT();
  // After it was saved the fields begin anew; after a refusal they keep what was typed.
  const version = questions.map(({ id }) => id).join();
  return (
    <Section title={t("questionnaires.questions")} lead={t("questionnaires.questionsLead")}>
      {questions.length === 0 && <EmptyState>{t("interviews.guideEmpty")}</EmptyState>}
      <Form method="post" className="iv-form" key={version}>
        <ol className="iv-guide">
          {questions.map((question, at) => (
            <Line key={question.id} {...{ question, at, failure, last: at === questions.length - 1 }} />
          ))}
        </ol>
        <fieldset className="qn-own">
          <legend className="vh">{t("interviews.ownQuestion")}</legend>
          <Textarea name="own" label={t("interviews.ownQuestion")} rows={2} maxLength={1000} failure={failure} />
          <Select name="own-kind" label={t("questionnaires.ownKind")} options={useKinds()} failure={failure} />
          <Textarea name="own-options" label={t("questionnaires.ownOptions")} rows={3} failure={failure} />
        </fieldset>
        <SubmitButton intent="questions" busy={t("form.saving")}>
          {t("interviews.saveGuide")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

function useKinds() {
  const t = useT();
  return (["text", "one", "several"] as const).map((value) => ({ value, label: t(questionKindWords[value]) }));
}

interface LineProps {
  question: Question;
  at: number;
  last: boolean;
  failure: FormFailure | undefined;
}

function Line({ question: { id, question, kind, options }, at, last, failure }: LineProps) {
  const t = useT();
  const number = at + 1;
  const kept = (name: string, usual: string) => failure?.values[`${name}-${at}`] ?? usual;
  return (
    <li>
      <input type="hidden" name={`id-${at}`} value={id} />
      <div className="qn-top">
        <textarea
          className="field"
          name={`question-${at}`}
          aria-label={t("interviews.questionNumber", { number })}
          defaultValue={kept("question", question)}
          rows={2}
          maxLength={1000}
        />
        <MoveButtons at={at} last={last} />
      </div>
      <div className="qn-how">
        <select
          className="field"
          name={`kind-${at}`}
          aria-label={t("questionnaires.kind", { number })}
          defaultValue={kept("kind", kind)}
        >
          {useKinds().map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <textarea
          className="field"
          name={`options-${at}`}
          aria-label={t("questionnaires.options", { number })}
          placeholder={t("questionnaires.optionsPlaceholder")}
          defaultValue={kept("options", options.map(({ option }) => option).join("\n"))}
          rows={3}
        />
      </div>
    </li>
  );
}
