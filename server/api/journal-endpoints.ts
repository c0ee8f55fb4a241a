/** A project's journal in the JSON API: entries as they are chained, so that a reader can verify them by himself (R7). */
import { z } from "zod";
import { listEntries, readJournalHead } from "../domain/journal/reading.ts";
import { wholeNumber } from "../domain/fields.ts";
import { endpoint } from "./endpoint.ts";

/** How many entries an answer holds. */
const most = 500;

const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });

const entry = z.object({
  seq: z.int().meta({ description: "From 1, without gaps." }),
  at: z.string().meta({ format: "date-time" }),
  actor: z.string().meta({ description: "Id of an account; empty for the system itself." }),
  kind: z.string().meta({ examples: ["block.renamed"] }),
  about: z.string().meta({ description: "Id of what it happened to." }),
  data: z.string().meta({ description: "JSON text, as it is hashed." }),
  prev: hash.meta({ description: "The hash of the entry before; zeros in the first one." }),
  hash: hash.meta({
    description: "SHA-256 of the JSON array of: the project's id, seq, at, actor, kind, about, data, prev.",
  }),
});

export const journalEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/journal",
    summary: "The journal from its beginning, or from an entry on",
    policy: "journal.read",
    query: { after: "Number of the last entry known already." },
    status: 200,
    answer: z.object({
      entries: z.array(entry),
      next: z.int().nullable().meta({ description: "What to ask `after` next; null when there is no more." }),
    }),
    handle: async ({ ground, actor, params, query }) => {
      const after = wholeNumber("after", query.after) ?? 0;
      const found = await listEntries(ground, actor, params.p!, after, most + 1);
      const entries = found.slice(0, most).map(({ chain: _, ...told }) => told);
      return { entries, next: found.length > most ? entries.at(-1)!.seq : null };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/journal/head",
    summary: "Number and hash of the newest entry, which vouches for all of them",
    policy: "journal.read",
    status: 200,
    answer: z.object({ seq: z.int(), hash }),
    handle: ({ ground, actor, params }) => readJournalHead(ground, actor, params.p!),
  }),
];
