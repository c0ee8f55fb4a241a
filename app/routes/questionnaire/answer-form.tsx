/** The form of a respondent: questions one below another, how far he has come, his consent, and the sending. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { FieldError, type FormFailure } from "../../ui/field.tsx";
import { Brand } from "../../ui/logo.tsx";
import { SaveMark } from "../../save-mark.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { QuestionField } from "./questions.tsx";
import type { Asked } from "./route.tsx";
import { consentKey, useAnswerSaving, type AnswerSaving } from "./use-answer-saving.ts";

interface AnswerFormProps {
  asked: Asked;
  token: string;
  failure: FormFailure | undefined;
  /** It was saved by the button, which stands there without scripts. */
  saved: boolean;
}

export function AnswerForm({ asked, token, failure, saved }: AnswerFormProps) {
  const t = useT();
  const { title, project, until, questions, longest, language } = asked;
  const saving = useAnswerSaving(token, { answered: asked.answered, of: asked.of });
  return (
    <main className="cf" id="main">
      <Brand name={t("brand")} />
      <h1 className="written" lang={language}>
        {title}
      </h1>
      <p className="written" lang={language}>
        {project}
      </p>
      <p>{t("answering.how", { until })}</p>
      <FormError failure={failure} fields={[consentKey]} />
      {saved && !saving.alive && (
        <Note tone="ok" announced>
          {t("answering.saved")}
        </Note>
      )}
      <Form
        method="post"
        ref={saving.form}
        onInput={(event) => saving.changed((event.target as HTMLInputElement).name)}
        onBlur={saving.left}
      >
        <input type="hidden" name="token" value={token} />
        <ol className="an-list">
          {questions.map((question, at) => (
            <QuestionField
              key={question.id}
              {...{ question, longest, language, number: at + 1, state: saving.states.get(question.id) }}
            />
          ))}
        </ol>
        <ConsentChoice asked={asked} failure={failure} saving={saving} />
        <div className="cf-deed">
          <SubmitButton look="primary" size="large" wide intent="send" busy={t("answering.sending")}>
            {t("answering.send")}
          </SubmitButton>
          {!saving.alive && (
            <SubmitButton size="large" wide intent="save">
              {t("answering.save")}
            </SubmitButton>
          )}
          <p className="hint">{t("answering.once")}</p>
        </div>
      </Form>
      <ProgressBar saving={saving} />
    </main>
  );
}

interface ConsentChoiceProps {
  asked: Asked;
  failure: FormFailure | undefined;
  saving: AnswerSaving;
}

function ConsentChoice({ asked: { name, consent, consentWords, language }, failure, saving }: ConsentChoiceProps) {
  const t = useT();
  const state = saving.states.get(consentKey);
  const error = failure?.error.field === consentKey ? failure.error.message : undefined;
  const labels = {
    role: t("answering.consent.role"),
    name: t("answering.consent.name", { name }),
    none: t("answering.consent.none"),
  };
  return (
    <fieldset className="an-q an-choice" aria-describedby={error && "consent-error"}>
      <legend className="an-title">{t("answering.consent")}</legend>
      <p className="written" lang={language}>
        {consentWords}
      </p>
      {(["role", "name", "none"] as const).map((value) => (
        <label className="check" key={value}>
          <input type="radio" name={consentKey} value={value} defaultChecked={consent === value} />
          <span className="written">{labels[value]}</span>
        </label>
      ))}
      {error && <FieldError id="consent-error">{error}</FieldError>}
      {state && <SaveMark state={state} />}
    </fieldset>
  );
}

/** How far he has come, and whether all of it is on disk; it stays in sight. */
function ProgressBar({ saving: { alive, progress, states } }: { saving: AnswerSaving }) {
  const t = useT();
  const kinds = [...states.values()].map(({ kind }) => kind);
  const failed = kinds.some((kind) => kind === "unreached" || kind === "refused");
  const word = failed ? "answering.unsaved" : kinds.includes("saving") ? "answering.saving" : "answering.saved";
  return (
    <div className="an-bar">
      <progress value={progress.answered} max={progress.of} aria-label={t("answering.progress", { ...progress })} />
      <p role="status">
        {t("answering.progress", { ...progress })}
        {alive && kinds.length > 0 && <span className={failed ? "an-failed" : "muted"}> · {t(word)}</span>}
      </p>
    </div>
  );
}
