/** Finds quoted words in a text as it stands on the page, and shows them to the eye for a moment. */
import type { Quote } from "../../content/schema/quotes.ts";
import { markArrival } from "./leading.ts";

/** How long the words stay marked, ms. */
const markedMs = 4_000;
const markName = "quoted";

interface Piece {
  node: Text;
  from: number;
}

interface Line {
  element: Element;
  text: string;
  pieces: Piece[];
}

/** What an editor adds to a text by itself: names of carets, handles. */
const chrome = ".caret, [contenteditable=false], button";

function lineOf(node: Text): Element | null {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
  return element;
}

function linesOf(text: Element): Line[] {
  const lines = new Map<Element, Line>();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const element = node.parentElement?.closest(chrome) ? null : lineOf(node);
    if (!element) continue;
    const line = lines.get(element) ?? { element, text: "", pieces: [] };
    line.pieces.push({ node, from: line.text.length });
    line.text += node.data;
    lines.set(element, line);
  }
  return [...lines.values()];
}

function rangeOf({ pieces }: Line, from: number, to: number): Range {
  const range = document.createRange();
  for (const { node, from: begins } of pieces) {
    if (begins <= from) range.setStart(node, Math.min(from - begins, node.length));
    if (begins < to) range.setEnd(node, Math.min(to - begins, node.length));
  }
  return range;
}

/** The places of the words; when several, only those among the words that stood around them. */
function placesOf(lines: Line[], { quote, prefix, suffix }: Quote): { line: Line; range: Range }[] {
  const all = lines.flatMap((line) => {
    const found: { line: Line; range: Range; isExact: boolean }[] = [];
    for (let at = line.text.indexOf(quote); at >= 0; at = line.text.indexOf(quote, at + 1)) {
      const end = at + quote.length;
      const isExact = line.text.slice(0, at).endsWith(prefix) && line.text.slice(end).startsWith(suffix);
      found.push({ line, range: rangeOf(line, at, end), isExact });
    }
    return found;
  });
  const exact = all.filter(({ isExact }) => isExact);
  return exact.length > 0 ? exact : all;
}

/** Brings the words into sight and marks them. @returns false when they are no longer there, or nobody can say where */
export function showQuote(textId: string, quote: Quote): boolean {
  const text = document.querySelector(`[data-text="${textId}"]`);
  const places = text ? placesOf(linesOf(text), quote) : [];
  const [place] = places;
  if (!place || places.length > 1) return false;
  place.line.element.scrollIntoView({ block: "center" });
  if (!("highlights" in CSS)) {
    markArrival(place.line.element);
    return true;
  }
  CSS.highlights.set(markName, new Highlight(place.range));
  window.setTimeout(() => CSS.highlights.delete(markName), markedMs);
  return true;
}
