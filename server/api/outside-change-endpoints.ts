/** Changes in the JSON API as the contractor has them: all of it comes from the projection. */
import {
  estimateOutside,
  raiseOutside,
  readOutsideChanges,
  withdrawChangeOutside,
} from "../domain/tender/projection/contractor.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./outside-change-shapes.ts";

export const outsideChangeEndpoints = [
  endpoint({
    method: "get",
    path: "/tender/:p/change-requests",
    summary: "The contractor: what your company asked to change, and what it is asked to estimate",
    policy: "contractor.act",
    query: { language: "Of the words around the differences: `ru` (the usual) or `en`" },
    status: 200,
    answer: shapes.outsideChanges,
    handle: ({ ground, actor, params, query }) =>
      readOutsideChanges(ground, actor, params.p!, query.language === "en" ? "en" : "ru"),
  }),
  endpoint({
    method: "post",
    path: "/tender/:p/change-requests",
    summary: "The contractor: asks to change a block of the publication",
    policy: "contractor.act",
    body: shapes.raising,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body: { where: place, ...given } }) =>
      raiseOutside(ground, actor, params.p!, { ...given, place }),
  }),
  endpoint({
    method: "post",
    path: "/tender/:p/change-requests/:z/withdrawal",
    summary: "The contractor: takes a request back while nobody has answered it",
    policy: "contractor.act",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => withdrawChangeOutside(ground, actor, params.p!, params.z!),
  }),
  endpoint({
    method: "put",
    path: "/tender/:p/estimates/:z",
    summary: "The contractor: estimates a change that he was asked about",
    policy: "contractor.act",
    body: shapes.estimating,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => estimateOutside(ground, actor, params.p!, params.z!, body),
  }),
];
