/** Places in the outline: where a block or a section stands, where one step takes it, how a list looks after a move. */
import type { BlockOverview, SectionOverview } from "../../server/domain/document/outline.ts";

export interface Item {
  kind: "block" | "section";
  id: string;
}

export interface Place {
  /** The block's section; a section stands in the document itself. */
  sectionId: string | null;
  /** Zero-based among the others there, the item itself not counted. */
  position: number;
}

export interface Move {
  item: Item;
  to: Place;
}

export type Sections = readonly SectionOverview[];

/** Where an item stands now, or null when it is not there. */
export function placeOf(sections: Sections, { kind, id }: Item): Place | null {
  if (kind === "section") {
    const position = sections.findIndex((section) => section.id === id);
    return position < 0 ? null : { sectionId: null, position };
  }
  for (const section of sections) {
    const position = section.blocks.findIndex((block) => block.id === id);
    if (position >= 0) return { sectionId: section.id, position };
  }
  return null;
}

export function titleOf(sections: Sections, { id }: Item): string {
  const named = [...sections, ...sections.flatMap(({ blocks }) => blocks)];
  return named.find((one) => one.id === id)?.title ?? "";
}

export function isSamePlace(a: Place | null, b: Place | null): boolean {
  return a?.sectionId === b?.sectionId && a?.position === b?.position;
}

function withAt<T>(list: readonly T[], position: number, one: T): T[] {
  return [...list.slice(0, position), one, ...list.slice(position)];
}

/** The outline after a move; unchanged when the item or the section is gone. */
export function moved(sections: Sections, { item, to }: Move): Sections {
  if (item.kind === "section") {
    const section = sections.find(({ id }) => id === item.id);
    if (!section) return sections;
    return withAt(
      sections.filter((other) => other !== section),
      to.position,
      section,
    );
  }
  const block = sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === item.id);
  if (!block || !sections.some(({ id }) => id === to.sectionId)) return sections;
  return sections.map((section) => {
    const others = section.blocks.filter((other) => other !== block);
    if (section.id === to.sectionId) return { ...section, blocks: withPlace(others, to, block) };
    return others.length === section.blocks.length ? section : { ...section, blocks: others };
  });
}

function withPlace(others: BlockOverview[], { sectionId, position }: Place, block: BlockOverview): BlockOverview[] {
  return withAt(others, position, { ...block, sectionId: sectionId ?? block.sectionId });
}

/** One step up (−1) or down (1); from a section's edge into its neighbour. Null where there is nowhere to go. */
export function stepFrom(sections: Sections, item: Item, by: -1 | 1): Place | null {
  const from = placeOf(sections, item);
  if (!from) return null;
  const position = from.position + by;
  if (item.kind === "section") return position < 0 || position >= sections.length ? null : { ...from, position };
  const at = sections.findIndex(({ id }) => id === from.sectionId);
  if (position >= 0 && position < sections[at]!.blocks.length) return { ...from, position };
  const next = sections[at + by];
  return next ? { sectionId: next.id, position: by < 0 ? next.blocks.length : 0 } : null;
}
