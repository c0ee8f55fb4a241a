/** One-time secrets sent by mail: a sign-in link with its six-digit code, a password reset. Stored hashed, used once. */
import type { Selectable } from "kysely";
import type { SignInTokens } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import type { Command } from "../command.ts";

/** How long a mailed link or code opens the door. */
export const linkMinutes = 15;
/** How long a reset link does. */
export const resetMinutes = 60;
/** How many wrong codes spend a code. */
export const codeTries = 5;

type Writing = Pick<Command, "q" | "now">;

/** A path on this site to return to; anything else, such as another site's address, becomes the first page. */
export function localPath(path: string | null | undefined): string {
  if (!path || path.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return "/";
  return path;
}

function inMinutes(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

/** Makes a sign-in link's secret and its code; the person gets them by mail, the table only hashes. */
export async function makeLink(
  ground: Pick<Ground, "random">,
  command: Writing,
  accountId: string,
  path: string,
): Promise<{ token: string; code: string }> {
  const token = ground.random.secret();
  const code = ground.random.code();
  const id = sha256(token);
  await insert(command, { id, kind: "link", accountId, codeHash: sha256(`${id}:${code}`), path }, linkMinutes);
  return { token, code };
}

/** Makes a password reset's secret; earlier ones of the account stop working. */
export async function makeReset(
  ground: Pick<Ground, "random">,
  command: Writing,
  accountId: string,
): Promise<{ token: string }> {
  const token = ground.random.secret();
  await spendTokens(command, accountId, "reset");
  await insert(command, { id: sha256(token), kind: "reset", accountId, codeHash: null, path: "/" }, resetMinutes);
  return { token };
}

async function insert(
  { q, now }: Writing,
  token: Pick<SignInTokens, "id" | "kind" | "accountId" | "codeHash" | "path">,
  minutes: number,
): Promise<void> {
  const dayAgo = inMinutes(now, -24 * 60);
  await q.deleteFrom("signInTokens").where("expiresAt", "<", dayAgo).execute();
  await q
    .insertInto("signInTokens")
    .values({ ...token, createdAt: now, expiresAt: inMinutes(now, minutes), usedAt: null })
    .execute();
}

/** Uses a link's secret up; undefined when it is unknown, used or expired. */
export function useToken({ q, now }: Writing, kind: SignInTokens["kind"], token: string) {
  return q
    .updateTable("signInTokens")
    .set({ usedAt: now })
    .where("id", "=", sha256(token))
    .where("kind", "=", kind)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .returningAll()
    .executeTakeFirst();
}

/** Tries a code against the account's living links; each try counts, and a match uses its link up. */
export async function useCode(
  { q, now }: Writing,
  accountId: string,
  code: string,
): Promise<Selectable<SignInTokens> | undefined> {
  const tried = await q
    .updateTable("signInTokens")
    .set(({ eb }) => ({ attempts: eb("attempts", "+", 1) }))
    .where("accountId", "=", accountId)
    .where("kind", "=", "link")
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .where("attempts", "<", codeTries)
    .returningAll()
    .execute();
  const match = tried.find((token) => token.codeHash === sha256(`${token.id}:${code.replace(/\s/g, "")}`));
  if (match) await q.updateTable("signInTokens").set({ usedAt: now }).where("id", "=", match.id).execute();
  return match;
}

/** Makes the living secrets of an account useless. */
export async function spendTokens({ q, now }: Writing, accountId: string, kind?: SignInTokens["kind"]): Promise<void> {
  await q
    .updateTable("signInTokens")
    .set({ usedAt: now })
    .where("accountId", "=", accountId)
    .where("usedAt", "is", null)
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind!))
    .execute();
}
