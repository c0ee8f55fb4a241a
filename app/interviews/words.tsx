/** What interviews, their states and their respondents are called. */
import CalendarClock from "lucide-react/icons/calendar-clock";
import BadgeCheck from "lucide-react/icons/badge-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Ban from "lucide-react/icons/ban";
import Hourglass from "lucide-react/icons/hourglass";
import MessageSquareQuote from "lucide-react/icons/message-square-quote";
import Mic from "lucide-react/icons/mic";
import type { LucideIcon } from "lucide-react";
import type { NoteMark } from "../../content/interviews/notes.ts";
import type { Consent, InterviewState } from "../../server/db/interview-schema.ts";
import type { QuestionKind } from "../../server/db/questionnaire-schema.ts";
import type { QuestionnaireState } from "../../server/domain/interviews/questionnaires/register.ts";
import type { CoverageState } from "../../server/domain/interviews/coverage.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { StatusMark, type Tone } from "../ui/marks.tsx";

interface StateLook {
  word: SimpleKey;
  icon: LucideIcon;
  tone: Tone;
}

const states: Record<InterviewState | "running", StateLook> = {
  planned: { word: "interviews.state.planned", icon: CalendarClock, tone: "draft" },
  running: { word: "interviews.state.running", icon: Mic, tone: "bad" },
  conducted: { word: "interviews.state.conducted", icon: CircleDashed, tone: "draft" },
  awaiting: { word: "interviews.state.awaiting", icon: Hourglass, tone: "wait" },
  confirmed: { word: "interviews.state.confirmed", icon: BadgeCheck, tone: "ok" },
  cancelled: { word: "interviews.state.cancelled", icon: Ban, tone: "empty" },
};

export function InterviewStatus({ state, running }: { state: InterviewState; running: boolean }) {
  const t = useT();
  const { word, icon, tone } = states[running ? "running" : state];
  return <StatusMark icon={icon} word={t(word)} tone={tone} />;
}

export const coverageLooks: Record<CoverageState, { word: SimpleKey; icon: LucideIcon }> = {
  none: { word: "interviews.cover.none", icon: CircleDashed },
  planned: { word: "interviews.cover.planned", icon: CalendarClock },
  conducted: { word: "interviews.cover.conducted", icon: Mic },
  confirmed: { word: "interviews.cover.confirmed", icon: BadgeCheck },
  quoted: { word: "interviews.cover.quoted", icon: MessageSquareQuote },
};

export const consentWords = {
  name: "interviews.consent.name",
  role: "interviews.consent.role",
  none: "interviews.consent.none",
} as const satisfies Record<Consent, SimpleKey>;

export const markKeys = {
  "as-is": "interviews.mark.as-is",
  "to-be": "interviews.mark.to-be",
  pain: "interviews.mark.pain",
} as const satisfies Record<Exclude<NoteMark, "">, SimpleKey>;

const questionnaireStates: Record<QuestionnaireState, StateLook> = {
  draft: { word: "questionnaires.state.draft", icon: CircleDashed, tone: "draft" },
  open: { word: "questionnaires.state.open", icon: Hourglass, tone: "wait" },
  closed: { word: "questionnaires.state.closed", icon: BadgeCheck, tone: "ok" },
};

export function QuestionnaireStatus({ state }: { state: QuestionnaireState }) {
  const t = useT();
  const { word, icon, tone } = questionnaireStates[state];
  return <StatusMark icon={icon} word={t(word)} tone={tone} />;
}

export const questionKindWords = {
  text: "questionnaires.kind.text",
  one: "questionnaires.kind.one",
  several: "questionnaires.kind.several",
} as const satisfies Record<QuestionKind, SimpleKey>;
