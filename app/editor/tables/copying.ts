/** Cells of a form as a table for other programs: HTML and tab-separated text. */
import { DOMSerializer, Fragment, Slice, type Node, type Schema } from "@tiptap/pm/model";
import { NodeSelection, type EditorState } from "@tiptap/pm/state";
import { escapeHtml } from "../../../content/schema/escape.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import { cellOf, gridPlace, orderOf, shownRows, type NodePlace } from "../forms/places.ts";
import { choiceShape, gridShape, type GridShape } from "../forms/shape.ts";
import type { Clipping } from "./copied-tables.ts";
import { looksLikeFormula, writeTsv } from "./tsv.ts";

/** The words of a cell, its breaks as line ends. */
function cellText(cell: Node | undefined): string {
  return cell?.textBetween(0, cell.content.size, "\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : "")) ?? "";
}

/** Rows of texts as they are shown; of a matrix with the titles of its rows. */
function textsOf(form: NodePlace, shape: GridShape, columns = shape.columns): string[][] {
  return shownRows(form, shape).map(({ at, key }) => [
    ...(shape.kind === "matrix" ? [shape.rows!.find((row) => row.key === key)?.title ?? ""] : []),
    ...columns.map((column) => cellText(at && cellOf(at, column.key)?.node)),
  ]);
}

function headingOf(shape: GridShape): string[] {
  return [...(shape.kind === "matrix" ? [shape.rowTitle] : []), ...shape.columns.map(({ title }) => title)];
}

/** A whole form with its heading; a card is a table of fields and values. */
export function formTexts(form: NodePlace, book: FormBook): string[][] {
  const shape = gridShape(form.node, book);
  const rows = textsOf(form, shape);
  return shape.kind === "card"
    ? shape.columns.map(({ title }, i) => [title, rows[0]?.[i] ?? ""])
    : [headingOf(shape), ...rows];
}

/** The cells that the selection reaches over: of one row some, of several rows all. */
function selectedTexts({ selection, doc }: EditorState, book: FormBook): string[][] | undefined {
  if (selection instanceof NodeSelection && selection.node.type.name === "form") {
    const form = { node: selection.node, pos: selection.from };
    return choiceShape(form.node, book) ? undefined : formTexts(form, book);
  }
  const [from, to] = [gridPlace(selection.$from, book), gridPlace(selection.$to, book)];
  if (!from || !to || from.form.pos !== to.form.pos || selection.$from.sameParent(selection.$to)) return undefined;
  const [first, last] = [from.slot.row, to.slot.row].sort((a, b) => a - b) as [number, number];
  const [left, right] = [from.slot.column, to.slot.column].sort((a, b) => a - b) as [number, number];
  const columns = first === last ? from.shape.columns.slice(left, right + 1) : from.shape.columns;
  const form = { node: doc.nodeAt(from.form.pos)!, pos: from.form.pos };
  return textsOf(form, from.shape, columns).slice(first, last + 1);
}

function tableHtml(rows: string[][]): string {
  const cell = (text: string) => {
    const asText = looksLikeFormula(text) ? ` style="mso-number-format:'\\@'"` : "";
    return `<td${asText}>${escapeHtml(text).replaceAll("\n", "<br>")}</td>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("");
  return `<meta charset="utf-8"><table><tbody>${body}</tbody></table>`;
}

/** What goes on the clipboard for the selection; undefined when it is not cells of one form. */
export function clippingOf(state: EditorState, book: FormBook): Clipping | undefined {
  const rows = selectedTexts(state, book);
  return rows && { html: tableHtml(rows), text: writeTsv(rows) };
}

/** A piece of a document with the rows of its tables in the order they are shown. */
export function inOrderOfSight({ content, openStart, openEnd }: Slice): Slice {
  const sorted = (node: Node): Node => {
    if (node.isText || node.isTextblock) return node;
    const children = node.content.content.map(sorted);
    const isTable = node.type.name === "form" && node.attrs.kind === "table";
    return node.copy(Fragment.from(isTable ? orderOf(node).map((index) => children[index]!) : children));
  };
  return new Slice(Fragment.from(content.content.map(sorted)), openStart, openEnd);
}

/** Writes forms among other text as tables, which this editor reads as forms again: see pasted-html.ts. */
export function clipboardSerializer(schema: Schema, book: FormBook): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(schema);
  return new DOMSerializer(
    {
      ...nodes,
      form: (node) => {
        const { key, kind } = node.attrs as { key: string; kind: string };
        const titles = choiceShape(node, book) ? [] : gridShape(node, book).columns.map(({ title }) => ["th", title]);
        const attrs = { "data-form": "", "data-key": key, "data-kind": kind };
        return ["table", attrs, ["thead", ["tr", ...titles]], ["tbody", 0]];
      },
      row: ({ attrs }) => ["tr", { "data-row": "", "data-id": String(attrs.id), "data-stand": String(attrs.stand) }, 0],
      cell: ({ attrs }) => ["td", { "data-cell": "", "data-column": String(attrs.column) }, 0],
    },
    marks,
  );
}

/** The text of a piece of a document; forms are tab-separated. */
export function plainTextOf(slice: Slice, book: FormBook): string {
  const blocks: string[] = [];
  slice.content.forEach((node) => {
    if (node.type.name === "form" && !choiceShape(node, book)) blocks.push(writeTsv(formTexts({ node, pos: 0 }, book)));
    else if (node.isText) blocks.push(node.text ?? "");
    else
      blocks.push(
        node.textBetween(0, node.content.size, "\n\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : "")),
      );
  });
  return blocks.join(slice.content.firstChild?.isInline ? "" : "\n\n");
}
