/** Cells of typed tables as they are read: values in the reader's words, and room for what an editor puts beside them. */
import type { Form } from "../templates/format.ts";
import { judgeValue, showValue, type ColumnRule } from "../templates/values.ts";
import { plainText, type DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { anchorOfCell, type Reading } from "./reading.ts";

export type Heading = { key: string; title: string } & Partial<ColumnRule>;

/** Cells of a row by column. Two people who filled the same missing cell at once made two: both are shown, a line each. */
export function cellsByColumn(row: DocNode): Map<string, DocNode> {
  const cells = new Map<string, DocNode>();
  for (const cell of row.content ?? []) {
    const column = String(cell.attrs?.column ?? "");
    const first = cells.get(column)?.content ?? [];
    const both = first.length > 0 && cell.content ? [...first, { type: "hardBreak" }, ...cell.content] : undefined;
    cells.set(column, both ? { ...cell, content: both } : first.length > 0 ? { ...cell, content: first } : cell);
  }
  return cells;
}

/** Columns of a form whose definition is unknown: the keys that its cells name. */
export function columnsOf(node: DocNode): Heading[] {
  const keys = (node.content ?? []).flatMap((row) => [...cellsByColumn(row).keys()]);
  return [...new Set(keys)].map((key) => ({ key, title: key }));
}

export function headingText(column: Heading): string {
  return escapeHtml(column.unit ? `${column.title}, ${column.unit}` : column.title);
}

/** The rule of a matrix: one of its values in each cell. */
export function valueHeading(form: Extract<Form, { kind: "matrix" }>, { key, title }: Heading): Heading {
  return { key, title, type: "choice", options: form.values, many: false };
}

/** The content of a cell; a kept number or date in the reader's words, which are then not those of the text. */
function cellHtml(cell: DocNode, column: Heading, reading: Reading): { html: string; isTold: boolean } {
  const [only, ...more] = cell.content ?? [];
  if (only?.text === undefined || more.length > 0) return { html: reading.children(cell), isTold: false };
  const text = showValue({ ...column, type: column.type ?? "text" }, only.text, reading.language);
  return { html: reading.marked({ ...only, text }), isTold: text !== only.text };
}

/** Has the cell words that are no requirement yet? An editor offers to make one of them. */
function isNeed(cell: DocNode): boolean {
  return (cell.content ?? []).some(({ text }) => text !== undefined && /[\p{L}\p{N}]/u.test(text));
}

/** Classes that keep the room which an editor takes for its lists, notes and buttons. */
function classesOf(cell: DocNode | undefined, column: Heading, empty: boolean): string {
  const { type = "text" } = column;
  const classes = ["cell"];
  if (type === "choice" || type === "person" || type === "link")
    classes.push(empty && type !== "choice" ? "" : "chosen");
  if (empty && column.required) classes.push("missing");
  if (cell && type === "need" && isNeed(cell)) classes.push("asks");
  if (cell && judgeValue({ ...column, type }, plainText(cell)).fault) classes.push("odd");
  return classes.filter(Boolean).join(" ");
}

export interface CellPlace {
  form: DocNode;
  /** Id of the row. */
  row: string;
  column: Heading;
  cell: DocNode | undefined;
}

/** A cell as an element: of a table a `td`, of a card a line with its name. */
export function renderCell({ form, row, column, cell }: CellPlace, tag: "td" | "div", reading: Reading): string {
  const { html, isTold } = cell ? cellHtml(cell, column, reading) : { html: "", isTold: false };
  const id = html === "" && column.required ? ` id="${escapeHtml(anchorOfCell(form, row, column.key, reading))}"` : "";
  const begin = `class="${classesOf(cell, column, html === "")}" data-l="${headingText(column)}" data-at-cell="${escapeHtml(column.key)}"${isTold ? ' data-at-told=""' : ""}${id}`;
  if (tag === "td") return `<td role="cell" ${begin}><div class="cell-text">${html}</div></td>`;
  return `<div ${begin}><dt>${headingText(column)}</dt><dd class="cell-text">${html || "—"}</dd></div>`;
}
