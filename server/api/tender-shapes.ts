/** Bodies and answers of the tender in the JSON API, as its leaders see it. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { leftOutKinds } from "../domain/tender/projection/outside-content.ts";

const id = z.string();
const text = (max: number) => z.string().meta({ maxLength: max });
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const digest = z.string().meta({ pattern: "^[0-9a-f]{64}$" });

export const settings = z.object({
  secrecy: z.string().meta({ description: "The marking on every publication; empty for none." }),
  ...{ holder: z.string(), holderAddress: z.string() },
  terms: z.string().meta({ description: "Markdown; empty for none." }),
  answerDays: z.int().meta({ description: "Working days until a question is to be answered." }),
  questionsUntil: date.nullable(),
});

export const changedSettings = z.object({
  secrecy: text(limits.title).optional(),
  holder: text(limits.company).optional(),
  holderAddress: text(limits.reason).optional(),
  terms: text(limits.rules).optional(),
  answerDays: z.int().optional(),
  questionsUntil: date.nullable().optional(),
});

const people = z.array(z.object({ email: z.string(), name: text(limits.name).optional() }));
const delivery = z.enum(["mail", "link"]).default("mail");

export const newCompany = z.object({ name: text(limits.company), people: people.default([]), delivery });
export const newPeople = z.object({ people, delivery });

export const invited = z.object({
  company: id,
  invitations: z.array(
    z.object({
      ...{ id, email: z.string() },
      link: z.string().nullable().meta({ description: "To hand over, when delivery is `link`; shown this once." }),
    }),
  ),
});

export const companyList = z.object({
  companies: z.array(
    z.object({
      ...{ id, name: z.string(), createdAt: moment, isContractor: z.boolean() },
      people: z.array(
        z.object({
          ...{ memberId: id, accountId: id, name: z.string(), email: z.string() },
          acceptedAt: moment.nullable().meta({ description: "When he accepted the terms in force." }),
        }),
      ),
      invited: z.array(z.object({ invitationId: id, email: z.string(), name: z.string(), expiresAt: moment })),
    }),
  ),
});

const named = z.object({ id, title: z.string() });

export const nextPublication = z.object({
  digest: digest.meta({ description: "Of what goes out: send it back to publish this very thing." }),
  baseline: z.object({ id, number: z.string() }).nullable(),
  sections: z.array(named.extend({ blocks: z.array(named.extend({ standing: z.enum(["agreed", "draft"]) })) })),
  kept: z
    .array(z.object({ block: id, title: z.string(), byHand: z.boolean() }))
    .meta({ description: "Blocks that stay inside: the template keeps them, or somebody by hand." }),
  leftOut: z.record(z.enum(leftOutKinds), z.int()).meta({ description: "How many of each stay inside." }),
  isPublished: z.boolean(),
});

export const newPublication = z.object({
  name: text(limits.name),
  baseline: id.optional().meta({ description: "An approved version; without it, the document as it is now." }),
  digest,
  omitted: z
    .array(id)
    .optional()
    .meta({ description: "Ids of blocks that stay inside; without it, those that stayed last time." }),
});

const publication = z.object({ id, number: z.int(), name: z.string(), digest, publishedAt: moment });

export const published = publication;

export const publicationList = z.object({
  publications: z.array(publication.extend({ version: z.string().nullable(), blocks: z.int() })),
});
