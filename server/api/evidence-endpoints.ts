/** Quotes and what they are evidence for in the JSON API. */
import { listContradictions, markContradiction, resolveContradiction } from "../domain/interviews/contradictions.ts";
import { groupExcerpts, groupings } from "../domain/interviews/synthesis.ts";
import { readEvidence, traceRequirement } from "../domain/interviews/evidence.ts";
import { linkExcerpt, lookAtLink, unlinkExcerpt } from "../domain/interviews/excerpt-links.ts";
import { listExcerpts, type ShownExcerpt } from "../domain/interviews/excerpt-views.ts";
import { quoteNotes, removeExcerpt, tagExcerpt } from "../domain/interviews/excerpts.ts";
import { requirementFrom } from "../domain/interviews/requirement-from.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./interview-shapes.ts";

const path = "/projects/:p/excerpts";
const answerOf = ({ place, ...rest }: ShownExcerpt) => ({ ...rest, place: place && { ...place } });

export const evidenceEndpoints = [
  endpoint({
    method: "get",
    path,
    summary: "Quotes of the project in the order they were taken, those of respondents who agree to it",
    policy: "interview.read",
    query: { interview: "Id of an interview", requirement: "Uuid of a requirement they are evidence for" },
    status: 200,
    answer: shapes.excerptList,
    handle: async ({ ground, actor, params, query }) => {
      const filter = { interviewId: query.interview, requirementUuid: query.requirement };
      return { excerpts: (await listExcerpts(ground, actor, params.p!, filter)).map(answerOf) };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/interviews/:i/excerpts",
    summary: "Quotes words of the notes; nothing is written into them",
    policy: "interview.conduct",
    body: shapes.newExcerpt,
    status: 201,
    answer: shapes.quoted,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await quoteNotes(ground, actor, params.p!, params.i!, body);
      return { id, number };
    },
  }),
  endpoint({
    method: "put",
    path: `${path}/:e/tags`,
    summary: "Sets the tags of a quote",
    policy: "interview.conduct",
    body: shapes.tags,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => tagExcerpt(ground, actor, params.p!, params.e!, body.tags),
  }),
  endpoint({
    method: "delete",
    path: `${path}/:e`,
    summary: "Takes a quote back, and its links with it",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => removeExcerpt(ground, actor, params.p!, params.e!),
  }),
  endpoint({
    method: "post",
    path: `${path}/:e/links`,
    summary: "Makes a quote evidence for a requirement or a block",
    policy: "interview.conduct",
    body: shapes.target,
    status: 201,
    answer: shapes.linked,
    handle: async ({ ground, actor, params, body: { requirement, block: blockId } }) => ({
      id: await linkExcerpt(ground, actor, params.p!, params.e!, { requirement, blockId }),
    }),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/excerpt-links/:x",
    summary: "Takes a link of a quote away",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => unlinkExcerpt(ground, actor, params.p!, params.x!),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/excerpt-links/:x/look",
    summary: "Says that somebody has looked at a suspect link and that it holds",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => lookAtLink(ground, actor, params.p!, params.x!),
  }),
  endpoint({
    method: "post",
    path: `${path}/requirement`,
    summary: "Writes a requirement at the end of a block, with these quotes as its sources",
    policy: "interview.conduct",
    body: shapes.newRequirement,
    status: 201,
    answer: shapes.born,
    handle: async ({ ground, actor, params, body: { block: blockId, ...rest } }) => ({
      code: await requirementFrom(ground, actor, params.p!, { blockId, ...rest }),
    }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/synthesis",
    summary: "Quotes of all interviews in groups",
    policy: "interview.read",
    query: { by: "`tag` (the usual), `block` or `role`" },
    status: 200,
    answer: shapes.groups,
    handle: async ({ ground, actor, params, query }) => {
      const by = groupings.find((each) => each === query.by) ?? "tag";
      const groups = await groupExcerpts(ground, actor, params.p!, by);
      return { groups: groups.map(({ title, excerpts }) => ({ title, excerpts: excerpts.map(answerOf) })) };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/contradictions",
    summary: "Quotes that disagree, the open ones first",
    policy: "interview.read",
    status: 200,
    answer: shapes.contradictions,
    handle: async ({ ground, actor, params }) => ({
      contradictions: (await listContradictions(ground, actor, params.p!)).map(({ first, second, ...rest }) => ({
        ...{ ...rest, first: answerOf(first), second: answerOf(second) },
      })),
    }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/contradictions",
    summary: "Says that two quotes disagree",
    policy: "interview.conduct",
    body: shapes.newContradiction,
    status: 201,
    answer: shapes.linked,
    handle: async ({ ground, actor, params, body }) => ({
      id: await markContradiction(ground, actor, params.p!, body),
    }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/contradictions/:y/decision",
    summary: "Records how a contradiction was decided",
    policy: "interview.conduct",
    body: shapes.decision,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) =>
      resolveContradiction(ground, actor, params.p!, params.y!, body.decision),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/evidence",
    summary: "Requirements in the document's order, each with how much evidence it has",
    policy: "interview.read",
    status: 200,
    answer: shapes.evidence,
    handle: async ({ ground, actor, params }) => ({ requirements: await readEvidence(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/evidence/:c",
    summary: "Where a requirement comes from, and what is discussed and signed of it",
    policy: "interview.read",
    status: 200,
    answer: shapes.traced,
    handle: async ({ ground, actor, params }) => {
      const { excerpts, threads, rounds } = await traceRequirement(ground, actor, params.p!, params.c!);
      return { excerpts: excerpts.map(answerOf), threads, rounds };
    },
  }),
];
