/** Writing one line: its things are put and taken away around its texts, of which none goes while the line stands. */
import { simpleDiff, simpleDiffStringWithCursor } from "lib0/diff";
import { equalityDeep } from "lib0/function";
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { create, isWritten, type Known } from "./known-parts.ts";
import {
  joined,
  lettersOf,
  newText,
  partsOfLine,
  partsOfNode,
  run,
  runsOf,
  slice,
  textOf,
  type Child,
  type Run,
} from "./line-parts.ts";

export interface Hand {
  known: Known;
  /** Where the caret is, counted from the beginning of the content that is being written. */
  caret: number;
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

export function writeLine(line: Y.XmlElement, node: Node, { known, caret }: Hand): void {
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
