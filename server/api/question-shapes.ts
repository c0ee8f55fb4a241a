/** Bodies and answers of clarification questions in the JSON API. */
import { z } from "zod";
import { categories, clarificationStates, placeKinds } from "../domain/clarifications/names.ts";
import { limits } from "../domain/fields.ts";

const id = z.string();
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const text = (max: number) => z.string().meta({ maxLength: max });
const category = z.string().meta({ description: `One of ${categories.join(", ")}, or empty.` });
const hash = z.string().meta({ description: "`hash` of the question as it was read." });

const place = z.object({ kind: z.enum(placeKinds), words: text(limits.quote) });
const code = z.object({ id, number: z.int() });

const question = z.object({
  ...{ ...code.shape, state: z.enum(clarificationStates), wording: z.string(), category },
  original: z.string().nullable().meta({ description: "As it was asked; for leaders and its expert." }),
  company: z.string().nullable().meta({ description: "Whose question it is; for leaders." }),
  block: z.object({ id, title: z.string(), section: id, sectionTitle: z.string() }).nullable(),
  place: place.nullable(),
  meeting: code.extend({ title: z.string() }).nullable(),
  publication: z.object({ number: z.int(), name: z.string() }).nullable(),
  aboutOld: z.boolean().meta({ description: "A newer publication stood when it was asked." }),
  ...{ receivedAt: moment, due: date, late: z.boolean(), overdue: z.boolean() },
  age: z.int().meta({ description: "Working days since it came, until its publication or today." }),
  expert: z.object({ memberId: id, name: z.string() }).nullable(),
  ...{ answer: z.string(), approved: z.boolean(), changesSpec: z.boolean() },
  changeThread: z.object({ id, blockId: id }).nullable(),
  changeRequest: z.int().nullable().meta({ description: "The number of the change request that makes the change." }),
  duplicateOf: code.nullable(),
  ...{ publicNumber: z.int().nullable(), publishedAt: moment.nullable(), hash },
});

const load = z.object({
  ...{ id, title: z.string(), open: z.int(), overdue: z.int(), published: z.int() },
  medianDays: z.number().nullable().meta({ description: "Working days from question to publication." }),
});

export const register = z.object({
  questions: z.array(question),
  ...{ total: z.int(), page: z.int(), pages: z.int() },
  ...{ load, sections: z.array(load), experts: z.array(load) },
  ageing: z.array(z.object({ upTo: z.int().nullable(), count: z.int() })),
});

export const shownQuestion = question.extend({
  duplicates: z.array(code.extend({ company: z.string().nullable() })),
});

export const sorting = z.object({ wording: text(limits.question).optional(), category: category.optional() });
export const leaving = z.object({ member: id, due: date.nullable().optional() });
export const drafting = z.object({ answer: text(limits.answer) });
export const marking = z.object({
  changesSpec: z.boolean(),
  thread: id.nullable().meta({ description: "The discussion in which that change is handled." }),
  change: z.int().optional().meta({ description: "Instead: the number of the change request that makes it." }),
});
export const seen = z.object({ hash });
export const merging = z.object({ into: id });
export const changed = z.object({ id, state: z.enum(clarificationStates) });

export const newLink = z.object({ name: text(limits.name), email: z.string() });
const link = z.object({
  ...{ id, name: z.string(), email: z.string(), createdAt: moment, expiresAt: moment },
  ...{ answeredAt: moment.nullable(), revokedAt: moment.nullable() },
});
export const sentLink = link;
export const linkList = z.object({ links: z.array(link) });

export const newMeeting = z.object({
  ...{ title: text(limits.title), heldOn: date, attendees: text(limits.reason) },
  questions: z.array(
    z.object({ question: text(limits.question), answer: text(limits.answer).optional(), block: id.optional() }),
  ),
});
export const recorded = code;
export const meetingList = z.object({
  meetings: z.array(
    code.extend({
      ...{ title: z.string(), heldOn: date, attendees: z.string(), createdAt: moment },
      ...{ recordedBy: z.string(), questions: z.int() },
    }),
  ),
});
