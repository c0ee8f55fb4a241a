/** Typed tables and requirement cards in a redline: changed rows by number and column, changed fields by name. */
import { plainText, type DocNode } from "../schema/document.ts";
import type { Priority, RequirementField } from "../schema/forms.ts";
import { escapeHtml } from "../schema/escape.ts";
import { codePlace } from "../schema/names.ts";
import { documentWords } from "../schema/words.ts";
import type { Form } from "../templates/format.ts";
import {
  attributeNote,
  inside,
  marked,
  note,
  runsHtml,
  unchangedWords,
  wordsOf,
  type Mark,
  type Showing,
} from "./marks.ts";
import type { Kept, Piece, Shell } from "./shape.ts";

type Changed = Extract<Kept, { kind: "changed" }>;

/** A form with its changed rows. */
export function formHtml({ before, after, pieces }: Changed, showing: Showing): string {
  const key = String(after.attrs?.key);
  const form = Object.hasOwn(showing.forms, key) ? showing.forms[key] : undefined;
  const title = form ? `<p class="doc-card-t">${escapeHtml(form.title)}</p>` : "";
  const body = form?.kind === "choice" ? choices(pieces, form, showing) : rows(pieces, form, showing);
  return `<div class="rl-form">${title}${attributeNote(before, after, showing)}${body}</div>`;
}

/** Every option that was or is chosen. */
function choices(pieces: readonly Piece[], form: Extract<Form, { kind: "choice" }>, showing: Showing): string {
  const lines = pieces.map((piece) => {
    const node = nodeOf(piece);
    const id = String(node.attrs?.id);
    const title = escapeHtml(form.options.find((option) => option.key === id)?.title ?? id);
    const mark = markOf(piece);
    const noted = piece.kind === "changed" ? attributeNote(piece.before, piece.after, showing) : "";
    return `<li>${mark ? marked(mark, title, showing) : title}${noted}</li>`;
  });
  return `<ul class="rl-list">${lines.join("")}</ul>`;
}

function markOf(piece: Piece): Mark | undefined {
  if (piece.kind === "inserted") return "ins";
  return piece.kind === "deleted" ? "del" : undefined;
}

/** The node of a piece, as it is now or else as it was; of changed ones the shell. */
function nodeOf(piece: Piece): DocNode {
  if (piece.kind === "moved") return nodeOf(piece.piece);
  if (piece.kind === "changed") return piece.after;
  return piece.kind === "rewritten" ? piece.after[0]! : piece.node;
}

function rows(pieces: readonly Piece[], form: Form | undefined, showing: Showing): string {
  const same: DocNode[] = [];
  let number = 0;
  const changed = pieces.map((piece) => {
    if (piece.kind !== "deleted" && piece.kind !== "left") number++;
    if (piece.kind === "same") same.push(piece.node);
    if (piece.kind === "same" || piece.kind === "left") return "";
    return rowHtml(piece, rowName(piece, number, form, showing), form, showing);
  });
  const rest = same.length > 0 ? note(unchangedWords(same, showing)) : "";
  return changed.join("") + rest;
}

/** «Строка 3 · Квалификация», or how the form itself calls the row. */
function rowName(piece: Piece, number: number, form: Form | undefined, showing: Showing): string {
  if (form?.kind === "card") return "";
  const id = String(nodeOf(piece).attrs?.id);
  if (form?.kind === "matrix") return form.rows.find(({ key }) => key === id)?.title ?? id;
  const name = cellsOf(piece).find((text) => text !== "") ?? "";
  const place = piece.kind === "deleted" ? wordsOf(showing).row : `${wordsOf(showing).row} ${number}`;
  return name ? `${place} · ${name.slice(0, 80)}` : place;
}

/** The texts of a row's cells as they are now. */
function cellsOf(piece: Piece): string[] {
  if (piece.kind === "moved") return cellsOf(piece.piece);
  if (piece.kind === "rewritten") return [];
  if (piece.kind !== "changed") return (piece.node.content ?? []).map(plainText);
  return piece.pieces.map((cell) => {
    if (cell.kind === "rewritten")
      return cell.runs
        .flatMap((run) =>
          run.kind === "same" || run.kind === "inserted" ? run.nodes : run.kind === "reformatted" ? run.after : [],
        )
        .map(plainText)
        .join("");
    return cell.kind === "same" || cell.kind === "inserted" ? plainText(cell.node) : "";
  });
}

function rowHtml(piece: Piece, name: string, form: Form | undefined, showing: Showing): string {
  const moved = piece.kind === "moved" ? note(wordsOf(showing).movedHere) : "";
  const row = piece.kind === "moved" ? piece.piece : piece;
  const head = name ? `<p class="rl-row-h">${escapeHtml(name)}</p>` : "";
  const noted = row.kind === "changed" ? attributeNote(row.before, row.after, showing) : "";
  const cells = cellPieces(row).map((cell) => cellHtml(cell, form, showing));
  const list = cells.some((html) => html !== "") ? `<dl>${cells.join("")}</dl>` : "";
  const body = `${moved}${noted}${list}`;
  return body === "" ? "" : `<div class="rl-row">${head}${body}</div>`;
}

/** Of a row put in or taken out, each cell was put in or taken out. */
function cellPieces(row: Piece): Piece[] {
  if (row.kind === "changed") return row.pieces;
  if (row.kind !== "inserted" && row.kind !== "deleted") return [];
  return (row.node.content ?? []).map((node) => ({ kind: row.kind, node }));
}

function cellHtml(piece: Piece, form: Form | undefined, showing: Showing): string {
  if (piece.kind === "same" || piece.kind === "left" || piece.kind === "moved") return "";
  const html = partHtml(piece, showing);
  if (html === "") return "";
  const key = String(nodeOf(piece).attrs?.column);
  const column = form && form.kind !== "choice" ? form.columns.find((each) => each.key === key) : undefined;
  return `<div><dt>${escapeHtml(column?.title ?? key)}</dt><dd>${html}</dd></div>`;
}

/** A cell or a field with its marks; empty when it has nothing to show. */
function partHtml(piece: Piece, showing: Showing): string {
  if (piece.kind === "rewritten") return runsHtml(piece.runs, showing);
  const mark = markOf(piece);
  if (!mark || !("node" in piece)) return "";
  const html = inside(piece.node, showing);
  return html === "" ? "" : marked(mark, html, showing);
}

/** A requirement card: what it states is always in sight, the rest where it changed. */
export function requirementHtml({ before, after, pieces }: Changed, showing: Showing): string {
  const { fields } = documentWords[showing.language];
  const lines = pieces.map((piece) => {
    const name = String(nodeOf(piece).attrs?.name) as RequirementField;
    const still = piece.kind === "same" && name === "statement" ? inside(piece.node, showing) : "";
    const html = still || partHtml(piece, showing);
    return html && `<div><dt>${fields[name]}</dt><dd>${html}</dd></div>`;
  });
  const head = `${codePlace(String(after.attrs?.uuid))} ${priorityHtml(before, after, showing)}`;
  return `<article class="req rl-req"><div class="req-h">${head}</div><dl>${lines.join("")}</dl></article>`;
}

function priorityHtml(before: Shell, after: Shell, showing: Showing): string {
  const { priorities } = documentWords[showing.language];
  const [was, is] = [before, after].map(({ attrs }) => priorities[attrs?.priority as Priority] ?? "") as [
    string,
    string,
  ];
  return was === is ? `<b>${is}</b>` : `<b>${marked("del", was, showing)} ${marked("ins", is, showing)}</b>`;
}
