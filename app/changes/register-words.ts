/** What causes of changes are called, as keys of messages; those without a request included. */
import type { ChurnCause } from "../../server/domain/changes/history/steps.ts";
import type { LineKind, LineState, LineVisa } from "../../server/domain/changes/register/shapes.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const churnCauseWords = {
  need: "changeLog.cause.need",
  error: "changeLog.cause.error",
  omission: "changeLog.cause.omission",
  misunderstanding: "changeLog.cause.misunderstanding",
  law: "changeLog.cause.law",
  integrator: "changeLog.cause.integrator",
  market: "changeLog.cause.market",
  other: "changeLog.cause.other",
  reopened: "changeLog.cause.reopened",
  editorial: "changeLog.cause.editorial",
  "new-block": "changeLog.cause.new-block",
} as const satisfies Record<ChurnCause, SimpleKey>;

/** What lines of the register, their states and the decisions on them are called. */
export const lineKindWords = {
  request: "changeLog.kind.request",
  clarification: "changeLog.kind.clarification",
  reopening: "changeLog.kind.reopening",
  editorial: "changeLog.kind.editorial",
} as const satisfies Record<LineKind, SimpleKey>;

export const lineStateWords = {
  applied: "changeLog.state.applied",
  closed: "changeLog.state.closed",
  rejected: "changeLog.state.rejected",
  deferred: "changeLog.state.deferred",
  agreed: "changeLog.state.agreed",
  "in-work": "changeLog.state.in-work",
} as const satisfies Record<LineState, SimpleKey>;

export const verdictWords = {
  approve: "changeLog.verdict.approve",
  reject: "changeLog.verdict.reject",
  defer: "changeLog.verdict.defer",
  agreed: "changeLog.verdict.agreed",
  "agreed-with-remarks": "changeLog.verdict.remarks",
  "by-default": "changeLog.verdict.byDefault",
} as const satisfies Record<LineVisa["verdict"], SimpleKey>;
