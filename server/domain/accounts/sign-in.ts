/** Signing in: by password, or by a link or code sent by mail. Unknown accounts get the same answers and the same work. */
import type { Accounts } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { signInLetter } from "../../mail/sign-in-letters.ts";
import { findActiveAccountByEmail, getActiveAccount } from "./accounts.ts";
import { installationCommand, type Command } from "../command.ts";
import { email as checkEmail } from "../fields.ts";
import type { Limited } from "./limits.ts";
import { post } from "../outbox.ts";
import { Refusal } from "../refusal.ts";
import { openSession, type Client, type SignedIn } from "./sessions.ts";
import { linkMinutes, localPath, makeLink, useCode, useToken } from "./sign-in-tokens.ts";

/** A sign-in that leads on to where the person was going: a path on this site. */
export interface SignedInTo extends SignedIn {
  path: string;
}

/** @throws Refusal wrong-credentials, too-many-attempts, busy, bad-email, required */
export async function signInWithPassword(
  ground: Ground,
  given: { email: string; password: string } & Client,
): Promise<SignedIn> {
  const email = checkEmail("email", given.email);
  const attempts: [Limited, string][] = [
    ["password.account", email],
    ["password.address", given.address],
  ];
  ground.attempts.take(attempts);
  const account = await findActiveAccountByEmail(ground.facts, email);
  const fits = await ground.passwords.verify(account?.passwordHash ?? null, given.password);
  if (!account || !fits) throw new Refusal("wrong-credentials");
  const signedIn = await installationCommand(ground, account.id, async (command) =>
    // Between the two he may have been deactivated.
    openSession(ground, command, await getActiveAccount(command.q, account.id), given, "password"),
  );
  ground.attempts.giveBack(attempts);
  return signedIn;
}

/**
 * Mails a link and a code, if there is such an account; the answer does not tell.
 * @param given.path where the person is going, kept to paths of this site
 * @throws Refusal too-many-attempts, bad-email, required
 */
export async function requestLink(
  ground: Ground,
  given: { email: string; path?: string; origin: string; address: string },
): Promise<void> {
  const email = checkEmail("email", given.email);
  ground.attempts.take([
    ["link.account", email],
    ["link.address", given.address],
  ]);
  await aboutAccount(ground, email, "link.requested", async (command, account) => {
    const secret = await makeLink(ground, command, account.id, localPath(given.path));
    const link = links.signIn(given.origin, secret.token);
    await post(command, signInLetter(account, { link, code: secret.code, minutes: linkMinutes }));
  });
}

/**
 * Does something for the account with this e-mail, if there is one that may sign in. Either way one entry is journalled
 * and one transaction committed, so that the time taken does not tell which.
 */
export function aboutAccount(
  ground: Ground,
  email: string,
  kind: string,
  work: (command: Command, account: Accounts) => Promise<void>,
): Promise<void> {
  return installationCommand(ground, "", async (command) => {
    const account = await findActiveAccountByEmail(command.q, email);
    await command.journal({ kind, about: account?.id ?? "" });
    if (account) await work(command, account);
  });
}

/** Signs in by the secret of a mailed link; call it from a POST only. @throws Refusal link-expired, too-many-attempts */
export async function redeemLink(ground: Ground, given: { token: string } & Client): Promise<SignedInTo> {
  const attempts: [Limited, string][] = [["token.address", given.address]];
  ground.attempts.take(attempts);
  const signedIn = await installationCommand(ground, "", async (command) => {
    const used = await useToken(command, "link", given.token);
    if (!used) throw new Refusal("link-expired");
    const account = await getActiveAccount(command.q, used.accountId);
    return { ...(await openSession(ground, command, account, given, "link")), path: used.path };
  });
  ground.attempts.giveBack(attempts);
  return signedIn;
}

/**
 * Signs in by the six-digit code of a letter; five wrong ones spend it.
 * @throws Refusal wrong-code, too-many-attempts, bad-email, required
 */
export async function redeemCode(ground: Ground, given: { email: string; code: string } & Client): Promise<SignedInTo> {
  const email = checkEmail("email", given.email);
  const attempts: [Limited, string][] = [
    ["code.account", email],
    ["code.address", given.address],
  ];
  ground.attempts.take(attempts);
  const signedIn = await installationCommand(ground, "", async (command) => {
    const account = await findActiveAccountByEmail(command.q, email);
    const used = account && (await useCode(command, account.id, given.code));
    if (account && used) {
      return { ...(await openSession(ground, command, account, given, "code")), path: used.path };
    }
    // The refusal comes after the commit: the try must count.
    await command.journal({ kind: "code.refused", about: account?.id ?? "" });
    return null;
  });
  if (!signedIn) throw new Refusal("wrong-code", {}, "code");
  ground.attempts.giveBack(attempts);
  return signedIn;
}
