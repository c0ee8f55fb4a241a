/** Bodies and answers of clarification questions as integrators have them. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { categories, placeKinds } from "../domain/clarifications/names.ts";
import { ownStandings } from "../domain/clarifications/outside-shapes.ts";

const id = z.string();
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const text = (max: number) => z.string().meta({ maxLength: max });
const category = z.string().meta({ description: `One of ${categories.join(", ")}, or empty.` });
const words = z.object({ kind: z.enum(placeKinds), words: text(limits.quote) });

const outsidePlace = z.object({ block: id, title: z.string(), words: words.nullable() });

const own = z.object({
  ...{ id, number: z.int(), text: z.string(), where: outsidePlace.nullable(), publication: z.int().nullable() },
  ...{
    aboutOld: z.boolean(),
    askedAt: moment,
    due: date.nullable(),
    late: z.boolean(),
    standing: z.enum(ownStandings),
  },
  answer: z.int().nullable().meta({ description: "Number of the published answer." }),
  mayWithdraw: z.boolean(),
});

const published = z.object({
  ...{ id, number: z.int(), question: z.string(), answer: z.string(), where: outsidePlace.nullable(), category },
  ...{ changesSpec: z.boolean(), publishedAt: moment, followed: z.boolean() },
});

export const outsideQuestions = z.object({
  ...{ own: z.array(own), published: z.array(published), total: z.int(), page: z.int(), pages: z.int() },
  publication: z
    .object({ id, number: z.int(), isLatest: z.boolean() })
    .nullable()
    .meta({ description: "What is asked about, unless a question says otherwise; null before the first." }),
  blocks: z.array(z.object({ id, title: z.string(), section: z.string(), asked: z.boolean() })),
  ...{ questionsUntil: date.nullable(), late: z.boolean(), due: date, timeZone: z.string() },
});

export const newQuestion = z.object({
  text: text(limits.question).meta({ description: "Plain text: nothing in it is markup." }),
  block: id.optional().meta({ description: "Id of a block of the publication; left out in general." }),
  where: z
    .object({ kind: z.string(), words: z.string().optional() })
    .optional()
    .meta({ description: "A place in that block: `quote`, `requirement` or `row`, and its words." }),
  publication: id.optional().meta({ description: "What you read; the newest one unless said." }),
  key: z.string().optional().meta({ maxLength: 64, description: "Sent twice under one key, it is asked once." }),
});
export const asked = z.object({
  late: z.boolean().meta({ description: "It came after the deadline for questions." }),
  due: date,
});
