/** People and projects that tests begin with, made by the product's own commands. */
import type { Accounts, Outbox, Projects, Role } from "../../../server/db/schema.ts";
import { createAccount } from "../../../server/domain/accounts/accounts.ts";
import { installationChain } from "../../../server/domain/journal.ts";
import { joinProject } from "../../../server/domain/members/joining.ts";
import type { Selectable } from "kysely";
import type { TestGround } from "../../helpers/ground.ts";
import { arrivalCommand, installationCommand, type Actor } from "../../../server/domain/command.ts";

export const origin = "http://svod.test";
export const client = { address: "192.0.2.1", userAgent: "Firefox" };
export const password = "корова лошадь скрепка";

export type Person = Accounts & Actor;

/** An account; its password is `password` unless null is given. */
export async function person(
  ground: TestGround,
  email: string,
  given: { password?: string | null; isAdmin?: boolean; name?: string } = {},
): Promise<Person> {
  const typed = given.password === undefined ? password : given.password;
  const passwordHash = typed === null ? null : await ground.passwords.hash(typed);
  const { isAdmin = false, name = "Пётр Ильин" } = given;
  const id = ground.random.id();
  const account = await installationCommand(ground, id, (command) =>
    createAccount(ground, command, { id, email, name, language: "ru", passwordHash, isAdmin }),
  );
  return { ...account, accountId: account.id };
}

/** An empty project with its manager. @returns the project's id */
export async function projectOf(ground: TestGround, manager: Person, name = "ТЗ на CRM"): Promise<string> {
  const id = ground.random.id();
  await arrivalCommand(ground, manager.id, id, async (command) => {
    const project: Projects = {
      ...{
        id,
        name,
        company: "ООО «Насосы»",
        kind: "first",
        goal: "analytics",
        ownGoal: "",
        template: "none",
        depth: "short",
      },
      ...{ language: "ru", timeZone: "Europe/Moscow", ownDays: "{}", phase: "elicitation" },
      ...{ createdAt: command.now, createdBy: manager.id, archivedAt: null },
    };
    await command.q.insertInto("projects").values(project).execute();
    await command.journal({ kind: "project.created", about: id });
  });
  await join(ground, id, manager, "manager");
  return id;
}

/** @returns the member's id */
export function join(ground: TestGround, projectId: string, { id }: Person, role: Role): Promise<string> {
  return arrivalCommand(ground, id, projectId, (command) =>
    joinProject(command, { id: projectId }, undefined, {
      accountId: id,
      role,
      position: "",
      department: "",
      company: "",
    }),
  );
}

/** A block of a project that a member is responsible for. @returns the block's id */
export function blockOf(ground: TestGround, projectId: string, responsibleId: string): Promise<string> {
  return arrivalCommand(ground, "", projectId, async ({ q, id, now, journal }) => {
    const [sectionId, textId, blockId] = [id(), id(), id()];
    await q
      .insertInto("sections")
      .values({ projectId, id: sectionId, key: sectionId, title: "Цели", prefix: "Ц", position: 1, removedAt: null })
      .execute();
    await q.insertInto("texts").values({ projectId, id: textId, kind: "block", createdAt: now }).execute();
    await q
      .insertInto("blocks")
      .values({
        ...{ projectId, id: blockId, sectionId, key: blockId, title: "Цели бизнеса", position: 1, state: "draft" },
        ...{ textId, mandatory: 1, responsibleId, due: null, notRequired: null, createdAt: now, removedAt: null },
      })
      .execute();
    await journal({ kind: "block.added", about: blockId });
    return blockId;
  });
}

/** Letters to an address, the newest last. */
export function lettersTo(ground: TestGround, email: string): Promise<Selectable<Outbox>[]> {
  return ground.facts
    .selectFrom("outbox")
    .selectAll()
    .where("recipient", "=", email)
    .orderBy("rowid" as never)
    .execute();
}

/** The secret and the code of the newest letter to an address. */
export async function secretsFor(ground: TestGround, email: string): Promise<{ token: string; code: string }> {
  const body = (await lettersTo(ground, email)).at(-1)?.body ?? "";
  return { token: tokenIn(body), code: /\b\d{6}\b/.exec(body)?.[0] ?? "" };
}

/** The secret in a link or a letter. */
export function tokenIn(text: string): string {
  return /token=([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? "";
}

/** The kinds of journal entries of a chain, in order. */
export async function journalKinds(ground: TestGround, chain = installationChain): Promise<string[]> {
  const rows = await ground.facts
    .selectFrom("journal")
    .select("kind")
    .where("chain", "=", chain)
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.kind);
}

/** Everything the database holds, as text, but for the letters that wait. */
export async function everythingStored(ground: TestGround): Promise<string> {
  const tables = [
    "accounts",
    "identities",
    "sessions",
    "signInTokens",
    "apiTokens",
    "invitations",
    "journal",
    "settings",
  ] as const;
  const rows = await Promise.all(tables.map((table) => ground.facts.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}
