/** What states, causes, channels and urgencies of change requests are called, as keys of messages. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import Hourglass from "lucide-react/icons/hourglass";
import type { LucideIcon } from "lucide-react";
import type {
  ChangeCause,
  ChangeChannel,
  ChangeKind,
  ChangePriority,
  ChangeRule,
  ChangeState,
  ChangeVerdict,
} from "../../server/db/change-schema.ts";
import {
  changeCauses,
  changeChannels,
  changeKinds,
  changePriorities,
  changeRules,
  currencies,
} from "../../server/domain/changes/names.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import type { Tone } from "../ui/marks.tsx";

/** What forms offer, in this order. */
export const choices = {
  kinds: changeKinds,
  causes: changeCauses,
  channels: changeChannels,
  priorities: changePriorities,
  rules: changeRules,
  currencies,
};

export const stateWords = {
  draft: "changes.state.draft",
  submitted: "changes.state.submitted",
  decision: "changes.state.decision",
  deferred: "changes.state.deferred",
  rejected: "changes.state.rejected",
  cancelled: "changes.state.cancelled",
  applied: "changes.state.applied",
  closed: "changes.state.closed",
} as const satisfies Record<ChangeState, SimpleKey>;

export const stateLooks: Record<ChangeState, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: CircleDashed, tone: "draft" },
  submitted: { icon: Hourglass, tone: "wait" },
  decision: { icon: Hourglass, tone: "wait" },
  deferred: { icon: CircleDashed, tone: "rem" },
  rejected: { icon: CircleX, tone: "bad" },
  cancelled: { icon: CircleX, tone: "empty" },
  applied: { icon: CircleCheck, tone: "ok" },
  closed: { icon: CircleCheck, tone: "ok" },
};

export const kindWords = {
  request: "changes.kind.request",
  clarification: "changes.kind.clarification",
} as const satisfies Record<ChangeKind, SimpleKey>;

export const causeWords = {
  need: "changes.cause.need",
  error: "changes.cause.error",
  omission: "changes.cause.omission",
  misunderstanding: "changes.cause.misunderstanding",
  law: "changes.cause.law",
  integrator: "changes.cause.integrator",
  market: "changes.cause.market",
  other: "changes.cause.other",
} as const satisfies Record<ChangeCause, SimpleKey>;

export const channelWords = {
  own: "changes.channel.own",
  interview: "changes.channel.interview",
  question: "changes.channel.question",
  review: "changes.channel.review",
  other: "changes.channel.other",
} as const satisfies Record<ChangeChannel, SimpleKey>;

export const priorityWords = {
  critical: "changes.priority.critical",
  high: "changes.priority.high",
  normal: "changes.priority.normal",
  low: "changes.priority.low",
} as const satisfies Record<ChangePriority, SimpleKey>;

export const ruleWords = {
  all: "changes.rule.all",
  majority: "changes.rule.majority",
  owner: "changes.rule.owner",
} as const satisfies Record<ChangeRule, SimpleKey>;

export const verdictWords = {
  approve: "changes.verdict.approved",
  reject: "changes.verdict.rejected",
  defer: "changes.verdict.deferred",
} as const satisfies Record<ChangeVerdict, SimpleKey>;

export const touchWords = {
  added: "changes.touch.added",
  modified: "changes.touch.modified",
  removed: "changes.touch.removed",
  affected: "changes.touch.affected",
} as const satisfies Record<string, SimpleKey>;

export const groupWords = {
  approvers: "changes.group.approvers",
  owner: "changes.group.owner",
  responsible: "changes.group.responsible",
  leader: "changes.group.leader",
} as const satisfies Record<string, SimpleKey>;
