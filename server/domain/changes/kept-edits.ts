/** Kept edits of a block that takes none any more become a change request of their author (R5). */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readBoth } from "../history/kept-edits.ts";
import { resolveKeptEdits } from "../history/kept-edits-decisions.ts";
import { Refusal } from "../refusal.ts";
import { requestOf } from "./change-rows.ts";
import { raiseChange } from "./raising.ts";

/**
 * Raises a request whose fork says what was kept.
 * @throws Refusal not-found for what is not one's own, not-allowed, kept-edits-resolved, change-not-locked, in-bin,
 *   change-project-closed, text-unavailable
 */
export async function proposeKeptEdits(
  ground: Ground,
  actor: Actor,
  projectId: string,
  keptId: string,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  const { row, kept } = await readBoth(ground, actor, projectId, keptId);
  // Notes of an interview are no part of the ТЗ.
  if (row.blockId === null) throw new Refusal("not-found");
  const { blockId, blockTitle } = row;
  const raised = await raiseChange(ground, actor, projectId, { title: blockTitle ?? "", blocks: [blockId] });
  const { targets } = await requestOf(ground.facts, projectId, raised.number);
  await ground.texts.edit(targets[0]!.textId, kept.doc, actor.accountId);
  await resolveKeptEdits(ground, actor, projectId, keptId, "used");
  return raised;
}
