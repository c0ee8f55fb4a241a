/** How far a requirement has come, as keys of messages. */
import type { ProgressStage } from "../../server/db/progress-schema.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const progressWords = {
  "in-work": "progress.in-work",
  delivered: "progress.delivered",
  accepted: "progress.accepted",
} as const satisfies Record<ProgressStage, SimpleKey>;
