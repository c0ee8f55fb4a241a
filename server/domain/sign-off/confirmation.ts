/** Proof that the person at the screen is the one who signs: his password, a code sent to his mail, or his passkey. */
import type { ConfirmedBy } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { getActiveAccount } from "../accounts/accounts.ts";
import type { Limited } from "../accounts/limits.ts";
import { provePasskey } from "../accounts/passkey-proof.ts";
import { countingCommand, membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { coveredDigest, type Covered } from "./covered.ts";
import { askForWay, mustAllow, type ConfirmationWay } from "./settings.ts";
import { useSigningCode } from "./signing-codes.ts";

/** What the person brings. A passkey or a code counts before a password, which browsers fill in by themselves. */
export interface Confirmation {
  /** What a device answered to `beginPasskeySignature`. */
  passkey?: unknown;
  password?: string | undefined;
  code?: string | undefined;
}

/**
 * Proves it before the transaction of the decision, since hashing takes long. A code that fits is spent here, whatever
 * becomes of the decision, and so is the challenge of a passkey.
 * @param covered what is signed: a passkey confirms nothing else (R2)
 * @returns how, for the row of the decision
 * @throws Refusal not-found, not-allowed, confirmation-required, confirmation-not-allowed, no-password, wrong-password,
 * wrong-code, code-expired, passkey-expired, passkey-other-text, passkey-refused, too-many-attempts, busy
 */
export async function confirm(
  ground: Ground,
  actor: Actor,
  projectId: string,
  covered: Covered,
  confirmation: Confirmation | undefined,
): Promise<ConfirmedBy> {
  await membership(ground, actor, projectId, "sign-off.give");
  const way = wayOf(confirmation);
  if (!way) throw await askForWay(ground.facts, projectId);
  await mustAllow(ground.facts, projectId, way);
  const { passkey, code = "", password = "" } = confirmation!;
  if (way === "passkey") await proveByPasskey(ground, actor, projectId, covered, passkey);
  else if (way === "code") await proveCode(ground, actor, projectId, code);
  else await provePassword(ground, actor, password);
  return way;
}

function wayOf(confirmation: Confirmation | undefined): ConfirmationWay | undefined {
  if (confirmation?.passkey) return "passkey";
  if (confirmation?.code?.trim()) return "code";
  return confirmation?.password ? "password" : undefined;
}

const countedFor = ({ accountId }: Actor): [Limited, string][] => [["confirmation.account", accountId]];

async function provePassword(ground: Ground, actor: Actor, password: string): Promise<void> {
  const { passwordHash } = await getActiveAccount(ground.facts, actor.accountId);
  if (passwordHash === null) throw new Refusal("no-password", {}, "password");
  ground.attempts.take(countedFor(actor));
  const fits = await ground.passwords.verify(passwordHash, password);
  if (!fits) throw new Refusal("wrong-password", {}, "password");
  ground.attempts.giveBack(countedFor(actor));
}

async function proveCode(ground: Ground, actor: Actor, projectId: string, code: string): Promise<void> {
  ground.attempts.take(countedFor(actor));
  // The refusal comes after the commit: the try must count.
  const outcome = await countingCommand(ground, actor, (command) => useSigningCode(command, projectId, code));
  if (outcome === "wrong") throw new Refusal("wrong-code", {}, "code");
  if (outcome === "none") throw new Refusal("code-expired", {}, "code");
  ground.attempts.giveBack(countedFor(actor));
}

async function proveByPasskey(
  ground: Ground,
  actor: Actor,
  projectId: string,
  covered: Covered,
  answer: unknown,
): Promise<void> {
  ground.attempts.take(countedFor(actor));
  await provePasskey(ground, actor, { projectId, digest: coveredDigest(projectId, covered) }, answer);
  ground.attempts.giveBack(countedFor(actor));
}
