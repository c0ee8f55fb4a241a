/** Bodies and answers around the contractor in the JSON API, as the group sees them. */
import { z } from "zod";
import { changeCauses } from "../domain/changes/names.ts";
import { placeKinds } from "../domain/clarifications/names.ts";
import { limits } from "../domain/fields.ts";

const id = z.string();
const text = (max: number) => z.string().meta({ maxLength: max });
const moment = z.string().meta({ format: "date-time" });

const request = z.object({
  ...{ id, number: z.int(), company: z.string(), askedAt: moment, title: z.string(), cause: z.enum(changeCauses) },
  ...{ rationale: z.string(), consequence: z.string() },
  words: z.string().meta({ description: "Proposed words, plain text." }),
  ...{ state: z.enum(["waiting", "taken", "refused", "withdrawn"]), reason: z.string(), publication: z.int() },
  ...{ blockId: id, blockTitle: z.string() },
  place: z.object({ kind: z.enum(placeKinds), words: z.string() }).nullable(),
  change: z.int().nullable().meta({ description: "Number of the change request that it became." }),
});

const inquiry = z.object({
  ...{ id, number: z.int(), company: z.string(), title: z.string(), note: z.string(), askedAt: moment },
  days: z.int().nullable().meta({ description: "Null until the contractor has answered." }),
  money: z.int().nullable().meta({ description: "In minor units of its currency." }),
  ...{ currency: z.string(), risk: z.string(), estimatedAt: moment.nullable() },
  counts: z.boolean().meta({ description: "It speaks of the request as it is submitted now." }),
});

export const requests = z.object({ requests: z.array(request) });
export const taken = z.object({ number: z.int().meta({ description: "Of the draft change request." }) });
export const refusing = z.object({ reason: text(limits.reason).meta({ description: "The contractor reads it." }) });

export const side = z.object({ asked: request.nullable(), inquiries: z.array(inquiry), mayAsk: z.boolean() });

export const inquiring = z.object({
  title: text(limits.title).meta({ description: "What the contractor is told of the request." }),
  note: text(limits.changeText).optional(),
});
export const inquired = z.object({ id, number: z.int() });
