/** A place in a document, named by the words that stand there and around it; and putting other words there. */
import type { DocNode } from "./document.ts";

/** Words of one line, with what stands before and behind them there. */
export interface Quote {
  quote: string;
  prefix: string;
  suffix: string;
}

interface Place {
  /** The line: a node that holds text. */
  line: DocNode;
  from: number;
}

/** A line as one string; what is no text, such as a reference, counts as one character that no quote contains. */
function lineText(line: DocNode): string {
  return (line.content ?? []).map((child) => child.text ?? "\uFFFC").join("");
}

function* linesOf(node: DocNode): Generator<DocNode> {
  const children = node.content ?? [];
  if (children.some(({ text }) => text !== undefined)) yield node;
  else for (const child of children) yield* linesOf(child);
}

/** Where in a line the words stand between such neighbours. */
function startsOf(text: string, { quote, prefix, suffix }: Quote): number[] {
  const starts: number[] = [];
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) {
    const before = text.slice(0, from).endsWith(prefix);
    const behind = text.slice(from + quote.length).startsWith(suffix);
    if (before && behind) starts.push(from);
  }
  return starts;
}

function placesOf(doc: DocNode, quote: Quote): Place[] {
  return [...linesOf(doc)].flatMap((line) => startsOf(lineText(line), quote).map((from) => ({ line, from })));
}

/** The lines of a document as quotes see them. */
export function linesOfText(doc: DocNode): string[] {
  return [...linesOf(doc)].map(lineText);
}

/** Do the words stand in these lines at exactly one such place? */
export function standsOnceIn(lines: readonly string[], quote: Quote): boolean {
  return quote.quote !== "" && lines.flatMap((line) => startsOf(line, quote)).length === 1;
}

/** How many characters around a quote name its place at most. */
const neighbourhood = 40;

/**
 * Names a piece of a line by its words and as little of what stands around as makes them the only ones.
 * @returns undefined when the same words stand in the same surroundings elsewhere
 */
export function quoteOf(lines: readonly string[], line: string, from: number, to: number): Quote | undefined {
  const quote = line.slice(from, to);
  for (let around = 0; around <= neighbourhood; around += 10) {
    const named = { quote, prefix: line.slice(Math.max(0, from - around), from), suffix: line.slice(to, to + around) };
    if (standsOnceIn(lines, named)) return named;
  }
  return undefined;
}

/** Do the words stand in the document at exactly one such place? */
export function standsOnce(doc: DocNode, quote: Quote): boolean {
  return quote.quote !== "" && placesOf(doc, quote).length === 1;
}

/** The document with other words at the place, marked as the first of the old ones were; undefined when it is not there once. */
export function withReplacement(doc: DocNode, quote: Quote, replacement: string): DocNode | undefined {
  const places = quote.quote === "" ? [] : placesOf(doc, quote);
  if (places.length !== 1) return undefined;
  const { line, from } = places[0]!;
  return withLine(doc, line, { ...line, content: replaced(line.content!, from, quote.quote.length, replacement) });
}

function withLine(node: DocNode, line: DocNode, other: DocNode): DocNode {
  if (node === line) return other;
  if (!node.content) return node;
  return { ...node, content: node.content.map((child) => withLine(child, line, other)) };
}

function replaced(children: DocNode[], from: number, length: number, replacement: string): DocNode[] {
  const made: DocNode[] = [];
  const to = from + length;
  let at = 0;
  let isIn = false;
  for (const child of children) {
    const text = child.text ?? "\uFFFC";
    const end = at + text.length;
    if (end <= from || at >= to) made.push(child);
    else {
      const head = text.slice(0, Math.max(0, from - at));
      const tail = text.slice(Math.min(text.length, to - at));
      const kept = head + (isIn ? "" : replacement) + tail;
      isIn = true;
      if (kept !== "") made.push({ ...child, text: kept });
    }
    at = end;
  }
  return made;
}
