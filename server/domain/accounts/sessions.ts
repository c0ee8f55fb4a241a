/** Sessions: opened when a person signs in, read from a cookie, listed, ended. Lucia keeps their life cycle. */
import type { Accounts, Sessions } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { accountCommand } from "./accounts.ts";
import { noteIfPossible } from "../bookkeeping.ts";
import type { Actor, Command } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { openLucia, readingAdapter, sessionAdapter } from "./session-adapter.ts";

/** Where a request came from. */
export interface Client {
  address: string;
  userAgent: string;
}

export interface SignedIn {
  account: Accounts;
  /** The session's secret, for the cookie only. */
  token: string;
  /** UTC ISO time. */
  expiresAt: string;
  /** A ready Set-Cookie. */
  cookie: string;
}

export interface SessionReading {
  account: Accounts;
  /** SHA-256 of the token: what other functions call sessionId. */
  sessionId: string;
  /** A Set-Cookie to send when the session was prolonged, or null. */
  cookie: string | null;
}

const seenEvery = 5 * 60_000;

/** Opens a session inside the command that proved who the person is, and journals by which means. */
export async function openSession(
  ground: Ground,
  command: Pick<Command, "q" | "journal" | "now">,
  account: Accounts,
  client: Client,
  by: "password" | "link" | "code" | "reset" | "invitation" | "set-up",
): Promise<SignedIn> {
  const lucia = openLucia(ground, sessionAdapter(command.q, ground.clock));
  const token = ground.random.secret();
  const attributes = { userAgent: client.userAgent.slice(0, 300), address: client.address.slice(0, 64) };
  await lucia.createSession(account.id, attributes, { sessionId: token });
  await command.journal({ kind: "session.opened", about: account.id, data: { by } });
  const { expiresAt } = await command.q
    .selectFrom("sessions")
    .select("expiresAt")
    .where("id", "=", sha256(token))
    .executeTakeFirstOrThrow();
  return { account, token, expiresAt, cookie: lucia.createSessionCookie(token).serialize() };
}

/** Who sends this Cookie header; null when nobody who may be here. Deactivated accounts are nobody. */
export async function readSession(ground: Ground, cookieHeader: string | undefined): Promise<SessionReading | null> {
  const lucia = openLucia(ground, readingAdapter(ground));
  const token = readToken(lucia.sessionCookieName, cookieHeader ?? "");
  if (!token) return null;
  const { session, user } = await lucia.validateSession(token);
  if (!session) return null;
  const { account } = user as typeof user & { account: Accounts };
  const sessionId = sha256(token);
  await markSeen(ground, sessionId);
  return { account, sessionId, cookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null };
}

/** Lucia's own reader throws at any cookie of the site that is not percent-encoded well; ours needs no decoding. */
function readToken(name: string, header: string): string | undefined {
  const cookies = header.split(";").map((cookie) => cookie.trim());
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return found && /^[\w-]{43}$/.test(found) ? found : undefined;
}

async function markSeen(ground: Ground, sessionId: string): Promise<void> {
  const now = ground.clock.now();
  const stale = new Date(now.getTime() - seenEvery).toISOString();
  const { lastSeenAt } = await ground.facts
    .selectFrom("sessions")
    .select("lastSeenAt")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  if (lastSeenAt > stale) return;
  const visit = { lastSeenAt: now.toISOString() };
  await noteIfPossible(ground, ground.facts.updateTable("sessions").set(visit).where("id", "=", sessionId).execute());
}

/** The account behind a hashed session id, while the session lives: how open sockets are judged anew. */
export async function findSessionAccount(ground: Ground, sessionId: string): Promise<Accounts | undefined> {
  return ground.facts
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.accountId")
    .selectAll("accounts")
    .where("sessions.id", "=", sessionId)
    .where("sessions.expiresAt", ">", ground.clock.now().toISOString())
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
}

/** A person's living sessions, the last seen first. */
export function listSessions(ground: Ground, actor: Actor): Promise<Sessions[]> {
  return ground.facts
    .selectFrom("sessions")
    .selectAll()
    .where("accountId", "=", actor.accountId)
    .where("expiresAt", ">", ground.clock.now().toISOString())
    .orderBy("lastSeenAt", "desc")
    .orderBy("id")
    .execute();
}

/** Ends one of the person's own sessions, this one or another. @throws Refusal not-found */
export async function revokeSession(ground: Ground, actor: Actor, sessionId: string): Promise<void> {
  await accountCommand(ground, actor, async ({ q, journal, announce }) => {
    const ended = await q
      .deleteFrom("sessions")
      .where("accountId", "=", actor.accountId)
      .where("id", "=", sessionId)
      .executeTakeFirst();
    if (ended.numDeletedRows === 0n) throw new Refusal("not-found");
    await journal({ kind: "session.ended", about: actor.accountId });
    announce({ kind: "rights", sessionId });
  });
}

/** Ends this session. @returns the Set-Cookie that takes the cookie away */
export async function signOut(ground: Ground, actor: Actor, sessionId: string): Promise<string> {
  await revokeSession(ground, actor, sessionId);
  return openLucia(ground, sessionAdapter(ground.facts, ground.clock)).createBlankSessionCookie().serialize();
}

/** Ends all sessions of an account inside a command, but for one. */
export async function endSessions(
  command: Pick<Command, "q" | "announce">,
  accountId: string,
  exceptSessionId = "",
): Promise<void> {
  await command.q
    .deleteFrom("sessions")
    .where("accountId", "=", accountId)
    .where("id", "!=", exceptSessionId)
    .execute();
  command.announce({ kind: "rights", accountId });
}
