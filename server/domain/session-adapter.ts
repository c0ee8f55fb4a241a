/** Lucia's view of our rows: session ids are hashed before they reach the database, and time is the ground's. */
import type { Adapter, DatabaseSession } from "lucia";
import type { Transaction } from "kysely";
import type { Facts } from "../db/open.ts";
import type { Accounts, Schema, Sessions } from "../db/schema.ts";
import type { Clock } from "../ground.ts";
import { sha256 } from "../random.ts";

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
