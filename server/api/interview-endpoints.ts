/** Interviews in the JSON API: planning and holding them, and the respondent's confirmation. */
import { issueConfirmationLink, revokeConfirmationLink } from "../domain/interviews/confirmation.ts";
import { readCoverage } from "../domain/interviews/coverage.ts";
import { changeGuide } from "../domain/interviews/guide.ts";
import { finishInterview, startInterview } from "../domain/interviews/holding.ts";
import { importTranscript, transcriptBody } from "../domain/interviews/importing.ts";
import { takeNameOut } from "../domain/interviews/naming.ts";
import { cancelInterview, changeInterview, planInterview } from "../domain/interviews/planning.ts";
import { listInterviews, readInterview } from "../domain/interviews/register.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./interview-shapes.ts";

const path = "/projects/:p/interviews";
const one = `${path}/:i`;

export const interviewEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/coverage",
    summary: "Which role was asked about which block, and how far that has come",
    policy: "interview.read",
    status: 200,
    answer: shapes.coverage,
    handle: ({ ground, actor, params }) => readCoverage(ground, actor, params.p!),
  }),
  endpoint({
    method: "get",
    path,
    summary: "The register of interviews, the latest first",
    policy: "interview.read",
    status: 200,
    answer: shapes.list,
    handle: async ({ ground, actor, params }) => ({ interviews: await listInterviews(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "post",
    path,
    summary: "Plans an interview; its guide is composed of what the template asks the role about the blocks",
    policy: "interview.conduct",
    body: shapes.plan,
    status: 201,
    answer: shapes.made,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await planInterview(ground, actor, params.p!, body);
      return { id, number };
    },
  }),
  endpoint({
    method: "get",
    path: one,
    summary: "An interview with its guide, its answers and its confirmation",
    policy: "interview.read",
    status: 200,
    answer: shapes.shown,
    handle: ({ ground, actor, params }) => readInterview(ground, actor, params.p!, params.i!),
  }),
  endpoint({
    method: "patch",
    path: one,
    summary: "Changes what was planned, or the consent",
    policy: "interview.conduct",
    body: shapes.changes,
    status: 200,
    answer: shapes.made,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await changeInterview(ground, actor, params.p!, params.i!, body);
      return { id, number };
    },
  }),
  endpoint({
    method: "delete",
    path: one,
    summary: "Calls off an interview that has not begun",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => cancelInterview(ground, actor, params.p!, params.i!),
  }),
  endpoint({
    method: "put",
    path: `${one}/guide`,
    summary: "Sets the questions and their order, until the interview starts",
    policy: "interview.conduct",
    body: shapes.guide,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => changeGuide(ground, actor, params.p!, params.i!, body.questions),
  }),
  endpoint({
    method: "post",
    path: `${one}/start`,
    summary: "Starts the interview: from now on its notes are a live text",
    policy: "interview.conduct",
    status: 201,
    answer: shapes.started,
    handle: async ({ ground, actor, params }) => ({
      text: await startInterview(ground, actor, params.p!, params.i!),
    }),
  }),
  endpoint({
    method: "post",
    path: `${one}/finish`,
    summary: "Says that the talk is over",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => finishInterview(ground, actor, params.p!, params.i!),
  }),
  endpoint({
    method: "post",
    path: `${one}/transcript`,
    summary: "Reads a transcript into the notes, without the respondent's name",
    policy: "interview.conduct",
    body: shapes.transcript,
    largestBody: transcriptBody,
    status: 201,
    answer: shapes.imported,
    handle: ({ ground, actor, params, body }) =>
      importTranscript(ground, actor, params.p!, params.i!, Buffer.from(body.file, "base64")),
  }),
  endpoint({
    method: "delete",
    path: `${one}/name-in-notes`,
    summary: "Puts «Респондент» in place of the respondent's name wherever it stands in the notes",
    policy: "interview.conduct",
    status: 200,
    answer: shapes.namesTakenOut,
    handle: async ({ ground, actor, params }) => ({ lines: await takeNameOut(ground, actor, params.p!, params.i!) }),
  }),
  endpoint({
    method: "post",
    path: `${one}/confirmation-link`,
    summary: "Makes the respondent's personal link to the notes as they are now; an earlier one stops working",
    policy: "interview.conduct",
    status: 201,
    answer: shapes.confirmationLink,
    handle: ({ ground, actor, params, origin }) => issueConfirmationLink(ground, actor, params.p!, params.i!, origin),
  }),
  endpoint({
    method: "delete",
    path: `${one}/confirmation-link`,
    summary: "Revokes the respondent's link that was not answered yet",
    policy: "interview.conduct",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => revokeConfirmationLink(ground, actor, params.p!, params.i!),
  }),
];
