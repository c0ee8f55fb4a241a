/** The answer: written by its expert or a leader; everybody else of the group reads it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea, type FormFailure } from "../../ui/field.tsx";
import type { QuestionData } from "./route.tsx";

export function AnswerForm({ data, failure }: { data: QuestionData; failure: FormFailure | undefined }) {
  const t = useT();
  const { question, leads } = data;
  return (
    <Form method="post" preventScrollReset className="qs-step">
      {!leads && question.wording !== "" && (
        <>
          <h3 className="lab">{t("questions.wording")}</h3>
          <p className="qs-text written">{question.wording}</p>
        </>
      )}
      <Textarea
        // What an outside expert added meanwhile is not to be overwritten by what stood here before.
        key={question.answer}
        name="answer"
        label={t("questions.answer")}
        hint={drafted(t, data)}
        rows={6}
        defaultValue={question.answer}
        failure={failure}
      />
      <SubmitButton intent="drafted" look={leads ? "plain" : "primary"} busy={t("form.saving")}>
        {t("questions.saveAnswer")}
      </SubmitButton>
    </Form>
  );
}

function drafted(t: ReturnType<typeof useT>, { draftedBy, draftedOutside, draftedAt }: QuestionData): string {
  if (draftedOutside) return t("questions.draftedOutside", { at: draftedAt });
  return draftedBy === null ? "" : t("questions.draftedBy", { name: draftedBy, at: draftedAt });
}
