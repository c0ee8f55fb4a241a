/** Which copied cell goes into which column and row of a form. */
import { judgeValue } from "../../../content/templates/values.ts";
import type { Slot } from "../forms/places.ts";
import type { FixedRow, GridShape, ShownColumn } from "../forms/shape.ts";
import { rowLimit } from "./copied-tables.ts";
import type { TextTable } from "./tsv.ts";

/** A copied row: texts by the index of their column. */
export type PlannedRow = Map<number, string>;

export interface PastePlan {
  rows: PlannedRow[];
  /** Row titles that copied rows name, of a form whose rows are fixed. */
  rowTitles: string[] | undefined;
  /** Copied columns that the form does not have: by their heading where there is one. */
  columnsLeft: string[];
  /** How many columns without a heading found no place. */
  unnamedLeft: number;
  /** Rows that are too many. */
  rowsLeft: number;
  /** Values that do not fit the type of their column; they are put in and marked. */
  odd: number;
}

/** One spelling of headings, whatever their case and marks. */
function spelled(heading: string): string {
  const words = heading.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ");
  return words.replace(/[\s*:.]+$/, "").trim();
}

/** A heading without its unit: «Норма срока, дней», «Норма срока (дней)» and «Норма срока» are one. */
function unitless(heading: string): string {
  return spelled(heading).replace(/ ?[,(].{1,12}$/, "");
}

/** The index of the title that a heading means; -1 for none. */
function indexOfTitle(titles: readonly string[], heading: string): number {
  if (heading.trim() === "") return -1;
  const exact = titles.findIndex((title) => spelled(title) === spelled(heading));
  return exact >= 0 ? exact : titles.findIndex((title) => unitless(title) === unitless(heading));
}

/** Numbers of rows are the form's own. */
const numbering = /^(№|n|no|#|№ ?п\/?п|п\/п)$/;

/** Columns of the form that the cells of a first row name; undefined when it is no heading. */
function headingOf(first: readonly string[], columns: readonly ShownColumn[], rows: number) {
  const titles = columns.map(({ title }) => title);
  const named = first.map((cell) => indexOfTitle(titles, cell));
  const found = new Set(named.filter((index) => index >= 0)).size;
  const filled = first.filter(Boolean).length;
  return found >= 2 || (found === 1 && filled <= 2 && rows > 1) ? named : undefined;
}

/** Columns of the form for the copied columns: by their headings, else one after another from the cursor on. */
function targets(rows: string[][], columns: readonly ShownColumn[], from: number) {
  const named = headingOf(rows[0]!, columns, rows.length);
  if (named) return { body: rows.slice(1), heading: rows[0]!, columns: named };
  const width = Math.max(...rows.map((row) => row.length));
  const inTurn = Array.from({ length: width }, (_, i) => (from + i < columns.length ? from + i : -1));
  return { body: rows, heading: undefined, columns: inTurn };
}

/** Rows of a matrix are named in the first column, where that is copied too. */
function titled(rows: string[][], fixed: readonly FixedRow[] | undefined): { rows: string[][]; titles?: string[] } {
  if (!fixed || !rows.some((row) => rowNamed(row[0] ?? "", fixed) >= 0)) return { rows };
  return { rows: rows.map((row) => row.slice(1)), titles: rows.map((row) => row[0] ?? "") };
}

/**
 * @param table what was copied
 * @param shape the form it is pasted into
 * @param at the slot of the cursor
 */
export function planPaste(table: TextTable, shape: GridShape, at: Slot): PastePlan {
  if (shape.kind === "card") return planCard(table, shape, at);
  const { rows, titles } = titled(table.rows, shape.kind === "matrix" ? shape.rows : undefined);
  const { body, heading, columns } = targets(rows, shape.columns, titles ? 0 : at.column);
  const taken = body.slice(0, rowLimit);
  const plan = fill(taken, columns, heading, shape.columns);
  const rowTitles = titles?.slice(heading ? 1 : 0);
  return { ...plan, rowTitles, rowsLeft: table.left + body.length - taken.length };
}

function fill(
  rows: string[][],
  columns: number[],
  heading: string[] | undefined,
  shown: readonly ShownColumn[],
): Omit<PastePlan, "rowTitles" | "rowsLeft"> {
  const plan = { rows: [] as PlannedRow[], columnsLeft: [] as string[], unnamedLeft: 0, odd: 0 };
  columns.forEach((column, i) => {
    if (column >= 0 || !rows.some((row) => row[i]) || numbering.test(spelled(heading?.[i] ?? ""))) return;
    if (heading?.[i]) plan.columnsLeft.push(heading[i]);
    else plan.unnamedLeft++;
  });
  plan.rows = rows.map((row) => {
    const planned: PlannedRow = new Map();
    columns.forEach((column, i) => {
      if (column < 0 || !row[i]) return;
      const { kept, fault } = judgeValue(shown[column]!.rule, row[i]);
      if (fault) plan.odd++;
      planned.set(column, kept);
    });
    return planned;
  });
  return plan;
}

/** A card takes pairs of field and value, or values one after another: a column downwards, a row along. */
function planCard(table: TextTable, { columns }: GridShape, { column }: Slot): PastePlan {
  const titles = columns.map(({ title }) => title);
  const isPaired = table.rows.some((row) => indexOfTitle(titles, row[0] ?? "") >= 0 && row.length > 1);
  const pairs = isPaired
    ? table.rows.map((row): [string, string] => [row[0] ?? "", row.slice(1).filter(Boolean).join("\n")])
    : table.rows.flat().map((text): [string, string] => ["", text]);
  const values = pairs.map(([, text]) => text);
  const heading = isPaired ? pairs.map(([title]) => title) : undefined;
  const inTurn = values.map((_, i) => (column + i < columns.length ? column + i : -1));
  const places = heading ? heading.map((title) => indexOfTitle(titles, title)) : inTurn;
  return { ...fill([values], places, heading, columns), rowTitles: undefined, rowsLeft: table.left };
}

/** The index of the fixed row that a copied row names; -1 for none. */
export function rowNamed(title: string, rows: readonly FixedRow[]): number {
  return indexOfTitle(
    rows.map((row) => row.title),
    title,
  );
}
