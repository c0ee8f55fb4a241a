/** A line of the register of changes: one shape for the page, the API, the CSV and what is printed. */
import type { ChangeChannel, ChangeState, ChangeVerdict } from "../../../db/change-schema.ts";
import type { RequirementDifference } from "../comparison/requirement-differences.ts";
import type { ChurnCause } from "../history/steps.ts";

/** Lighter ones are opened without a request: before a version, or for an editorial correction. */
export const lineKinds = ["request", "clarification", "reopening", "editorial"] as const;
export type LineKind = (typeof lineKinds)[number];

/** Of a request; of a block that was opened again whether it has been agreed since. */
export const lineStates = ["applied", "closed", "rejected", "deferred", "agreed", "in-work"] as const;
export type LineState = Extract<ChangeState, "applied" | "closed" | "rejected" | "deferred"> | "agreed" | "in-work";

/** A block that a line changes, by what its redline is found. */
export interface LineBlock {
  id: string;
  title: string;
  /** Id and title of its section, as it is called now. */
  section: { id: string; title: string };
  /** Numbers of its revisions: `after` is null where nothing has come of it. */
  before: number | null;
  after: number | null;
}

/** Who decided, or signed the result, with name and position as signed. */
export interface LineVisa {
  name: string;
  position: string;
  verdict: ChangeVerdict | "agreed" | "agreed-with-remarks" | "by-default";
  reason: string;
  conditions: string;
  at: string;
}

export interface LogLine {
  id: string;
  kind: LineKind;
  /** ЗИ-N; null without a request. */
  number: number | null;
  /** When it was decided; of a block that was opened again, when that was. UTC. */
  at: string;
  title: string;
  cause: ChurnCause;
  channel: ChangeChannel | null;
  /** The contractor's wishes have his company in place of a person. */
  initiator: { accountId: string; name: string };
  rationale: string;
  state: LineState;
  /** Working days; minor units of the currency. Null: not estimated. */
  impact: { days: number | null; money: number | null; currency: string; risk: string; stages: string } | null;
  blocks: LineBlock[];
  /** What became of requirements: before → after. */
  requirements: RequirementDifference[];
  visas: LineVisa[];
  /** Number of the version that took it up; null until then. */
  version: string | null;
}

/** A line whose requirements are yet to be compared. */
export interface BareLine extends Omit<LogLine, "requirements"> {
  /** Ids of revisions by block. */
  revisions: { block: string; before: string | null; after: string | null }[];
}
