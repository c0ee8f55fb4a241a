/** What the outline can be narrowed to: blocks of one state, mine, without a person, overdue. */
import { isOverdue } from "../../server/domain/document/due-days.ts";
import type { BlockOverview } from "../../server/domain/document/outline.ts";

import type { SimpleKey } from "../i18n/messages.ts";
import type { Sections } from "./order.ts";

export interface Reader {
  memberId: string;
  /** YYYY-MM-DD in the project's time zone. */
  today: string;
}

interface Filter {
  title: SimpleKey;
  takes: (block: BlockOverview, reader: Reader) => boolean;
}

const written = ({ notRequired }: BlockOverview) => notRequired === null;

export const blockFilters = {
  mine: { title: "outline.mine", takes: ({ responsibleId }, { memberId }) => responsibleId === memberId },
  nobody: { title: "outline.nobody", takes: ({ responsibleId }) => responsibleId === null },
  overdue: { title: "outline.overdue", takes: (block, { today }) => isOverdue(block, today) },
  draft: { title: "state.draft", takes: (block) => block.state === "draft" && written(block) },
  review: { title: "state.review", takes: ({ state }) => state === "review" },
  agreed: { title: "state.agreed", takes: ({ state }) => state === "agreed" },
  baselined: { title: "state.baselined", takes: ({ state }) => state === "baselined" },
  notRequired: { title: "state.notRequired", takes: (block) => !written(block) },
} as const satisfies Record<string, Filter>;

export type FilterKey = keyof typeof blockFilters;

export const filterKeys = Object.keys(blockFilters) as FilterKey[];

export function isFilterKey(text: string): text is FilterKey {
  return Object.hasOwn(blockFilters, text);
}

/** How many blocks a filter takes. */
export function countOf(sections: Sections, key: FilterKey, reader: Reader): number {
  return sections.flatMap(({ blocks }) => blocks).filter((block) => blockFilters[key].takes(block, reader)).length;
}

/** Ids of the blocks a filter takes, or null for all of them. */
export function taken(sections: Sections, key: FilterKey | null, reader: Reader): ReadonlySet<string> | null {
  if (key === null) return null;
  const blocks = sections.flatMap((section) => section.blocks);
  return new Set(blocks.filter((block) => blockFilters[key].takes(block, reader)).map(({ id }) => id));
}
