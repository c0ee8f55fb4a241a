/** Clarification questions in the JSON API as integrators have them: all of it comes from the projection. */
import {
  askOutside,
  followQuestion,
  readOutsideQuestions,
  withdrawOutside,
} from "../domain/clarifications/projection.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./outside-question-shapes.ts";

export const outsideQuestionEndpoints = [
  endpoint({
    method: "get",
    path: "/tender/:p/questions",
    summary: "Your company's own questions, and all published ones with their answers",
    policy: "tender.enter",
    query: {
      text: "Words in a published question or its answer, or its number",
      block: "Id of a block of the publication",
      category: "What they are about",
      followed: "`true`: those you follow",
      publication: "Id of the publication that is to be asked about; the newest unless given",
      page: "From 1; 50 published questions a page",
    },
    status: 200,
    answer: shapes.outsideQuestions,
    handle: ({ ground, actor, params, query }) => {
      const { text, block, category, followed, publication, page } = query;
      const filter = { text, block, category, publication, followed: followed === "1" || followed === "true" };
      return readOutsideQuestions(ground, actor, params.p!, { ...filter, page: Number(page) || 1 });
    },
  }),
  endpoint({
    method: "post",
    path: "/tender/:p/questions",
    summary: "Asks about the publication, in general or at a place",
    policy: "clarification.ask",
    body: shapes.newQuestion,
    status: 201,
    answer: shapes.asked,
    handle: ({ ground, actor, params, body: { where: place, ...given } }) =>
      askOutside(ground, actor, params.p!, { ...given, place }),
  }),
  endpoint({
    method: "post",
    path: "/tender/:p/questions/:q/withdrawal",
    summary: "Withdraws your own question while its answer is not published",
    policy: "clarification.ask",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => withdrawOutside(ground, actor, params.p!, params.q!),
  }),
  endpoint({
    method: "put",
    path: "/tender/:p/questions/:q/following",
    summary: "Follows a published question",
    policy: "tender.enter",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => followQuestion(ground, actor, params.p!, params.q!, true),
  }),
  endpoint({
    method: "delete",
    path: "/tender/:p/questions/:q/following",
    summary: "Follows a published question no longer",
    policy: "tender.enter",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => followQuestion(ground, actor, params.p!, params.q!, false),
  }),
];
