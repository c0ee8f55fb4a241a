/** Cells of typed tables and cards against their columns. */
import type { Column } from "./format.ts";

export type Cells = Record<string, string | number>;

/** Tells of a cell that does not fit. */
export type Complain = (column: string, reason: string) => void;

/**
 * Checks a row by its columns: only known columns, and of a choice only its options.
 * With `complete` every required cell must be filled too.
 */
export function checkCells(columns: Column[], row: Cells, complete: boolean, complain: Complain): void {
  const unknown = Object.keys(row).find((key) => columns.every((column) => column.key !== key));
  if (unknown !== undefined) complain(unknown, `нет графы «${unknown}»`);
  for (const column of columns) {
    const value = row[column.key];
    if (value === undefined) {
      if (complete && column.required) complain(column.key, "обязательная графа не заполнена");
      continue;
    }
    const alien = column.type === "choice" ? alienOption(column, String(value)) : undefined;
    if (alien !== undefined) complain(column.key, `«${alien}» нет среди значений`);
  }
}

function alienOption(column: Column, value: string): string | undefined {
  const titles = (column.options ?? []).map((option) => (typeof option === "string" ? option : option.title));
  const chosen = column.many ? value.split(/\s*;\s*/) : [value];
  return chosen.find((title) => !titles.includes(title));
}
