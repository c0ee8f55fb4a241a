/** Moving between the slots of a form by keyboard, over cells, lists of values and empty places alike. */
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { FormBook } from "../../../content/schema/html.ts";
import { addRow } from "./deeds.ts";
import { cellOf, gridPlace, shownRows, slotBeside, type GridPlace, type NodePlace, type Slot } from "./places.ts";
import { gridShape } from "./shape.ts";

export type Step = "next" | "previous" | "down" | "up";

/** The grid place of a control inside a form: a list of values or an empty place. */
export function placeOfControl(view: EditorView, control: Element, book: FormBook): GridPlace | undefined {
  const cell = control.closest<HTMLElement>("[data-column]");
  const row = cell?.closest<HTMLElement>(".form-row");
  const content = row?.closest(".form")?.querySelector(".form-rows");
  if (!cell || !row || !content) return undefined;
  const pos = view.posAtDOM(content, 0) - 1;
  const node = view.state.doc.nodeAt(pos);
  if (node?.type.name !== "form") return undefined;
  const form = { node, pos };
  const shape = gridShape(node, book);
  const number = row.dataset.row ?? shownRows(form, shape).findIndex(({ at }) => at && view.nodeDOM(at.pos) === row);
  return { form, shape, slot: { row: Number(number), column: Number(cell.dataset.column) } };
}

/** Goes to a slot: the cursor into its text, or the focus onto its list of values or its empty place. */
export function goToSlot(view: EditorView, { form, shape }: Omit<GridPlace, "slot">, slot: Slot): void {
  const row = shownRows(form, shape)[slot.row];
  const column = shape.columns[slot.column]!;
  const cell = row?.at && cellOf(row.at, column.key);
  if (cell && (!column.options || column.many)) {
    const end = TextSelection.create(view.state.doc, cell.pos + cell.node.nodeSize - 1);
    view.dispatch(view.state.tr.setSelection(end).scrollIntoView());
    view.focus();
    return;
  }
  const formElement = view.nodeDOM(form.pos) as HTMLElement;
  const rowElement = row?.at
    ? (view.nodeDOM(row.at.pos) as HTMLElement)
    : formElement.querySelector(`[data-row="${slot.row}"]`);
  rowElement?.querySelector<HTMLElement>(`[data-column="${slot.column}"] :is(select, [tabindex])`)?.focus();
}

/** Leaves a form downwards; a line to write on is made where there is none. */
export function leaveDown(view: EditorView, { node, pos }: NodePlace): void {
  const { state } = view;
  const after = pos + node.nodeSize;
  const next = state.doc.nodeAt(after);
  const tr = next?.isTextblock ? state.tr : state.tr.insert(after, state.schema.nodes.paragraph!.create());
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView());
  view.focus();
}

function isWritten(row: NodePlace | undefined): boolean {
  return row !== undefined && row.node.textContent !== "";
}

/** Takes a step in the grid. @returns false when the step leads out upwards, which is left to the browser */
export function takeStep(view: EditorView, { form, shape, slot }: GridPlace, step: Step): boolean {
  const rows = shownRows(form, shape);
  const target = beside(slot, step, rows.length, shape.columns.length);
  if (target) goToSlot(view, { form, shape }, target);
  else if (step === "previous" || step === "up") return false;
  else if (shape.kind === "table" && isWritten(rows[slot.row]?.at)) {
    view.dispatch(
      addRow(
        view.state.tr,
        form,
        form.node.childCount,
        shape.columns.map(({ key }) => key),
      ),
    );
    const grown = { node: view.state.doc.nodeAt(form.pos)!, pos: form.pos };
    goToSlot(view, { form: grown, shape }, { row: rows.length, column: step === "down" ? slot.column : 0 });
  } else leaveDown(view, form);
  return true;
}

function beside(slot: Slot, step: Step, rows: number, columns: number): Slot | undefined {
  if (step === "next" || step === "previous") return slotBeside(slot, step === "next" ? 1 : -1, rows, columns);
  // A card is one column of fields: down is the next one.
  if (rows === 1) return slotBeside(slot, step === "down" ? 1 : -1, rows, columns);
  const row = slot.row + (step === "down" ? 1 : -1);
  return row < 0 || row >= rows ? undefined : { row, column: slot.column };
}

/** The step a key asks for inside a form. */
export function stepOfKey(event: KeyboardEvent): Step | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "Tab") return event.shiftKey ? "previous" : "next";
  return event.key === "Enter" && !event.shiftKey ? "down" : undefined;
}

/** Takes the step that a key asks for from the cursor's cell. */
export function stepFromCursor(view: EditorView, book: FormBook, step: Step): boolean {
  const place = gridPlace(view.state.selection.$head, book);
  return place ? takeStep(view, place, step) : false;
}

/**
 * Goes to the same column of the row shown above or below; past the ends out of the table. The browser would go to the
 * row that stands next in the text, which after a move is another one.
 * @returns false where there is nothing to do but what the browser does
 */
export function stepBetweenRows(view: EditorView, place: GridPlace | undefined, step: "up" | "down"): boolean {
  if (place?.shape.kind !== "table") return false;
  const { form, shape, slot } = place;
  const row = slot.row + (step === "down" ? 1 : -1);
  if (row >= 0 && row < form.node.childCount) {
    goToSlot(view, { form, shape }, { row, column: slot.column });
    return true;
  }
  const { doc, tr } = view.state;
  const beside = step === "up" ? form.pos : form.pos + form.node.nodeSize;
  const outside = Selection.findFrom(doc.resolve(beside), step === "up" ? -1 : 1);
  if (!outside) return false;
  view.dispatch(tr.setSelection(outside).scrollIntoView());
  view.focus();
  return true;
}

/** The same from the cursor, when it stands in the first or the last line of its cell. */
export function arrowFromCursor(view: EditorView, book: FormBook, step: "up" | "down"): boolean {
  const { $head, empty } = view.state.selection;
  if (!empty || !view.endOfTextblock(step)) return false;
  return stepBetweenRows(view, gridPlace($head, book), step);
}
