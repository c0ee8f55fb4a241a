/** What choices and states of a round are called and drawn as. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import Hourglass from "lucide-react/icons/hourglass";
import MessageCircle from "lucide-react/icons/message-circle";
import Stamp from "lucide-react/icons/stamp";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { Choice } from "../../../server/domain/sign-off/approver-choice.ts";
import type { Progress } from "../../../server/domain/sign-off/round-progress.ts";
import type { Translate, SimpleKey } from "../../i18n/messages.ts";
import type { Tone } from "../../ui/marks.tsx";
import type { Cell } from "./cells.ts";

export const choiceWords = {
  mandatory: "approver.mandatory",
  advisory: "approver.advisory",
  none: "approvers.none",
} as const satisfies Record<Choice, SimpleKey>;

export const choiceIcons = { mandatory: Stamp, advisory: MessageCircle };

export const progressLooks = {
  waiting: { icon: Hourglass, tone: "wait", word: "approvers.waiting" },
  later: { icon: Clock, tone: "draft", word: "approvers.later" },
  agreed: { icon: CircleCheck, tone: "ok", word: "approvers.agreed" },
  "agreed-with-remarks": { icon: TriangleAlert, tone: "rem", word: "approvers.withRemarks" },
  rejected: { icon: CircleX, tone: "bad", word: "approvers.rejected" },
  "by-default": { icon: CircleCheck, tone: "draft", word: "approvers.byDefault" },
} as const satisfies Record<Progress, { icon: unknown; tone: Tone; word: SimpleKey }>;

/** «обязательно, по разделу, ждёт решения». */
export function cellWords(t: Translate, { choice, bySection, progress, step }: Cell): string {
  const parts = [t(choiceWords[choice])];
  if (bySection) parts.push(t("approvers.bySection"));
  if (step !== null) parts.push(t("approvers.inTurn", { step }));
  if (progress !== null) parts.push(t(progressLooks[progress].word));
  return parts.join(", ");
}
