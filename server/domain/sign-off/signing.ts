/** Signing: who he is, is proved first; then the decisions, the accepted rules and the visas are written together. */
import type { SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { confirm, type Confirmation } from "./confirmation.ts";
import { decide, mustBeDecidable, type Deciding } from "./deciding.ts";
import { mustHaveAccepted } from "./signing-rules.ts";

export interface Signature {
  confirmation: Confirmation | undefined;
  /** He accepts the company's rules with this signature: the hash of the wording he has read, or true for the one in force. */
  acceptRules?: string | boolean;
}

/**
 * Signs one block or several under one confirmation: all of them or none.
 * @throws Refusal those of `confirm`, `decide` and `mustHaveAccepted`
 */
export async function signBlocks(
  ground: Ground,
  actor: Actor,
  projectId: string,
  deciding: Deciding[],
  { confirmation, acceptRules }: Signature,
): Promise<SignOffs[]> {
  const member = await membership(ground, actor, projectId, "sign-off.give");
  // What is bound to be refused should not cost a code.
  for (const one of deciding) await mustBeDecidable(ground.facts, projectId, member.id, one);
  const confirmedBy = await confirm(ground, actor, projectId, { blocks: deciding }, confirmation);
  return decide(ground, actor, projectId, deciding, async (command) => ({
    confirmedBy,
    rulesHash: await mustHaveAccepted(command, acceptRules),
  }));
}
