/** Challenges: what a device is asked to sign. Each is for one person and one thing, is used once, and lives for minutes. */
import type { Ground } from "../../ground.ts";
import { countingCommand, type Actor } from "../command.ts";

/** How long a challenge may be answered. */
export const challengeMinutes = 5;

/** Of the random part; what follows it is the hash of what is signed. */
const randomBytes = 32;

interface Asked {
  /** Where something is signed; null when a passkey is added. */
  projectId: string | null;
  /** SHA-256 of what is signed, hex; empty when a passkey is added. */
  digest: string;
}

/**
 * Makes a challenge for a person, so that the device itself signs the hash of what is signed.
 * @returns base64url
 * @throws Refusal too-many-attempts
 */
export async function issueChallenge(ground: Ground, actor: Actor, { projectId, digest }: Asked): Promise<string> {
  ground.attempts.take([["passkey-challenge.account", actor.accountId]]);
  const random = Buffer.from(ground.random.secret(), "base64url");
  const challenge = Buffer.concat([random, Buffer.from(digest, "hex")]).toString("base64url");
  await countingCommand(ground, actor, async ({ q, now, actorId }) => {
    const expiresAt = new Date(Date.parse(now) + challengeMinutes * 60_000).toISOString();
    await q.deleteFrom("passkeyChallenges").where("expiresAt", "<=", now).execute();
    await q
      .insertInto("passkeyChallenges")
      .values({ challenge, accountId: actorId, projectId, createdAt: now, expiresAt, usedAt: null })
      .execute();
  });
  return challenge;
}

/** Uses a challenge up. False when this person has no such living one here: of two who bring it, one is told so. */
export async function spendChallenge(
  ground: Ground,
  actor: Actor,
  projectId: string | null,
  challenge: string,
): Promise<boolean> {
  const { numUpdatedRows } = await countingCommand(ground, actor, ({ q, now, actorId }) =>
    q
      .updateTable("passkeyChallenges")
      .set({ usedAt: now })
      .where("challenge", "=", challenge)
      .where("accountId", "=", actorId)
      .where("projectId", projectId === null ? "is" : "=", projectId)
      .where("usedAt", "is", null)
      .where("expiresAt", ">", now)
      .executeTakeFirstOrThrow(),
  );
  return numUpdatedRows === 1n;
}

/** Was this challenge made for what has this hash? */
export function isFor(challenge: string, digest: string): boolean {
  return Buffer.from(challenge, "base64url").subarray(randomBytes).toString("hex") === digest;
}
