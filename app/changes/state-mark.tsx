/** The state of a change request, as icon and word. */
import type { ChangeState } from "../../server/db/change-schema.ts";
import { useT } from "../i18n/speech.tsx";
import { StatusMark } from "../ui/marks.tsx";
import { stateLooks, stateWords } from "./words.ts";

export function ChangeStateMark({ state }: { state: ChangeState }) {
  const t = useT();
  return <StatusMark {...stateLooks[state]} word={t(stateWords[state])} />;
}
