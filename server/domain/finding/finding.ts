/** Words found over the whole document, block by block; who may read the texts may look. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { numberedBlocks } from "../document/numbered-blocks.ts";
import { Refusal } from "../refusal.ts";
import type { Occurrence, Wanted } from "../texts.ts";

/** The longest words that are looked for and put in, in characters. */
export const wordLimits = { find: 200, by: 1000 } as const;

/** How many places of one block are told; the rest is counted. */
const mostInBlock = 100;

export interface BlockOccurrences {
  id: string;
  /** «3.2» */
  number: string;
  title: string;
  /** In review, agreed or under change control: nothing is replaced here. */
  locked: boolean;
  version: number;
  occurrences: Occurrence[];
  total: number;
}

export interface Findings {
  blocks: BlockOccurrences[];
  /** Numbers of blocks whose text cannot be read now (R9). */
  unread: string[];
}

/** One line of words as they are to be found: what stands at the ends is part of it. @throws Refusal required, too-long */
export function readWanted(wanted: Wanted): Wanted {
  const words = wanted.words.normalize("NFC").replace(/[\r\n\ufffc]+/g, " ");
  if (words.trim() === "") throw new Refusal("required", { field: "find" }, "find");
  if (words.length > wordLimits.find) throw new Refusal("too-long", { field: "find", max: wordLimits.find }, "find");
  return { words, matchCase: wanted.matchCase, wholeWords: wanted.wholeWords };
}

/** @throws Refusal not-found, not-allowed, required, too-long */
export async function findWords(ground: Ground, actor: Actor, projectId: string, asked: Wanted): Promise<Findings> {
  await membership(ground, actor, projectId, "text.find");
  const wanted = readWanted(asked);
  const findings: Findings = { blocks: [], unread: [] };
  // One after another: between two of them the texts take in what is typed.
  for (const { id, number, title, state, textId } of await numberedBlocks(ground.facts, projectId)) {
    try {
      const found = await ground.texts.find(textId, wanted, mostInBlock);
      if (found.total > 0) findings.blocks.push({ id, number, title, locked: state !== "draft", ...found });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "text-unavailable") throw error;
      findings.unread.push(number);
    }
  }
  return findings;
}
