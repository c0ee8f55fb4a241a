/** Redlines as HTML for reading: the changed places, and folds for what stayed as it was. No script is needed. */
import { plainText, type DocNode } from "../schema/document.ts";
import { formHtml, requirementHtml } from "./form-html.ts";
import {
  attributeNote,
  fold,
  inside,
  lineTag,
  marked,
  note,
  plain,
  runsHtml,
  wholeHtml,
  wordsOf,
  type Showing,
} from "./marks.ts";
import type { Kept, Piece, Redline, Run } from "./shape.ts";
import { tableHtml } from "./table-html.ts";

/** The HTML of a redline, to be put inside an element of the reader's page; empty when nothing has changed. */
export function renderRedline(redline: Redline, showing: Showing): string {
  const { title, notRequired, pieces } = redline;
  const words = wordsOf(showing);
  const fact = (name: string, runs: readonly Run[]) =>
    runs.some(({ kind }) => kind !== "same") ? `${note(name)}<p>${runsHtml(runs, showing)}</p>` : "";
  const facts = fact(words.title, title) + fact(words.notRequired, notRequired.runs);
  return facts + (countChanges(pieces) > 0 ? flow(pieces, showing) : "");
}

/** How many places have changed. */
export function countChanges(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (piece.kind === "same" || piece.kind === "left") return sum;
    return sum + (piece.kind === "changed" ? Math.max(1, countChanges(piece.pieces)) : 1);
  }, 0);
}

/** Blocks one under another. */
function flow(pieces: readonly Piece[], showing: Showing): string {
  return groups(pieces)
    .map((group) => (Array.isArray(group) ? folded(group, showing) : place(group, showing)))
    .join("");
}

/** Changed pieces alone, unchanged ones by their stretches; a heading right above a change stays in sight. */
function groups(pieces: readonly Piece[]): (DocNode[] | Piece)[] {
  const all: (DocNode[] | Piece)[] = [];
  pieces.forEach((piece, at) => {
    const last = all.at(-1);
    if (piece.kind !== "same") return all.push(piece);
    const next = pieces[at + 1];
    if (piece.node.type === "heading" && next && next.kind !== "same") return all.push(piece);
    return Array.isArray(last) ? last.push(piece.node) : all.push([piece.node]);
  });
  return all;
}

function folded(nodes: DocNode[], showing: Showing): string {
  const seen = nodes.filter((node) => plainText(node) !== "");
  return seen.length > 0 ? fold(seen, plain(nodes, showing), showing) : "";
}

function place(piece: Piece, showing: Showing): string {
  switch (piece.kind) {
    case "inserted":
      return wholeHtml("ins", piece.node, showing);
    case "deleted":
      return wholeHtml("del", piece.node, showing);
    case "left":
      return note(`${wordsOf(showing).movedAway}: «${beginning(piece.node)}»`);
    case "moved":
      return `<div class="rl-moved">${note(wordsOf(showing).movedHere)}${kept(piece.piece, showing)}</div>`;
    default:
      return kept(piece, showing);
  }
}

/** The first words of a node, to know it by. */
function beginning(node: DocNode): string {
  const text = plainText(node);
  return text.length > 60 ? `${text.slice(0, 60).replace(/\s+\S*$/u, "")}…` : text;
}

function kept(piece: Kept, showing: Showing): string {
  if (piece.kind === "same") return plain([piece.node], showing);
  if (piece.kind === "rewritten") return line(piece, showing);
  const { before, after, pieces } = piece;
  switch (after.type) {
    case "form":
      return formHtml(piece, showing);
    case "requirement":
      return requirementHtml(piece, showing);
    case "table":
      return tableHtml(pieces, showing, { flow, place, groups });
    case "bulletList":
    case "orderedList":
    case "taskList":
      return attributeNote(before, after, showing) + list(after.type === "orderedList", pieces, showing);
    case "image":
      return imageHtml(before, after, showing);
    case "blockquote":
      return `<blockquote>${flow(pieces, showing)}</blockquote>`;
    default:
      return attributeNote(before, after, showing) + flow(pieces, showing);
  }
}

/** An image that was replaced by another one; or the same with other words about it. */
function imageHtml(before: DocNode, after: DocNode, showing: Showing): string {
  if (before.attrs?.digest === after.attrs?.digest)
    return attributeNote(before, after, showing) + plain([after], showing);
  return wholeHtml("del", before, showing) + wholeHtml("ins", after, showing);
}

function line({ before, after, runs }: Extract<Kept, { kind: "rewritten" }>, showing: Showing): string {
  const shells = [...before, ...after];
  const other = shells.some((shell) => JSON.stringify(shell) !== JSON.stringify(shells[0]));
  const tag = lineTag(after[0]!);
  const said = other ? note(wordsOf(showing).lineChanged) : "";
  return `${said}<${tag}>${runsHtml(runs, showing)}</${tag}>`;
}

/** Items keep their numbers though unchanged ones between them are folded. */
function list(ordered: boolean, pieces: readonly Piece[], showing: Showing): string {
  const tag = ordered ? "ol" : "ul";
  let number = 0;
  const items = groups(pieces).map((group) => {
    if (Array.isArray(group)) {
      number += group.length;
      const inner = `<${tag}>${plain(group, showing)}</${tag}>`;
      return `<li class="rl-aside">${fold(group, inner, showing)}</li>`;
    }
    const gone = group.kind === "deleted" || group.kind === "left";
    if (!gone) number++;
    const place = gone ? ' class="rl-aside"' : ordered ? ` value="${number}"` : "";
    return `<li${place}>${item(group, showing)}</li>`;
  });
  return `<${tag} class="rl-list">${items.join("")}</${tag}>`;
}

function item(piece: Piece, showing: Showing): string {
  if (piece.kind === "inserted") return marked("ins", inside(piece.node, showing), showing, true);
  if (piece.kind === "deleted") return marked("del", inside(piece.node, showing), showing, true);
  if (piece.kind === "moved" && piece.piece.kind === "same")
    return note(wordsOf(showing).movedHere) + inside(piece.piece.node, showing);
  return place(piece, showing);
}
