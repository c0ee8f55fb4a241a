/** Bodies and answers of the JSON API about how a project signs. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { decisions } from "../domain/sign-off/deciding.ts";
import { confirmationWays, mostDays } from "../domain/sign-off/settings.ts";
import { mostBlocks } from "../domain/sign-off/signing-codes.ts";

const days = z.int().meta({ minimum: 1, maximum: mostDays, description: "Working days." });
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });

export const newSigningCode = z.object({
  blocks: z.array(z.string()).optional().meta({ maxItems: mostBlocks, description: "Ids of the blocks to be signed." }),
  version: z.literal(true).optional().meta({ description: "Instead of blocks: the version of the whole document." }),
});

export const signingCode = z.object({ expiresAt: moment });

export const newPasskeyChallenge = z.object({
  blocks: z
    .array(z.object({ block: z.string(), hash, decision: z.enum(decisions) }))
    .optional()
    .meta({ maxItems: mostBlocks, description: "What is going to be signed: exactly this is confirmed." }),
  version: hash.optional().meta({ description: "Instead of blocks: the hash of the manifest of a version." }),
  change: hash.optional().meta({ description: "Instead of blocks: the hash of a change request as it was read." }),
  verdict: z.string().optional().meta({ description: "What is decided on that change request." }),
});

const terms = {
  deadlineDays: days,
  defaultConsentDays: days
    .nullable()
    .meta({ description: "Working days until an advisory approver's silence is consent by default; null: never." }),
  escalationDays: days,
};

export const signOffChoice = z.object({
  confirmations: z.array(z.string()).meta({ minItems: 1, examples: [confirmationWays] }),
  ...terms,
});

export const signOffSettings = z.object({
  confirmations: z.array(z.enum(confirmationWays)),
  ...terms,
});

export const newSigningRules = z.object({
  body: z.string().meta({ maxLength: limits.rules }),
  orderNumber: z.string().meta({ maxLength: limits.order }),
  orderDate: date,
});

export const wording = newSigningRules.extend({
  id: z.string(),
  number: z.int(),
  hash: hash.meta({ description: "SHA-256 of the canonical JSON of body, orderNumber and orderDate." }),
  createdAt: moment,
  acceptances: z.int(),
});

export const signingRules = z.object({
  current: wording.nullable(),
  accepted: z.boolean().meta({ description: "I have accepted the wording in force." }),
  earlier: z.array(wording),
});
