/** Lines of text compared word by word, as a person would mark them: whole words, and no confetti of single matches. */
import type { DocNode } from "../schema/document.ts";
import { atomKey, isWord, piecesOf, type Facts } from "./facts.ts";
import { pairEqual } from "./matching.ts";
import type { Run } from "./shape.ts";

interface Token {
  /** Equal for the same words, whatever their marks. */
  key: number;
  /** The node it stands in; undefined is the end of a line. */
  node: DocNode | undefined;
  /** Its part of a text; undefined for atoms. */
  text?: string;
  marks: string;
  word: boolean;
}

/** What both sides share at a place, or what one has instead of the other. */
type Hunk = { before: Token[]; after: Token[]; same: boolean };

/** Lines with less than this in common are marked as replaced whole. */
const strangers = 0.2;

/**
 * How one line became another; several lines on one side are a line that was split, or lines that were joined.
 * @param before nodes of each old line, @param after of each new one
 */
export function compareLines(before: DocNode[][], after: DocNode[][], facts: Facts): Run[] {
  const [old, now] = [tokensOf(before, facts), tokensOf(after, facts)];
  const pairs = pairEqual(Uint32Array.from(old, tokenKey), Uint32Array.from(now, tokenKey), facts.work);
  return runsOf(legible(hunksOf(old, now, pairs)));
}

/** A short text of facts, such as a title, compared in the same way. */
export function compareTexts(before: string, after: string, facts: Facts): Run[] {
  const line = (text: string): DocNode[][] => [text === "" ? [] : [{ type: "text", text }]];
  return compareLines(line(before), line(after), facts);
}

const tokenKey = ({ key }: Token) => key;

function tokensOf(lines: DocNode[][], facts: Facts): Token[] {
  return lines.flatMap((nodes, at) => {
    const tokens = nodes.flatMap((node) => tokensOfNode(node, facts));
    return at === 0 ? tokens : [{ key: facts.number("\n"), node: undefined, marks: "", word: false }, ...tokens];
  });
}

function tokensOfNode(node: DocNode, facts: Facts): Token[] {
  const marks = node.marks ? JSON.stringify(node.marks) : "";
  if (node.text === undefined) return [{ key: facts.number(`atom ${atomKey(node)}`), node, marks, word: true }];
  return piecesOf(node.text).map((text) => {
    return { key: facts.number(text), node, text, marks, word: isWord(text) };
  });
}

function hunksOf(before: Token[], after: Token[], pairs: Int32Array): Hunk[] {
  const hunks: Hunk[] = [];
  const put = (old: Token[], now: Token[], same: boolean) => {
    const last = hunks.at(-1);
    if (last?.same !== same) hunks.push({ before: old, after: now, same });
    else {
      last.before.push(...old);
      last.after.push(...now);
    }
  };
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const pair = i < before.length ? pairs[i]! : after.length;
    if (i < before.length && pair < 0) put([before[i++]!], [], false);
    else if (j < pair) put([], [after[j++]!], false);
    else put([before[i++]!], [after[j++]!], true);
  }
  return hunks;
}

/** Joins changes that only a space, a comma or one chance word keeps apart. */
function legible(hunks: Hunk[]): Hunk[] {
  if (isStrange(hunks)) return [joined(hunks)];
  const out: Hunk[] = [];
  hunks.forEach((hunk, at) => {
    const [last, next] = [out.at(-1), hunks[at + 1]];
    if (last && !last.same && (!hunk.same || (next && isChance(hunk, last, next)))) {
      last.before.push(...hunk.before);
      last.after.push(...hunk.after);
    } else out.push({ ...hunk, before: [...hunk.before], after: [...hunk.after] });
  });
  return out;
}

const wordsIn = (tokens: readonly Token[]) => tokens.filter(({ word }) => word).length;

function isChance(between: Hunk, last: Hunk, next: Hunk): boolean {
  const words = wordsIn(between.before);
  const around = Math.min(...[last, next].map(({ before, after }) => Math.max(wordsIn(before), wordsIn(after))));
  if (words === 0) return between.before.length === 1 && around > 0 && !isOneSided(last, next);
  return words === 1 && around >= 3;
}

/** Both only put in, or both only take out: then what stands between them truly stayed. */
function isOneSided(last: Hunk, next: Hunk): boolean {
  return (
    [last, next].every(({ before }) => before.length === 0) || [last, next].every(({ after }) => after.length === 0)
  );
}

function isStrange(hunks: readonly Hunk[]): boolean {
  const all = joined(hunks);
  if (all.before.length === 0 || all.after.length === 0 || hasBreak(all)) return false;
  const kept = wordsIn(hunks.filter(({ same }) => same).flatMap(({ before }) => before));
  const most = Math.max(wordsIn(all.before), wordsIn(all.after));
  return most > 0 && kept / most < strangers;
}

function hasBreak({ before, after }: Hunk): boolean {
  return [...before, ...after].some(({ node }) => node === undefined);
}

function joined(hunks: readonly Hunk[]): Hunk {
  const side = (name: "before" | "after") => hunks.flatMap((hunk) => hunk[name]);
  return { before: side("before"), after: side("after"), same: false };
}

function runsOf(hunks: readonly Hunk[]): Run[] {
  return hunks.flatMap((hunk) =>
    hunk.same ? sameRuns(hunk) : [...oneSided("deleted", hunk.before), ...oneSided("inserted", hunk.after)],
  );
}

/** The same words; where their marks differ they are reformatted. */
function sameRuns({ before, after }: Hunk): Run[] {
  const runs: Run[] = [];
  before.forEach((old, at) => {
    const now = after[at]!;
    const last = runs.at(-1);
    if (old.marks === now.marks) {
      if (last?.kind === "same") add(last.nodes, old);
      else runs.push({ kind: "same", nodes: [made(old)] });
    } else if (last?.kind === "reformatted") {
      add(last.before, old);
      add(last.after, now);
    } else runs.push({ kind: "reformatted", before: [made(old)], after: [made(now)] });
  });
  return runs;
}

function oneSided(kind: "inserted" | "deleted", tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (!token.node) runs.push({ kind: "break", change: kind });
    else if (last?.kind === kind) add(last.nodes, token);
    else runs.push({ kind, nodes: [made(token)] });
  }
  return runs;
}

/** The node of a token alone. */
function made({ node, text }: Token): DocNode {
  return text === undefined ? node! : { ...node!, text };
}

/** Adds a token to the nodes of a run, which are the run's own. */
function add(nodes: DocNode[], token: Token): void {
  const last = nodes.at(-1)!;
  const isText = last.text !== undefined && token.text !== undefined;
  if (isText && (last.marks ? JSON.stringify(last.marks) : "") === token.marks) last.text! += token.text!;
  else nodes.push(made(token));
}
