/**
 * Puts a copied table into a form: into empty cells from the cursor downwards, the rest as new rows behind them. What is
 * written already stays. A long table comes in pieces, so that the page answers to hands meanwhile.
 */
import type { EditorView } from "@tiptap/pm/view";
import { addWrittenRows, writeCell, writeSlot } from "../forms/deeds.ts";
import { cellOf, shownRows, type GridPlace, type NodePlace, type ShownRow } from "../forms/places.ts";
import { gridShape, type GridShape } from "../forms/shape.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import { planPaste, rowNamed, type PastePlan, type PlannedRow } from "./paste-plans.ts";
import type { TextTable } from "./tsv.ts";

/** What became of a copied table. */
export interface PasteReport extends Pick<PastePlan, "columnsLeft" | "unnamedLeft" | "rowsLeft" | "odd"> {
  /** Rows that were put in, wholly or in part. */
  rows: number;
  /** Cells that were written already and stay. */
  occupied: number;
}

/** Work of one piece, in cells: it fits between two frames of a page. */
const cellsAtOnce = 80;

function textOf(row: NodePlace | undefined, shape: GridShape, column: number): string {
  return (row && cellOf(row, shape.columns[column]!.key)?.node.textContent) ?? "";
}

/** The rows from the cursor's on that have room for the copied ones, as they are shown. */
function roomyRows(shown: ShownRow[], from: number, rows: PlannedRow[], shape: GridShape): string[] {
  const fits = (row: ShownRow | undefined, planned: PlannedRow) =>
    row?.at?.node.attrs.stand === "accepted" &&
    [...planned.keys()].every((column) => textOf(row.at, shape, column) === "");
  const end = rows.findIndex((planned, i) => !fits(shown[from + i], planned));
  return shown.slice(from, from + (end < 0 ? rows.length : end)).map(({ key }) => key);
}

interface Piece {
  /** The id of the row that is filled or made. */
  id: string;
  texts: PlannedRow;
  isNew: boolean;
}

/** Copied rows with the rows of the table they go into. */
function piecesOf(plan: PastePlan, shown: ShownRow[], from: number, shape: GridShape): Piece[] {
  const roomy = roomyRows(shown, from, plan.rows, shape);
  return plan.rows.map((texts, i) => ({ id: roomy[i] ?? crypto.randomUUID(), texts, isNew: i >= roomy.length }));
}

/** Takes as many pieces of one sort as fit into one change. */
function takeSome(pieces: Piece[], columns: number): Piece[] {
  const most = Math.max(1, Math.floor(cellsAtOnce / columns));
  const end = pieces.findIndex((piece, i) => i === most || piece.isNew !== pieces[0]!.isNew);
  return pieces.splice(0, end < 0 ? pieces.length : end);
}

/** The form as it is now; undefined when somebody has taken it away. */
function formNow(view: EditorView, key: string, rowIds: readonly string[]): NodePlace | undefined {
  let found: NodePlace | undefined;
  view.state.doc.descendants((node, pos) => {
    const isIt = node.type.name === "form" && node.attrs.key === key;
    if (isIt && (!found || node.content.content.some((row) => rowIds.includes(String(row.attrs.id)))))
      found = { node, pos };
    return node.type.name !== "form" && !node.isTextblock;
  });
  return found;
}

/** Fills the cells that are still empty. @returns how many are not */
function fillRows(view: EditorView, form: NodePlace, shape: GridShape, pieces: Piece[]): number {
  const { tr } = view.state;
  let occupied = 0;
  for (const { id, texts } of pieces) {
    for (const [column, text] of texts) {
      const now = { node: tr.doc.nodeAt(form.pos)!, pos: form.pos };
      const row = shownRows(now, shape).find(({ key }) => key === id)?.at;
      if (row && textOf(row, shape, column) === "") writeCell(tr, row, shape, column, text);
      else occupied++;
    }
  }
  view.dispatch(tr);
  return occupied;
}

function addRows(
  view: EditorView,
  form: NodePlace,
  shape: GridShape,
  after: string | undefined,
  pieces: Piece[],
): void {
  view.dispatch(addWrittenRows(view.state.tr, form, after, shape, pieces));
}

/** Lets the page draw and hear keys. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

async function pasteRows(
  view: EditorView,
  place: GridPlace,
  plan: PastePlan,
  tools: ViewTools,
): Promise<{ rows: number; occupied: number }> {
  const { form, shape, slot } = place;
  const shown = shownRows(form, shape);
  const pieces = piecesOf(plan, shown, slot.row, shape);
  let after = shown[slot.row]?.key;
  const done = { rows: 0, occupied: 0 };
  while (pieces.length > 0 && !view.isDestroyed) {
    const some = takeSome(pieces, shape.columns.length);
    const now = formNow(view, String(form.node.attrs.key), after === undefined ? [] : [after]);
    if (!now || !view.editable) break;
    const shapeNow = gridShape(now.node, tools.forms);
    if (some[0]!.isNew) addRows(view, now, shapeNow, after, some);
    else done.occupied += fillRows(view, now, shapeNow, some);
    after = some.at(-1)!.id;
    done.rows += some.length;
    if (pieces.length > 0) await breath();
  }
  return done;
}

/** A card and a matrix have the rows they have: empty cells are filled, written ones stay. */
function fillFixed(view: EditorView, { form, shape, slot }: GridPlace, plan: PastePlan): PasteReport {
  const { tr } = view.state;
  const report = { ...plan, rows: 0, occupied: 0 };
  plan.rows.forEach((texts, i) => {
    const row = plan.rowTitles ? rowNamed(plan.rowTitles[i] ?? "", shape.rows!) : slot.row + i;
    if (row < 0 || row >= shape.rows!.length) {
      report.rowsLeft++;
      return;
    }
    report.rows++;
    for (const [column, text] of texts) {
      const now = { node: tr.doc.nodeAt(form.pos)!, pos: form.pos };
      if (textOf(shownRows(now, shape)[row]?.at, shape, column) === "")
        writeSlot(tr, now, shape, { row, column }, text);
      else report.occupied++;
    }
  });
  if (tr.docChanged) view.dispatch(tr.scrollIntoView());
  return report;
}

/**
 * Pastes a copied table at a slot of a form.
 * @returns what was put in and what was not, once all of it is done
 */
export async function pasteTable(
  view: EditorView,
  place: GridPlace,
  table: TextTable,
  tools: ViewTools,
): Promise<PasteReport> {
  const plan = planPaste(table, place.shape, place.slot);
  if (place.shape.rows) return fillFixed(view, place, plan);
  const done = await pasteRows(view, place, plan, tools);
  return { ...plan, ...done, rowsLeft: plan.rowsLeft + plan.rows.length - done.rows };
}
