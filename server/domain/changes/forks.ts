/** Forks: the text in which a change of a block is written, made from the block's text as it is signed. */
import type { ChangeTargets } from "../../db/change-schema.ts";
import type { Blocks } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { ProjectCommand } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { findLatestRevision, type RevisionSummary } from "../history/revision-list.ts";
import { Refusal } from "../refusal.ts";
import { putApproved } from "./applying.ts";
import type { Reader } from "./change-rows.ts";

/** A block that takes no edits, with the revision it is locked at. */
export interface LockedBlock {
  block: Blocks;
  revision: RevisionSummary;
}

/** @throws Refusal not-found, in-bin, change-not-locked */
export async function lockedBlock(q: Reader, projectId: string, blockId: string): Promise<LockedBlock> {
  const block = await blockInPlace(q, projectId, blockId);
  const revision = await findLatestRevision(q, projectId, block.textId);
  if (block.state === "draft" || !revision) throw new Refusal("change-not-locked", { block: block.title });
  return { block, revision };
}

/** A fork that stands on disk and belongs to no request yet; one left without a row is harmless. */
export interface Fork extends LockedBlock {
  textId: string;
}

/**
 * Forks a locked block. Frozen meanwhile, its text is the stated revision to the letter: a decision that is just making
 * another one of it comes before or after.
 */
export async function fork(ground: Ground, projectId: string, blockId: string): Promise<Fork> {
  const { block } = await lockedBlock(ground.facts, projectId, blockId);
  await putApproved(ground, projectId);
  return ground.texts.whileFrozen(block.textId, async () => {
    const locked = await lockedBlock(ground.facts, projectId, blockId);
    const textId = ground.random.id();
    await ground.texts.fork(textId, block.textId);
    return { ...locked, textId };
  });
}

/** Was the block opened or changed while it was forked? @throws Refusal not-found, in-bin, change-not-locked, change-moved */
export async function mustStand(q: Reader, projectId: string, { block, revision }: LockedBlock): Promise<void> {
  const now = await lockedBlock(q, projectId, block.id);
  if (now.revision.id !== revision.id) throw new Refusal("change-moved", { block: block.title });
}

/** Writes the rows of a fork. @throws those of `mustStand` */
export async function insertTarget(
  { q, projectId, now, id }: ProjectCommand,
  requestId: string,
  made: Fork,
  position: number,
): Promise<ChangeTargets> {
  await mustStand(q, projectId, made);
  const row: ChangeTargets = {
    ...{ projectId, id: id(), requestId, blockId: made.block.id, position, textId: made.textId },
    ...{ baseRevisionId: made.revision.id, baseHash: made.revision.hash },
    ...{ resultRevisionId: null, resultHash: null, appliedRevisionId: null },
  };
  await q.insertInto("texts").values({ projectId, id: made.textId, kind: "change", createdAt: now }).execute();
  await q.insertInto("changeTargets").values(row).execute();
  return row;
}
