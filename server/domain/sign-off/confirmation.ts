/** Proof that the person at the screen is the one who signs: his password, or a code sent to his mail. */
import type { ConfirmedBy } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { getActiveAccount } from "../accounts/accounts.ts";
import type { Limited } from "../accounts/limits.ts";
import { countingCommand, membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { askForWay, mustAllow, type OfferedWay } from "./settings.ts";
import { useSigningCode } from "./signing-codes.ts";

/** What the person brings. A code counts before a password, which browsers fill in by themselves. */
export interface Confirmation {
  password?: string | undefined;
  code?: string | undefined;
}

/**
 * Proves it before the transaction of the decision, since hashing takes long. A code that fits is spent here, whatever
 * becomes of the decision.
 * @returns how, for the row of the decision
 * @throws Refusal not-found, not-allowed, confirmation-required, confirmation-not-allowed, no-password, wrong-password,
 * wrong-code, code-expired, too-many-attempts, busy
 */
export async function confirm(
  ground: Ground,
  actor: Actor,
  projectId: string,
  confirmation: Confirmation | undefined,
): Promise<ConfirmedBy> {
  await membership(ground, actor, projectId, "sign-off.give");
  const way = wayOf(confirmation);
  if (!way) throw await askForWay(ground.facts, projectId);
  await mustAllow(ground.facts, projectId, way);
  const given = confirmation![way]!;
  if (way === "password") await provePassword(ground, actor, given);
  else await proveCode(ground, actor, projectId, given);
  return way;
}

function wayOf(confirmation: Confirmation | undefined): OfferedWay | undefined {
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
