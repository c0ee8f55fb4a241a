/**
 * Writing a document into a live text by the smallest change, so that of what others write at the same moment nothing is
 * lost or said twice. What Tiptap's binding does by itself is not enough for that: in a line that begins or ends with a
 * reference or a break, or holds nothing, each of several people who begin to write makes a text of his own, and joining
 * these texts afterwards drops letters. Here a line always holds its texts beforehand: one before, between and after all
 * that stands in it and is not letters; and a text that stands in a line is never thrown away while the line stands.
 */
import { equalityDeep } from "lib0/function";
import { simpleDiff, simpleDiffStringWithCursor } from "lib0/diff";
import type { Node } from "prosemirror-model";
import * as Y from "yjs";

type Child = Y.XmlText | Y.XmlElement;
type Part = Child | Y.XmlFragment;

/** The parts of a live text, and what they are in the editor's document: as they were written, or read, last. */
export interface Known {
  get(part: Part): Node | Node[] | undefined;
  set(part: Part, node: Node | Node[]): unknown;
  delete(part: Part): unknown;
}

/**
 * Makes a live text into a document. Call it inside of a transaction.
 * @param caret the caret of who writes, in the new document: of several letters that are the same, those before it are new
 */
export function writeText(
  text: Y.XmlFragment,
  document: Node,
  known: Known = new Map<Part, Node>(),
  caret = Infinity,
): void {
  known.set(text, document);
  writeChildren(text, document, { known, caret });
}

/** Gives a line the texts that it lacks. Call it inside of a transaction. */
export function completeLine(line: Y.XmlElement): void {
  const children = line.toArray() as Child[];
  for (let at = children.length - 1; at >= 0; at--) {
    if (children[at] instanceof Y.XmlElement && !(children[at + 1] instanceof Y.XmlText))
      line.insert(at + 1, [new Y.XmlText()]);
  }
  if (!(children[0] instanceof Y.XmlText)) line.insert(0, [new Y.XmlText()]);
}

interface Hand {
  known: Known;
  /** Where the caret is, counted from the beginning of the content that is being written. */
  caret: number;
}

function write(element: Y.XmlElement, node: Node, hand: Hand): void {
  hand.known.set(element, node);
  writeAttributes(element, node.attrs);
  if (node.inlineContent) writeLine(element, node, hand);
  else writeChildren(element, node, hand);
}

function writeAttributes(element: Y.XmlElement, wanted: Record<string, unknown>): void {
  const present = element.getAttributes() as Record<string, unknown>;
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== null && !equalityDeep(present[name], value)) element.setAttribute(name, value as string);
  }
  for (const name of Object.keys(present)) if ((wanted[name] ?? null) === null) element.removeAttribute(name);
}

function attributesFit(element: Y.XmlElement, wanted: Record<string, unknown>): boolean {
  const said = Object.entries(wanted).filter(([, value]) => value !== null);
  return equalityDeep(element.getAttributes(), Object.fromEntries(said));
}

/** Whether a part of the text already says what a node says. */
function isWritten(child: Child, node: Node, known: Known): boolean {
  if (known.get(child) === node) return true;
  if (!(child instanceof Y.XmlElement) || !says(child, node)) return false;
  known.set(child, node);
  return true;
}

function says(element: Y.XmlElement, node: Node): boolean {
  if (element.nodeName !== node.type.name || !attributesFit(element, node.attrs)) return false;
  if (node.inlineContent) {
    const [present, wanted] = [partsOfLine(element), partsOfNode(node)];
    return (
      present.things.length === wanted.things.length &&
      present.things.every((thing, i) => says(thing, wanted.things[i]!)) &&
      present.texts.every((texts, i) => equalityDeep(joined(texts.flatMap(runsOf)), joined(wanted.words[i]!.map(run))))
    );
  }
  const children = element.toArray();
  return (
    children.length === node.childCount &&
    children.every((child, i) => child instanceof Y.XmlElement && says(child, node.child(i)))
  );
}

function create(node: Node, known: Known): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  known.set(element, node);
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value !== null) element.setAttribute(name, value as string);
  }
  if (node.inlineContent) {
    const { words, things } = partsOfNode(node);
    const children = words.flatMap((each, i) => [
      ...(i > 0 ? [create(things[i - 1]!, known)] : []),
      newText(each.map(run)),
    ]);
    element.insert(0, children);
  } else if (node.childCount > 0) {
    element.insert(
      0,
      node.children.map((child) => create(child, known)),
    );
  }
  return element;
}

// ── Lines and what stands in them ──

/** Letters with one formatting. */
interface Run {
  insert: string;
  attributes: Record<string, unknown>;
}

function run(node: Node): Run {
  return {
    insert: node.text!,
    attributes: Object.fromEntries(node.marks.map(({ type, attrs }) => [type.name, attrs])),
  };
}

function runsOf(text: Y.XmlText): Run[] {
  const runs = text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[];
  return runs.map(({ insert, attributes = {} }) => ({ insert, attributes }));
}

/** Neighbours with the same formatting are one. */
function joined(runs: Run[]): Run[] {
  const all: Run[] = [];
  for (const each of runs) {
    const last = all.at(-1);
    if (last && equalityDeep(last.attributes, each.attributes)) last.insert += each.insert;
    else all.push({ ...each });
  }
  return all;
}

function slice(runs: Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap(({ insert, attributes }) => {
    const part = insert.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += insert.length;
    return part ? [{ insert: part, attributes }] : [];
  });
}

const lettersOf = (runs: Run[]) => runs.map(({ insert }) => insert).join("");

function newText(runs: Run[] = []): Y.XmlText {
  const text = new Y.XmlText();
  if (runs.length > 0) text.applyDelta(runs);
  return text;
}

/** The texts of a line before, between and after its things: references and breaks. */
function partsOfLine(line: Y.XmlElement): { texts: Y.XmlText[][]; things: Y.XmlElement[] } {
  const texts: Y.XmlText[][] = [[]];
  const things: Y.XmlElement[] = [];
  for (const child of line.toArray() as Child[]) {
    if (child instanceof Y.XmlText) texts.at(-1)!.push(child);
    else {
      things.push(child);
      texts.push([]);
    }
  }
  return { texts, things };
}

function partsOfNode(line: Node): { words: Node[][]; things: Node[] } {
  const words: Node[][] = [[]];
  const things: Node[] = [];
  for (const child of line.children) {
    if (child.isText) words.at(-1)!.push(child);
    else {
      things.push(child);
      words.push([]);
    }
  }
  return { words, things };
}

function writeLine(line: Y.XmlElement, node: Node, { known, caret }: Hand): void {
  const { words, things } = partsOfNode(node);
  const runs = words.map((nodes) => nodes.map(run));
  placeThings(line, things, runs, known);
  completeLine(line);
  let start = 0;
  for (const [i, texts] of partsOfLine(line).texts.entries()) {
    writeWords(texts, runs[i]!, caret - start);
    start += lettersOf(runs[i]!).length + 1;
  }
}

/** Takes away the things that are gone and puts new ones where they stand, leaving the letters around them. */
function placeThings(line: Y.XmlElement, wanted: Node[], runs: Run[][], known: Known): void {
  const { texts, things } = partsOfLine(line);
  const most = Math.min(things.length, wanted.length);
  let [left, right] = [0, 0];
  const stays = [
    (at: number, to: number) => known.get(things[at]!) === wanted[to],
    // A thing that is equal but not the same stays too, when no other one is known to be it.
    (at: number, to: number) => isWritten(things[at]!, wanted[to]!, known),
  ];
  for (const fits of stays) {
    while (left + right < most && fits(left, left)) left++;
    while (left + right < most && fits(things.length - 1 - right, wanted.length - 1 - right)) right++;
  }
  const gone = things.slice(left, things.length - right);
  const added = wanted.slice(left, wanted.length - right).map((thing) => create(thing, known));
  for (const thing of gone) line.delete(placeOf(line, thing), 1);
  if (added.length === 0) return;
  const made = added.flatMap((thing, i) => (i > 0 ? [newText(), thing] : [thing]));
  const around = texts.slice(left, things.length - right + 1).flat();
  const before = lettersOf(runs[left]!);
  const all = lettersOf(runs.slice(left, wanted.length - right + 1).flat());
  let rest = cutAt(around.map((text) => lettersOf(runsOf(text))).join(""), before, all);
  const first = left === 0 ? 0 : placeOf(line, things[left - 1]!) + 1;
  if (around.length === 0) return void line.insert(first, made);
  const text = around.find(({ length }) => rest <= length || ((rest -= length), false))!;
  const place = placeOf(line, text);
  if (rest === 0 && text.length > 0) line.insert(place, [newText(), ...made]);
  else if (rest === text.length) line.insert(place + 1, made);
  else {
    const tail = newText(slice(runsOf(text), rest, text.length));
    text.delete(rest, text.length - rest);
    line.insert(place + 1, [...made, tail]);
  }
}

function placeOf(line: Y.XmlElement, child: Child): number {
  return (line.toArray() as Child[]).indexOf(child);
}

/** Where new things part the letters that stand there: behind those that are to stand before them. */
function cutAt(present: string, before: string, all: string): number {
  const { index, remove } = simpleDiff(present, all);
  if (before.length <= index) return before.length;
  const after = all.length - before.length;
  return after <= present.length - index - remove ? present.length - after : Math.min(index, before.length);
}

/** Makes the texts of a stretch of a line into these words; none of them goes, also when it becomes empty. */
function writeWords(texts: Y.XmlText[], wanted: Run[], caret: number): void {
  if (equalityDeep(joined(texts.flatMap(runsOf)), joined(wanted))) return;
  writeLetters(texts, lettersOf(wanted), caret);
  let at = 0;
  for (const text of texts) {
    format(text, slice(wanted, at, at + text.length));
    at += text.length;
  }
}

/** Makes texts that follow one another into these letters by the smallest change. Call it inside of a transaction. */
export function writeLetters(texts: Y.XmlText[], wanted: string, caret = Infinity): void {
  const present = texts.map(textOf).join("");
  // What was typed ends at the caret, so that as many letters as became more stand before it.
  const began = caret - Math.max(0, wanted.length - present.length);
  const { index, remove, insert } = simpleDiffStringWithCursor(present, wanted, began);
  let start = 0;
  let isPut = insert.length === 0;
  for (const text of texts) {
    const { length } = text;
    const [from, to] = [Math.max(0, index - start), Math.min(length, index + remove - start)];
    if (to > from) text.delete(from, to - from);
    if (!isPut && index <= start + length) {
      text.insert(index - start, insert);
      isPut = true;
    }
    start += length;
  }
}

function format(text: Y.XmlText, wanted: Run[]): void {
  const present = runsOf(text);
  if (equalityDeep(present, joined(wanted))) return;
  const none = Object.fromEntries(
    present.flatMap(({ attributes }) => Object.keys(attributes).map((key) => [key, null])),
  );
  text.applyDelta(
    wanted.map(({ insert, attributes }) => ({ retain: insert.length, attributes: { ...none, ...attributes } })),
  );
}

// ── Blocks inside of one another ──

function writeChildren(parent: Y.XmlFragment | Y.XmlElement, node: Node, { known, caret }: Hand): void {
  const present = parent.toArray() as Child[];
  const wanted = node.children;
  const most = Math.min(present.length, wanted.length);
  let [left, right] = [0, 0];
  while (left < most && isWritten(present[left]!, wanted[left]!, known)) left++;
  while (left + right < most && isWritten(present.at(-1 - right)!, wanted.at(-1 - right)!, known)) right++;
  let at = left;
  let start = wanted.slice(0, left).reduce((size, { nodeSize }) => size + nodeSize, 0);
  const step = (old: Child | undefined, next: Node | undefined) => {
    if (next) {
      if (old) write(old as Y.XmlElement, next, { known, caret: caret - start - 1 });
      else parent.insert(at, [create(next, known)]);
      at++;
      start += next.nodeSize;
    } else {
      known.delete(old!);
      parent.delete(at, 1);
    }
  };
  const olds = present.slice(left, present.length - right);
  const nexts = wanted.slice(left, wanted.length - right);
  let [oldAt, nextAt] = [0, 0];
  for (const [oldTo, nextTo] of [...kept(olds, nexts, known), [olds.length, nexts.length] as const]) {
    for (const [old, next] of pairs(olds.slice(oldAt, oldTo), nexts.slice(nextAt, nextTo))) step(old, next);
    if (oldTo < olds.length) {
      at++;
      start += nexts[nextTo]!.nodeSize;
    }
    [oldAt, nextAt] = [oldTo + 1, nextTo + 1];
  }
}

/** Parts that are the same and stand in the same order, by their places: the longest such row. */
function kept(olds: Child[], nexts: readonly Node[], known: Known): (readonly [number, number])[] {
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
function pairs(olds: Child[], nexts: readonly Node[]): [Child | undefined, Node | undefined][] {
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

function textOf(part: Child): string {
  if (part instanceof Y.XmlText) return lettersOf(runsOf(part));
  return (part.toArray() as Child[]).map(textOf).join("");
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
