/**
 * Tables in the HTML that office programs put on the clipboard: Excel, Word, Outlook, Google Sheets and Docs,
 * LibreOffice, Gnumeric, AbiWord, browsers. Only the words of cells are read, never their looks.
 */
import { looks, parseInert } from "./inert-html.ts";
import type { TextTable } from "./tsv.ts";

const lineEnds = new Set([
  "P",
  "DIV",
  "LI",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "TR",
  "UL",
  "OL",
  "TABLE",
  "BLOCKQUOTE",
]);
const unread = new Set(["STYLE", "SCRIPT", "TITLE", "COL", "COLGROUP", "CAPTION"]);

/** Word writes the bullets and numbers of its lists as text. */
function isUnread(element: Element): boolean {
  return unread.has(element.tagName) || /mso-list:\s*ignore/i.test(element.getAttribute(looks) ?? "");
}

function gather(node: Node, lines: string[]): void {
  if (node.nodeType === 3) lines[lines.length - 1] += (node.textContent ?? "").replace(/\s+/g, " ");
  if (node.nodeType !== 1 || isUnread(node as Element)) return;
  const { tagName } = node as Element;
  const isBlock = lineEnds.has(tagName);
  if (tagName === "BR" || isBlock) lines.push("");
  for (const child of node.childNodes) gather(child, lines);
  if (isBlock) lines.push("");
  if (tagName === "TD" || tagName === "TH") lines[lines.length - 1] += " ";
}

/** The words of a cell; its paragraphs and breaks are lines. */
function wordsOf(cell: Element): string {
  const lines = [""];
  for (const child of cell.childNodes) gather(child, lines);
  return lines
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}

function span(cell: Element, name: "colspan" | "rowspan"): number {
  const value = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : 1;
}

function isHidden(row: Element): boolean {
  return /display:\s*none/i.test(row.getAttribute(looks) ?? "");
}

function rowsOf(table: Element): Element[] {
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table && !isHidden(row));
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter(({ tagName }) => tagName === "TD" || tagName === "TH");
}

/**
 * The cells of a table. A cell merged downwards speaks for each of its rows, since each row has to stand by itself; one
 * merged sideways stands in its first column.
 */
function readTable(table: Element): string[][] {
  const below = new Map<number, { text: string; rows: number }>();
  return rowsOf(table).map((row) => {
    const line: string[] = [];
    const skip = () => {
      for (let from = below.get(line.length); from && from.rows > 0; from = below.get(line.length)) {
        from.rows--;
        line.push(from.text);
      }
    };
    for (const cell of cellsOf(row)) {
      skip();
      const text = wordsOf(cell);
      for (let i = 0; i < span(cell, "colspan") && line.length < 1000; i++) {
        const shown = i === 0 ? text : "";
        below.set(line.length, { text: shown, rows: span(cell, "rowspan") - 1 });
        line.push(shown);
      }
    }
    skip();
    return line;
  });
}

/** What is marked with the mouse on a page begins in the middle of a row: its missing cells are those on the left. */
function aligned(rows: string[][]): string[][] {
  const [first, ...rest] = rows;
  const width = Math.max(0, ...rest.map((row) => row.length));
  return first && first.length < width ? [[...Array<string>(width - first.length).fill(""), ...first], ...rest] : rows;
}

/** Mail programs lay pages out with tables: one with a single cell that holds a table is a frame around that one. */
function unframed(table: Element): Element {
  const cells = rowsOf(table).flatMap(cellsOf);
  const inner = cells.length === 1 ? cells[0]!.querySelector("table") : null;
  return inner && wordsOf(cells[0]!) === wordsOf(wrapped(inner)) ? unframed(inner) : table;
}

function wrapped(inner: Element): Element {
  const holder = inner.ownerDocument.createElement("div");
  holder.append(inner.cloneNode(true));
  return holder;
}

/** Rows and columns with nothing in them at the edges are no part of a table. */
function trimmed(rows: string[][]): string[][] {
  const filled = rows.filter((row) => row.some(Boolean));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex(Boolean) + 1));
  return filled.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}

/** Cuts HTML behind so many rows; the rows beyond are counted by their tags and never parsed. */
function cut(html: string, limit: number): { head: string; left: number } {
  const rowEnd = /<\/tr\s*>/gi;
  let seen = 0;
  let at = html.length;
  for (let match = rowEnd.exec(html); match; match = rowEnd.exec(html)) if (++seen === limit) at = rowEnd.lastIndex;
  return { head: html.slice(0, at), left: Math.max(0, seen - limit) };
}

/**
 * The one table that a piece of the clipboard is.
 * @param limit rows that are read; the rest is counted
 * @returns undefined when there is no table, or there are words beside it
 */
export function readHtmlTable(html: string, limit: number): TextTable | undefined {
  if (!/<t[dh][\s>]/i.test(html)) return undefined;
  const { head, left } = cut(html, limit);
  const body = parseInert(head);
  const table = body.querySelector("table");
  if (!table) return undefined;
  const real = unframed(table);
  if (wordsOf(body) !== wordsOf(wrapped(real))) return undefined;
  const rows = trimmed(aligned(readTable(real)));
  return rows.length > 0 ? { rows, left } : undefined;
}
