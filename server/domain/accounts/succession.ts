/** What a leaving person leaves behind: blocks go to a successor, approvals wait for the next holder, a manager stays. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Members, Schema } from "../../db/schema.ts";
import { vacateApprovals } from "../sign-off/template-approvers.ts";
import type { Command } from "../command.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";

/**
 * Takes from a member all he holds; without a successor he may hold no living block.
 * @throws Refusal needs-successor, bad-successor
 */
export async function handOver(
  command: Pick<Command, "q" | "now" | "actorId" | "journal" | "announce">,
  projectId: string,
  memberId: string,
  successorId?: string,
): Promise<void> {
  const held = await command.q
    .selectFrom("blocks")
    .select(["id", "removedAt"])
    .where("projectId", "=", projectId)
    .where("responsibleId", "=", memberId)
    .execute();
  if (successorId) await mustTakeOver(command.q, projectId, memberId, successorId);
  else if (held.some((block) => block.removedAt === null)) throw new Refusal("needs-successor", {}, "successor");
  await command.q
    .updateTable("blocks")
    .set({ responsibleId: successorId ?? null, responsibleBy: command.actorId, responsibleSince: command.now })
    .where("projectId", "=", projectId)
    .where("responsibleId", "=", memberId)
    .execute();
  await vacateApprovals(command.q, projectId, memberId);
  for (const { id } of held) {
    await command.journal({ kind: "block.assigned", about: id, data: { responsible: successorId ?? "" } });
    command.announce({ kind: "block", projectId, blockId: id, aspect: "assignment" });
  }
}

async function mustTakeOver(
  q: Transaction<Schema>,
  projectId: string,
  memberId: string,
  successorId: string,
): Promise<void> {
  const successor = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("members.role")
    .where("members.projectId", "=", projectId)
    .where("members.id", "=", successorId)
    .where("members.id", "!=", memberId)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!successor || !may(successor.role, "block.hold")) throw new Refusal("bad-successor", {}, "successor");
}

/** Somebody must stay who manages the project. @throws Refusal last-manager */
export async function mustNotBeLastManager(q: Transaction<Schema>, member: Members): Promise<void> {
  if (await isLastManager(q, member)) throw new Refusal("last-manager");
}

/** Would the project be without a manager if this member left? */
export async function isLastManager(q: Facts | Transaction<Schema>, member: Members): Promise<boolean> {
  if (member.role !== "manager") return false;
  const another = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("members.id")
    .where("members.projectId", "=", member.projectId)
    .where("members.id", "!=", member.id)
    .where("members.role", "=", "manager")
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
  return another === undefined;
}
