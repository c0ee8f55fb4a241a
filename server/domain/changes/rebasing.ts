/**
 * Rebasing: a block has changed since it was forked, so that the fork is made anew of what the block is now. Differences
 * are replayed where they fit; where both changed the same place a person chooses, and the request is decided anew.
 */
import {
  chooseSides,
  compareThree,
  sides,
  wordsOfSide,
  type Side,
  type ThreeWay,
} from "../../../content/redline/three-way.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { oneOf } from "../fields.ts";
import { takeRevision } from "../history/revisions.ts";
import { Refusal } from "../refusal.ts";
import { putApproved } from "./applying.ts";
import { changeCommand, changeTarget, mustBe, mustBeOwn, requestOf, type Reader } from "./change-rows.ts";
import { lockedBlock, mustStand, type LockedBlock } from "./forks.ts";
import { whileAllFrozen } from "./freezing.ts";
import { documentOf, withBlocks, type WithBlock } from "./placing.ts";
import { reopenRequest } from "./submitting.ts";

/** A place that both the request and the block have changed, in plain words. */
export interface ShownConflict extends Record<Side, string> {
  /** What a choice names it by. */
  id: string;
}

export interface MovedBlock {
  blockId: string;
  title: string;
  /** Numbers of the revision it was forked from and of the one it is now. */
  before: number;
  now: number;
  /** Of the revision it is now: a choice is made on it. */
  hash: string;
  conflicts: ShownConflict[];
}

interface Moved extends LockedBlock {
  target: WithBlock;
  three: ThreeWay;
  before: number;
}

/** Blocks of a request that have changed since they were forked, each compared in three ways. */
async function movedOf(ground: Ground, placed: readonly WithBlock[]): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const target of placed) {
    const { projectId, baseRevisionId } = target;
    const locked = await lockedBlock(ground.facts, projectId, target.blockId);
    if (locked.revision.id === baseRevisionId) continue;
    const base = await documentOf(ground.facts, projectId, baseRevisionId);
    const theirs = await documentOf(ground.facts, projectId, locked.revision.id);
    const { doc: mine } = await ground.texts.read(target.textId);
    moved.push({
      ...{ ...locked, target, three: compareThree(base, mine, theirs) },
      before: await numberOf(ground.facts, projectId, baseRevisionId),
    });
  }
  return moved;
}

async function numberOf(q: Reader, projectId: string, revisionId: string): Promise<number> {
  const { number } = await q
    .selectFrom("revisions")
    .select("number")
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return number;
}

const conflictId = (blockId: string, at: number) => `${blockId}-${at}`;

const rebased = ["draft", "submitted", "decision", "deferred"] as const;

/**
 * What a rebase would ask a person. Empty when no block has changed.
 * @throws Refusal not-found, not-allowed, in-bin, change-not-locked, text-unavailable
 */
export async function readRebase(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<MovedBlock[]> {
  await membership(ground, actor, projectId, "change.read");
  const { targets } = await requestOf(ground.facts, projectId, number);
  const moved = await movedOf(ground, await withBlocks(ground.facts, projectId, targets));
  return moved.map(({ block, revision, before, three }) => ({
    ...{ blockId: block.id, title: block.title, before, now: revision.number, hash: revision.hash },
    conflicts: three.conflicts.map(({ base, mine, theirs }, at) => ({
      id: conflictId(block.id, at),
      ...{ base: wordsOfSide(base), mine: wordsOfSide(mine), theirs: wordsOfSide(theirs) },
    })),
  }));
}

export interface Rebase {
  /** By the id of the conflict. */
  choices: Record<string, string>;
  /** Hashes of the blocks as they were read, by block. */
  seen: Record<string, string>;
}

/**
 * Makes the forks of changed blocks anew; the request is a draft again, whatever was decided on it.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-not-yours, in-bin, change-not-locked,
 *   change-not-moved, change-stale, change-conflict-open, required, invalid, change-moved, text-unavailable
 */
export async function rebaseChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  { choices, seen }: Rebase,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  const { request, targets } = await requestOf(ground.facts, projectId, number);
  mustBe(request, rebased, "change-being-judged");
  const placed = await withBlocks(ground.facts, projectId, targets);
  const texts = placed.map(({ textId }) => textId);
  const documents = async () => {
    const moved = await movedOf(ground, placed);
    if (moved.length === 0) throw new Refusal("change-not-moved");
    return moved.map((one) => ({ ...one, doc: chosen(one, { choices, seen }) }));
  };
  // What is bound to be refused leaves nothing behind.
  await documents();
  // What was written so far stays as a revision of the fork, with who wrote it.
  for (const textId of texts) await takeRevision(ground, projectId, textId, "asked", null);
  const blocks = placed.map(({ block }) => block.textId);
  return whileAllFrozen(ground, [...texts, ...blocks], async (frozen) => {
    const made: Made[] = [];
    for (const { doc, ...moved } of await documents()) made.push(await replay(ground, actor, moved, doc));
    const done = await changeCommand(ground, actor, projectId, "change.write", (command) =>
      record(command, number, made),
    );
    await putApproved(ground, projectId);
    for (const textId of texts) frozen.get(textId)!.lock(false);
    return done;
  });
}

/** The document that the choices lead to. @throws Refusal change-stale, change-conflict-open, invalid */
function chosen({ block, revision, three }: Moved, { choices, seen }: Rebase): DocNode {
  if (seen[block.id] !== revision.hash) throw new Refusal("change-stale");
  const picked = three.conflicts.map((_, at) => {
    const side = choices[conflictId(block.id, at)];
    return side ? oneOf("choice", side, sides) : undefined;
  });
  const doc = chooseSides(three, picked);
  if (!doc) throw new Refusal("change-conflict-open");
  return doc;
}

interface Made extends Moved {
  /** The fresh fork, with the differences in it, and the epoch of the old one. */
  freshId: string;
  epoch: number;
}

async function replay(ground: Ground, actor: Actor, moved: Moved, doc: DocNode): Promise<Made> {
  const freshId = ground.random.id();
  await ground.texts.fork(freshId, moved.block.textId);
  await ground.texts.edit(freshId, doc, actor.accountId);
  return { ...moved, freshId, epoch: (await ground.texts.read(moved.target.textId)).epoch };
}

async function record(command: ProjectCommand, number: number, made: readonly Made[]): Promise<ChangeRequests> {
  const { q, projectId } = command;
  const whole = await requestOf(q, projectId, number);
  mustBe(whole.request, rebased, "change-being-judged");
  mustBeOwn(command, whole.request);
  for (const one of made) {
    await mustStand(q, projectId, one);
    const { target, revision, freshId, epoch } = one;
    if (!whole.targets.some(({ id }) => id === target.id)) throw new Refusal("change-stale");
    await changeTarget(command, target, { baseRevisionId: revision.id, baseHash: revision.hash });
    const put = { projectId, targetId: target.id, textId: target.textId, epoch, forkId: freshId };
    await q.insertInto("changePuts").values(put).execute();
  }
  return reopenRequest(command, whole, "change.rebased", { blocks: made.map(({ block }) => block.id) });
}
