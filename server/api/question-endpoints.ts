/** Clarification questions in the JSON API: the inside's register and meetings. */
import type { Clarifications } from "../db/tender-schema.ts";
import { approveAnswer, draftAnswer, publishAnswer } from "../domain/clarifications/answering.ts";
import { issueExpertLink, listExpertLinks, revokeExpertLink } from "../domain/clarifications/expert-links.ts";
import { listMeetings, recordMeeting } from "../domain/clarifications/meetings.ts";
import { readQuestion } from "../domain/clarifications/reading.ts";
import { readQuestionRegister } from "../domain/clarifications/register.ts";
import {
  assignQuestion,
  linkChange,
  markChange,
  mergeQuestion,
  returnQuestion,
  sortQuestion,
} from "../domain/clarifications/sorting.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./question-shapes.ts";

const path = "/projects/:p/clarifications";
const one = `${path}/:q`;
const changing = { status: 200, answer: shapes.changed } as const;
const changed = ({ id, state }: Clarifications) => ({ id, state });

export const questionEndpoints = [
  endpoint({
    method: "get",
    path,
    summary: "The register of integrators' questions, and how the group keeps up with them",
    policy: "clarification.read",
    query: {
      state: "`open` (the usual), `new`, `expert`, `drafted`, `overdue`, `published`, `closed` or `all`",
      section: "Id of a section; `-` for questions in general",
      expert: "Id of a member; `-` for nobody",
      category: "What they are about",
      text: "Words in the question or its answer, or its number",
      page: "From 1; 50 questions a page",
    },
    status: 200,
    answer: shapes.register,
    handle: ({ ground, actor, params, query }) =>
      readQuestionRegister(ground, actor, params.p!, { ...query, page: Number(query.page) || 1 }),
  }),
  endpoint({
    method: "get",
    path: one,
    summary: "A question with its answer, and what was merged into it",
    policy: "clarification.read",
    status: 200,
    answer: shapes.shownQuestion,
    handle: async ({ ground, actor, params }) => {
      const { question, duplicates } = await readQuestion(ground, actor, params.p!, params.q!);
      return { ...question, duplicates };
    },
  }),
  endpoint({
    method: "patch",
    path: one,
    summary: "Sorts a question: how all will read it, what it is about",
    policy: "clarification.lead",
    body: shapes.sorting,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await sortQuestion(ground, actor, params.p!, params.q!, body)),
  }),
  endpoint({
    method: "put",
    path: `${one}/expert`,
    summary: "Leaves a question to an expert of the group, who is told by mail",
    policy: "clarification.lead",
    body: shapes.leaving,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await assignQuestion(ground, actor, params.p!, params.q!, { memberId: body.member, due: body.due })),
  }),
  endpoint({
    method: "put",
    path: `${one}/answer`,
    summary: "Writes the draft of an answer; its expert's and the leaders'",
    policy: "clarification.answer",
    body: shapes.drafting,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await draftAnswer(ground, actor, params.p!, params.q!, body)),
  }),
  endpoint({
    method: "put",
    path: `${one}/change`,
    summary: "Says whether the answer changes the specification, and where that change is discussed",
    policy: "clarification.lead",
    body: shapes.marking,
    ...changing,
    handle: async ({ ground, actor, params, body }) => {
      const { changesSpec, thread: threadId, change } = body;
      if (changesSpec && change !== undefined)
        return changed(await linkChange(ground, actor, params.p!, params.q!, change));
      return changed(await markChange(ground, actor, params.p!, params.q!, { changesSpec, threadId }));
    },
  }),
  endpoint({
    method: "post",
    path: `${one}/approval`,
    summary: "Approves the words that go out, exactly as they were read",
    policy: "clarification.lead",
    body: shapes.seen,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await approveAnswer(ground, actor, params.p!, params.q!, body.hash)),
  }),
  endpoint({
    method: "post",
    path: `${one}/publication`,
    summary: "Publishes an approved answer to all integrators at once",
    policy: "clarification.lead",
    body: shapes.seen,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await publishAnswer(ground, actor, params.p!, params.q!, body.hash)),
  }),
  endpoint({
    method: "post",
    path: `${one}/return`,
    summary: "Returns an answer to work, or parts a merged question, before publication",
    policy: "clarification.lead",
    ...changing,
    handle: async ({ ground, actor, params }) => changed(await returnQuestion(ground, actor, params.p!, params.q!)),
  }),
  endpoint({
    method: "post",
    path: `${one}/merge`,
    summary: "Merges a question into another one that asks the same",
    policy: "clarification.lead",
    body: shapes.merging,
    ...changing,
    handle: async ({ ground, actor, params, body }) =>
      changed(await mergeQuestion(ground, actor, params.p!, params.q!, body.into)),
  }),
  endpoint({
    method: "get",
    path: `${one}/expert-links`,
    summary: "Links by which outside experts were asked",
    policy: "clarification.lead",
    status: 200,
    answer: shapes.linkList,
    handle: async ({ ground, actor, params }) => ({
      links: await listExpertLinks(ground, actor, params.p!, params.q!),
    }),
  }),
  endpoint({
    method: "post",
    path: `${one}/expert-links`,
    summary: "Sends an outside expert a personal link to one question",
    policy: "clarification.lead",
    body: shapes.newLink,
    status: 201,
    answer: shapes.sentLink,
    handle: ({ ground, actor, params, body, origin }) =>
      issueExpertLink(ground, actor, params.p!, params.q!, { ...body, origin }),
  }),
  endpoint({
    method: "delete",
    path: `${one}/expert-links/:l`,
    summary: "Revokes a link that was not answered yet",
    policy: "clarification.lead",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => revokeExpertLink(ground, actor, params.p!, params.q!, params.l!),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/meetings",
    summary: "Meetings whose questions became clarifications, the latest first",
    policy: "clarification.read",
    status: 200,
    answer: shapes.meetingList,
    handle: async ({ ground, actor, params }) => ({ meetings: await listMeetings(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/meetings",
    summary: "Writes a meeting down; each question asked there becomes a clarification",
    policy: "clarification.lead",
    body: shapes.newMeeting,
    status: 201,
    answer: shapes.recorded,
    handle: ({ ground, actor, params, body }) => {
      const questions = body.questions.map(({ block: blockId, ...rest }) => ({ ...rest, blockId }));
      return recordMeeting(ground, actor, params.p!, { ...body, questions });
    },
  }),
];
