/** The state of a question in the register, as icon and word. */
import type { ClarificationState } from "../../server/db/tender-schema.ts";
import { useT } from "../i18n/speech.tsx";
import { StatusMark } from "../ui/marks.tsx";
import { questionLooks, questionStateWords } from "./words.ts";

export function QuestionState({ state, approved }: { state: ClarificationState; approved?: boolean }) {
  const t = useT();
  const key = state === "drafted" && approved ? "questions.state.approved" : questionStateWords[state];
  return <StatusMark {...questionLooks[state]} word={t(key)} />;
}
