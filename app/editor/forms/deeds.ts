/** What a person does to forms, as changes of a transaction; they know no page and no Yjs. */
import type { Node, Schema } from "@tiptap/pm/model";
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { RowStand } from "../../../content/schema/forms.ts";
import type { Form } from "../../../content/templates/format.ts";
import { rankOfNew, ranksAfterMove, ranksBetween } from "../../../content/schema/row-order.ts";
import { cellOf, orderOf, shownRows, type NodePlace, type Slot } from "./places.ts";
import type { GridShape } from "./shape.ts";

/** A text as the content of a cell; its lines are parted by breaks. */
function contentOf(schema: Schema, text: string): Node[] {
  return text
    .split("\n")
    .flatMap((line, i) => [
      ...(i > 0 ? [schema.nodes.hardBreak!.create()] : []),
      ...(line === "" ? [] : [schema.text(line)]),
    ]);
}

function newRow(
  schema: Schema,
  id: string,
  columns: readonly string[],
  rank = "",
  texts?: ReadonlyMap<number, string>,
): Node {
  const cells = columns.map((column, i) =>
    schema.nodes.cell!.create({ column }, contentOf(schema, texts?.get(i) ?? "")),
  );
  return schema.nodes.row!.create({ id, stand: "accepted", rank }, cells);
}

/** Rows of a table in the order they are shown, with the rank that each is sorted by. */
export function rankedRows(form: NodePlace): { index: number; pos: number; end: number; rank: string }[] {
  let last = "";
  let end = form.pos + 1;
  const places = form.node.content.content.map((row, index) => {
    last = String(row.attrs.rank) || last;
    const pos = end;
    end += row.nodeSize;
    return { index, pos, end, rank: last };
  });
  return orderOf(form.node).map((index) => places[index]!);
}

/** Where a new row is put so that it is shown before the row with this index; past the last one it is the last. */
export function placeForRow(form: NodePlace, index: number): { pos: number; rank: string } {
  const rows = rankedRows(form);
  const [above, below] = [rows[index - 1], rows[index]];
  return { pos: above?.end ?? form.pos + 1, rank: rankOfNew(above?.rank ?? "", below?.rank ?? "") };
}

function placeAt(tr: Transaction, pos: number): NodePlace {
  return { node: tr.doc.nodeAt(pos)!, pos };
}

/** Puts the cursor at a position that holds text. */
function cursorAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, pos)).scrollIntoView();
}

/** Adds an empty row before the one shown with this index, or at the end, and goes to its first cell. */
export function addRow(tr: Transaction, form: NodePlace, index: number, columns: readonly string[]): Transaction {
  const { pos, rank } = placeForRow(form, Math.min(index, form.node.childCount));
  tr.insert(pos, newRow(tr.doc.type.schema, crypto.randomUUID(), columns, rank));
  return columns.length > 0 ? cursorAt(tr, pos + 2) : tr;
}

export function removeNode(tr: Transaction, { node, pos }: NodePlace): Transaction {
  return tr.delete(pos, pos + node.nodeSize);
}

/** The table that holds a row, and the index the row is shown with. */
export function rowInTable(tr: Transaction, row: NodePlace): { form: NodePlace; index: number } {
  const $row = tr.doc.resolve(row.pos);
  return { form: { node: $row.parent, pos: $row.before() }, index: orderOf($row.parent).indexOf($row.index()) };
}

/**
 * Shows a row of a table at another place among the shown ones. The row itself stays in its place of the text, so that
 * nothing is lost of what somebody writes in it at the same moment. Does nothing past the ends.
 */
export function moveRowTo(tr: Transaction, form: NodePlace, from: number, to: number): Transaction {
  const rows = rankedRows(form);
  if (from === to || to < 0 || to >= rows.length) return tr;
  const order = rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]!);
  const ranks = order.map(({ index }) => String(form.node.child(index).attrs.rank));
  ranksAfterMove(ranks, to).forEach((rank, i) => {
    if (rank !== ranks[i]) tr.setNodeAttribute(order[i]!.pos, "rank", rank);
  });
  return tr;
}

/** Shows a row one place higher or lower. Does nothing at the ends. */
export function moveRow(tr: Transaction, row: NodePlace, step: 1 | -1): Transaction {
  const { form, index } = rowInTable(tr, row);
  return moveRowTo(tr, form, index, index + step).scrollIntoView();
}

/** Accepts an example, strikes it out, or takes it back. */
export function setStand(tr: Transaction, { pos }: NodePlace, stand: RowStand): Transaction {
  return tr.setNodeAttribute(pos, "stand", stand);
}

/** Accepts every example of a form. */
export function acceptExamples(tr: Transaction, form: NodePlace): Transaction {
  form.node.forEach((row, offset) => {
    if (row.attrs.stand === "example") tr.setNodeAttribute(form.pos + 1 + offset, "stand", "accepted");
  });
  return tr;
}

/** The position inside a row where a new cell of a column belongs. */
function cellPosition(row: NodePlace, shape: GridShape, column: string): number {
  const order = shape.columns.map(({ key }) => key);
  let pos = row.pos + 1;
  for (let i = 0; i < row.node.childCount; i++) {
    const cell = row.node.child(i);
    if (order.indexOf(String(cell.attrs.column)) > order.indexOf(column)) break;
    pos += cell.nodeSize;
  }
  return pos;
}

/** Writes a text into a cell of a row, making the cell where it is missing. @returns the position behind the text */
export function writeCell(tr: Transaction, row: NodePlace, shape: GridShape, column: number, text: string): number {
  const { schema } = tr.doc.type;
  const { key } = shape.columns[column]!;
  const cell = cellOf(row, key);
  const cellPos = cell?.pos ?? cellPosition(row, shape, key);
  const content = contentOf(schema, text);
  if (cell) tr.replaceWith(cellPos + 1, cellPos + cell.node.nodeSize - 1, content);
  else tr.insert(cellPos, schema.nodes.cell!.create({ column: key }, content));
  return cellPos + 1 + text.length;
}

/** Writes a text into a slot, making its row and its cell where they are missing, and puts the cursor after it. */
export function writeSlot(tr: Transaction, form: NodePlace, shape: GridShape, slot: Slot, text: string): Transaction {
  const row = shownRows(form, shape)[slot.row];
  if (!row) return tr;
  const rowPos = row.at?.pos ?? form.pos + form.node.nodeSize - 1;
  if (!row.at) tr.insert(rowPos, newRow(tr.doc.type.schema, row.key, []));
  return cursorAt(tr, writeCell(tr, placeAt(tr, rowPos), shape, slot.column, text));
}

/** Adds written rows behind one of the table's rows, or at the end when that row has gone. */
export function addWrittenRows(
  tr: Transaction,
  form: NodePlace,
  after: string | undefined,
  shape: GridShape,
  rows: readonly { id: string; texts: ReadonlyMap<number, string> }[],
): Transaction {
  const shown = rankedRows(form);
  const found = shown.findIndex(({ index }) => form.node.child(index).attrs.id === after);
  const at = found < 0 ? shown.length - 1 : found;
  const columns = shape.columns.map(({ key }) => key);
  const above = shown[at];
  const ranks = ranksBetween(above?.rank ?? "", shown[at + 1]?.rank ?? "", rows.length);
  const made = rows.map(({ id, texts }, i) => newRow(tr.doc.type.schema, id, columns, ranks[i], texts));
  return tr.insert(above?.end ?? form.pos + 1, made);
}

/** Chooses an option of a choice form or takes the choice back; a single choice replaces what was chosen. */
export function choose(tr: Transaction, form: NodePlace, option: string, many: boolean, on: boolean): Transaction {
  const { schema } = tr.doc.type;
  for (let i = form.node.childCount - 1, end = form.pos + form.node.nodeSize - 1; i >= 0; i--) {
    const row = form.node.child(i);
    end -= row.nodeSize;
    if (!many || row.attrs.id === option) tr.delete(end, end + row.nodeSize);
  }
  if (!on) return tr;
  const { nodeSize } = tr.doc.nodeAt(form.pos)!;
  return tr.insert(form.pos + nodeSize - 1, newRow(schema, option, []));
}

/** A form as a block begins it: no examples, cells ready to be written in. */
export function emptyForm(schema: Schema, key: string, form: Form): Node {
  const columns = form.kind === "choice" ? [] : form.columns.map((column) => column.key);
  const rows = {
    table: () => [newRow(schema, crypto.randomUUID(), columns)],
    card: () => [newRow(schema, "card", columns)],
    choice: () => [],
    matrix: () => (form.kind === "matrix" ? form.rows.map((row) => newRow(schema, row.key, columns)) : []),
  }[form.kind]();
  return schema.nodes.form!.create({ key, kind: form.kind }, rows);
}

/** Deletes what is selected without joining cells or fields: each keeps its own rest. */
export function clearSelected(tr: Transaction): Transaction {
  const { from, to } = tr.selection;
  const pieces: [number, number][] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    pieces.push([Math.max(from, pos + 1), Math.min(to, pos + node.nodeSize - 1)]);
    return false;
  });
  for (const [start, end] of pieces.reverse()) if (end > start) tr.delete(start, end);
  return tr.setSelection(Selection.near(tr.doc.resolve(from)));
}
