/** The handle of a row: dragged to another place with a pointer, moved with arrows from the keyboard. */
import { element } from "./elements.ts";

export interface Handle {
  label: string;
  /** Shows the row at another place among the shown ones. */
  move(from: number, to: number): void;
}

function rowsAround(handle: HTMLElement): HTMLElement[] {
  const rows = handle.closest(".form-rows")?.querySelectorAll<HTMLElement>(":scope > .form-row") ?? [];
  return [...rows].sort((a, b) => Number(a.dataset.number) - Number(b.dataset.number));
}

function indexOf(handle: HTMLElement, rows: HTMLElement[]): number {
  return rows.indexOf(handle.closest<HTMLElement>(".form-row")!);
}

/** How far into a row the pointer has to come to pass it, px: a card on a phone is taller than the window. */
const passed = 48;

/** The place among the rows that a height on the screen means. */
function placeAt(y: number, rows: HTMLElement[], from: number): number {
  const above = rows.filter((row, index) => {
    const { top, bottom, height } = row.getBoundingClientRect();
    const depth = Math.min(height / 2, passed);
    return index < from ? y > bottom - depth : index > from && y > top + depth;
  });
  return above.length;
}

/** Near an edge of the window the page goes along. */
function scrollAlong(y: number): void {
  if (y < 96) window.scrollBy(0, -16);
  else if (y > window.innerHeight - 96) window.scrollBy(0, 16);
}

/** Marks where the row would stand. */
function mark(rows: HTMLElement[], from: number, to: number | undefined): void {
  const others = rows.filter((_, index) => index !== from);
  others.forEach((row, index) => {
    row.classList.toggle("drop-above", index === to);
    row.classList.toggle("drop-below", to === others.length && index === others.length - 1);
  });
  rows[from]?.classList.toggle("dragged", to !== undefined);
}

function drag(handle: HTMLElement, begin: PointerEvent, { move }: Handle): void {
  const rows = rowsAround(handle);
  const from = indexOf(handle, rows);
  let to: number | undefined;
  const over = new AbortController();
  const { signal } = over;
  const end = () => {
    mark(rows, from, undefined);
    over.abort();
  };
  const follow = ({ clientY }: PointerEvent) => {
    scrollAlong(clientY);
    to = placeAt(clientY, rows, from);
    mark(rows, from, to);
  };
  const drop = () => {
    end();
    if (to !== undefined && to !== from) move(from, to);
  };
  handle.setPointerCapture(begin.pointerId);
  handle.addEventListener("pointermove", follow, { signal });
  handle.addEventListener("pointerup", drop, { signal });
  handle.addEventListener("pointercancel", end, { signal });
  window.addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

/** The handle's element, to stand in its row. */
export function rowHandle(handle: Handle): HTMLButtonElement {
  const made = element("button", "row-handle", { type: "button", "aria-label": handle.label, title: handle.label });
  // Else the browser would select text on the way.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag(made, event, handle);
  });
  made.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = rowsAround(made);
    const from = indexOf(made, rows);
    if (rows[from + step]) handle.move(from, from + step);
    made.focus();
  });
  return made;
}
