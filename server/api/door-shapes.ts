/** What the JSON API answers to integrators: the shapes of server/domain/tender/projection, and nothing else. */
import { z } from "zod";

const id = z.string().meta({ description: "Your company's own name for it; it means nothing to another company." });
const moment = z.string().meta({ format: "date-time" });
const digest = z.string().meta({ pattern: "^[0-9a-f]{64}$" });
const codes = z.array(z.string());

const summary = z.object({
  ...{ id, number: z.int(), name: z.string(), digest, publishedAt: moment },
  version: z.string().nullable().meta({ description: "The approved version; null for a draft as a whole." }),
});

const secrecy = z.object({ label: z.string(), holder: z.string(), address: z.string() });

const block = z.object({
  ...{ id, number: z.string(), title: z.string(), isDraft: z.boolean() },
  ...{ notRequired: z.string().nullable(), requirements: codes },
});

export const publication = summary.extend({
  ...{ secrecy, isLatest: z.boolean() },
  sections: z.array(z.object({ id, number: z.int(), title: z.string(), blocks: z.array(block) })),
});

const terms = z.object({ text: z.string(), digest });

export const door = z.object({
  ...{ project: z.string(), customer: z.string(), ownCompany: z.string(), timeZone: z.string(), secrecy },
  isContractor: z.boolean().meta({ description: "Your company has been chosen as the contractor." }),
  terms: terms.nullable().meta({ description: "What has to be accepted before anything is shown; null once it is." }),
});

export const accepted = z.object({ digest: digest.meta({ description: "Of the terms you have read." }) });

export const publicationList = z.object({ publications: z.array(summary) });

export const current = z.object({ publication: publication.nullable() });

export const texts = z.object({ publication: id, blocks: z.array(block.extend({ html: z.string() })) });

export const found = z.object({
  hits: z.array(
    z.object({
      ...{ id, number: z.string(), title: z.string(), count: z.int() },
      snippets: z.array(z.object({ before: z.string(), match: z.string(), after: z.string() })),
    }),
  ),
});

export const change = z.object({
  ...{ id, number: z.string(), title: z.string() },
  change: z.enum(["added", "removed", "changed", "agreed"]),
  ...{ added: codes, removed: codes, changed: codes },
  redline: z.object({ changes: z.int(), coarse: z.boolean(), html: z.string() }).nullable(),
});

export const changes = z.object({
  changes: z
    .object({
      ...{ from: summary, to: summary, unchanged: z.int() },
      blocks: z.array(change),
    })
    .nullable()
    .meta({ description: "Null while there are not two publications." }),
});
