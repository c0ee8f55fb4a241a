/** What states, topics and places of questions are called, as keys of messages. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import Hourglass from "lucide-react/icons/hourglass";
import Link2 from "lucide-react/icons/link-2";
import type { LucideIcon } from "lucide-react";
import type { Category, PlaceKind } from "../../server/domain/clarifications/names.ts";
import type { OwnStanding } from "../../server/domain/clarifications/outside-shapes.ts";
import type { ClarificationState } from "../../server/db/tender-schema.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import type { Tone } from "../ui/marks.tsx";

export const categoryWords = {
  functions: "questions.category.functions",
  integrations: "questions.category.integrations",
  data: "questions.category.data",
  processes: "questions.category.processes",
  access: "questions.category.access",
  platform: "questions.category.platform",
  terms: "questions.category.terms",
  other: "questions.category.other",
} as const satisfies Record<Category, SimpleKey>;

/** In the order in which they are offered. */
export const categories = Object.keys(categoryWords) as Category[];

export const questionStateWords = {
  submitted: "questions.state.submitted",
  triage: "questions.state.triage",
  assigned: "questions.state.assigned",
  drafted: "questions.state.drafted",
  published: "questions.state.published",
  merged: "questions.state.merged",
  withdrawn: "questions.state.withdrawn",
} as const satisfies Record<ClarificationState, SimpleKey>;

export const ownStateWords = {
  received: "ask.state.received",
  "in-work": "ask.state.in-work",
  answered: "ask.state.answered",
  withdrawn: "ask.state.withdrawn",
} as const satisfies Record<OwnStanding, SimpleKey>;

export const placeWords = {
  block: "ask.place.block",
  quote: "ask.place.quote",
  requirement: "ask.place.requirement",
  row: "ask.place.row",
} as const satisfies Record<PlaceKind, SimpleKey>;

export const placeKinds = Object.keys(placeWords) as PlaceKind[];

interface Look {
  icon: LucideIcon;
  tone: Tone;
}

const fresh: Look = { icon: CircleDashed, tone: "draft" };
const waits: Look = { icon: Hourglass, tone: "wait" };
const ready: Look = { icon: CircleCheck, tone: "ok" };

export const questionLooks: Record<ClarificationState, Look> = {
  submitted: fresh,
  triage: fresh,
  assigned: waits,
  drafted: ready,
  published: ready,
  merged: { icon: Link2, tone: "draft" },
  withdrawn: { icon: CircleX, tone: "empty" },
};

export const ownLooks: Record<OwnStanding, Look> = {
  received: fresh,
  "in-work": waits,
  answered: ready,
  withdrawn: { icon: CircleX, tone: "empty" },
};

/** «В-26» in the register, «О-21» among the published: codes are never translated. */
export const registerCode = (number: number) => `В-${number}`;
export const publicCode = (number: number) => `О-${number}`;
