/** Bodies and answers of discussions in the JSON API. */
import { z } from "zod";
import { anchorKinds } from "../../content/schema/anchors.ts";
import { mostMentions } from "../domain/discussion/comments.ts";
import { limits } from "../domain/fields.ts";

const id = z.string();
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const words = z.string().meta({ maxLength: limits.quote });

const said = {
  body: z.string().meta({ maxLength: limits.comment, description: "Plain text: nothing in it is markup." }),
  mentions: z.array(id).optional().meta({ maxItems: mostMentions, description: "Ids of members called by name." }),
};

const key = z
  .string()
  .optional()
  .meta({ maxLength: 64, description: "Your name for it: sent twice under one key, it is said once." });

const chosen = z.object({
  kind: z.enum(anchorKinds),
  quote: words.optional().meta({ description: "For `quote`: the words, within one line." }),
  prefix: words.optional().meta({ description: "What stands right before them in the line, as far as needed." }),
  suffix: words.optional(),
  occurrence: z.int().min(0).optional().meta({ description: "Which of several such places, from 0." }),
  form: z.string().optional().meta({ description: "For `row` and `cell`; narrows a `quote` too." }),
  row: z.string().optional(),
  column: z.string().optional(),
  requirement: z.string().optional().meta({ description: "Uuid of a requirement." }),
});

export const newThread = z.object({
  block: id.optional().meta({ description: "Left out for a change request as a whole." }),
  change: z.int().optional().meta({ description: "Number of a change request." }),
  ...{ place: chosen, ...said, key },
});
export const newReply = z.object({ ...said, key });
export const edited = z.object(said);
export const assignment = z.object({ member: id.nullable(), due: date.nullable().optional() });
export const reading = z.object({ upTo: z.int().min(0).meta({ description: "Number of the last comment read." }) });
export const opened = z.object({ thread: id, comment: id });
export const replied = z.object({ id, number: z.int(), at: moment });

const named = z.object({ accountId: id, name: z.string() });
const reference = z.object({
  said: z.string().meta({ description: "As it stands in the words of the comment." }),
  ...{ kind: z.enum(["block", "requirement"]), target: id, name: z.string(), block: id.nullable() },
});
const calledMember = z.object({ memberId: id, name: z.string() });
const point = z.object({ line: z.int(), offset: z.int() });

const place = z
  .looseObject({ kind: z.enum(anchorKinds), from: point.optional(), to: point.optional() })
  .meta({ description: "Of a quote: its beginning and end by the lines of the text, cells and fields being lines." });

const thread = z.object({
  ...{ id, block: id, change: z.int().nullable(), inBin: z.boolean(), kind: z.enum(anchorKinds) },
  ...{ quote: z.string(), prefix: z.string(), suffix: z.string() },
  ...{ form: z.string(), row: z.string(), column: z.string(), requirement: z.string() },
  place: place.nullable().meta({ description: "Where it stands now; null when the place is lost." }),
  version: z.int().nullable().meta({ description: "The version of the text that `place` speaks of." }),
  ...{ openedBy: named, openedAt: moment, resolvedBy: named.nullable(), resolvedAt: moment.nullable() },
  ...{ assignee: calledMember.nullable(), due: date.nullable() },
  comments: z.int(),
  lastAt: moment,
  unread: z.int().meta({ description: "How many comments of others you have not read." }),
});

export const threadList = z.object({
  threads: z.array(thread),
  next: z.string().nullable().meta({ description: "Asks for what follows, as `after`; null at the end." }),
});

export const shownThread = thread.extend({
  said: z.array(
    z.object({
      ...{ id, number: z.int(), author: named, body: z.string(), mentions: z.array(calledMember) },
      references: z.array(reference),
      ...{ at: moment, editedAt: moment.nullable(), deletedAt: moment.nullable() },
    }),
  ),
});
