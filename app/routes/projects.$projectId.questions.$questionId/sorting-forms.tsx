/** Forms by which a leader sorts a question: how all will read it, whose it is, whether its answer changes the ТЗ. */
import { Form, Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { categories, categoryWords } from "../../questions/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import type { QuestionData } from "./route.tsx";

interface FormProps {
  data: QuestionData;
  /** The refusal of this form. */
  failure: FormFailure | undefined;
}

export function WordingForm({ data: { question }, failure }: FormProps) {
  const t = useT();
  const options = [
    { value: "", label: t("questions.noCategory") },
    ...categories.map((value) => ({ value, label: t(categoryWords[value]) })),
  ];
  return (
    <Form method="post" preventScrollReset className="qs-step">
      <Textarea
        name="wording"
        label={t("questions.wording")}
        hint={t("questions.wordingHint")}
        rows={4}
        defaultValue={question.wording || (question.original ?? "")}
        failure={failure}
      />
      <Select
        name="category"
        label={t("questions.category")}
        options={options}
        defaultValue={question.category}
        failure={failure}
      />
      <SubmitButton intent="sorted" busy={t("form.saving")}>
        {t("questions.saveWording")}
      </SubmitButton>
    </Form>
  );
}

export function AssignForm({ data: { question, experts }, failure }: FormProps) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset className="qs-step">
      <div className="qs-assign">
        <Select
          name="expert"
          label={t("questions.expert")}
          options={[{ value: "", label: t("questions.chooseExpert") }, ...experts]}
          defaultValue={question.expert?.memberId ?? ""}
          failure={failure}
        />
        <Field name="due" label={t("questions.due")} type="date" defaultValue={question.due} failure={failure} />
      </div>
      <SubmitButton intent="assigned" busy={t("form.saving")}>
        {t("questions.assign")}
      </SubmitButton>
    </Form>
  );
}

export function ChangeForm({ data: { question, threads }, failure }: FormProps) {
  const t = useT();
  const { id } = useProject();
  const { changesSpec, changeThread, changeRequest } = question;
  const options = threads.map((thread) => ({
    value: thread.id,
    label: thread.quote ? t("questions.thread.ofQuote", thread) : t("questions.thread.of", thread),
  }));
  return (
    <Form method="post" preventScrollReset className="qs-step">
      <fieldset>
        <legend className="lab">{t("questions.changes")}</legend>
        <RadioCards
          name="changes"
          two
          defaultValue={changesSpec ? "1" : "0"}
          cards={[
            { value: "0", title: t("questions.changes.no") },
            { value: "1", title: t("questions.changes.yes"), note: t("questions.changes.yesNote") },
          ]}
        />
      </fieldset>
      <div className="written">
        <Select
          name="thread"
          label={t("questions.thread")}
          hint={t("questions.thread.hint")}
          options={[{ value: "", label: t("questions.thread.none") }, ...options]}
          defaultValue={changeThread?.id ?? ""}
          failure={failure}
        />
      </div>
      <div className="row wrap">
        <SubmitButton intent="linked" busy={t("form.saving")}>
          {t("questions.saveChange")}
        </SubmitButton>
        {changeRequest !== null ? (
          <Link className="link" to={`/projects/${id}/changes/${changeRequest}`}>
            {t("questions.openChange", { number: changeRequest })}
          </Link>
        ) : (
          changesSpec && (
            <Link
              className="link"
              to={`/projects/${id}/changes/new?question=${question.id}&block=${question.block?.id ?? ""}`}
            >
              {t("questions.proposeChange")}
            </Link>
          )
        )}
        {changeThread && (
          <Link className="link" to={`/projects/${id}?block=${changeThread.blockId}#block-${changeThread.blockId}`}>
            {t("questions.openThread")}
          </Link>
        )}
      </div>
    </Form>
  );
}
