/** One thread with all that was said, and how far a member has read it. */
import type { Ground } from "../../ground.ts";
import { noteIfPossible } from "../bookkeeping.ts";
import { membership, type Actor } from "../command.ts";
import { noteRead } from "./comments.ts";
import { threadOf } from "./thread-rows.ts";
import { overviewsOf, saidIn, type ShownThread } from "./thread-views.ts";

/** @throws Refusal not-found, not-allowed */
export async function readThread(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
): Promise<ShownThread> {
  const { id } = await membership(ground, actor, projectId, "thread.read");
  await threadOf(ground.facts, projectId, threadId);
  const [one] = await overviewsOf(ground.facts, projectId, { id, accountId: actor.accountId }, [threadId]);
  const said = await saidIn(ground.facts, projectId, [threadId]);
  return { ...one!, said: said.get(threadId) ?? [] };
}

/**
 * Remembers that a member has read a thread up to a comment. On a full disk it is left out.
 * @param upTo the number of the last comment he had before him
 * @throws Refusal not-found, not-allowed
 */
export async function markRead(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  upTo: number,
): Promise<void> {
  await membership(ground, actor, projectId, "thread.read");
  await threadOf(ground.facts, projectId, threadId);
  const last = await ground.facts
    .selectFrom("comments")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
  const seen = Math.max(0, Math.min(upTo, Number(last?.number ?? 0)));
  const writing = ground.facts
    .transaction()
    .execute((q) => noteRead({ q, projectId, actorId: actor.accountId }, threadId, seen));
  await noteIfPossible(ground, writing);
}
