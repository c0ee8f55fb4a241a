/**
 * Words found in a live text and replaced letter by letter: all around them stays, so that what others write at the same
 * moment stays where it is; and what was replaced can be put back wherever nobody has touched it since.
 */
import type { Node as ProseNode } from "prosemirror-model";
import * as Y from "yjs";
import { schema } from "../../content/schema/schema.ts";
import { lettersOf, partsOfLine, runsOf, slice, type Run } from "../../content/schema/writing/line-parts.ts";
import type { Occurrence, ReplacedPlace, Replacing, Wanted } from "../domain/texts.ts";
import { fittingCase, searchFor } from "./word-search.ts";

/** How much of a line is told before and behind the words, in letters. */
const around = 48;

/** Stands in a line for what is no letter: a reference or a break. */
const thing = "\ufffc";

/** Lines of a text in their order: paragraphs, headings, cells, fields. */
function* linesIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (schema.nodes[child.nodeName]?.inlineContent) yield child;
    else yield* linesIn(child);
  }
}

function wordsOfLine(line: Y.XmlElement): string {
  return partsOfLine(line)
    .texts.map((texts) => texts.map((text) => lettersOf(runsOf(text))).join(""))
    .join(thing);
}

const shown = (text: string) => text.replaceAll(thing, "…");

/** @param most how many are told; the rest is counted */
export function occurrencesIn(
  fragment: Y.XmlFragment,
  wanted: Wanted,
  most: number,
): { occurrences: Occurrence[]; total: number } {
  const search = searchFor(wanted);
  const occurrences: Occurrence[] = [];
  let total = 0;
  let number = 0;
  for (const line of linesIn(fragment)) {
    const text = wordsOfLine(line);
    for (const at of search(text)) {
      total++;
      if (occurrences.length >= most) continue;
      const end = at + wanted.words.length;
      occurrences.push({
        ...{ line: number, at, found: text.slice(at, end) },
        ...{ before: shown(text.slice(Math.max(0, at - around), at)), after: shown(text.slice(end, end + around)) },
      });
    }
    number++;
  }
  return { occurrences, total };
}

/** The texts of a line with the place of each in its words. */
function placedTexts(line: Y.XmlElement): { text: Y.XmlText; from: number }[] {
  let from = 0;
  return partsOfLine(line).texts.flatMap((texts, part) => {
    if (part > 0) from++;
    return texts.map((text) => {
      const placed = { text, from };
      from += text.length;
      return placed;
    });
  });
}

interface LetterId {
  client: number;
  clock: number;
}

/** The ids of the letters of a text that are alive; formats have none. */
function letterIds(text: Y.XmlText): LetterId[] {
  const ids: LetterId[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let i = 0; i < item.length; i++) ids.push({ client: item.id.client, clock: item.id.clock + i });
  }
  return ids;
}

/** Replaces one stretch of a text; its first letter says how the new words look. */
function replaceIn(text: Y.XmlText, at: number, length: number, by: string): ReplacedPlace {
  const was = slice(runsOf(text), at, at + length);
  if (by !== "") text.insert(at, by, { ...was[0]?.attributes });
  text.delete(at + by.length, length);
  const ids = letterIds(text);
  const { client, clock } = text._item!.id;
  return {
    text: { client, clock },
    before: ids[at - 1] ?? null,
    first: by === "" ? null : ids[at]!,
    length: by.length,
    was,
  };
}

/** @returns what was replaced, in the order of the text; words that reach over the seam of two texts of a line stay */
export function replaceWords(fragment: Y.XmlFragment, { by, only, ...wanted }: Replacing): ReplacedPlace[] {
  const search = searchFor(wanted);
  const chosen = only && new Set(only.map(({ line, at }) => `${line}:${at}`));
  const { length } = wanted.words;
  const done: ReplacedPlace[] = [];
  let number = 0;
  for (const line of linesIn(fragment)) {
    const words = wordsOfLine(line);
    const places = search(words).filter((at) => !chosen || chosen.has(`${number}:${at}`));
    const texts = places.length > 0 ? placedTexts(line) : [];
    // From the end, so that the places before stay what they are.
    const made = places.reverse().flatMap((at) => {
      const holder = texts.find(({ text, from }) => at >= from && at + length <= from + text.length);
      if (!holder) return [];
      return [replaceIn(holder.text, at - holder.from, length, fittingCase(words.slice(at, at + length), by, wanted))];
    });
    done.push(...made.reverse());
    number++;
  }
  return done;
}

function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
}

const same = (a: LetterId | undefined, b: LetterId) => a?.client === b.client && a.clock === b.clock;

/** Where the words that were put in stand in their text, letter after letter as they were; -1 when they do not. */
function placeNow(ids: LetterId[], { before, first, length }: ReplacedPlace): number {
  if (first) {
    const at = ids.findIndex((id) => same(id, first));
    const isWhole =
      at >= 0 &&
      Array.from({ length }, (_, i) => i).every((i) => same(ids[at + i], { ...first, clock: first.clock + i }));
    return isWhole ? at : -1;
  }
  if (!before) return 0;
  const at = ids.findIndex((id) => same(id, before));
  return at < 0 ? -1 : at + 1;
}

function fits(runs: Run[]): boolean {
  try {
    const nodes: ProseNode[] = runs.map(({ insert, attributes }) =>
      schema.text(
        insert,
        Object.entries(attributes).map(([name, attrs]) => schema.mark(name, attrs as Record<string, unknown>)),
      ),
    );
    for (const node of nodes) node.check();
    return true;
  } catch {
    return false;
  }
}

/** @returns how many places have what stood there before */
export function putWordsBack(fragment: Y.XmlFragment, places: ReplacedPlace[]): number {
  const texts = new Map(
    [...textsIn(fragment)].map((text) => [`${text._item!.id.client}:${text._item!.id.clock}`, text]),
  );
  let done = 0;
  for (const place of [...places].reverse()) {
    const text = texts.get(`${place.text.client}:${place.text.clock}`);
    const at = text ? placeNow(letterIds(text), place) : -1;
    if (!text || at < 0 || !fits(place.was)) continue;
    text.delete(at, place.length);
    let to = at;
    for (const { insert, attributes } of place.was) {
      text.insert(to, insert, { ...attributes });
      to += insert.length;
    }
    done++;
  }
  return done;
}
