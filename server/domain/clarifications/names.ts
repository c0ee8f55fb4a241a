/** Names that pages and the server share: what a question is about, and what kinds of places it may have. */

export { clarificationStates } from "../../db/tender-schema.ts";

/** What a question is about: by it integrators filter the published answers. */
export const categories = [
  ...(["functions", "integrations", "data", "processes", "access"] as const),
  ...(["platform", "terms", "other"] as const),
] as const;
export type Category = (typeof categories)[number];

/** The most questions that the minutes of one meeting take. */
export const mostSpoken = 50;

export const placeKinds = ["block", "quote", "requirement", "row"] as const;
export type PlaceKind = (typeof placeKinds)[number];
