/** Proof by a passkey: a device of the person has signed a challenge that was made for exactly what he signs. */
import type { PublicKeyCredentialRequestOptionsJSON, WebAuthnCredential } from "@simplewebauthn/server";
import type { Passkeys } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { countingCommand, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { challengeOf, isAssertion } from "./passkey-answers.ts";
import { challengeMinutes, isFor, issueChallenge, spendChallenge } from "./passkey-challenges.ts";
import { passkeysOf } from "./passkeys.ts";
import { relyingParty } from "./relying-party.ts";

/** What is signed: where, and its SHA-256, hex. */
export interface Signed {
  projectId: string;
  digest: string;
}

function credentialOf({ credentialId, publicKey, counter, transports }: Passkeys): WebAuthnCredential {
  const ways = JSON.parse(transports) as NonNullable<WebAuthnCredential["transports"]>;
  return { id: credentialId, publicKey: new Uint8Array(publicKey), counter, transports: ways };
}

/**
 * What the browser is to ask a device of the person for, within five minutes.
 * @throws Refusal passkeys-unavailable, no-passkey, too-many-attempts
 */
export async function askForPasskey(
  ground: Ground,
  actor: Actor,
  signed: Signed,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { id } = relyingParty(ground.config);
  const passkeys = await passkeysOf(ground.facts, actor.accountId);
  if (passkeys.length === 0) throw new Refusal("no-passkey", {}, "passkey");
  const challenge = await issueChallenge(ground, actor, signed);
  // Half a second to load, and few requests need it.
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  return generateAuthenticationOptions({
    rpID: id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: challengeMinutes * 60_000,
    userVerification: "required",
    allowCredentials: passkeys.map(credentialOf).map(({ id: of, transports = [] }) => ({ id: of, transports })),
  });
}

/**
 * Verifies what a device has signed. The challenge is spent whatever comes out.
 * @param answer of the browser
 * @throws Refusal passkeys-unavailable, passkey-expired, passkey-other-text, passkey-refused
 */
export async function provePasskey(
  ground: Ground,
  actor: Actor,
  { projectId, digest }: Signed,
  answer: unknown,
): Promise<void> {
  const party = relyingParty(ground.config);
  if (!isAssertion(answer)) throw refused();
  const challenge = challengeOf(answer);
  if (!(await spendChallenge(ground, actor, projectId, challenge))) throw new Refusal("passkey-expired", {}, "passkey");
  if (!isFor(challenge, digest)) throw new Refusal("passkey-other-text", {}, "passkey");
  const passkey = (await passkeysOf(ground.facts, actor.accountId)).find((one) => one.credentialId === answer.id);
  if (!passkey) throw refused();
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const proved = await verifyAuthenticationResponse({
    ...{ response: answer, expectedChallenge: challenge, expectedOrigin: party.origins, expectedRPID: party.id },
    ...{ credential: credentialOf(passkey), requireUserVerification: true },
  }).catch(() => undefined);
  if (!proved?.verified) throw refused();
  await count(ground, actor, passkey, proved.authenticationInfo.newCounter);
}

function refused(): Refusal {
  return new Refusal("passkey-refused", {}, "passkey");
}

/** A counter only rises: of two signatures with one count, one comes from a copy of the device. */
async function count(ground: Ground, actor: Actor, { id, counter }: Passkeys, newCounter: number): Promise<void> {
  const { numUpdatedRows } = await countingCommand(ground, actor, ({ q, now }) =>
    q
      .updateTable("passkeys")
      .set({ counter: newCounter, lastUsedAt: now })
      .where("id", "=", id)
      .where("counter", "=", counter)
      .executeTakeFirstOrThrow(),
  );
  if (numUpdatedRows !== 1n) throw refused();
}
