/** Search in the JSON API. */
import { z } from "zod";
import { oneOf } from "../domain/fields.ts";
import { partLength, searchProject } from "../domain/search/searching.ts";
import { hitKinds } from "../domain/search/shapes.ts";
import { endpoint } from "./endpoint.ts";

const pieces = z
  .array(z.object({ text: z.string(), found: z.boolean().meta({ description: "It is what was looked for." }) }))
  .meta({ description: "A line in pieces, one after another." });

const hit = z.object({
  kind: z.enum(hitKinds),
  id: z.string().meta({ description: "Of a requirement its uuid, of a change request its number." }),
  code: z.string().meta({ examples: ["ТЗ-INT-003"] }),
  ...{ title: pieces, excerpt: pieces },
  block: z
    .object({ id: z.string(), number: z.string(), title: z.string() })
    .nullable()
    .meta({ description: "Where it stands." }),
  change: z.int().nullable().meta({ description: "Of a discussion: the number of the change request it is about." }),
});

const found = z.object({
  query: z.string().meta({ description: "What was looked for: the first 200 characters of `q`." }),
  counts: z.object(Object.fromEntries(hitKinds.map((kind) => [kind, z.int()])) as Record<string, z.ZodInt>),
  total: z.int(),
  hits: z.array(hit),
  next: z.string().nullable().meta({ description: "Asks for what follows, as `after`; null at the end." }),
});

const kindsInWords = `Only what is of this kind: ${hitKinds.join(", ")}`;

export const searchEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/search",
    summary:
      "What holds all the words, in whatever form, the best first: blocks, requirements, discussions, questions, change " +
      "requests, interviews, people. The last word may be a beginning; a code is found as it is",
    policy: "search.ask",
    query: {
      q: "What to look for",
      kind: kindsInWords,
      after: "`next` of the answer before: what follows it",
    },
    status: 200,
    answer: found,
    handle: async ({ ground, actor, params, query: { q = "", kind, after } }) => {
      const skip = /^\d{1,6}$/.test(after ?? "") ? Number(after) : 0;
      const look = { skip, kind: kind === undefined ? undefined : oneOf("kind", kind, hitKinds) };
      const answer = await searchProject(ground, actor, params.p!, q, look);
      const end = skip + partLength;
      return { ...answer, next: end < answer.total ? String(end) : null };
    },
  }),
];
