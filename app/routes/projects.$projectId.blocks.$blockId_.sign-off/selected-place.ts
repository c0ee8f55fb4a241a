/** The words a person has selected in the text that is signed, as a place that a remark can name. */
import { quoteOf, type Quote } from "../../../content/schema/quotes.ts";

/** What stands for anything that is no text, as content/schema/quotes.ts has it. */
const thing = "\uFFFC";
/** What is on the page and not in the words of a line. */
const besides = "del, .vh, .rl-note, .by-n, summary, [aria-hidden='true'], svg";
const inline = /^(A|B|STRONG|EM|I|U|S|CODE|SPAN|INS|DEL|MARK)$/;

export interface SelectedPlace {
  /** What was selected, for the eye. */
  words: string;
  /** Undefined where these words stand in the same surroundings elsewhere, or in no line of the text. */
  quote: Quote | undefined;
  /** More than one line was selected: the place is what of it stands in the first. */
  isCut: boolean;
}

/** The place of the present selection inside an element, or undefined when nothing in it is selected. */
export function selectedPlace(root: HTMLElement, lines: readonly string[]): SelectedPlace | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer)) return undefined;
  const words = selection.toString().trim().replace(/\s+/g, " ");
  if (words === "") return undefined;
  const found = lineAround(range.startContainer, root, lines);
  if (!found) return { words, quote: undefined, isCut: false };
  const { element, line } = found;
  const isWithin = element.contains(range.endContainer);
  const from = lengthUpTo(element, range.startContainer, range.startOffset);
  const to = isWithin ? lengthUpTo(element, range.endContainer, range.endOffset) : line.length;
  const [start, end] = trimmed(line, from, to);
  if (end <= start) return { words, quote: undefined, isCut: false };
  return { words: line.slice(start, end), quote: quoteOf(lines, line, start, end), isCut: !isWithin };
}

/** The nearest element around a node that is a line of the document. */
function lineAround(node: Node, root: HTMLElement, lines: readonly string[]) {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) {
    if (!(at instanceof HTMLElement) || inline.test(at.tagName)) continue;
    const line = wordsOf(at);
    if (lines.includes(line)) return { element: at, line };
  }
  return undefined;
}

/** The words of an element or of a piece of it, as lines of the document have them. */
function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  if (node instanceof Element) {
    if (node.matches(besides)) return "";
    if (node.matches(".ref, br")) return thing;
  }
  return [...node.childNodes].map(wordsOf).join("");
}

function lengthUpTo(element: HTMLElement, container: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(container, offset);
  return wordsOf(range.cloneContents()).length;
}

/** Without blanks at its ends, and only up to what is no text. */
function trimmed(line: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && (/\s/.test(line[start]!) || line[start] === thing)) start++;
  const cut = line.slice(start, end).indexOf(thing);
  if (cut >= 0) end = start + cut;
  while (end > start && /\s/.test(line[end - 1]!)) end--;
  return [start, end];
}
