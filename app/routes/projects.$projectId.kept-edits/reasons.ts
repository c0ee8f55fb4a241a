/** Why edits were kept, as keys of messages. */
import type { KeptEdits } from "../../../server/db/schema.ts";
import type { SimpleKey } from "../../i18n/messages.ts";

export const keptReasons = {
  locked: "kept.locked",
  "no-right": "kept.noRight",
  epoch: "kept.epoch",
  removed: "kept.removed",
  "too-large": "kept.tooLarge",
} as const satisfies Record<KeptEdits["reason"], SimpleKey>;
