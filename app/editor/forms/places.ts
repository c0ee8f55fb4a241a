/** Where things stand inside a form: rows, cells, and the place of the cursor. */
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { FormBook } from "../../../content/schema/html.ts";
import { shownOrder } from "../../../content/schema/row-order.ts";
import { gridShape, type GridShape } from "./shape.ts";

export interface NodePlace {
  node: Node;
  /** The position before the node. */
  pos: number;
}

/** A row as it is shown; `at` is missing while the document has no such row yet. */
export interface ShownRow {
  /** The row's id: of a fixed row its key. */
  key: string;
  at: NodePlace | undefined;
}

/** A cell as a person sees it: counted in shown rows and columns. */
export interface Slot {
  row: number;
  column: number;
}

export interface GridPlace {
  form: NodePlace;
  shape: GridShape;
  slot: Slot;
}

function childrenOf({ node, pos }: NodePlace): NodePlace[] {
  const places: NodePlace[] = [];
  node.forEach((child, offset) => places.push({ node: child, pos: pos + 1 + offset }));
  return places;
}

/** Which of the forms with its key in the document a form is, beginning with 1. */
export function nthForm(doc: Node, { node: { attrs }, pos }: NodePlace): number {
  let nth = 1;
  doc.nodesBetween(0, Math.min(pos, doc.content.size), (node, at) => {
    if (node.type.name === "form" && node.attrs.key === attrs.key && at < pos) nth += 1;
    return node.type.name !== "form" && !node.isTextblock;
  });
  return nth;
}

const orders = new WeakMap<Node, number[]>();

/** The order in which the rows of a table are shown, as indexes into the rows of the document. */
export function orderOf(form: Node): number[] {
  let order = orders.get(form);
  if (!order) {
    order = shownOrder(form.content.content.map((row) => String(row.attrs.rank)));
    orders.set(form, order);
  }
  return order;
}

/** The rows of a form in the order they are shown. */
export function shownRows(form: NodePlace, shape: GridShape): ShownRow[] {
  const present = childrenOf(form);
  if (!shape.rows) {
    const order = orderOf(form.node);
    return order.map((index) => present[index]!).map((at) => ({ key: String(at.node.attrs.id), at }));
  }
  if (shape.kind === "card") return [{ key: "card", at: present[0] }];
  return shape.rows.map(({ key }) => ({ key, at: present.find(({ node }) => node.attrs.id === key) }));
}

/** How the rows of the other typed tables of a document begin: what a row is known by. */
export function otherRows(doc: Node, ownPos: number | undefined): string[] {
  const names = new Set<string>();
  doc.descendants((node, pos) => {
    if (node.type.name !== "form") return !node.isTextblock;
    if (pos !== ownPos && node.attrs.kind === "table")
      for (const row of node.content.content) names.add(row.firstChild?.textContent ?? "");
    return false;
  });
  names.delete("");
  return [...names];
}

/** The first cell of a column in a row. */
export function cellOf(row: NodePlace, column: string): NodePlace | undefined {
  return childrenOf(row).find(({ node }) => node.attrs.column === column);
}

/** The node of a type that holds a position, with the depth it stands in. */
export function holder($pos: ResolvedPos, type: string): (NodePlace & { depth: number }) | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (node.type.name === type) return { node, pos: $pos.before(depth), depth };
  }
  return undefined;
}

/** The form's grid and the slot that a position stands in. */
export function gridPlace($pos: ResolvedPos, book: FormBook): GridPlace | undefined {
  const form = holder($pos, "form");
  const row = holder($pos, "row");
  const cell = holder($pos, "cell");
  if (!form || !row || !cell) return undefined;
  const shape = gridShape(form.node, book);
  const slot = {
    row: shownRows(form, shape).findIndex(({ at }) => at?.pos === row.pos),
    column: shape.columns.findIndex(({ key }) => key === cell.node.attrs.column),
  };
  return slot.row < 0 || slot.column < 0 ? undefined : { form, shape, slot };
}

/** The slot next to one in reading order; undefined past the ends. */
export function slotBeside(slot: Slot, step: 1 | -1, rows: number, columns: number): Slot | undefined {
  const index = slot.row * columns + slot.column + step;
  return index < 0 || index >= rows * columns
    ? undefined
    : { row: Math.floor(index / columns), column: index % columns };
}
