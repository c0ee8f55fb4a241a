/** Puts the rows of tables on the page in the order of their ranks, numbered, and tells assistive technology so. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { orderOf } from "./places.ts";

/** Shows a row as the one with this index. */
export function placeRow(row: HTMLElement, index: number): void {
  const number = String(index + 1);
  if (row.dataset.number === number) return;
  row.dataset.number = number;
  row.style.order = number;
  // The heading is the first row.
  row.setAttribute("aria-rowindex", String(index + 2));
  const shown = row.querySelector(":scope > .rn > .row-number");
  if (shown) shown.textContent = number;
}

let made = 0;

/** Screen readers go by the order of the text unless they are told another. */
function tellOrder(rows: HTMLElement[], holder: HTMLElement, order: readonly number[]): void {
  if (order.every((index, i) => index === i)) {
    holder.removeAttribute("aria-owns");
    return;
  }
  for (const row of rows) row.id ||= `form-row-${++made}`;
  holder.setAttribute("aria-owns", order.map((index) => rows[index]?.id ?? "").join(" "));
}

function placeRows(view: EditorView, form: Node, pos: number): void {
  const shown = view.nodeDOM(pos);
  const holder = shown instanceof HTMLElement ? shown.querySelector<HTMLElement>(".form-rows") : null;
  if (!holder) return;
  const rows = [...holder.children].filter((child): child is HTMLElement => child.classList.contains("form-row"));
  const order = orderOf(form);
  order.forEach((index, i) => rows[index] && placeRow(rows[index], i));
  tellOrder(rows, holder, order);
}

/** Did rows come, go or change places? A letter in a cell changes none of that. */
function isSameOrder(form: Node, before: Node | null): boolean {
  if (before === form) return true;
  if (before?.type !== form.type || before.childCount !== form.childCount) return false;
  return form.content.content.every((row, i) => {
    const old = before.child(i);
    return row === old || (row.attrs.rank === old.attrs.rank && row.attrs.id === old.attrs.id);
  });
}

function tables(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "form" && node.attrs.kind === "table") found.push({ node, pos });
    return node.type.name !== "form" && !node.isTextblock;
  });
  return found;
}

function placeAll(view: EditorView, before: Node | undefined): void {
  const old = before ? tables(before) : [];
  tables(view.state.doc).forEach(({ node, pos }, i) => {
    if (!isSameOrder(node, old[i]?.node ?? null)) placeRows(view, node, pos);
  });
}

export const RowPlaces = Extension.create({
  name: "rowPlaces",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("rowPlaces"),
      view: (view) => {
        placeAll(view, undefined);
        return {
          update: (_view, { doc }) => {
            if (doc !== view.state.doc) placeAll(view, doc);
          },
        };
      },
    }),
  ],
});
