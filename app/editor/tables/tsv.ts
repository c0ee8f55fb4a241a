/** Tables as tab-separated text, the way spreadsheets put them on the clipboard: a cell with line breaks is quoted. */

export interface TextTable {
  rows: string[][];
  /** Rows beyond the limit, which were counted but not read. */
  left: number;
}

/** One cell and the position behind it. */
function readCell(text: string, from: number): { cell: string; end: number } {
  if (text[from] === '"') {
    const close = /(?:[^"]|"")*"(?=[\t\r\n]|$)/y;
    close.lastIndex = from + 1;
    const quoted = close.exec(text)?.[0];
    if (quoted !== undefined) return { cell: quoted.slice(0, -1).replaceAll('""', '"'), end: from + 1 + quoted.length };
  }
  let end = from;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n" && text[end] !== "\r") end++;
  return { cell: text.slice(from, end), end };
}

/** Reads at most `limit` rows. */
export function readTsv(text: string, limit: number): TextTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < limit) {
    const { cell, end } = readCell(text, at);
    row.push(cell.replace(/\r\n?/g, "\n").trim());
    at = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
    const isLast = text[end] !== "\t";
    if (isLast) rows.push(row);
    if (isLast) row = [];
    else if (at >= text.length) rows.push([...row, ""]);
  }
  const rest = text.slice(at).trim();
  return { rows, left: rest === "" ? 0 : rest.split("\n").length };
}

/** A spreadsheet takes what begins like this for a formula. */
const formula = /^[=+\-@](?![\d\s]*([.,]\d+)?$)/;

/** Would a spreadsheet compute this text? */
export function looksLikeFormula(text: string): boolean {
  return formula.test(text);
}

/** Writes a table so that every spreadsheet reads the same cells, and computes none. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const written = (cell: string) => {
    const safe = looksLikeFormula(cell) ? `'${cell}` : cell;
    return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => row.map(written).join("\t")).join("\n");
}
