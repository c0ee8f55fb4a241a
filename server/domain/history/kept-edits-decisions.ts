/** What becomes of kept edits: used while the block is a draft, or knowingly discarded. */
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { readBoth, summary } from "./kept-edits.ts";
import { Refusal } from "../refusal.ts";
import { takeRevision } from "./revisions.ts";

/**
 * Puts the kept words in place of the present ones; what stood there stays as a revision.
 * @param seenVersion the version of the present text the person compared with
 * @throws Refusal not-found, not-allowed, block-locked, kept-edits-resolved, unknown-version, text-unavailable
 */
export async function useKeptEdits(
  ground: Ground,
  actor: Actor,
  projectId: string,
  keptId: string,
  seenVersion?: number,
): Promise<void> {
  await membership(ground, actor, projectId, "text.write");
  const { row, kept, present } = await readBoth(ground, actor, projectId, keptId);
  if (!summary(row).open) throw new Refusal("block-locked");
  if (seenVersion !== undefined && seenVersion !== present.version) throw new Refusal("unknown-version");
  await takeRevision(ground, projectId, row.sourceTextId, "asked", actor);
  await ground.texts.edit(row.sourceTextId, kept.doc, actor.accountId);
  await resolveKeptEdits(ground, actor, projectId, keptId, "used");
  await takeRevision(ground, projectId, row.sourceTextId, "asked", actor);
}

/** Lets kept edits go; their text stays on disk. @throws Refusal not-found, kept-edits-resolved */
export async function discardKeptEdits(ground: Ground, actor: Actor, projectId: string, keptId: string): Promise<void> {
  await resolveKeptEdits(ground, actor, projectId, keptId, "discarded");
}

/** Writes down what became of kept edits. @throws Refusal not-found, not-allowed, kept-edits-resolved */
export function resolveKeptEdits(
  ground: Ground,
  actor: Actor,
  projectId: string,
  keptId: string,
  resolution: "used" | "discarded",
): Promise<void> {
  const act = resolution === "used" ? "text.write" : "kept-edits.own";
  return projectCommand(ground, actor, projectId, act, async ({ q, now, journal }) => {
    const row = await q
      .selectFrom("keptEdits")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("id", "=", keptId)
      .where("accountId", "=", actor.accountId)
      .executeTakeFirst();
    if (!row) throw new Refusal("not-found");
    if (row.resolvedAt !== null) throw new Refusal("kept-edits-resolved");
    await q
      .updateTable("keptEdits")
      .set({ resolvedAt: now, resolution })
      .where("projectId", "=", projectId)
      .where("id", "=", keptId)
      .execute();
    const kind = resolution === "used" ? "kept-edits.used" : "kept-edits.discarded";
    await journal({ kind, about: keptId, data: { text: row.sourceTextId } });
  });
}
