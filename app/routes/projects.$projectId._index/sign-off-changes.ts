/** What the document's forms of sign-off do, each a command of the domain. */
import { answerRemark } from "../../../server/domain/sign-off/remarks.ts";
import { reopenBlock, reopeningKinds } from "../../../server/domain/sign-off/reopening.ts";
import { submitBlock, withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { oneOf } from "../../../server/domain/fields.ts";
import type { Posted, SignedInVisit } from "../../request.ts";

/** Deeds by their intent. */
export function signOffDeeds(posted: Posted, { ground, actor, projectId }: SignedInVisit) {
  const block = posted.get("block");
  const remark = posted.get("remark");
  const kind = () => oneOf("kind", posted.get("kind"), reopeningKinds);
  return {
    submit: () => submitBlock(ground, actor, projectId, block, { deadline: posted.get("deadline") || null }),
    withdraw: () => withdrawRound(ground, actor, projectId, block),
    reopen: async () => reopenBlock(ground, actor, projectId, block, { kind: kind(), reason: posted.get("reason") }),
    "remark-taken": () => answerRemark(ground, actor, projectId, remark, { answer: "taken" }),
    "remark-declined": () =>
      answerRemark(ground, actor, projectId, remark, { answer: "declined", text: posted.get("answer") }),
  } satisfies Record<string, () => Promise<unknown>>;
}
