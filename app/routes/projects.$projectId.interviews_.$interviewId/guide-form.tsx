/** The guide before the talk: questions to reword, to put in another order, to leave out, and one's own to add. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { MoveButtons } from "../../interviews/move-buttons.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { InterviewData } from "./route.tsx";

export function GuideForm({ data: { interview, conducts } }: { data: InterviewData }) {
  const t = useT();
  const { guide, state } = interview;
  if (!conducts || state === "cancelled")
    return (
      <Section title={t("interviews.guide")}>
        <ol className="iv-guide-read">
          {guide.map(({ id, question }) => (
            <li key={id}>{question}</li>
          ))}
        </ol>
      </Section>
    );
  return (
    <Section title={t("interviews.guide")} lead={t("interviews.guideLead")}>
      {guide.length === 0 && <EmptyState>{t("interviews.guideEmpty")}</EmptyState>}
      <Form method="post" className="iv-form">
        <ol className="iv-guide">
          {guide.map((line, at) => (
            <Line key={line.id} {...line} at={at} last={at === guide.length - 1} />
          ))}
        </ol>
        <label className="lab" htmlFor="own-question">
          {t("interviews.ownQuestion")}
        </label>
        <textarea id="own-question" className="field" name="own" rows={2} key={guide.length} maxLength={1000} />
        <SubmitButton intent="guide" busy={t("form.saving")}>
          {t("interviews.saveGuide")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

function Line({ id, question, at, last }: { id: string; question: string; at: number; last: boolean }) {
  const t = useT();
  const number = at + 1;
  return (
    <li>
      <input type="hidden" name={`id-${at}`} value={id} />
      <textarea
        className="field"
        name={`question-${at}`}
        aria-label={t("interviews.questionNumber", { number })}
        defaultValue={question}
        rows={2}
        maxLength={1000}
      />
      <MoveButtons at={at} last={last} />
    </li>
  );
}
