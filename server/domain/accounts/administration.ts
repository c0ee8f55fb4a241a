/** What the administrator does with accounts: sees them, lets create projects, names other administrators. */
import type { Accounts } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { administratorCommand, getAdministrator, type AccountCommand } from "./accounts.ts";
import type { Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

export type AccountOverview = Omit<Accounts, "passwordHash" | "theme"> & { lastSeenAt: string | null };

/** Every account, the active first, by name. @throws Refusal not-found for those who do not administer */
export async function listAccounts(ground: Ground, actor: Actor): Promise<AccountOverview[]> {
  await getAdministrator(ground.facts, actor);
  return ground.facts
    .selectFrom("accounts")
    .select(["id", "email", "name", "position", "company", "language"])
    .select(["isAdmin", "mayCreateProjects", "createdAt", "deactivatedAt"])
    .select((from) =>
      from
        .selectFrom("sessions")
        .whereRef("sessions.accountId", "=", "accounts.id")
        .select(({ fn }) => fn.max("sessions.lastSeenAt").as("at"))
        .as("lastSeenAt"),
    )
    .orderBy(({ eb }) => eb("deactivatedAt", "is not", null))
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** Any account, for a command of the administrator. @throws Refusal not-found */
export async function getAccount({ q }: Pick<AccountCommand, "q">, accountId: string): Promise<Accounts> {
  const account = await q.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirst();
  if (!account) throw new Refusal("not-found");
  return account;
}

/** @throws Refusal not-found */
export async function letCreateProjects(ground: Ground, actor: Actor, accountId: string, may: boolean): Promise<void> {
  await administratorCommand(ground, actor, async (command) => {
    await getAccount(command, accountId);
    const mayCreateProjects = may ? 1 : 0;
    await command.q.updateTable("accounts").set({ mayCreateProjects }).where("id", "=", accountId).execute();
    await command.journal({ kind: "account.rights-changed", about: accountId, data: { mayCreateProjects } });
  });
}

/** Makes somebody an administrator, or no longer one. @throws Refusal not-found, last-admin */
export async function makeAdministrator(ground: Ground, actor: Actor, accountId: string, is: boolean): Promise<void> {
  await administratorCommand(ground, actor, async (command) => {
    const account = await getAccount(command, accountId);
    if (is && account.deactivatedAt !== null) throw new Refusal("not-found");
    if (!is) await mustNotBeLastAdministrator(command, account);
    const isAdmin = is ? 1 : 0;
    await command.q.updateTable("accounts").set({ isAdmin }).where("id", "=", accountId).execute();
    await command.journal({ kind: "account.rights-changed", about: accountId, data: { isAdmin } });
  });
}

/** @throws Refusal last-admin */
export async function mustNotBeLastAdministrator({ q }: Pick<AccountCommand, "q">, account: Accounts): Promise<void> {
  if (account.isAdmin === 0) return;
  const another = await q
    .selectFrom("accounts")
    .select("id")
    .where("isAdmin", "=", 1)
    .where("deactivatedAt", "is", null)
    .where("id", "!=", account.id)
    .executeTakeFirst();
  if (!another) throw new Refusal("last-admin");
}
