/** Redlines of a block: between two of its revisions, or between a revision and the text as it is now. */
import { withNames } from "../../../content/schema/names.ts";
import type { Blocks, Language } from "../../db/schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { readNames } from "../document/names.ts";
import { Refusal } from "../refusal.ts";
import type { ComparedSide, TextComparison } from "../texts.ts";

/** The number of a revision, or the live text. */
export type Moment = number | "now";

export interface Span {
  before: Moment;
  after: Moment;
}

/** A moment as addresses spell it. @throws Refusal not-found */
export function readMoment(text: string): Moment {
  if (text === "now") return "now";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal("not-found");
  return Number(text);
}

/**
 * Compares two moments of a block, off the serving thread.
 * @param tree whether the redline is wanted as a tree beside its HTML
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function compareRevisions(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  { before, after }: Span,
  { language, tree = false }: { language: Language; tree?: boolean },
): Promise<TextComparison> {
  await membership(ground, actor, projectId, "text.read");
  const block = await liveBlock(ground.facts, projectId, blockId);
  const sides = {
    before: await sideAt(ground.facts, block, before),
    after: await sideAt(ground.facts, block, after),
  };
  const made = await ground.texts.redline(block.textId, sides, language, tree);
  return { ...made, html: withNames(made.html, await readNames(ground.facts, projectId), language) };
}

async function sideAt(facts: Facts, block: Blocks, moment: Moment): Promise<ComparedSide> {
  if (moment === "now") return { title: block.title, notRequired: block.notRequired, codes: {} };
  return { bytes: await revisionBytes(facts, block.projectId, block.textId, moment) };
}

/** The stored bytes of a revision. @throws Refusal not-found */
export async function revisionBytes(facts: Facts, projectId: string, textId: string, number: number): Promise<Buffer> {
  const row = await facts
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .where("number", "=", number)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row.bytes;
}
