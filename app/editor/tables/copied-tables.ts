/** The table on the clipboard, whichever program copied it. */
import { readHtmlTable } from "./html-tables.ts";
import { readTsv, type TextTable } from "./tsv.ts";

/** How many rows are taken from the clipboard at once; more are told of. */
export const rowLimit = 500;

/** The longest text that a cell takes, in characters: a spreadsheet's cell holds no more. */
const cellLimit = 32_767;

/** What a clipboard holds, as far as tables go. */
export interface Clipping {
  html: string;
  text: string;
}

/** The table that was copied; undefined when it was no table, or one single cell, which is pasted as its words. */
export function copiedTable({ html, text }: Clipping): TextTable | undefined {
  const plain = text.replaceAll("\0", "");
  const table = readHtmlTable(html, rowLimit + 1) ?? (plain.includes("\t") ? readTsv(plain, rowLimit + 1) : undefined);
  if (!table) return undefined;
  const rows = table.rows.filter((row) => row.some(Boolean));
  const isOne = rows.length === 1 && rows[0]!.filter(Boolean).length <= 1;
  if (rows.length === 0 || isOne) return undefined;
  return { rows: rows.map((row) => row.map((cell) => cell.slice(0, cellLimit))), left: table.left };
}
