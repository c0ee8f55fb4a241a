/** What causes of changes, lines of the register, their states and the decisions on them are called, as keys of messages. */
import type { ChurnCause } from "../../server/domain/changes/history/steps.ts";
import type { LineKind, LineState, LineVisa } from "../../server/domain/changes/register/shapes.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import { causeWords, kindWords, stateWords, verdictWords } from "./words.ts";

/** Those without a request included. */
export const churnCauseWords = {
  ...causeWords,
  reopened: "changeLog.cause.reopened",
  editorial: "changeLog.cause.editorial",
  "new-block": "changeLog.cause.new-block",
} as const satisfies Record<ChurnCause, SimpleKey>;

export const lineKindWords = {
  ...kindWords,
  reopening: "changeLog.kind.reopening",
  editorial: "changeLog.kind.editorial",
} as const satisfies Record<LineKind, SimpleKey>;

const { applied, closed, rejected, deferred } = stateWords;

export const lineStateWords = {
  ...{ applied, closed, rejected, deferred },
  agreed: "changeLog.state.agreed",
  "in-work": "changeLog.state.in-work",
} as const satisfies Record<LineState, SimpleKey>;

export const lineVerdictWords = {
  ...verdictWords,
  agreed: "signSheet.agreed",
  "agreed-with-remarks": "signSheet.agreed-with-remarks",
  "by-default": "signSheet.by-default",
} as const satisfies Record<LineVisa["verdict"], SimpleKey>;
