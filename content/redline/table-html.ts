/** Free tables in a redline. */
import { plainText, type DocNode } from "../schema/document.ts";
import { fold, inside, marked, note, plain, wordsOf, type Mark, type Showing } from "./marks.ts";
import type { Piece } from "./shape.ts";

/** How pieces outside of tables are shown: what cells hold. */
export interface Around {
  flow(pieces: readonly Piece[], showing: Showing): string;
  place(piece: Piece, showing: Showing): string;
  /** Changed pieces alone, unchanged ones by their stretches. */
  groups(pieces: readonly Piece[]): (DocNode[] | Piece)[];
}

/** A free table: its first row and the changed ones; unchanged rows are folded. */
export function tableHtml(pieces: readonly Piece[], showing: Showing, around: Around): string {
  const width = Math.max(1, ...pieces.map(widthOf));
  const [first, ...rest] = pieces;
  const head = first?.kind === "same" ? plain([first.node], showing) : first ? row(first, width, showing, around) : "";
  const body = around.groups(rest).map((group) => {
    if (!Array.isArray(group)) return row(group, width, showing, around);
    const inner = `<table class="free-t">${plain(group, showing)}</table>`;
    return `<tr class="rl-aside"><td colspan="${width}">${fold(group, inner, showing)}</td></tr>`;
  });
  return `<div class="t-wrap" tabindex="0"><table class="free-t rl-table">${head}${body.join("")}</table></div>`;
}

function widthOf(piece: Piece): number {
  if (piece.kind === "moved") return widthOf(piece.piece);
  if (piece.kind === "changed") return piece.pieces.length;
  return "node" in piece ? (piece.node.content?.length ?? 1) : 1;
}

function row(piece: Piece, width: number, showing: Showing, around: Around): string {
  if (piece.kind === "inserted" || piece.kind === "deleted") {
    const mark = piece.kind === "inserted" ? "ins" : "del";
    return `<tr>${(piece.node.content ?? []).map((each) => wholeCell(mark, each, showing)).join("")}</tr>`;
  }
  if (piece.kind === "left")
    return `<tr class="rl-aside"><td colspan="${width}">${around.place(piece, showing)}</td></tr>`;
  if (piece.kind === "moved") {
    const said = note(wordsOf(showing).movedHere);
    return `<tr class="rl-aside"><td colspan="${width}">${said}</td></tr>${row(piece.piece, width, showing, around)}`;
  }
  if (piece.kind !== "changed") return around.place(piece, showing);
  return `<tr>${piece.pieces.map((each) => cell(each, showing, around)).join("")}</tr>`;
}

function wholeCell(mark: Mark, node: DocNode, showing: Showing): string {
  const html = inside(node, showing);
  return cellHtml(node.type, plainText(node) === "" ? html : marked(mark, html, showing, true));
}

function cell(piece: Piece, showing: Showing, around: Around): string {
  if (piece.kind === "inserted" || piece.kind === "deleted")
    return wholeCell(piece.kind === "inserted" ? "ins" : "del", piece.node, showing);
  if (piece.kind === "same") return cellHtml(piece.node.type, inside(piece.node, showing));
  if (piece.kind === "changed") return cellHtml(piece.after.type, around.flow(piece.pieces, showing));
  return cellHtml("tableCell", around.place(piece, showing));
}

function cellHtml(type: string, html: string): string {
  const tag = type === "tableHeader" ? "th" : "td";
  return `<${tag}>${html}</${tag}>`;
}
