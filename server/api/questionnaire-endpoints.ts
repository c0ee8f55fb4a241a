/** Questionnaires in the JSON API: making and reading them, and what a respondent does behind his personal link. */
import { readAsked, saveAnswers } from "../domain/interviews/questionnaires/answering.ts";
import { inviteRespondents, renewLink, withdrawLink } from "../domain/interviews/questionnaires/inviting.ts";
import {
  changeQuestionnaire,
  closeQuestionnaire,
  makeQuestionnaire,
} from "../domain/interviews/questionnaires/making.ts";
import { changeQuestions } from "../domain/interviews/questionnaires/questions.ts";
import { listQuestionnaires, readQuestionnaire } from "../domain/interviews/questionnaires/register.ts";
import { sendAnswers } from "../domain/interviews/questionnaires/sending.ts";
import { endpoint, type Call } from "./endpoint.ts";
import * as shapes from "./questionnaire-shapes.ts";

const path = "/projects/:p/questionnaires";
const one = `${path}/:f`;

const behindLink = <Body extends { token: string }>({ body, client }: Pick<Call<Body>, "body" | "client">) => ({
  ...{ ...body, address: client.address },
});

export const questionnaireEndpoints = [
  endpoint({
    method: "get",
    path,
    summary: "Questionnaires of the project, the latest first",
    policy: "interview.read",
    status: 200,
    answer: shapes.list,
    handle: async ({ ground, actor, params }) => ({
      questionnaires: await listQuestionnaires(ground, actor, params.p!),
    }),
  }),
  endpoint({
    method: "post",
    path,
    summary: "Makes a questionnaire of what the template asks the role about the blocks",
    policy: "interview.conduct",
    body: shapes.newQuestionnaire,
    status: 201,
    answer: shapes.made,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await makeQuestionnaire(ground, actor, params.p!, body);
      return { id, number };
    },
  }),
  endpoint({
    method: "get",
    path: one,
    summary: "A questionnaire with who is awaited and the results by question",
    policy: "interview.read",
    status: 200,
    answer: shapes.shown,
    handle: ({ ground, actor, params }) => readQuestionnaire(ground, actor, params.p!, params.f!),
  }),
  endpoint({
    method: "patch",
    path: one,
    summary: "Moves the closing day; changes the title and the wording of consent until the first link is made",
    policy: "interview.conduct",
    body: shapes.changes,
    status: 200,
    answer: shapes.made,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await changeQuestionnaire(ground, actor, params.p!, params.f!, body);
      return { id, number };
    },
  }),
  endpoint({
    method: "put",
    path: `${one}/questions`,
    summary: "Sets the questions and their order, until the first link is made",
    policy: "interview.conduct",
    body: shapes.questions,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => changeQuestions(ground, actor, params.p!, params.f!, body.questions),
  }),
  endpoint({
    method: "post",
    path: `${one}/respondents`,
    summary: "Makes a personal link for each line, and mails it where there is an address",
    policy: "interview.conduct",
    body: shapes.respondents,
    status: 201,
    answer: shapes.madeLinks,
    handle: async ({ ground, actor, params, body: { lines }, origin }) => ({
      links: await inviteRespondents(ground, actor, params.p!, params.f!, { lines, origin }),
    }),
  }),
  endpoint({
    method: "post",
    path: `${one}/respondents/:j/link`,
    summary: "Makes a new link for a respondent who has not sent his answers; the old one stops working",
    policy: "interview.conduct",
    status: 201,
    answer: shapes.renewed,
    handle: ({ ground, actor, params, origin }) =>
      renewLink(ground, actor, params.p!, params.f!, { respondentId: params.j!, origin }),
  }),
  endpoint({
    method: "delete",
    path: `${one}/respondents/:j/link`,
    summary: "Revokes the link of a respondent who has not sent his answers",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => withdrawLink(ground, actor, params.p!, params.f!, params.j!),
  }),
  endpoint({
    method: "post",
    path: `${one}/closing`,
    summary: "Closes the questionnaire before its day",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => closeQuestionnaire(ground, actor, params.p!, params.f!),
  }),
  endpoint({
    method: "post",
    path: "/questionnaire/reading",
    summary: "What a respondent reads behind his personal link: the questions and his own answers",
    policy: "anyone",
    body: shapes.secret,
    status: 200,
    answer: shapes.asked,
    handle: ({ ground, ...call }) => readAsked(ground, behindLink(call)),
  }),
  endpoint({
    method: "put",
    path: "/questionnaire/answers",
    summary: "Saves answers of a respondent, which nobody reads until he sends them",
    policy: "anyone",
    body: shapes.given,
    status: 200,
    answer: shapes.progress,
    handle: ({ ground, ...call }) => saveAnswers(ground, behindLink(call)),
  }),
  endpoint({
    method: "post",
    path: "/questionnaire/sending",
    summary: "Sends the answers of a respondent, once",
    policy: "anyone",
    body: shapes.given,
    status: 201,
    answer: shapes.progress,
    handle: ({ ground, ...call }) => sendAnswers(ground, behindLink(call)),
  }),
];
