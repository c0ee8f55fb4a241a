/** The bodies and answers about the inbox and one's own profile, as schemas that check them and describe them. */
import { z } from "zod";
import { themes } from "../domain/accounts/profile.ts";
import { limits } from "../domain/fields.ts";
import { inboxKinds } from "../domain/inbox/kinds.ts";
import { mostMarked } from "../domain/inbox/marking.ts";
import { itemStates } from "../domain/inbox/reading.ts";
import { rhythms } from "../domain/inbox/rhythm.ts";

const text = (max: number) => z.string().meta({ maxLength: max });
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const id = z.string();
const kind = z.enum(inboxKinds);

export const inbox = z.object({
  unread: z.int().meta({ description: "How much is unread in the whole inbox, whatever was asked for." }),
  more: z.boolean().meta({ description: "There is another page." }),
  items: z.array(
    z.object({
      ...{ kind, project: id, projectName: z.string(), id, at: moment, unread: z.boolean() },
      by: z.object({ accountId: id, name: z.string() }).nullable(),
      ...{ block: id.nullable(), blockTitle: z.string(), thread: id.nullable() },
      question: z.int().nullable().meta({ description: "Number of an integrator's question in the register." }),
      change: z.int().nullable().meta({ description: "Number of the change request that it is about." }),
      interview: z.int().nullable().meta({ description: "Number of the interview whose respondent has answered." }),
      quote: z.string().meta({ description: "The words the discussion stands at." }),
      words: z.string().meta({ description: "The beginning of the comment." }),
      due: date.nullable(),
      state: z.enum(itemStates).nullable(),
    }),
  ),
});

export const reading = z.union([
  z.strictObject({ items: z.array(z.strictObject({ project: id, kind, id })).max(mostMarked) }),
  z.strictObject({
    all: z.literal(true),
    before: moment.optional().meta({ description: "Only what came before: when you asked for the inbox." }),
  }),
]);

export const unread = z.object({ unread: z.int() });

const rhythm = z.enum(rhythms).meta({ description: "How often news of the inbox is mailed." });

export const profile = z.object({
  ...{ id, email: z.string(), name: z.string(), position: z.string(), company: z.string() },
  ...{ language: z.enum(["ru", "en"]), theme: z.enum(themes as [string, ...string[]]), digest: rhythm },
});

export const profileChanges = z.strictObject({
  name: text(limits.name).optional(),
  position: text(limits.position).optional(),
  company: text(limits.company).optional(),
  language: z.enum(["ru", "en"]).optional(),
  theme: z.enum(themes as [string, ...string[]]).optional(),
  digest: rhythm.optional(),
});
