/** A person's passkeys: added and removed by himself, who has said his password; their private halves stay on devices. */
import type { PublicKeyCredentialCreationOptionsJSON, VerifiedRegistrationResponse } from "@simplewebauthn/server";
import type { Accounts, Passkeys } from "../../db/schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { passkeyAddedLetter } from "../../mail/sign-in-letters.ts";
import type { Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { post } from "../outbox.ts";
import { Refusal } from "../refusal.ts";
import { accountCommand, getActiveAccount, type AccountCommand } from "./accounts.ts";
import { challengeOf, isRegistration } from "./passkey-answers.ts";
import { challengeMinutes, issueChallenge, spendChallenge } from "./passkey-challenges.ts";
import { proveOwnPassword } from "./password-proof.ts";
import { relyingParty } from "./relying-party.ts";

/** How many a person may have. */
export const mostPasskeys = 20;

/** EdDSA, ES256 and RS256: what devices of today sign with. */
const algorithms = [-8, -7, -257];

export type PasskeyOverview = Pick<Passkeys, "id" | "name" | "createdAt" | "lastUsedAt">;

/** A person's passkeys, the newest first. */
export function listPasskeys(ground: Ground, actor: Actor): Promise<PasskeyOverview[]> {
  return ground.facts
    .selectFrom("passkeys")
    .select(["id", "name", "createdAt", "lastUsedAt"])
    .where("accountId", "=", actor.accountId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

/** The passkeys themselves. */
export function passkeysOf(q: Facts | AccountCommand["q"], accountId: string): Promise<Passkeys[]> {
  return q.selectFrom("passkeys").selectAll().where("accountId", "=", accountId).orderBy("id").execute();
}

/** @throws Refusal passkey-needs-password, wrong-password (field current), too-many-attempts, busy */
async function provedAccount(ground: Ground, actor: Actor, current: string): Promise<Accounts> {
  const account = await getActiveAccount(ground.facts, actor.accountId);
  if (account.passwordHash === null) throw new Refusal("passkey-needs-password", {}, "current");
  await proveOwnPassword(ground, account, account.passwordHash, current);
  return account;
}

/**
 * Begins to add a passkey: what the browser is to ask the device for, within five minutes.
 * @throws Refusal signed-out, passkeys-unavailable, required, too-long, too-many-passkeys, passkey-needs-password,
 * wrong-password, too-many-attempts, busy
 */
export async function beginPasskey(
  ground: Ground,
  actor: Actor,
  given: { name: string; current: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id } = relyingParty(ground.config);
  nameOf(given);
  const present = await passkeysOf(ground.facts, actor.accountId);
  mustHaveRoom(present.length);
  const account = await provedAccount(ground, actor, given.current);
  const challenge = await issueChallenge(ground, actor, { projectId: null, digest: "" });
  // Half a second to load, and few requests need it.
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  return generateRegistrationOptions({
    ...{ rpName: "Свод", rpID: id, userName: account.email, userDisplayName: account.name },
    userID: new Uint8Array(Buffer.from(account.id, "utf8")),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: challengeMinutes * 60_000,
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: present.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  });
}

/** On one line, since a letter tells it. */
function nameOf({ name }: { name: string }): string {
  return requiredText("name", name.replace(/\s+/g, " "), limits.name);
}

function mustHaveRoom(count: number): void {
  if (count >= mostPasskeys) throw new Refusal("too-many-passkeys", { max: mostPasskeys });
}

/**
 * Keeps a passkey that a device has made for `beginPasskey`; the person is told by mail.
 * @param given.passkey the answer of the browser
 * @throws Refusal signed-out, passkeys-unavailable, required, too-long, passkey-expired, passkey-not-added,
 * passkey-exists, too-many-passkeys
 */
export async function addPasskey(
  ground: Ground,
  actor: Actor,
  given: { name: string; passkey: unknown },
): Promise<PasskeyOverview> {
  const name = nameOf(given);
  const { credential } = await verifyNew(ground, actor, given.passkey);
  return accountCommand(ground, actor, async (command) => {
    const { q, now, id: newId, journal, account } = command;
    const known = await q
      .selectFrom("passkeys")
      .select("id")
      .where("credentialId", "=", credential.id)
      .executeTakeFirst();
    if (known) throw new Refusal("passkey-exists");
    mustHaveRoom((await passkeysOf(q, account.id)).length);
    const passkey: Passkeys = {
      ...{ id: newId(), accountId: account.id, credentialId: credential.id, counter: credential.counter, name },
      ...{ publicKey: Buffer.from(credential.publicKey), transports: JSON.stringify(credential.transports ?? []) },
      ...{ createdAt: now, lastUsedAt: null },
    };
    await q.insertInto("passkeys").values(passkey).execute();
    await journal({ kind: "passkey.added", about: passkey.id, data: { account: account.id } });
    await post(command, passkeyAddedLetter(account, name));
    return { id: passkey.id, name, createdAt: now, lastUsedAt: null };
  });
}

async function verifyNew(
  ground: Ground,
  actor: Actor,
  answer: unknown,
): Promise<NonNullable<VerifiedRegistrationResponse["registrationInfo"]>> {
  const { id, origins } = relyingParty(ground.config);
  if (!isRegistration(answer)) throw new Refusal("passkey-not-added");
  const challenge = challengeOf(answer);
  if (!(await spendChallenge(ground, actor, null, challenge))) throw new Refusal("passkey-expired");
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { registrationInfo } = await verifyRegistrationResponse({
    ...{ response: answer, expectedChallenge: challenge, expectedOrigin: origins, expectedRPID: id },
    ...{ requireUserVerification: true, supportedAlgorithmIDs: algorithms },
  }).catch((): { registrationInfo?: undefined } => ({}));
  if (!registrationInfo) throw new Refusal("passkey-not-added");
  return registrationInfo;
}

/** @throws Refusal not-found, signed-out, passkey-needs-password, wrong-password, too-many-attempts, busy */
export async function removePasskey(
  ground: Ground,
  actor: Actor,
  given: { id: string; current: string },
): Promise<void> {
  const own = (await passkeysOf(ground.facts, actor.accountId)).some(({ id }) => id === given.id);
  if (!own) throw new Refusal("not-found");
  await provedAccount(ground, actor, given.current);
  await accountCommand(ground, actor, async ({ q, account, journal }) => {
    const { numDeletedRows } = await q
      .deleteFrom("passkeys")
      .where("accountId", "=", account.id)
      .where("id", "=", given.id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refusal("not-found");
    await journal({ kind: "passkey.removed", about: given.id, data: { account: account.id } });
  });
}
