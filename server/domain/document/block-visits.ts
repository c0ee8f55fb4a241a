/** What a member has seen of a block, to tell him what has changed since his last visit. */
import type { BlockVisits } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "./live-rows.ts";
import { findLatestRevision } from "../history/revision-list.ts";

/** Whoever looks again within this time, in minutes, has not been away. */
const sittingMinutes = 30;

/**
 * Remembers that a member is looking at a block.
 * @returns the number of the revision that was the latest when his visit before this one ended, or null at his first
 * @throws Refusal not-found, not-allowed
 */
export async function visitBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<number | null> {
  const { id: memberId } = await membership(ground, actor, projectId, "text.read");
  const { textId } = await liveBlock(ground.facts, projectId, blockId);
  const latest = await findLatestRevision(ground.facts, projectId, textId);
  if (!latest) return null;
  const last = await findVisit(ground, { projectId, memberId, blockId });
  const now = ground.clock.now();
  const away = last && now.getTime() - Date.parse(last.seenAt) > sittingMinutes * 60_000;
  const before = !last ? 0 : away ? last.seen : last.before;
  await remember(ground, { projectId, memberId, blockId, before, seen: latest.number, seenAt: now.toISOString() });
  return before === 0 ? null : before;
}

function findVisit(
  { facts }: Ground,
  { projectId, memberId, blockId }: Pick<BlockVisits, "projectId" | "memberId" | "blockId">,
) {
  return facts
    .selectFrom("blockVisits")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("memberId", "=", memberId)
    .where("blockId", "=", blockId)
    .executeTakeFirst();
}

/** A bookmark that cannot be written must not keep anybody from reading. */
async function remember({ facts, log }: Ground, visit: BlockVisits): Promise<void> {
  const { before, seen, seenAt } = visit;
  const writing = facts
    .insertInto("blockVisits")
    .values(visit)
    .onConflict((on) => on.columns(["projectId", "memberId", "blockId"]).doUpdateSet({ before, seen, seenAt }));
  await writing.execute().catch((error: unknown) => log.error({ err: error }, "a visit was not remembered"));
}
