/** The contractor in the JSON API, for the group: choosing him, answering what he asks, asking him for estimates. */
import { refuseRequest, takeUp } from "../domain/contractor/answering.ts";
import { chooseContractor, dismissContractor } from "../domain/contractor/choosing.ts";
import { askForEstimate } from "../domain/contractor/inquiries.ts";
import { listContractorRequests, readContractorSide } from "../domain/contractor/reading.ts";
import { readChangeNumber } from "../domain/changes/change-rows.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./contractor-shapes.ts";

export const contractorEndpoints = [
  endpoint({
    method: "put",
    path: "/projects/:p/companies/:w/contractor",
    summary: "Chooses a company as the contractor",
    policy: "contractor.choose",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => chooseContractor(ground, actor, params.p!, params.w!),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/companies/:w/contractor",
    summary: "Takes the choice of the contractor back",
    policy: "contractor.choose",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => dismissContractor(ground, actor, params.p!, params.w!),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/contractor-requests",
    summary: "What the contractor asks to change; those that wait come first",
    policy: "change.read",
    status: 200,
    answer: shapes.requests,
    handle: async ({ ground, actor, params }) => ({
      requests: await listContractorRequests(ground, actor, params.p!),
    }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/contractor-requests/:z/taking",
    summary: "Takes a request of the contractor up: it becomes a draft change request",
    policy: "contractor.answer",
    status: 201,
    answer: shapes.taken,
    handle: async ({ ground, actor, params }) => {
      const { number } = await takeUp(ground, actor, params.p!, params.z!);
      return { number };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/contractor-requests/:z/refusal",
    summary: "Refuses a request of the contractor with a reason that he reads",
    policy: "contractor.answer",
    body: shapes.refusing,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => refuseRequest(ground, actor, params.p!, params.z!, body.reason),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/changes/:g/inquiries",
    summary: "What the contractor proposed of a change request, and his estimates of it",
    policy: "change.read",
    status: 200,
    answer: shapes.side,
    handle: ({ ground, actor, params }) => readContractorSide(ground, actor, params.p!, readChangeNumber(params.g)),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/changes/:g/inquiries",
    summary: "Asks the contractor to estimate a submitted change request",
    policy: "contractor.answer",
    body: shapes.inquiring,
    status: 201,
    answer: shapes.inquired,
    handle: async ({ ground, actor, params, body }) => {
      const { id, number } = await askForEstimate(ground, actor, params.p!, readChangeNumber(params.g), body);
      return { id, number };
    },
  }),
];
