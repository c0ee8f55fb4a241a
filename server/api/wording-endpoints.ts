/** Vague words in the JSON API: hints of requirements, keeping words deliberately, switching hints off. */
import { z } from "zod";
import { checkedFields } from "../../content/wording/checkable.ts";
import { levels } from "../../content/wording/wording.ts";
import { listHints } from "../domain/wording/hints.ts";
import { keepWord, takeWordBack } from "../domain/wording/keeping.ts";
import { configureWording, readWordingChoice } from "../domain/wording/settings.ts";
import { limits } from "../domain/fields.ts";
import { endpoint } from "./endpoint.ts";

const marker = z.string().meta({ examples: ["ru/convenient"] });

const kept = z.object({
  ...{ id: z.string(), uuid: z.string(), marker, words: z.string(), sentence: z.string(), reason: z.string() },
  name: z.string().meta({ description: "Who keeps it." }),
  at: z.string().meta({ format: "date-time" }),
});

const hint = z.object({
  ...{ marker, level: z.enum(levels), field: z.enum(checkedFields) },
  words: z.string(),
  sentence: z
    .string()
    .meta({ description: "Words of the sentence, without signs and case; sent when a word is kept." }),
  ...{ why: z.string(), ask: z.string(), replace: z.array(z.string()) },
  kept: kept.nullable().meta({ description: "Who keeps the word and why." }),
});

const choice = z.object({
  off: z.boolean().meta({ description: "Nothing is told at all." }),
  markersOff: z.array(marker),
});

export const wordingEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/wording/hints",
    summary: "Vague words in statements and criteria, by requirement, in the document's order",
    policy: "wording.read",
    status: 200,
    answer: z.object({
      requirements: z.array(z.object({ code: z.string(), uuid: z.string(), hints: z.array(hint) })),
    }),
    handle: async ({ ground, actor, params }) => ({ requirements: await listHints(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/requirements/:c/kept-words",
    summary: "Keeps a vague word deliberately while its sentence stands",
    policy: "wording.keep",
    body: z.object({ marker, sentence: z.string(), reason: z.string().meta({ maxLength: limits.reason }) }),
    status: 201,
    answer: z.object({ id: z.string() }),
    handle: async ({ ground, actor, params, body }) => ({
      id: (await keepWord(ground, actor, params.p!, params.c!, body)).id,
    }),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/kept-words/:j",
    summary: "Takes back that a word is kept",
    policy: "wording.keep",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => takeWordBack(ground, actor, params.p!, params.j!),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/wording",
    summary: "Which vague words the project is told of",
    policy: "wording.read",
    status: 200,
    answer: choice,
    handle: ({ ground, actor, params }) => readWordingChoice(ground, actor, params.p!),
  }),
  endpoint({
    method: "put",
    path: "/projects/:p/wording",
    summary: "Switches hints of vague words off, all or by marker",
    policy: "wording.configure",
    body: choice,
    status: 200,
    answer: choice,
    handle: ({ ground, actor, params, body }) => configureWording(ground, actor, params.p!, body),
  }),
];
