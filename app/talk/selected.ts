/** What a person has selected in a text on the page, as places that a discussion may stand at. */
import { thing, type LineAt } from "../../content/schema/placed-lines.ts";
import { linesOn, rangeBetween, standing, type PageLine } from "../editor/page-lines.ts";
import { wholeBlock, type Choice } from "./places.ts";

/** How much of what stands around tells words from equal ones, characters. */
const around = 64;
/** The longest quote, characters: the domain takes a few more. */
const longest = 1_900;

export interface Chosen {
  /** The likeliest first; the whole block last. */
  choices: Choice[];
  /** The words on the page; null where no words were chosen. */
  range: Range | null;
}

function isWithin(line: PageLine, range: Range): boolean {
  return range.intersectsNode(line.element);
}

/** Which characters of a line are selected. */
function span(line: PageLine, range: Range): [from: number, to: number] {
  let [from, to] = [line.text.length, 0];
  for (const { node, from: begins, length } of line.pieces) {
    if (!range.intersectsNode(node)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : length;
    from = Math.min(from, begins + start);
    to = Math.max(to, begins + end);
  }
  return [from, to];
}

/** Without blanks at its ends, and only up to what is no text. */
function trimmed(text: string, from: number, to: number): [from: number, to: number] {
  let [start, end] = [from, Math.min(to, from + longest)];
  while (start < end && /\s|\uFFFC/.test(text[start]!)) start++;
  const cut = text.slice(start, end).indexOf(thing);
  if (cut >= 0) end = start + cut;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return [start, end];
}

function count(text: string, { quote, prefix, suffix }: { quote: string; prefix: string; suffix: string }): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (text.slice(0, at).endsWith(prefix) && text.slice(at + quote.length).startsWith(suffix)) found.push(at);
  return found;
}

/** The words as a quote, with its number among equal ones where what stands around tells nothing. */
function quoteIn(lines: readonly PageLine[], line: PageLine, from: number, to: number): Choice {
  const { text, at } = line;
  const quote = text.slice(from, to);
  const [prefix, suffix] = [text.slice(Math.max(0, from - around), from), text.slice(to, to + around)];
  const hints = Object.entries(at).filter(([, value]) => value !== "");
  const isThere = (other: LineAt) => hints.every(([name, value]) => other[name as keyof LineAt] === value);
  const places = lines.flatMap((other) =>
    isThere(other.at) ? count(other.text, { quote, prefix, suffix }).map((offset) => ({ other, offset })) : [],
  );
  const number = places.findIndex(({ other, offset }) => other === line && offset === from);
  const occurrence = places.length > 1 ? { occurrence: number } : {};
  return { kind: "quote", quote, prefix, suffix, ...Object.fromEntries(hints), ...occurrence };
}

/** What an element of a text stands in: its cell, its row, its requirement, and the block at last. */
export function choicesAt(element: Element): Choice[] {
  const { form, row, column, requirement } = standing(element);
  if (requirement !== "") return [{ kind: "requirement", requirement }, wholeBlock];
  if (form === "" || row === "") return [wholeBlock];
  const cell: Choice[] = column === "" ? [] : [{ kind: "cell", form, row, column }];
  return [...cell, { kind: "row", form, row }, wholeBlock];
}

/** The selection within a text; undefined when it is elsewhere. */
export function chosenIn(text: Element, selection: Selection): Chosen | undefined {
  const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!range || !text.contains(range.startContainer)) return undefined;
  const { startContainer: start } = range;
  const element = start instanceof Element ? start : (start.parentElement ?? text);
  const bare = { choices: choicesAt(element), range: null };
  if (range.collapsed) return bare;
  const lines = linesOn(text);
  for (const line of lines.filter((one) => isWithin(one, range))) {
    const [from, to] = trimmed(line.text, ...span(line, range));
    if (to <= from) continue;
    const words = rangeBetween({ line, offset: from }, { line, offset: to }) ?? null;
    const around = choicesAt(line.element);
    return { choices: line.isTold ? around : [quoteIn(lines, line, from, to), ...around], range: words };
  }
  return bare;
}
