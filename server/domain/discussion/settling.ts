/** Resolving and reopening a thread, and leaving it to somebody with a due date. */
import type { Threads } from "../../db/discussion-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { optionalDate } from "../fields.ts";
import { livingMember } from "../members/member-list.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { openThreadOf, tell, threadOf } from "./thread-rows.ts";

async function change({ q, projectId }: ProjectCommand, { id }: Threads, now: Partial<Threads>): Promise<void> {
  await q.updateTable("threads").set(now).where("projectId", "=", projectId).where("id", "=", id).execute();
}

/** Ends a thread; nothing of it goes. @throws Refusal not-found, not-allowed, thread-resolved */
export function resolveThread(ground: Ground, actor: Actor, projectId: string, threadId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
    const thread = await openThreadOf(command.q, projectId, threadId);
    await change(command, thread, { resolvedBy: actor.accountId, resolvedAt: command.now });
    await tell(command, "thread.resolved", thread);
  });
}

/** @throws Refusal not-found, not-allowed, thread-open */
export function reopenThread(ground: Ground, actor: Actor, projectId: string, threadId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
    const thread = await threadOf(command.q, projectId, threadId);
    if (thread.resolvedAt === null) throw new Refusal("thread-open");
    const reopened = { reopenedBy: actor.accountId, reopenedAt: command.now };
    await change(command, thread, { resolvedBy: null, resolvedAt: null, ...reopened });
    await tell(command, "thread.reopened", thread);
  });
}

export interface Assignment {
  /** Id of a member of the group; null takes it from whoever has it. */
  memberId: string | null;
  due?: string | null;
}

/**
 * Leaves a thread to a member of the group.
 * @throws Refusal not-found, not-allowed, thread-resolved, bad-assignee, bad-date
 */
export function assignThread(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  { memberId, due }: Assignment,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "thread.assign", async (command) => {
    const thread = await openThreadOf(command.q, projectId, threadId);
    const assigneeId = memberId === null ? null : await assigneeOf(command, memberId);
    const day = assigneeId === null ? null : optionalDate("due", due);
    const naming = { assignedBy: actor.accountId, assignedAt: command.now };
    await change(command, thread, { assigneeId, due: day, ...(assigneeId !== thread.assigneeId && naming) });
    await tell(command, "thread.assigned", thread, { member: assigneeId ?? "", due: day ?? "" });
  });
}

async function assigneeOf({ q, projectId }: ProjectCommand, memberId: string): Promise<string> {
  const member = await livingMember(q, projectId, memberId).catch(() => undefined);
  if (!member || !may(member.role, "thread.comment")) throw new Refusal("bad-assignee", {}, "member");
  return member.id;
}
