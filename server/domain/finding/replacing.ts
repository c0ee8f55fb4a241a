/**
 * Words replaced over many blocks: each block whole or not at all, only where it is as it was found, and only what the
 * person may write now. What was replaced can be put back wherever it is untouched.
 */
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import type { Occurrence, ReplacedPlace, Wanted } from "../texts.ts";
import { numberedBlocks, type NumberedBlock } from "../document/numbered-blocks.ts";
import { readWanted, wordLimits } from "./finding.ts";

/** Why a block stayed as it was: closed, written in since, gone, or not to be read now. */
export const stays = ["locked", "changed", "gone", "unavailable"] as const;
export type Stay = (typeof stays)[number];

export interface BlockToReplace {
  id: string;
  /** As it was when the words were found. */
  version: number;
  /** Only there; without it everywhere in the block. */
  only?: Pick<Occurrence, "line" | "at">[];
}

export interface Replacement extends Wanted {
  by: string;
  blocks: BlockToReplace[];
}

export interface BlockReplaced {
  id: string;
  places: ReplacedPlace[];
}

export interface Replaced {
  replaced: BlockReplaced[];
  stayed: { id: string; why: Stay }[];
}

/** Blocks and their places, by the hand that asks. */
type Work<T> = (block: NumberedBlock) => Promise<T | Stay>;

async function inBlocks<T extends { id: string }, R>(
  ground: Ground,
  projectId: string,
  asked: T[],
  work: (one: T) => Work<R>,
) {
  const living = new Map((await numberedBlocks(ground.facts, projectId)).map((block) => [block.id, block]));
  const done: { block: NumberedBlock; result: R }[] = [];
  const stayed: Replaced["stayed"] = [];
  for (const one of asked) {
    const block = living.get(one.id);
    const result = block ? await attempt(block, work(one)) : "gone";
    if (isStay(result)) stayed.push({ id: one.id, why: result });
    else done.push({ block: block!, result: result as R });
  }
  return { done, stayed };
}

function isStay(result: unknown): result is Stay {
  return typeof result === "string" && (stays as readonly string[]).includes(result);
}

async function attempt<R>(block: NumberedBlock, work: Work<R>): Promise<R | Stay> {
  if (block.state !== "draft") return "locked";
  try {
    return await work(block);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "block-locked") return "locked";
    if (error.code === "text-unavailable") return "unavailable";
    throw error;
  }
}

/** @throws Refusal not-found, not-allowed, required, too-long */
export async function replaceWords(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { by: asked, blocks, ...found }: Replacement,
): Promise<Replaced> {
  await membership(ground, actor, projectId, "text.replace");
  const wanted = readWanted(found);
  const by = asked.normalize("NFC").replace(/[\r\n\ufffc]+/g, " ");
  if (by.length > wordLimits.by) throw new Refusal("too-long", { field: "by", max: wordLimits.by }, "by");
  const { done, stayed } = await inBlocks(ground, projectId, blocks, ({ version, only }) => async ({ textId }) => {
    const places = await ground.texts.replaceWords(textId, { ...wanted, by, only }, actor.accountId, version);
    return places ?? "changed";
  });
  const replaced = done.filter(({ result }) => result.length > 0);
  await record(
    ground,
    actor,
    projectId,
    "text.replaced",
    replaced.map(({ block, result }) => [block.id, result.length]),
  );
  return { replaced: replaced.map(({ block, result }) => ({ id: block.id, places: result })), stayed };
}

export interface PutBack {
  done: { id: string; places: number; left: number }[];
  stayed: Replaced["stayed"];
}

/** @throws Refusal not-found, not-allowed */
export async function putWordsBack(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blocks: BlockReplaced[],
): Promise<PutBack> {
  await membership(ground, actor, projectId, "text.replace");
  const { done, stayed } = await inBlocks(ground, projectId, blocks, ({ places }) => async ({ textId }) => ({
    back: await ground.texts.putWordsBack(textId, places, actor.accountId),
    of: places.length,
  }));
  const counts = done.map(({ block, result }): [string, number] => [block.id, result.back]);
  await record(
    ground,
    actor,
    projectId,
    "text.put-back",
    counts.filter(([, count]) => count > 0),
  );
  return {
    done: done.map(({ block, result: { back, of } }) => ({ id: block.id, places: back, left: of - back })),
    stayed,
  };
}

/** One entry a block, in one transaction: which one, and in how many places. */
async function record(
  ground: Ground,
  actor: Actor,
  projectId: string,
  kind: "text.replaced" | "text.put-back",
  counts: [blockId: string, count: number][],
): Promise<void> {
  if (counts.length === 0) return;
  await projectCommand(ground, actor, projectId, "text.replace", async ({ journal, announce }) => {
    for (const [blockId, number] of counts) {
      await journal({ kind, about: blockId, data: { number } });
      announce({ kind: "block", projectId, blockId, aspect: "facts" });
    }
  });
}
