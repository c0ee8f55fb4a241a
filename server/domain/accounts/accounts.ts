/** Accounts: one a person, found by e-mail, known to everything else by id. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Accounts, Language, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { installationCommand, type Actor, type Command } from "../command.ts";
import { recordIdentity } from "../identities.ts";
import { Refusal } from "../refusal.ts";

export interface NewAccount {
  id: string;
  /** Already checked and in lower case. */
  email: string;
  name: string;
  position?: string;
  company?: string;
  language: Language;
  passwordHash: string | null;
  isAdmin?: boolean;
  mayCreateProjects?: boolean;
}

/**
 * Makes an account inside a command; the command stands in the installation's chain.
 * @throws Refusal email-taken
 */
export async function createAccount(
  ground: Pick<Ground, "random">,
  command: Pick<Command, "q" | "now" | "journal">,
  given: NewAccount,
): Promise<Accounts> {
  if (await findAccountByEmail(command.q, given.email)) throw new Refusal("email-taken", {}, "email");
  const account: Accounts = {
    id: given.id,
    email: given.email,
    name: given.name,
    position: given.position ?? "",
    company: given.company ?? "",
    language: given.language,
    theme: "system",
    passwordHash: given.passwordHash,
    isAdmin: given.isAdmin ? 1 : 0,
    mayCreateProjects: given.mayCreateProjects ? 1 : 0,
    createdAt: command.now,
    deactivatedAt: null,
  };
  await command.q.insertInto("accounts").values(account).execute();
  const identity = await recordIdentity(ground, command.q, account, command.now);
  await command.journal({ kind: "account.created", about: account.id, data: { identity } });
  return account;
}

/** The account with this e-mail, deactivated ones included. */
export function findAccountByEmail(q: Facts | Transaction<Schema>, email: string): Promise<Accounts | undefined> {
  return q.selectFrom("accounts").selectAll().where("email", "=", email).executeTakeFirst();
}

/** The account with this e-mail that may sign in. */
export async function findActiveAccountByEmail(
  q: Facts | Transaction<Schema>,
  email: string,
): Promise<Accounts | undefined> {
  const account = await findAccountByEmail(q, email);
  return account?.deactivatedAt === null ? account : undefined;
}

/** An account that is not deactivated. @throws Refusal signed-out */
export async function getActiveAccount(q: Facts | Transaction<Schema>, accountId: string): Promise<Accounts> {
  const account = await q
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", accountId)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!account) throw new Refusal("signed-out");
  return account;
}

export interface AccountCommand extends Command {
  /** Who asks, as he stands inside the transaction. */
  account: Accounts;
}

/** Runs what a person does with his own account. @throws Refusal signed-out */
export function accountCommand<T>(
  ground: Ground,
  actor: Actor,
  work: (command: AccountCommand) => Promise<T>,
): Promise<T> {
  return installationCommand(ground, actor.accountId, async (command) =>
    work({ ...command, account: await getActiveAccount(command.q, actor.accountId) }),
  );
}

/** An administrator's own account. @throws Refusal signed-out, not-found for everybody else */
export async function getAdministrator(q: Facts | Transaction<Schema>, actor: Actor): Promise<Accounts> {
  const account = await getActiveAccount(q, actor.accountId);
  if (account.isAdmin === 0) throw new Refusal("not-found");
  return account;
}

/** Runs what an administrator does with accounts. @throws Refusal signed-out, not-found for everybody else */
export function administratorCommand<T>(
  ground: Ground,
  actor: Actor,
  work: (command: AccountCommand) => Promise<T>,
): Promise<T> {
  return installationCommand(ground, actor.accountId, async (command) =>
    work({ ...command, account: await getAdministrator(command.q, actor) }),
  );
}
