/** What can be done on the signing page. */
import { redirect } from "@remix-run/node";
import { Refusal } from "../../../server/domain/refusal.ts";
import type { Deciding } from "../../../server/domain/sign-off/deciding.ts";
import { delegateSignOff } from "../../../server/domain/sign-off/delegating.ts";
import { revokeSignOff } from "../../../server/domain/sign-off/revoking.ts";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { signBlocks } from "../../../server/domain/sign-off/signing.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";
import { signatureOf } from "../../signing/proof.ts";
import { signingPath } from "../../signing/signing-path.ts";
import { confirmedDecision, newRemarks, remarkPrefix, typedRemarks } from "../../signing/typed-remarks.ts";

/** A code has gone out: where to, and what was typed meanwhile. */
export interface CodeSent {
  sentTo: string;
  values: Record<string, string>;
}

/** @throws Refusal those of the domain */
export function doOnSigningPage(posted: Posted, visit: SignedInVisit): Promise<Response | CodeSent> {
  const { ground, actor, account, projectId, params } = visit;
  const blockId = params.blockId ?? "";
  const path = signingPath(projectId, blockId);
  const decide = async (decision: Deciding["decision"]) => {
    const deciding = { blockId, hash: posted.get("hash"), decision, remarks: remarksOf(posted) };
    await signBlocks(ground, actor, projectId, [deciding], signatureOf(posted));
    return redirect(`${path}?done`);
  };
  return byIntent<Response | CodeSent>(posted, {
    sign: () => decide(posted.get("decision") as Deciding["decision"]),
    // «Подтверждаю правку», unless something is remarked on in it.
    confirm: () => {
      // Whoever has marked another decision must not confirm by pressing Enter.
      if (!["", "agreed"].includes(posted.get("decision"))) throw new Refusal("decision-unclear", {}, "decision");
      return decide(confirmedDecision(remarksOf(posted)));
    },
    code: async () => {
      await sendSigningCode(ground, actor, projectId, { blocks: [blockId] });
      return { sentTo: account.email, values: typedOf(posted) };
    },
    delegate: async () => {
      const given = { memberId: posted.get("member"), reason: posted.get("reason") };
      await delegateSignOff(ground, actor, projectId, blockId, given);
      return redirect(path);
    },
    revoke: async () => {
      await revokeSignOff(ground, actor, projectId, posted.get("visa"), posted.get("reason"));
      return redirect(path);
    },
  });
}

function remarksOf(posted: Posted) {
  return newRemarks(typedRemarks(posted.startingWith(remarkPrefix)));
}

/** What the form goes on with; secrets are not among it. */
function typedOf(posted: Posted): Record<string, string> {
  const remarks = Object.entries(posted.startingWith(remarkPrefix));
  const kept = Object.fromEntries(remarks.map(([name, value]) => [remarkPrefix + name, value]));
  return { ...kept, decision: posted.get("decision"), acceptRules: posted.get("acceptRules"), intent: "code" };
}
