/** What is read of change requests: one shape for pages, the API and the register of changes. */
import type { ChangeDecisions, ChangeRequests, ChangeTargets, RequirementTouch } from "../../db/change-schema.ts";
import type { BlockState } from "../../db/schema.ts";
import type { BudgetLine } from "./budget.ts";

/** A person as pages name him; an erased one has no name left. */
export interface ShownPerson {
  accountId: string;
  name: string;
}

/** A block that a request changes. */
export interface ShownTarget extends Omit<ChangeTargets, "projectId" | "requestId"> {
  title: string;
  state: BlockState;
  /** Of the revision it was forked from. */
  baseNumber: number;
  /** The block's text is no longer the base: the request has to be rebased before it is decided. */
  isMoved: boolean;
  /** Of the block's revision that it became; null until it is applied. */
  appliedNumber: number | null;
}

/** A decision with the name and position as signed; `counts` for the submission that the request is in now. */
export interface ShownDecision extends Omit<
  ChangeDecisions,
  "projectId" | "requestId" | "signed" | "identity" | "deputyId"
> {
  name: string;
  position: string;
  /** In whose place he decided; null for himself. */
  insteadOf: string | null;
  signed: { block: string; hash: string }[];
  counts: boolean;
}

export interface TouchedRequirement {
  uuid: string;
  code: string;
  touch: RequirementTouch;
  found: "text" | "link" | "hand";
  statement: string;
}

/** What the reader may do with a request now; the commands judge it anew. */
export interface ChangeRights {
  edit: boolean;
  submit: boolean;
  estimate: boolean;
  return: boolean;
  cancel: boolean;
  rebase: boolean;
  decide: boolean;
  close: boolean;
  /** He had signed the wording that an applied clarification changed. */
  confirm: boolean;
}

/** People of whom some have to approve, by name. */
export interface ShownGroup {
  as: "approvers" | "owner" | "responsible" | "leader";
  block: string | null;
  need: number;
  people: { memberId: string; name: string; verdict: ChangeDecisions["verdict"] | null }[];
}

/** A request with all that its page tells. */
export interface WholeChange extends ShownChange {
  /** Of what is decided on: a decision states it. */
  hash: string;
  rights: ChangeRights;
  groups: ShownGroup[];
  /** In whose place the reader would decide; null for himself. */
  insteadOf: string | null;
  /** It crosses the budget: the owner decides too. */
  over: boolean;
  /** The budget as it is and as it would be. */
  budget: BudgetLine[];
  /** «Что если»: blocks that would be signed anew, with the visas that would become history. */
  resigned: { blockId: string; title: string; visas: number }[];
}

/** A request as lists tell of it. */
export interface ShownChange extends Omit<ChangeRequests, "raisedBy" | "estimatedBy"> {
  raisedBy: ShownPerson;
  initiator: string;
  estimatedBy: ShownPerson | null;
  targets: ShownTarget[];
  requirements: TouchedRequirement[];
  decisions: ShownDecision[];
}
