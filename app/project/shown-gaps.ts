/** What a block lacks, for its reader: empty cells with their places, the rest in words. */
import { cellAnchor, formAnchor } from "../../content/schema/names.ts";
import type { CellGap, Gap } from "../../server/domain/overview/readiness-gaps.ts";
import type { BlockReadiness } from "../../server/domain/overview/readiness.ts";
import { plainDay, type Calendar } from "../i18n/format.ts";

/** Longer lists end in «ещё N». */
const mostCells = 6;

export const isCell = (gap: Gap): gap is CellGap => gap.kind === "cell" || gap.kind === "form";
const isOther = (gap: Gap): gap is Exclude<Gap, CellGap> => !isCell(gap);

function shownCell(text: string, { kind, form, row, column, number, name, formTitle, columnTitle }: CellGap) {
  const anchor = kind === "form" ? formAnchor({ text, form }) : cellAnchor({ text, form }, row, column);
  return { anchor, number, name, formTitle, columnTitle };
}

/** What a block lacks, with days in words; of its empty cells the first ones, each with its anchor. */
export function shownGaps({ id, textId, number, title, gaps, more }: BlockReadiness, calendar: Calendar) {
  const cells = gaps.filter(isCell);
  const others = gaps
    .filter(isOther)
    .map((gap) => (gap.kind === "overdue" ? { ...gap, due: plainDay(gap.due, calendar) } : gap));
  return {
    ...{ id, number, title, others, cells: cells.slice(0, mostCells).map((cell) => shownCell(textId, cell)) },
    more: more + Math.max(0, cells.length - mostCells),
  };
}

export type ShownGaps = ReturnType<typeof shownGaps>;
