/** Personal tokens for the JSON API: shown once, stored hashed, revoked any time. */
import type { Accounts, ApiTokens } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { accountCommand } from "./accounts.ts";
import { noteIfPossible } from "../bookkeeping.ts";
import type { Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";

/** Tells our tokens from other secrets, for people and for scanners. */
const prefix = "svod_";
const usedEvery = 5 * 60_000;

export type TokenOverview = Pick<ApiTokens, "id" | "name" | "createdAt" | "lastUsedAt">;

/** @returns the token itself, which cannot be shown again. @throws Refusal required, too-long, signed-out */
export async function createToken(
  ground: Ground,
  actor: Actor,
  given: { name: string },
): Promise<{ id: string; name: string; token: string }> {
  const name = requiredText("name", given.name, limits.name);
  const token = `${prefix}${ground.random.secret()}`;
  return accountCommand(ground, actor, async ({ q, now, id: newId, journal }) => {
    const id = newId();
    await q
      .insertInto("apiTokens")
      .values({ id, accountId: actor.accountId, name, hash: sha256(token), createdAt: now })
      .execute();
    await journal({ kind: "token.created", about: id, data: { account: actor.accountId } });
    return { id, name, token };
  });
}

/** A person's living tokens, the newest first. */
export function listTokens(ground: Ground, actor: Actor): Promise<TokenOverview[]> {
  return ground.facts
    .selectFrom("apiTokens")
    .select(["id", "name", "createdAt", "lastUsedAt"])
    .where("accountId", "=", actor.accountId)
    .where("revokedAt", "is", null)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

/** @throws Refusal not-found */
export async function revokeToken(ground: Ground, actor: Actor, tokenId: string): Promise<void> {
  await accountCommand(ground, actor, async ({ q, now, journal, announce }) => {
    const revoked = await q
      .updateTable("apiTokens")
      .set({ revokedAt: now })
      .where("accountId", "=", actor.accountId)
      .where("id", "=", tokenId)
      .where("revokedAt", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) throw new Refusal("not-found");
    await journal({ kind: "token.revoked", about: tokenId, data: { account: actor.accountId } });
    announce({ kind: "rights", accountId: actor.accountId });
  });
}

/** Whose token an Authorization header carries; null when it is not a living one of ours. */
export async function readToken(
  ground: Ground,
  authorization: string | undefined,
): Promise<{ account: Accounts; tokenId: string } | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token?.startsWith(prefix)) return null;
  const row = await ground.facts
    .selectFrom("apiTokens")
    .innerJoin("accounts", "accounts.id", "apiTokens.accountId")
    .selectAll("accounts")
    .select(["apiTokens.id as tokenId", "apiTokens.lastUsedAt"])
    .where("apiTokens.hash", "=", sha256(token))
    .where("apiTokens.revokedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { tokenId, lastUsedAt, ...account } = row;
  await markUsed(ground, tokenId, lastUsedAt);
  return { account, tokenId };
}

async function markUsed(ground: Ground, tokenId: string, lastUsedAt: string | null): Promise<void> {
  const now = ground.clock.now();
  if (lastUsedAt !== null && Date.parse(lastUsedAt) > now.getTime() - usedEvery) return;
  const use = { lastUsedAt: now.toISOString() };
  await noteIfPossible(ground, ground.facts.updateTable("apiTokens").set(use).where("id", "=", tokenId).execute());
}
