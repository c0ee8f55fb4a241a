/**
 * How much of a clipboard is taken at once: as much as one message to the server holds and a page can lay out without a
 * stop. The beginning is taken; of the rest it is counted what it was.
 */
import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import { rowLimit } from "../tables/copied-tables.ts";

/** The largest piece that is put in at once, in positions of the document; a message holds 256 KB. */
const pieceLimit = 60_000;

/** More HTML than this is not parsed, and more plain text not split into lines, in characters. */
const readLimit = { html: 1_000_000, text: 200_000 };

/** What of a pasted piece was not put in. */
export interface Spill {
  words: number;
  rows: number;
}

/** What became of a piece that was too large. */
export interface CutReport {
  wordsTaken: number;
  wordsLeft: number;
  rowsLeft: number;
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Where the last row ends that is taken; the end where there are no more. */
function endOfRows(html: string): number {
  const rowEnd = /<\/tr\s*>/gi;
  for (let seen = 1; rowEnd.exec(html); seen++) if (seen === rowLimit) return rowEnd.lastIndex;
  return html.length;
}

/** Where so much HTML as is parsed ends: behind a paragraph or a row, or at least before a tag. */
function endOfReading(html: string): number {
  if (html.length <= readLimit.html) return html.length;
  const ends = [...html.slice(0, readLimit.html).matchAll(/<\/(?:tr|p|li|div)\s*>/gi)].at(-1);
  return ends ? ends.index + ends[0].length : Math.max(1, html.lastIndexOf("<", readLimit.html));
}

/** The beginning of HTML; what is behind it is counted by its tags and never parsed. */
export function headOfHtml(html: string, spill: Spill): string {
  const end = Math.min(endOfRows(html), endOfReading(html));
  const rest = html.slice(end);
  spill.rows += rest.match(/<\/tr\s*>/gi)?.length ?? 0;
  const beside = rest
    .replace(/<tr[\s>][\s\S]*?<\/tr\s*>/gi, " ")
    .replace(/<(style|script)[\s>][\s\S]*?<\/\1\s*>/gi, " ");
  spill.words += wordsIn(beside.replace(/<[^>]*>/g, " ").replace(/&\w+;/g, " "));
  return html.slice(0, end);
}

/** The beginning of plain text, cut where a line ends. */
export function headOfText(text: string, spill: Spill): string {
  if (text.length <= readLimit.text) return text;
  const at = Math.max(text.lastIndexOf("\n", readLimit.text), text.lastIndexOf(" ", readLimit.text)) || readLimit.text;
  spill.words += wordsIn(text.slice(at));
  return text.slice(0, at);
}

/** The first `room` positions of a node; undefined when nothing of it fits. */
function headOfNode(node: Node, room: number): Node | undefined {
  if (node.nodeSize <= room) return node;
  if (node.isText) {
    const at = node.text!.lastIndexOf(" ", room);
    return at > 0 ? node.cut(0, at) : node.cut(0, Math.max(1, room));
  }
  // A card or a row without some of its fields would be another one.
  if (node.isAtom || /^(requirement|row)$/.test(node.type.name)) return undefined;
  const content = headOfContent(node.content, room - 2);
  return content.childCount > 0 ? node.copy(content) : undefined;
}

function headOfContent(content: Fragment, room: number): Fragment {
  const taken: Node[] = [];
  for (const node of content.content) {
    const head = room > 2 || node.isText ? headOfNode(node, room) : undefined;
    if (head) taken.push(head);
    if (head !== node) break;
    room -= node.nodeSize;
  }
  return Fragment.from(taken);
}

const textOf = (content: Fragment) => content.textBetween(0, content.size, " ", " ");

/** As much of a piece as is put in at once. */
export function headOfSlice(slice: Slice, spill: Spill): Slice {
  if (slice.content.size <= pieceLimit) return slice;
  const content = headOfContent(slice.content, pieceLimit);
  spill.words += wordsIn(textOf(slice.content)) - wordsIn(textOf(content));
  const rows = (within: Fragment) => {
    let count = 0;
    within.descendants((node) => void (count += node.type.name === "tableRow" || node.type.name === "row" ? 1 : 0));
    return count;
  };
  spill.rows += rows(slice.content) - rows(content);
  return new Slice(content, Math.min(slice.openStart, Slice.maxOpen(content).openStart), 0);
}

/** What to tell; undefined when all was taken. */
export function cutReport(slice: Slice, { words, rows }: Spill): CutReport | undefined {
  if (words === 0 && rows === 0) return undefined;
  return { wordsTaken: wordsIn(textOf(slice.content)), wordsLeft: words, rowsLeft: rows };
}
