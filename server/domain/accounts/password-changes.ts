/** Changing a password: by its owner, by a mailed link, by an administrator. Journalled and mailed each time. */
import type { Accounts } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { passwordChangedLetter, resetLetter, resetPrintedLetter } from "../../mail/sign-in-letters.ts";
import { accountCommand, administratorCommand, findActiveAccountByEmail, getActiveAccount } from "./accounts.ts";
import { installationCommand, type Actor, type Command } from "../command.ts";
import { email as checkEmail } from "../fields.ts";
import { post } from "../outbox.ts";
import { proveOwnPassword } from "./password-proof.ts";
import { checkPassword } from "./passwords.ts";
import { Refusal } from "../refusal.ts";
import { endSessions, openSession, type Client, type SignedIn } from "./sessions.ts";
import { aboutAccount } from "./sign-in.ts";
import { makeReset, resetMinutes, spendTokens, useToken } from "./sign-in-tokens.ts";
import { sha256 } from "../../random.ts";

/** Mails a reset link, if there is such an account; the answer does not tell. @throws Refusal too-many-attempts, bad-email */
export async function requestReset(
  ground: Ground,
  given: { email: string; origin: string; address: string },
): Promise<void> {
  const email = checkEmail("email", given.email);
  ground.attempts.take([
    ["link.account", email],
    ["link.address", given.address],
  ]);
  await aboutAccount(ground, email, "reset.requested", (command, account) =>
    mailReset(ground, command, account, given.origin, "person"),
  );
}

async function mailReset(
  ground: Ground,
  command: Command,
  account: Accounts,
  origin: string,
  by: "person" | "administrator",
): Promise<void> {
  const { token } = await makeReset(ground, command, account.id);
  await post(command, resetLetter(account, { link: links.reset(origin, token), minutes: resetMinutes, by }));
}

/**
 * An administrator starts a reset: the link goes to the person and to nobody else.
 * @throws Refusal not-found when there is no such living account or the actor does not administer
 */
export async function resetByAdministrator(
  ground: Ground,
  actor: Actor,
  given: { accountId: string; origin: string },
): Promise<void> {
  await administratorCommand(ground, actor, async (command) => {
    const account = await command.q
      .selectFrom("accounts")
      .selectAll()
      .where("id", "=", given.accountId)
      .where("deactivatedAt", "is", null)
      .executeTakeFirst();
    if (!account) throw new Refusal("not-found");
    await command.journal({ kind: "reset.started", about: account.id, data: { by: "administrator" } });
    await mailReset(ground, command, account, given.origin, "administrator");
  });
}

/**
 * Makes a reset link at the server's console; the person is told by mail. @returns the link
 * @throws Refusal not-found when nobody living has this e-mail
 */
export async function printReset(ground: Ground, given: { email: string; origin: string }): Promise<string> {
  const email = checkEmail("email", given.email);
  return installationCommand(ground, "", async (command) => {
    const account = await findActiveAccountByEmail(command.q, email);
    if (!account) throw new Refusal("not-found");
    const { token } = await makeReset(ground, command, account.id);
    await command.journal({ kind: "reset.started", about: account.id, data: { by: "console" } });
    await post(command, resetPrintedLetter(account));
    return links.reset(given.origin, token);
  });
}

/**
 * Sets a new password by a reset link, ends every session and opens a new one; call it from a POST only.
 * @throws Refusal link-expired, weak-password, too-long, too-many-attempts, busy
 */
export async function resetPassword(
  ground: Ground,
  given: { token: string; password: string } & Client,
): Promise<SignedIn> {
  checkPassword(given.password);
  await mustLive(ground, given);
  const passwordHash = await ground.passwords.hash(given.password);
  return installationCommand(ground, "", async (command) => {
    const used = await useToken(command, "reset", given.token);
    if (!used) throw new Refusal("link-expired");
    const account = await getActiveAccount(command.q, used.accountId);
    await setPassword(command, account, passwordHash, "reset");
    return openSession(ground, command, account, given, "reset");
  });
}

/** Strangers' links are turned away before any hashing is paid for; only they count as attempts. */
async function mustLive(ground: Ground, { token, address }: { token: string; address: string }): Promise<void> {
  ground.attempts.take([["token.address", address]]);
  const found = await ground.facts
    .selectFrom("signInTokens")
    .select("id")
    .where("id", "=", sha256(token))
    .where("kind", "=", "reset")
    .where("usedAt", "is", null)
    .where("expiresAt", ">", ground.clock.now().toISOString())
    .executeTakeFirst();
  if (!found) throw new Refusal("link-expired");
  ground.attempts.giveBack([["token.address", address]]);
}

/**
 * Changes one's own password and ends the other sessions. Whoever has none yet sets one without `current`.
 * @param given.sessionId the session that stays
 * @throws Refusal wrong-password (field current), weak-password, too-long, too-many-attempts, busy
 */
export async function changePassword(
  ground: Ground,
  actor: Actor,
  given: { current: string; password: string; sessionId: string },
): Promise<void> {
  checkPassword(given.password);
  const account = await getActiveAccount(ground.facts, actor.accountId);
  if (account.passwordHash !== null) await proveOwnPassword(ground, account, account.passwordHash, given.current);
  const passwordHash = await ground.passwords.hash(given.password);
  await accountCommand(ground, actor, (command) =>
    setPassword(command, command.account, passwordHash, "person", given.sessionId),
  );
}

async function setPassword(
  command: Command,
  account: Accounts,
  passwordHash: string,
  by: "person" | "reset",
  keepSessionId?: string,
): Promise<void> {
  await command.q.updateTable("accounts").set({ passwordHash }).where("id", "=", account.id).execute();
  await spendTokens(command, account.id);
  await endSessions(command, account.id, keepSessionId);
  await command.journal({ kind: "password.changed", about: account.id, data: { by } });
  await post(command, passwordChangedLetter(account));
}
