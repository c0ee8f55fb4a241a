/** Visas that wait for the person: what is waited for is judged by the rules of rounds, what he has read by his marks. */
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { listAwaited, type AwaitedDecision } from "../sign-off/awaiting.ts";

export interface WaitingVisa extends AwaitedDecision {
  unread: boolean;
}

/** @param awaited what `listAwaited` has answered already, where somebody has asked it */
export async function listWaitingVisas(
  ground: Ground,
  actor: Actor,
  awaited?: readonly AwaitedDecision[],
): Promise<WaitingVisa[]> {
  const waiting = awaited ?? (await listAwaited(ground, actor));
  // Asked with every page: mostly nothing waits.
  if (waiting.length === 0) return [];
  const marks = await ground.facts
    .selectFrom("inboxMarks")
    .select(["projectId", "itemId", "at"])
    .where("accountId", "=", actor.accountId)
    .where("kind", "=", "visa")
    .execute();
  const read = new Map(marks.map(({ projectId, itemId, at }) => [`${projectId} ${itemId}`, at]));
  return waiting.map((one) => ({
    ...one,
    unread: one.submittedAt > (read.get(`${one.projectId} ${one.blockId}`) ?? ""),
  }));
}
