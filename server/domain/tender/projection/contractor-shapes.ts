/**
 * What the contractor receives of changes: his own requests, and those he was asked to estimate. No field of these shapes
 * can name anybody of the inside, or tell what was said there or what is left of a budget (R6).
 */
import type { OutsidePlace } from "../../clarifications/outside-shapes.ts";
import type { OutsideChange } from "./shapes.ts";

/** How far a change is, in words that tell nothing of the inside. */
export const changeStandings = [
  "received",
  "in-work",
  "deciding",
  "deferred",
  "applied",
  "rejected",
  "cancelled",
  "refused",
  "withdrawn",
] as const;
export type ChangeStanding = (typeof changeStandings)[number];

/** A request of the reader's own company. */
export interface OwnChange {
  id: string;
  /** From 1 among the company's own. */
  number: number;
  title: string;
  cause: string;
  rationale: string;
  consequence: string;
  /** Proposed words, plain text. */
  words: string;
  where: OutsidePlace | null;
  /** Number of the publication that it speaks of. */
  publication: number | null;
  askedAt: string;
  standing: ChangeStanding;
  /** When it came to that, where it is settled. */
  settledAt: string | null;
  /** Why it was refused, as it was worded for the company. */
  refusal: string;
  /** Under which conditions it was decided. */
  conditions: string[];
  mayWithdraw: boolean;
}

export interface GivenEstimate {
  /** Working days. */
  days: number;
  /** Minor units. */
  money: number;
  /** ISO 4217; empty where there is no sum. */
  currency: string;
  risk: string;
  givenAt: string;
}

/** A change that the company was asked to estimate. */
export interface AskedEstimate {
  id: string;
  /** From 1 among those the company was asked for. */
  number: number;
  title: string;
  /** What the customer tells beside the text. */
  note: string;
  askedAt: string;
  standing: ChangeStanding;
  /** An estimate is awaited. */
  mayEstimate: boolean;
  /** It changes no obligation: it costs nothing. */
  isWording: boolean;
  estimate: GivenEstimate | null;
  conditions: string[];
  /** What would change in the blocks that are published; empty once the text is being rewritten. */
  changes: OutsideChange[];
}

export interface OutsideChangeRequests {
  /** The latest first. */
  own: OwnChange[];
  asked: AskedEstimate[];
  /** Blocks that may be asked about, of the newest publication. */
  blocks: { id: string; title: string; section: string }[];
  timeZone: string;
}
