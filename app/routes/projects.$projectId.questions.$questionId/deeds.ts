/** What is done with a question from its page, by the name of the button. */
import { approveAnswer, draftAnswer, publishAnswer } from "../../../server/domain/clarifications/answering.ts";
import { issueExpertLink, revokeExpertLink } from "../../../server/domain/clarifications/expert-links.ts";
import {
  assignQuestion,
  markChange,
  mergeQuestion,
  returnQuestion,
  sortQuestion,
} from "../../../server/domain/clarifications/sorting.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";

export type Deed =
  | ("sorted" | "assigned" | "drafted" | "linked" | "approved")
  | ("published" | "returned" | "merged" | "issued" | "revoked");

/** @throws Refusal whatever the deed is refused for */
export function carryOut(
  posted: Posted,
  { ground, actor, projectId, params, context }: SignedInVisit,
): Promise<{ done: Deed }> {
  const of = [ground, actor, projectId, params.questionId ?? ""] as const;
  const did = async (done: Deed, work: Promise<unknown>) => {
    await work;
    return { done };
  };
  return byIntent<{ done: Deed }>(posted, {
    sorted: () =>
      did("sorted", sortQuestion(...of, { wording: posted.get("wording"), category: posted.get("category") })),
    assigned: () => did("assigned", assignQuestion(...of, { memberId: posted.get("expert"), due: posted.get("due") })),
    drafted: () => did("drafted", draftAnswer(...of, { answer: posted.get("answer") })),
    linked: () =>
      did(
        "linked",
        markChange(...of, { changesSpec: posted.get("changes") === "1", threadId: posted.get("thread") || null }),
      ),
    approved: () => did("approved", approveAnswer(...of, posted.get("hash"))),
    published: () => did("published", publishAnswer(...of, posted.get("hash"))),
    returned: () => did("returned", returnQuestion(...of)),
    merged: () => did("merged", mergeQuestion(...of, posted.get("into"))),
    issued: () =>
      did(
        "issued",
        issueExpertLink(...of, { name: posted.get("personName"), email: posted.get("email"), origin: context.origin }),
      ),
    revoked: () => did("revoked", revokeExpertLink(...of, posted.get("link"))),
  });
}
