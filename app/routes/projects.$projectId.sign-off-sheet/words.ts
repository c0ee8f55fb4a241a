/** How the sheet says decisions, proofs given in Svod and the ends of rounds. */
import type { ConfirmedBy, Decision, RoundOutcome } from "../../../server/db/sign-off-schema.ts";
import type { SimpleKey } from "../../i18n/messages.ts";

export const decisionWords = {
  agreed: "signSheet.agreed",
  "agreed-with-remarks": "signSheet.agreed-with-remarks",
  rejected: "signSheet.rejected",
  "by-default": "signSheet.by-default",
} as const satisfies Record<Decision, SimpleKey>;

export const proofWords = {
  password: "signSheet.by.password",
  code: "signSheet.by.code",
  passkey: "signSheet.by.passkey",
} as const satisfies Partial<Record<ConfirmedBy, SimpleKey>>;

export const outcomeWords = {
  agreed: "signSheet.outcome.agreed",
  rejected: "signSheet.outcome.rejected",
  returned: "signSheet.outcome.returned",
  withdrawn: "signSheet.outcome.withdrawn",
  reopened: "signSheet.outcome.reopened",
} as const satisfies Record<RoundOutcome, SimpleKey>;
