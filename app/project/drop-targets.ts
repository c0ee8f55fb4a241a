/** Where in the outline something would go if it were let go of: read from the rows as they stand in the window. */
import type { Mark } from "./hands.ts";
import { placeOf, type Item, type Place, type Sections } from "./order.ts";

export type Target = { to: Place; mark: Mark };

/** The rows a held block may go beside, or those a section may. */
function rowsFor(nav: HTMLElement, kind: Item["kind"]): HTMLElement[] {
  const rows = [...nav.querySelectorAll<HTMLElement>(kind === "block" ? "[data-item]" : "[data-item=section]")];
  // Rows of a closed section have boxes too, though nobody sees them.
  return rows.filter((row) => row.parentElement?.closest("details")?.open !== false);
}

/** Of a section only its heading counts while a block is held. */
function boxOf(row: HTMLElement, kind: Item["kind"]): DOMRect {
  const heading = kind === "block" ? row.querySelector(":scope > details > summary") : null;
  return (heading ?? row).getBoundingClientRect();
}

function othersBefore(sections: Sections, item: Item, row: Item): Place | null {
  const at = placeOf(sections, row);
  const own = placeOf(sections, item);
  if (!at || !own) return null;
  const passed = own.sectionId === at.sectionId && own.position < at.position;
  return passed ? { ...at, position: at.position - 1 } : at;
}

function targetAt(row: HTMLElement, lower: boolean, item: Item, sections: Sections): Target | null {
  const id = row.dataset.id ?? "";
  const kind = row.dataset.item === "section" ? "section" : "block";
  if (item.kind === "block" && kind === "section") {
    const section = sections.find((one) => one.id === id);
    const isOpen = row.querySelector<HTMLDetailsElement>(":scope > details")?.open === true;
    const position = isOpen ? 0 : (section?.blocks.filter((block) => block.id !== item.id).length ?? 0);
    return { to: { sectionId: id, position }, mark: { id, side: "into" } };
  }
  const before = othersBefore(sections, item, { kind, id });
  if (!before) return null;
  if (id === item.id) return { to: before, mark: { id, side: "before" } };
  const to = lower ? { ...before, position: before.position + 1 } : before;
  return { to, mark: { id, side: lower ? "after" : "before" } };
}

/** Where a thing would go if it were let go of at this height. */
export function findTarget(nav: HTMLElement, y: number, item: Item, sections: Sections): Target | null {
  const rows = rowsFor(nav, item.kind);
  const under = rows.find((row) => y < boxOf(row, item.kind).bottom) ?? rows.at(-1);
  if (!under) return null;
  const { top, height } = boxOf(under, item.kind);
  return targetAt(under, y > top + height / 2, item, sections);
}
