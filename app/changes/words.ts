/** What causes of changes are called, as keys of messages; those without a request included. */
import type { ChurnCause } from "../../server/domain/changes/history/steps.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const causeWords = {
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
