/** Lucia's view of our rows: session ids are hashed before they reach the database, and time is the ground's. */
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from "lucia";
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Accounts, Schema, Sessions } from "../../db/schema.ts";
import type { Clock, Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { noteIfPossible } from "../bookkeeping.ts";

export interface SessionAttributes {
  userAgent: string;
  address: string;
}

declare module "lucia" {
  interface Register {
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: Accounts;
  }
}

/** Lucia reads the machine's clock: what it is told and what it tells is shifted to the ground's. */
function shift(clock: Clock): { toLucia(at: string): Date; fromLucia(at: Date): string } {
  const ahead = () => Date.now() - clock.now().getTime();
  return {
    toLucia: (at) => new Date(Date.parse(at) + ahead()),
    fromLucia: (at) => new Date(at.getTime() - ahead()).toISOString(),
  };
}

/** An adapter over a connection or over the transaction of a command. Lucia sees tokens, the table their SHA-256. */
export function sessionAdapter(q: Facts | Transaction<Schema>, clock: Clock): Adapter {
  const { toLucia, fromLucia } = shift(clock);
  const seen = (row: Sessions, id: string): DatabaseSession => ({
    id,
    userId: row.accountId,
    expiresAt: toLucia(row.expiresAt),
    attributes: { userAgent: row.userAgent, address: row.address },
  });
  return {
    async getSessionAndUser(token) {
      const row = await q.selectFrom("sessions").selectAll().where("id", "=", sha256(token)).executeTakeFirst();
      if (!row) return [null, null];
      const account = await q
        .selectFrom("accounts")
        .selectAll()
        .where("id", "=", row.accountId)
        .where("deactivatedAt", "is", null)
        .executeTakeFirst();
      return [seen(row, token), account ? { id: account.id, attributes: account } : null];
    },
    async getUserSessions(accountId) {
      const rows = await q.selectFrom("sessions").selectAll().where("accountId", "=", accountId).execute();
      return rows.map((row) => seen(row, row.id));
    },
    async setSession(session) {
      const now = clock.now().toISOString();
      await q
        .insertInto("sessions")
        .values({
          id: sha256(session.id),
          accountId: session.userId,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: fromLucia(session.expiresAt),
          ...session.attributes,
        })
        .execute();
    },
    async updateSessionExpiration(token, expiresAt) {
      await q
        .updateTable("sessions")
        .set({ expiresAt: fromLucia(expiresAt) })
        .where("id", "=", sha256(token))
        .execute();
    },
    async deleteSession(token) {
      await q.deleteFrom("sessions").where("id", "=", sha256(token)).execute();
    },
    async deleteUserSessions(accountId) {
      await q.deleteFrom("sessions").where("accountId", "=", accountId).execute();
    },
    async deleteExpiredSessions() {
      await q.deleteFrom("sessions").where("expiresAt", "<=", clock.now().toISOString()).execute();
    },
  };
}

/**
 * For reading: a session that cannot be prolonged now, since the disk is full, is still read. An expired one is left to
 * the sweep of session-expiry.ts, which tells the open sockets.
 */
export function readingAdapter(ground: Ground): Adapter {
  const adapter = sessionAdapter(ground.facts, ground.clock);
  return {
    ...adapter,
    updateSessionExpiration: (id, at) => noteIfPossible(ground, adapter.updateSessionExpiration(id, at)),
    deleteSession: async () => undefined,
  };
}

/** Lucia over an adapter. It is cheap and keeps nothing between calls. */
export function openLucia(ground: Ground, adapter: Adapter) {
  const secure = ground.config.secureCookies;
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: {
      // `__Host-` is accepted by browsers only over https.
      name: secure ? "__Host-svod" : "svod",
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (account) => ({ account }),
    getSessionAttributes: () => ({}),
  });
}
