/** A person who leaves: deactivated everywhere at once, with what he alone was responsible for handed over. */
import type { Members } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { administratorCommand, type AccountCommand } from "./accounts.ts";
import { getAccount, mustNotBeLastAdministrator } from "./administration.ts";
import { fillApprovers } from "../sign-off/template-approvers.ts";
import { inChain, type Actor, type Command } from "../command.ts";
import { memberships } from "./duties.ts";
import { Refusal } from "../refusal.ts";
import { endSessions } from "./sessions.ts";
import { spendTokens } from "./sign-in-tokens.ts";
import { handOver, isLastManager } from "./succession.ts";

/**
 * Ends a person's access at once: sessions, tokens, links, memberships. In each project his blocks, and the project itself
 * where he was its last manager, go to the successor.
 * @param successors member ids by project id
 * @throws Refusal not-found, last-admin; needs-successor, bad-successor with the field `successor:PROJECT`
 */
export async function deactivate(
  ground: Ground,
  actor: Actor,
  accountId: string,
  successors: Record<string, string>,
): Promise<void> {
  await administratorCommand(ground, actor, async (command) => {
    const account = await getAccount(command, accountId);
    if (account.deactivatedAt !== null) throw new Refusal("not-found");
    await mustNotBeLastAdministrator(command, account);
    for (const { project: _, template, ...member } of await memberships(command.q, accountId)) {
      await leave(inChain(command, member.projectId), member, successors[member.projectId] || undefined);
      await fillApprovers(command.q, member.projectId, ground.templates.get(template));
    }
    await closeDoors(command, accountId);
    await command.journal({ kind: "account.deactivated", about: accountId });
  });
}

/** Takes one member out of one project. The command journals into the project's chain. */
async function leave(command: Command, member: Members, successorId: string | undefined): Promise<void> {
  const { projectId, id } = member;
  try {
    await handOver(command, projectId, id, successorId);
    if (await isLastManager(command.q, member)) await promote(command, projectId, successorId);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.details, `successor:${projectId}`);
    throw error;
  }
  await changeMember(command, projectId, id, { removedAt: command.now });
  await command.journal({ kind: "member.removed", about: id, data: { successor: successorId ?? "" } });
  command.announce({ kind: "members", projectId });
}

/** A project must not stay without a manager. */
async function promote(command: Command, projectId: string, successorId: string | undefined): Promise<void> {
  if (!successorId) throw new Refusal("needs-successor");
  await changeMember(command, projectId, successorId, { role: "manager" });
  await command.journal({ kind: "member.changed", about: successorId, data: { to: "manager" } });
  command.announce({ kind: "rights", projectId });
}

async function changeMember({ q }: Command, projectId: string, id: string, change: Partial<Members>): Promise<void> {
  await q.updateTable("members").set(change).where("projectId", "=", projectId).where("id", "=", id).execute();
}

async function closeDoors(command: AccountCommand, accountId: string): Promise<void> {
  const { q, now } = command;
  const rights = { deactivatedAt: now, isAdmin: 0, mayCreateProjects: 0 } as const;
  await q.updateTable("accounts").set(rights).where("id", "=", accountId).execute();
  await q
    .updateTable("apiTokens")
    .set({ revokedAt: now })
    .where("accountId", "=", accountId)
    .where("revokedAt", "is", null)
    .execute();
  await spendTokens(command, accountId);
  await endSessions(command, accountId);
}

/** Lets a person sign in again; projects invite him anew. @throws Refusal not-found */
export async function reactivate(ground: Ground, actor: Actor, accountId: string): Promise<void> {
  await administratorCommand(ground, actor, async (command) => {
    const account = await getAccount(command, accountId);
    if (account.deactivatedAt === null) throw new Refusal("not-found");
    await command.q.updateTable("accounts").set({ deactivatedAt: null }).where("id", "=", accountId).execute();
    await command.journal({ kind: "account.reactivated", about: accountId });
  });
}
