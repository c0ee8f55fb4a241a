/** Before a passkey confirms: the challenge for exactly what is going to be signed. */
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Ground } from "../../ground.ts";
import { askForPasskey } from "../accounts/passkey-proof.ts";
import { membership, type Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { coveredDigest, type Covered } from "./covered.ts";
import { decisions, mustBeDecidable } from "./deciding.ts";
import { mustAllow } from "./settings.ts";
import { mostBlocks } from "./signing-codes.ts";
import { mustBeApprovableNow } from "./versions.ts";

/**
 * What the browser is to ask the signer's device for. What is bound to be refused is refused here, before he is asked.
 * @throws Refusal not-found, not-allowed, confirmation-not-allowed, those of `mustBeDecidable` or `mustBeApprovableNow`,
 * and those of `askForPasskey`
 */
export async function beginPasskeySignature(
  ground: Ground,
  actor: Actor,
  projectId: string,
  covered: Covered,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { id: memberId } = await membership(ground, actor, projectId, "sign-off.give");
  await mustAllow(ground.facts, projectId, "passkey");
  if ("version" in covered) {
    await membership(ground, actor, projectId, "version.approve");
    await mustBeApprovableNow(ground.facts, projectId, covered.version);
  } else if ("change" in covered) {
    await membership(ground, actor, projectId, "change.decide");
  } else await mustAllBeDecidable(ground, projectId, memberId, covered.blocks);
  return askForPasskey(ground, actor, { projectId, digest: coveredDigest(projectId, covered) });
}

async function mustAllBeDecidable(
  { facts }: Ground,
  projectId: string,
  memberId: string,
  blocks: Extract<Covered, { blocks: unknown }>["blocks"],
): Promise<void> {
  if (blocks.length === 0) throw new Refusal("required", { field: "blocks" }, "blocks");
  if (blocks.length > mostBlocks) throw new Refusal("invalid", { fields: "blocks" }, "blocks");
  for (const one of blocks) {
    oneOf("decision", one.decision, decisions);
    await mustBeDecidable(facts, projectId, memberId, one);
  }
}
