/** Threads and comments by id, always through their project, and what every change of them announces. */
import type { Transaction } from "kysely";
import type { Comments, Threads } from "../../db/discussion-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Command, ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";

type Reader = Facts | Transaction<Schema>;

/** A thread of the project. @throws Refusal not-found */
export async function threadOf(q: Reader, projectId: string, threadId: string): Promise<Threads> {
  const thread = await q
    .selectFrom("threads")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", threadId)
    .executeTakeFirst();
  if (!thread) throw new Refusal("not-found");
  return thread;
}

/** A thread that is under way. @throws Refusal not-found, thread-resolved */
export async function openThreadOf(q: Reader, projectId: string, threadId: string): Promise<Threads> {
  const thread = await threadOf(q, projectId, threadId);
  if (thread.resolvedAt !== null) throw new Refusal("thread-resolved");
  return thread;
}

/** A comment of a thread. @throws Refusal not-found */
export async function commentOf(q: Reader, projectId: string, threadId: string, commentId: string): Promise<Comments> {
  const comment = await q
    .selectFrom("comments")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("threadId", "=", threadId)
    .where("id", "=", commentId)
    .executeTakeFirst();
  if (!comment) throw new Refusal("not-found");
  return comment;
}

/** Journals by ids what happened to a thread (R12), and tells it to open pages. */
export async function tell(
  command: ProjectCommand,
  kind: string,
  thread: Pick<Threads, "id" | "blockId" | "changeId">,
  data: Record<string, unknown> = {},
): Promise<void> {
  const number = await numberOfChange(command.q, command.projectId, thread.changeId);
  const about = number === null ? {} : { change: number };
  await command.journal({ kind, about: thread.blockId, data: { thread: thread.id, ...about, ...data } });
  announceThreads(command, command.projectId, { ...thread, change: number });
}

/** Pages of the request hear of a thread about it, pages with the block of any other. */
export function announceThreads(
  { announce }: Pick<Command, "announce">,
  projectId: string,
  { blockId, change }: { blockId: string; change: number | null },
): void {
  announce(
    change === null
      ? { kind: "block", projectId, blockId, aspect: "threads" }
      : { kind: "change", projectId, number: change },
  );
}

/** The number of the change request that a thread is about. */
async function numberOfChange(q: Reader, projectId: string, changeId: string | null): Promise<number | null> {
  if (changeId === null) return null;
  const { number } = await q
    .selectFrom("changeRequests")
    .select("number")
    .where("projectId", "=", projectId)
    .where("id", "=", changeId)
    .executeTakeFirstOrThrow();
  return number;
}
