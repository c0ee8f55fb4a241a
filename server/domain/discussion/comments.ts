/** Comments: plain text with the members it calls by name; one's own can be edited and deleted, and a trace is kept. */
import type { Comments } from "../../db/discussion-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, optionalText, requiredText } from "../fields.ts";
import { insideRoles } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { noteComment } from "../search/indexing.ts";
import { writeReferences } from "./references.ts";
import { commentOf, openThreadOf, tell, threadOf } from "./thread-rows.ts";

/** How many people one comment may call. */
export const mostMentions = 20;
const keyLength = 64;

export interface Said {
  /** Plain text: a page shows it as such, whatever it looks like. */
  body: string;
  /** Ids of members. */
  mentions?: string[];
}

export interface NewComment extends Said {
  /** What the sender calls it: sent twice, as after a lost answer, it is one comment. */
  key?: string | null;
}

/** A comment that the same sender has made already under the same key. */
class Repeated extends Error {
  constructor(readonly comment: Comments) {
    super("repeated");
  }
}

/**
 * Runs a command that may have been carried out already: then nothing changes, and what it made is answered.
 * @throws whatever the command throws
 */
export async function onceOnly(command: Promise<Comments>): Promise<Comments> {
  return command.catch((error: unknown) => {
    if (error instanceof Repeated) return error.comment;
    throw error;
  });
}

/** The key of what is being said, if it has not been said yet. @throws too-long, and Repeated: see onceOnly */
export async function freshKey({ q, projectId, actorId }: ProjectCommand, { key }: NewComment): Promise<string | null> {
  const clientKey = optionalText("key", key, keyLength) || null;
  if (clientKey === null) return null;
  const made = await q
    .selectFrom("comments")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("accountId", "=", actorId)
    .where("clientKey", "=", clientKey)
    .executeTakeFirst();
  if (made) throw new Repeated(made);
  return clientKey;
}

/** Writes a comment at the end of a thread; its writer has read up to it. */
export async function insertComment(
  command: ProjectCommand,
  threadId: string,
  clientKey: string | null,
  said: Said,
): Promise<Comments> {
  const { q, projectId, actorId, now } = command;
  const body = requiredText("comment", said.body, limits.comment);
  const last = await q
    .selectFrom("comments")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
  const comment: Comments = {
    ...{ projectId, id: command.id(), threadId, number: Number(last?.number ?? 0) + 1, accountId: actorId, clientKey },
    ...{ body, at: now, editedAt: null, deletedAt: null },
  };
  await q.insertInto("comments").values(comment).execute();
  await writeMentions(command, comment.id, said.mentions ?? []);
  await writeReferences(command, comment.id, body);
  await noteRead(command, threadId, comment.number);
  await noteComment(q, comment);
  return comment;
}

/** Whom a comment calls from now on; those it has called already were called then. */
async function writeMentions(
  { q, projectId, now }: ProjectCommand,
  commentId: string,
  mentions: string[],
): Promise<void> {
  const ids = [...new Set(mentions)];
  if (ids.length > mostMentions) throw new Refusal("bad-mention", { max: mostMentions }, "mentions");
  await q
    .deleteFrom("commentMentions")
    .where("projectId", "=", projectId)
    .where("commentId", "=", commentId)
    .$if(ids.length > 0, (rows) => rows.where("memberId", "not in", ids))
    .execute();
  if (ids.length === 0) return;
  const known = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("id", "in", ids)
    .where("removedAt", "is", null)
    .where("role", "in", [...insideRoles])
    .execute();
  if (known.length < ids.length) throw new Refusal("bad-mention", { max: mostMentions }, "mentions");
  const rows = ids.map((memberId) => ({ projectId, commentId, memberId, at: now }));
  await q
    .insertInto("commentMentions")
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Remembers how far somebody has read; never less far than before. */
export async function noteRead(
  { q, projectId, actorId: accountId }: Pick<ProjectCommand, "q" | "projectId" | "actorId">,
  threadId: string,
  seen: number,
): Promise<void> {
  await q
    .insertInto("threadReads")
    .values({ projectId, threadId, accountId, seen })
    .onConflict((on) =>
      on.columns(["projectId", "threadId", "accountId"]).doUpdateSet({ seen }).where("threadReads.seen", "<", seen),
    )
    .execute();
}

/**
 * Replies in a thread.
 * @throws Refusal not-found, not-allowed, thread-resolved, too-many-attempts, bad-mention and those of fields
 */
export async function reply(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  said: NewComment,
): Promise<Comments> {
  return onceOnly(
    projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
      const clientKey = await freshKey(command, said);
      const thread = await openThreadOf(command.q, projectId, threadId);
      ground.attempts.take([["comment.account", actor.accountId]]);
      const comment = await insertComment(command, threadId, clientKey, said);
      await tell(command, "thread.replied", thread, { comment: comment.id });
      return comment;
    }),
  );
}

/** One's own comment that is still there. @throws Refusal not-found, not-your-comment, comment-deleted */
async function ownComment({ q, projectId, actorId }: ProjectCommand, threadId: string, commentId: string) {
  const comment = await commentOf(q, projectId, threadId, commentId);
  if (comment.accountId !== actorId) throw new Refusal("not-your-comment");
  if (comment.deletedAt !== null) throw new Refusal("comment-deleted");
  return comment;
}

/** Changes what a comment says; what it said before stays as a trace. */
async function rewrite(
  { q, projectId, now }: ProjectCommand,
  comment: Comments,
  change: Partial<Comments>,
): Promise<void> {
  const { id, body } = comment;
  const traces = await q
    .selectFrom("commentTraces")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("projectId", "=", projectId)
    .where("commentId", "=", id)
    .executeTakeFirstOrThrow();
  const trace = { projectId, commentId: id, number: Number(traces.count) + 1, body, at: now };
  await q.insertInto("commentTraces").values(trace).execute();
  await q.updateTable("comments").set(change).where("projectId", "=", projectId).where("id", "=", id).execute();
  await noteComment(q, { ...comment, ...change });
}

/**
 * Edits one's own comment, also in a resolved thread.
 * @throws Refusal not-found, not-allowed, not-your-comment, comment-deleted, comment-unchanged, bad-mention and those of
 *   fields
 */
export function editComment(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  commentId: string,
  said: Said,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
    const comment = await ownComment(command, threadId, commentId);
    const body = requiredText("comment", said.body, limits.comment);
    if (body === comment.body && said.mentions === undefined) throw new Refusal("comment-unchanged");
    await rewrite(command, comment, { body, editedAt: command.now });
    if (said.mentions) await writeMentions(command, commentId, said.mentions);
    await writeReferences(command, commentId, body);
    const thread = await threadOf(command.q, projectId, threadId);
    await tell(command, "comment.edited", thread, { comment: commentId });
  });
}

/**
 * Deletes one's own comment: its place in the thread stays, its words do not.
 * @throws Refusal not-found, not-allowed, not-your-comment, comment-deleted
 */
export function deleteComment(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  commentId: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
    const comment = await ownComment(command, threadId, commentId);
    await rewrite(command, comment, { body: "", deletedAt: command.now });
    await writeMentions(command, commentId, []);
    await writeReferences(command, commentId, "");
    const thread = await threadOf(command.q, projectId, threadId);
    await tell(command, "comment.deleted", thread, { comment: commentId });
  });
}
