/** Bodies and answers of changes as the contractor has them. */
import { z } from "zod";
import { changeCauses, currencies } from "../domain/changes/names.ts";
import { placeKinds } from "../domain/clarifications/names.ts";
import { limits } from "../domain/fields.ts";
import { changeStandings } from "../domain/tender/projection/contractor-shapes.ts";
import { change } from "./door-shapes.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const text = (max: number) => z.string().meta({ maxLength: max });
const words = z.object({ kind: z.enum(placeKinds), words: text(limits.quote) });
const standing = z.enum(changeStandings);
const conditions = z.array(z.string()).meta({ description: "Under which it was decided." });

const own = z.object({
  ...{ id, number: z.int(), title: z.string(), cause: z.string(), rationale: z.string(), consequence: z.string() },
  words: z.string().meta({ description: "Proposed words, plain text." }),
  where: z.object({ block: id, title: z.string(), words: words.nullable() }).nullable(),
  ...{ publication: z.int().nullable(), askedAt: moment, standing, settledAt: moment.nullable() },
  refusal: z.string().meta({ description: "Why it was refused." }),
  ...{ conditions, mayWithdraw: z.boolean() },
});

const estimate = z.object({
  ...{ days: z.int(), money: z.int(), currency: z.string(), risk: z.string(), givenAt: moment },
});

const asked = z.object({
  ...{ id, number: z.int(), title: z.string(), note: z.string(), askedAt: moment, standing, mayEstimate: z.boolean() },
  isWording: z.boolean().meta({ description: "It changes no obligation: it costs nothing." }),
  ...{ estimate: estimate.nullable(), conditions, changes: z.array(change) },
});

export const outsideChanges = z.object({
  ...{ own: z.array(own), asked: z.array(asked) },
  blocks: z.array(z.object({ id, title: z.string(), section: z.string() })),
  timeZone: z.string(),
});

export const raising = z.object({
  block: id.optional().meta({ description: "Id of a block of the publication." }),
  where: z
    .object({ kind: z.string(), words: z.string().optional() })
    .optional()
    .meta({ description: "A place in that block: `quote`, `requirement` or `row`, and its words." }),
  publication: id.optional().meta({ description: "What you read; the newest one unless said." }),
  title: text(limits.title),
  cause: z
    .string()
    .optional()
    .meta({ description: `One of ${changeCauses.join(", ")}; \`integrator\` unless said.` }),
  rationale: text(limits.changeText),
  consequence: text(limits.changeText).optional(),
  words: text(limits.changeText).optional().meta({ description: "Proposed words; nothing in them is markup." }),
  key: z.string().optional().meta({ maxLength: 64, description: "Sent twice under one key, it is asked once." }),
});

const typed = (description: string) => z.union([z.string(), z.number()]).optional().meta({ description });

export const estimating = z.object({
  days: typed("Working days."),
  money: typed("A sum such as 240000 or 1500,50; 0 for none."),
  currency: z
    .string()
    .optional()
    .meta({ description: `One of ${currencies.join(", ")}.` }),
  risk: text(limits.changeText).optional(),
});
