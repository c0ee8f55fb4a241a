/** By what the open threads of a block are found in its text: pages show them at their words, wherever these have gone. */
import type { Anchor } from "../../../content/schema/anchors.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { anchorOf } from "./thread-places.ts";

export interface ThreadMark {
  id: string;
  anchor: Anchor;
}

/** @throws Refusal not-found, not-allowed, in-bin */
export async function listThreadMarks(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<ThreadMark[]> {
  await membership(ground, actor, projectId, "thread.read");
  await blockInPlace(ground.facts, projectId, blockId);
  const rows = await ground.facts
    .selectFrom("threads")
    .leftJoin("threadPlaces", (join) =>
      join.onRef("threadPlaces.projectId", "=", "threads.projectId").onRef("threadPlaces.threadId", "=", "threads.id"),
    )
    .select(["threads.id", "kind", "form", "row", "column", "requirement", "threads.mark"])
    .select(["threadPlaces.mark as lastMark", "threadPlaces.place"])
    .where("threads.projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .where("changeId", "is", null)
    .where("resolvedAt", "is", null)
    .where("kind", "!=", "block")
    .orderBy("openedAt")
    .orderBy("threads.id")
    .execute();
  return rows.map((row) => ({ id: row.id, anchor: anchorOf(row) }));
}
