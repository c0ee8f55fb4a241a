/** The lines of a text as they stand on the page, in an editor or in HTML for reading: their words and where these are. */
import { nowhere, thing, type LineAt } from "../../content/schema/placed-lines.ts";

interface Piece {
  node: Text | Element;
  /** Where it begins in the words of the line. */
  from: number;
  length: number;
}

export interface PageLine {
  element: HTMLElement;
  at: LineAt;
  text: string;
  pieces: Piece[];
  /** It shows its value in other words than it is kept in. */
  isTold: boolean;
}

const lines = "p, h1, h2, h3, h4, h5, h6, .cell-text";
/** What stands in a line and is none of its words: names of carets, handles, icons. */
const besides = ".caret, .ProseMirror-trailingBreak, .ProseMirror-separator, [contenteditable=false], button, svg, .vh";
const requirementPrefix = "req-";

function requirementOf(card: Element | null): string {
  return card?.id.startsWith(requirementPrefix) ? card.id.slice(requirementPrefix.length) : "";
}

/** Where an element of a text stands in its structure, as far as it is within a table or a card. */
export function standing(element: Element): LineAt {
  const form = element.closest<HTMLElement>("[data-at-form]");
  if (form) {
    const row = element.closest<HTMLElement>("[data-at-row]")?.dataset.atRow ?? "";
    const column = element.closest<HTMLElement>("[data-at-cell]")?.dataset.atCell ?? "";
    return { ...nowhere, form: form.dataset.atForm ?? "", row, column };
  }
  const card = element.closest(".req");
  const field = element.closest<HTMLElement>(".req-f")?.dataset.name ?? "";
  return card ? { ...nowhere, requirement: requirementOf(card), field } : nowhere;
}

/** A paragraph in a table's frame is its title, no line of the text. */
function isLine(element: HTMLElement): boolean {
  const isValue = element.matches(".cell-text");
  const isFramed = element.closest("[data-at-form], .req") !== null;
  if (isValue) return element.closest("[data-at-cell], .req-f[data-name]") !== null;
  return !isFramed && element.closest("[contenteditable=false]") === null;
}

function piecesOf(node: Node, pieces: Piece[]): Piece[] {
  for (const child of node.childNodes) {
    const last = pieces.at(-1);
    const from = last ? last.from + last.length : 0;
    if (child instanceof Text) pieces.push({ node: child, from, length: child.length });
    else if (!(child instanceof Element)) continue;
    else if (child.matches(".ref") || (child.matches("br") && !child.matches(besides)))
      pieces.push({ node: child, from, length: 1 });
    else if (!child.matches(besides)) piecesOf(child, pieces);
  }
  return pieces;
}

/** The line that an element is. */
function lineOf(element: HTMLElement): PageLine {
  const pieces = piecesOf(element, []);
  const text = pieces.map(({ node }) => (node instanceof Text ? node.data : thing)).join("");
  const isTold = element.closest("[data-at-told]") !== null;
  return { element, at: standing(element), text, pieces, isTold };
}

/** The lines of a text in the order in which they stand on the page. */
export function linesOn(text: Element): PageLine[] {
  return [...text.querySelectorAll<HTMLElement>(lines)].filter(isLine).map(lineOf);
}

/** The place of a line by which it is known here and in the text: its number among the lines outside, its cell, its field. */
export function lineKeys(places: readonly LineAt[]): string[] {
  const counts = new Map<string, number>();
  return places.map((at) => {
    const key = JSON.stringify([at.form, at.row, at.column, at.requirement, at.field]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${key}${count}`;
  });
}

/** The words between two points of lines; undefined where they are not what is expected there. */
export function rangeBetween(
  from: { line: PageLine; offset: number },
  to: { line: PageLine; offset: number },
): Range | undefined {
  const start = from.line.pieces.find((piece) => from.offset < piece.from + piece.length);
  const end = to.line.pieces.find((piece) => to.offset <= piece.from + piece.length);
  if (!start || !end) return undefined;
  const range = document.createRange();
  if (start.node instanceof Text) range.setStart(start.node, from.offset - start.from);
  else range.setStartBefore(start.node);
  if (end.node instanceof Text) range.setEnd(end.node, to.offset - end.from);
  else range.setEndAfter(end.node);
  return range;
}

/** All words of a line; undefined when it has none. */
export function rangeOfLine(line: PageLine): Range | undefined {
  if (line.text.trim() === "") return undefined;
  return rangeBetween({ line, offset: 0 }, { line, offset: line.text.length });
}
