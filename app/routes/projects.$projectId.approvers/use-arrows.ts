/** Arrow keys lead from cell to cell; each row of the table is one stop of Tab, the cell that was left last. */
import { useEffect, type KeyboardEvent, type RefObject } from "react";

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

const buttonsOf = (row: Element | undefined) => [...(row?.querySelectorAll<HTMLButtonElement>("td > button") ?? [])];

/** Makes a cell the one stop of its row. */
function settle(button: HTMLButtonElement): void {
  for (const other of buttonsOf(button.closest("tr")!)) other.tabIndex = other === button ? 0 : -1;
}

/** The nearest cell with a button in that direction. */
function neighbour(table: HTMLTableElement, from: HTMLTableCellElement, [rows, columns]: [number, number]) {
  const lines = [...table.querySelectorAll<HTMLTableRowElement>("tbody > tr:has(td > button)")];
  const line = lines[lines.indexOf(from.parentElement as HTMLTableRowElement) + rows];
  const past = (cell: HTMLTableCellElement) => (cell.cellIndex - from.cellIndex) * Math.sign(columns);
  const cells = buttonsOf(line).map((button) => button.parentElement as HTMLTableCellElement);
  const ahead = columns === 0 ? cells : cells.filter((cell) => past(cell) > 0);
  const far = (cell: HTMLTableCellElement) => Math.abs(cell.cellIndex - from.cellIndex);
  return ahead.sort((a, b) => far(a) - far(b))[0]?.querySelector("button");
}

/** @returns what the table hears */
export function useArrows(table: RefObject<HTMLTableElement>) {
  useEffect(() => {
    for (const row of table.current?.querySelectorAll("tbody > tr") ?? []) {
      const buttons = buttonsOf(row);
      const left = buttons.filter(({ tabIndex }) => tabIndex === 0);
      const stop =
        buttons.find((button) => button === document.activeElement) ?? (left.length === 1 ? left[0] : buttons[0]);
      if (stop) settle(stop);
    }
  });
  return {
    onFocus: ({ target }: { target: EventTarget }) => {
      if (target instanceof HTMLButtonElement && target.matches("td > button")) settle(target);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = steps[event.key];
      const cell = (event.target as Element).closest<HTMLTableCellElement>("td:has(> button)");
      if (!step || !cell || !table.current) return;
      event.preventDefault();
      neighbour(table.current, cell, step)?.focus();
    },
  };
}
