/** Which of the parts that stood beside one another have become which nodes: the rest goes, or comes anew. */
import { simpleDiff } from "lib0/diff";
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { attributesFit, type Known } from "./known-parts.ts";
import { textOf, type Child } from "./line-parts.ts";

/** Parts that are the same and stand in the same order, by their places: the longest such row. */
export function kept(olds: Child[], nexts: readonly Node[], known: Known): (readonly [number, number])[] {
  const places = new Map(nexts.map((next, at) => [next, at]));
  const found = olds.flatMap((old, at) => {
    const to = places.get(known.get(old) as Node);
    return to === undefined ? [] : [{ at, to, length: 1, before: -1 }];
  });
  found.forEach((each, i) => {
    for (let j = 0; j < i; j++) {
      const earlier = found[j]!;
      if (earlier.to < each.to && earlier.length >= each.length) {
        each.length = earlier.length + 1;
        each.before = j;
      }
    }
  });
  const row: (readonly [number, number])[] = [];
  let last = found.reduce((best, { length }, i) => (best < 0 || length > found[best]!.length ? i : best), -1);
  while (last >= 0) {
    const { at, to, before } = found[last]!;
    row.unshift([at, to]);
    last = before;
  }
  return row;
}

/** Above this many comparisons parts are matched by their order alone. */
const mostComparisons = 2_500;

/** Who becomes whom, in order; who has no match goes, or comes anew. */
export function pairs(olds: Child[], nexts: readonly Node[]): [Child | undefined, Node | undefined][] {
  const fits = (old: Child, next: Node) => old instanceof Y.XmlElement && old.nodeName === next.type.name;
  const texts = olds.map(textOf);
  const likeness = (i: number, j: number) =>
    fits(olds[i]!, nexts[j]!) ? alike(olds[i] as Y.XmlElement, texts[i]!, nexts[j]!) : 0;
  const matches =
    olds.length * nexts.length <= mostComparisons
      ? bestMatches(olds.length, nexts.length, likeness)
      : olds.flatMap((old, i) => (nexts[i] && fits(old, nexts[i]) ? [[i, i] as const] : []));
  const all: [Child | undefined, Node | undefined][] = [];
  let [i, j] = [0, 0];
  for (const [toI, toJ] of [...matches, [olds.length, nexts.length] as const]) {
    while (i < toI) all.push([olds[i++], undefined]);
    while (j < toJ) all.push([undefined, nexts[j++]]);
    if (i < olds.length || j < nexts.length) all.push([olds[i++], nexts[j++]]);
  }
  return all;
}

/** How much a part is like a node of its kind: from a little to two. */
function alike(old: Y.XmlElement, text: string, next: Node): number {
  const wanted = next.textContent;
  const longest = Math.max(text.length, wanted.length);
  const { remove } = simpleDiff(text, wanted);
  const share = longest === 0 ? 1 : (text.length - remove) / longest;
  return 0.01 + (attributesFit(old, next.attrs) ? 1 : 0) + share;
}

/** The matches, in order, that together are most alike. */
function bestMatches(
  olds: number,
  nexts: number,
  likeness: (i: number, j: number) => number,
): (readonly [number, number])[] {
  const like = Array.from({ length: olds }, (_, i) => Array.from({ length: nexts }, (_, j) => likeness(i, j)));
  // best[i][j]: the most that the parts from i and the nodes from j on can have in common.
  const best = Array.from({ length: olds + 1 }, () => new Array<number>(nexts + 1).fill(0));
  for (let i = olds - 1; i >= 0; i--) {
    for (let j = nexts - 1; j >= 0; j--) {
      const matched = like[i]![j]! > 0 ? like[i]![j]! + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(matched, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const matches: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < olds && j < nexts) {
    const each = like[i]![j]!;
    if (each > 0 && best[i]![j] === each + best[i + 1]![j + 1]!) matches.push([i++, j++]);
    else if (best[i]![j] === best[i]![j + 1]) j++;
    else i++;
  }
  return matches;
}
