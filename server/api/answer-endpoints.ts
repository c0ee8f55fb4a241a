/** «Ответить на вопросы» in the JSON API: a block by the questions of its template. */
import { giveAnswer } from "../domain/answers/answering.ts";
import { readAnswers } from "../domain/answers/reading.ts";
import * as shapes from "./answer-shapes.ts";
import { endpoint } from "./endpoint.ts";
import { stateName } from "./project-endpoints.ts";

const path = "/projects/:p/blocks/:b/answers";

export const answerEndpoints = [
  endpoint({
    method: "get",
    path,
    summary: "The questions that fill a block, and what its text says in answer",
    policy: "text.read",
    status: 200,
    answer: shapes.answers,
    handle: async ({ ground, actor, params }) => {
      const { state, ...read } = await readAnswers(ground, actor, params.p!, params.b!);
      return { ...read, state: stateName(state) };
    },
  }),
  endpoint({
    method: "put",
    path: `${path}/:q`,
    summary: "Answers a question: the words go into the block's text, over nobody's that you have not seen",
    policy: "answer.give",
    body: shapes.given,
    status: 200,
    answer: shapes.written,
    handle: ({ ground, actor, params, body }) =>
      giveAnswer(ground, actor, params.p!, params.b!, Number(params.q), body.fields),
  }),
];
