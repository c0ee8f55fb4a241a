/** Find and replace over the whole document in the JSON API. */
import { z } from "zod";
import { findWords } from "../domain/finding/finding.ts";
import { putWordsBack, replaceWords, stays } from "../domain/finding/replacing.ts";
import { endpoint } from "./endpoint.ts";

const at = z.object({ line: z.int().min(0), at: z.int().min(0) });

const occurrence = at.extend({ found: z.string(), before: z.string(), after: z.string() });

const findings = z.object({
  blocks: z.array(
    z.object({
      ...{ id: z.string(), number: z.string(), title: z.string(), version: z.int(), total: z.int() },
      locked: z.boolean().meta({ description: "Nothing can be replaced in it now." }),
      occurrences: z.array(occurrence).meta({ description: "The first hundred." }),
    }),
  ),
  unread: z.array(z.string()).meta({ description: "Numbers of blocks whose text cannot be read now." }),
});

const letter = z.object({ client: z.int().min(0), clock: z.int().min(0) });

const place = z
  .object({
    ...{ text: letter, before: letter.nullable(), first: letter.nullable(), length: z.int().min(0).max(2000) },
    was: z
      .array(z.object({ insert: z.string().min(1).max(1000), attributes: z.record(z.string(), z.unknown()) }))
      .max(500),
  })
  .meta({ description: "Handed back as it is, it takes the replacement back." });

const blockPlaces = z.object({ id: z.string(), places: z.array(place).max(100_000) });
const stayed = z.array(z.object({ id: z.string(), why: z.enum(stays) }));

const replacement = z.object({
  ...{
    find: z.string(),
    by: z.string(),
    matchCase: z.boolean().default(false),
    wholeWords: z.boolean().default(false),
  },
  blocks: z
    .array(z.object({ id: z.string(), version: z.int(), only: z.array(at).optional() }))
    .max(1000)
    .meta({ description: "As they were found: a block that was written in since stays as it is." }),
});

const asked = (value: string | undefined) => value === "1" || value === "true";

export const findingEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/occurrences",
    summary: "Places of all blocks where words stand; «е» finds «ё»",
    policy: "text.find",
    query: {
      find: "The words",
      case: "`true`: capitals are a difference",
      whole: "`true`: not inside of longer words",
    },
    status: 200,
    answer: findings,
    handle: ({ ground, actor, params, query }) => {
      const wanted = { words: query.find ?? "", matchCase: asked(query.case), wholeWords: asked(query.whole) };
      return findWords(ground, actor, params.p!, wanted);
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/replacements",
    summary: "Replaces words in draft blocks, each whole or not at all; says where it did and where not",
    policy: "text.replace",
    body: replacement,
    status: 200,
    answer: z.object({ replaced: z.array(blockPlaces), stayed }),
    handle: ({ ground, actor, params, body: { find, ...rest } }) =>
      replaceWords(ground, actor, params.p!, { words: find, ...rest }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/replacements/undone",
    summary: "Puts back what was replaced, wherever nobody has touched it since",
    policy: "text.replace",
    body: z.object({ blocks: z.array(blockPlaces).max(1000) }),
    largestBody: 8_000_000,
    status: 200,
    answer: z.object({
      done: z.array(z.object({ id: z.string(), places: z.int(), left: z.int() })),
      stayed,
    }),
    handle: ({ ground, actor, params, body }) => putWordsBack(ground, actor, params.p!, body.blocks),
  }),
];
