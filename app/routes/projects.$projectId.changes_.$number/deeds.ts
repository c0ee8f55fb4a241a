/** What is done with a change request from its page, by the name of the button. */
import { signWording } from "../../../server/domain/changes/confirming.ts";
import { signChange } from "../../../server/domain/changes/deciding.ts";
import { addTarget, chooseRequirement, editChange, removeTarget } from "../../../server/domain/changes/editing.ts";
import { estimateChange } from "../../../server/domain/changes/estimating.ts";
import { askForEstimate } from "../../../server/domain/contractor/inquiries.ts";
import { rebaseChange } from "../../../server/domain/changes/rebasing.ts";
import { readChangeNumber } from "../../../server/domain/changes/change-rows.ts";
import { cancelChange, closeChange, returnChange, submitChange } from "../../../server/domain/changes/submitting.ts";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { typedFields } from "../../changes/change-fields.tsx";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";
import { signatureOf } from "../../signing/proof.ts";
import { talkDeeds } from "../../talk/deeds.ts";

export type Deed =
  | ("edited" | "estimated" | "submitted" | "returned" | "cancelled" | "closed" | "rebased")
  /** Something was said about it: the list of discussions tells of that itself. */
  | "talked"
  | "inquired"
  | ("widened" | "narrowed" | "touched" | "untouched" | "decided" | "confirmed" | "code");

export interface Did {
  done: Deed;
  /** What has become of the request with a decision. */
  state?: string;
  /** Where a code went, and what had been filled in when it was asked for. */
  sentTo?: string;
  typed?: Record<string, string>;
}

/** @throws Refusal whatever the deed is refused for */
export function carryOut(posted: Posted, visit: SignedInVisit): Promise<Did> {
  const talks = talkDeeds(posted, visit, readChangeNumber(visit.params.number));
  if (!Object.hasOwn(talks, posted.get("intent"))) return changeIt(posted, visit);
  return byIntent<unknown>(posted, talks).then(() => ({ done: "talked" }));
}

function changeIt(posted: Posted, visit: SignedInVisit): Promise<Did> {
  const { ground, actor, account, projectId, params } = visit;
  const of = [ground, actor, projectId, readChangeNumber(params.number)] as const;
  const did = async (done: Deed, work: Promise<unknown>): Promise<Did> => {
    await work;
    return { done };
  };
  const impact = () => ({
    ...{ days: posted.get("days"), money: posted.get("money"), currency: posted.get("currency") },
    ...{ risk: posted.get("risk"), stages: posted.get("stages") },
  });
  const requirement = (touched: boolean) => chooseRequirement(...of, { uuid: posted.get("requirement"), touched });
  return byIntent<Did>(posted, {
    edited: () => did("edited", editChange(...of, typedFields(posted))),
    estimated: () => did("estimated", estimateChange(...of, impact())),
    submitted: () => did("submitted", submitChange(...of)),
    returned: () => did("returned", returnChange(...of)),
    cancelled: () => did("cancelled", cancelChange(...of)),
    closed: () => did("closed", closeChange(...of)),
    widened: () => did("widened", addTarget(...of, posted.get("blocks"))),
    narrowed: () => did("narrowed", removeTarget(...of, posted.get("block"))),
    touched: () => did("touched", requirement(true)),
    untouched: () => did("untouched", requirement(false)),
    rebased: () => {
      const rebase = { choices: posted.startingWith("choice:"), seen: posted.startingWith("seen:") };
      return did("rebased", rebaseChange(...of, rebase));
    },
    decided: async () => {
      const { request } = await signChange(...of, decidingOf(posted), signatureOf(posted));
      return { done: "decided", state: request.state };
    },
    confirmed: () => did("confirmed", signWording(...of, posted.get("hash"), signatureOf(posted))),
    inquired: () => did("inquired", askForEstimate(...of, { title: posted.get("title"), note: posted.get("note") })),
    code: async () => {
      await sendSigningCode(ground, actor, projectId, { blocks: Object.keys(posted.startingWith("of:")) });
      const { verdict, reason = "", conditions = "" } = decidingOf(posted);
      const typed = { verdict, reason, conditions, acceptRules: posted.get("acceptRules") };
      return { done: "code", sentTo: account.email, typed };
    },
  });
}

const decidingOf = (posted: Posted) => ({
  ...{ hash: posted.get("hash"), verdict: posted.get("verdict") },
  ...{ reason: posted.get("reason"), conditions: posted.get("conditions") },
});
