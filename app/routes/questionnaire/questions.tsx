/** The questions of a questionnaire, each with its place for an answer, and what became of saving it. */
import { useId } from "react";
import type { SaveState } from "../../answer-saver.ts";
import { useT } from "../../i18n/speech.tsx";
import { SaveMark } from "../../save-mark.tsx";
import { fieldNames } from "./form-answers.ts";
import type { Asked } from "./route.tsx";

type Question = Asked["questions"][number];

interface QuestionFieldProps {
  question: Question;
  number: number;
  /** The longest free answer. */
  longest: number;
  language: string;
  state: SaveState | undefined;
}

export function QuestionField({ question, number, longest, language, state }: QuestionFieldProps) {
  const id = useId();
  const title = `${number}. ${question.question}`;
  return (
    <li className="an-q" lang={language}>
      <input type="hidden" name={fieldNames.asked(question.id)} value={question.kind} />
      {question.kind === "text" ? (
        <>
          <label className="an-title written" htmlFor={id}>
            {title}
          </label>
          <textarea
            className="field"
            id={id}
            name={fieldNames.words(question.id)}
            defaultValue={question.words}
            rows={4}
            maxLength={longest}
            aria-describedby={state && `${id}-state`}
          />
        </>
      ) : (
        <Choice question={question} title={title} />
      )}
      {state && (
        <div id={`${id}-state`}>
          <SaveMark state={state} />
        </div>
      )}
    </li>
  );
}

function Choice({ question: { id, kind, options, chosen }, title }: { question: Question; title: string }) {
  const t = useT();
  const hint = useId();
  return (
    <fieldset className="an-choice" aria-describedby={hint}>
      <legend className="an-title written">{title}</legend>
      <p className="hint" id={hint}>
        {t(kind === "one" ? "answering.one" : "answering.several")}
      </p>
      {options.map((option, place) => (
        <label className="check" key={place}>
          <input
            type={kind === "one" ? "radio" : "checkbox"}
            name={kind === "one" ? fieldNames.one(id) : fieldNames.several(id, place)}
            value={place}
            defaultChecked={chosen.includes(place)}
          />
          <span className="written">{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
