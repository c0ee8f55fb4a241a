/** The rows of change control in facts.db: change requests, the texts they propose, who decided, and the change budget. */
import type { ConfirmedBy } from "./sign-off-schema.ts";

/** `clarification`: «уточнение», wording that changes no obligation. */
export const changeKinds = ["request", "clarification"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeCauses = [
  "need",
  "error",
  "omission",
  "misunderstanding",
  "law",
  "integrator",
  "market",
  "other",
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** By what way the wish came. */
export const changeChannels = ["own", "interview", "question", "review", "other"] as const;
export type ChangeChannel = (typeof changeChannels)[number];

export const changePriorities = ["critical", "high", "normal", "low"] as const;
export type ChangePriority = (typeof changePriorities)[number];

/**
 * `draft`: its text is being written. `submitted`: waits for its impact. `decision`: its impact is told, it is being
 * decided. Approved ones are applied at once; `closed` is an applied one that nothing more is done about.
 */
export const changeStates = [
  "draft",
  "submitted",
  "decision",
  "deferred",
  "rejected",
  "cancelled",
  "applied",
  "closed",
] as const;
export type ChangeState = (typeof changeStates)[number];

export const changeRules = ["all", "majority", "owner"] as const;
/** Who has to approve: all mandatory approvers of every affected block, more than half of them, or the owner alone. */
export type ChangeRule = (typeof changeRules)[number];

export const changeVerdicts = ["approve", "reject", "defer"] as const;
export type ChangeVerdict = (typeof changeVerdicts)[number];

/** A proposed change of locked blocks (запрос на изменение). */
export interface ChangeRequests {
  projectId: string;
  id: string;
  /** From 1 in the project: ЗИ-N. */
  number: number;
  kind: ChangeKind;
  title: string;
  cause: ChangeCause;
  channel: ChangeChannel;
  /** The member whose wish it is. */
  initiatorId: string;
  /** The contractor's company, where the wish is its own; then the initiator is its person who asked. */
  companyId: string | null;
  raisedBy: string;
  raisedAt: string;
  rationale: string;
  /** What happens if it is rejected. */
  consequence: string;
  priority: ChangePriority;
  /** Working days that it adds to the implementation; null until it is estimated. */
  days: number | null;
  /** What it costs, in minor units of `currency`; null until it is estimated. */
  money: number | null;
  /** ISO 4217; empty while there is no sum. */
  currency: string;
  risk: string;
  /** Which stages it touches. */
  stages: string;
  estimatedBy: string | null;
  estimatedAt: string | null;
  state: ChangeState;
  /** How often it was submitted: decisions count for the submission they were given on. */
  submission: number;
  submittedAt: string | null;
  /** When it was approved (and applied), rejected or deferred. */
  decidedAt: string | null;
  closedAt: string | null;
}

/** A block that a request changes: the fork of its text, what it was forked from and what it leads to. */
export interface ChangeTargets {
  projectId: string;
  id: string;
  requestId: string;
  blockId: string;
  /** From 0, in the order they were added. */
  position: number;
  /** The revision of the block's text that it changes; fast-forward only. */
  baseRevisionId: string;
  baseHash: string;
  /** The fork: a text of kind `change`. */
  textId: string;
  /** What the block's text would be: the fork's revision and its hash as the block's; null while it is being written. */
  resultRevisionId: string | null;
  resultHash: string | null;
  /** The block's revision that it became. */
  appliedRevisionId: string | null;
}

/** How a requirement is touched; `affected`: its words stay, its meaning or its work does not. */
export type RequirementTouch = "added" | "modified" | "removed" | "affected";

/** A requirement that a request touches. */
export interface ChangeRequirements {
  projectId: string;
  requestId: string;
  uuid: string;
  touch: RequirementTouch;
  /** `text`: the difference of the texts says so, nobody can take it off; `link` and `hand` can be taken off. */
  found: "text" | "link" | "hand";
}

/** A decision on a request as it was read; immutable. */
export interface ChangeDecisions {
  projectId: string;
  id: string;
  requestId: string;
  /** Of the request when it was decided. */
  submission: number;
  /** Who decided. */
  accountId: string;
  /** Whose decision it is. */
  memberId: string;
  /** The member who decided in his place; null for himself. */
  deputyId: string | null;
  verdict: ChangeVerdict;
  reason: string;
  conditions: string;
  /** Of the request as it was read: its fields, its impact and what its texts lead to. */
  hash: string;
  /** JSON array of `{block, hash}`: the resulting texts that an approval signs; empty for other verdicts. */
  signed: string;
  confirmedBy: ConfirmedBy;
  rulesHash: string;
  identity: string;
  at: string;
}

/** How a project decides on changes and how much change it pays for; absent until somebody changes the usual. */
export interface ChangeSettings {
  projectId: string;
  rule: ChangeRule;
  /** ISO 4217, of the limits. */
  currency: string;
  /** Working days in all; null for no limit. */
  days: number | null;
  /** Minor units; null for no limit. */
  money: number | null;
  /** Percent of the requirements that may change; null for no limit. */
  share: number | null;
  /** JSON: limits by section id, `{ [section]: { days, money, share } }`. */
  sections: string;
}

/** An approved text that is yet to be put in place of its block's: done at once, or at the next start. */
export interface ChangePuts {
  projectId: string;
  targetId: string;
  /** The block's text, and the epoch in which it is replaced. */
  textId: string;
  epoch: number;
  /** The fork. */
  forkId: string;
}

export interface ChangeSchema {
  changeRequests: ChangeRequests;
  changeTargets: ChangeTargets;
  changeRequirements: ChangeRequirements;
  changeDecisions: ChangeDecisions;
  changeSettings: ChangeSettings;
  changePuts: ChangePuts;
}
