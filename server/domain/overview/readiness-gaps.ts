/** What one block still lacks: words, cells, somebody responsible, a date. */
import { countWords } from "../../../content/schema/document.ts";
import type { Form, Template } from "../../../content/templates/format.ts";
import { blockDocument, formBook } from "../../../content/templates/seed.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import type { BlockOverview } from "../document/outline.ts";
import type { Missing } from "../texts.ts";

/** What is known of the words of a block, as of the last pause in writing. */
export interface Figures {
  words: number;
  examples: number;
  missing: Missing[];
  lacking: number;
}

/** An empty required cell, or a whole form that nobody filled in (without row and column). */
export interface CellGap extends Missing {
  kind: "cell" | "form";
  formTitle: string;
  columnTitle: string;
}

export type Gap =
  | CellGap
  /** Nothing is written but what the template offered. */
  | { kind: "empty" }
  /** The text has not been looked through yet. */
  | { kind: "underived" }
  /** Example rows that nobody accepted or struck out. */
  | { kind: "examples"; count: number }
  | { kind: "nobody" }
  | { kind: "no-date" }
  | { kind: "overdue"; due: string };

/** Gaps that keep a block from being filled; the others are about who and when. */
export const wordGaps: readonly Gap["kind"][] = ["cell", "form", "empty", "underived", "examples"];

/** What a template says of its blocks, as far as gaps need it. */
export interface Offered {
  forms: FormBook;
  /** How many words each block begins with, by its key. */
  words: Map<string, number>;
}

const offered = new WeakMap<Template, Offered>();

/** Reads a template once: making all its starting texts takes tens of milliseconds. */
export function offeredBy(template: Template): Offered {
  let known = offered.get(template);
  if (!known) {
    const blocks = template.sections.flatMap((section) => section.blocks);
    const words = new Map(blocks.map((block) => [block.key, countWords(blockDocument(block))]));
    offered.set(template, (known = { forms: formBook(new Map([[template.key, template]])), words }));
  }
  return known;
}

/** Was nothing written since the block was born? */
export function isUntouched(
  block: Pick<BlockOverview, "key" | "revision">,
  { words }: Pick<Figures, "words">,
  { words: first }: Offered,
): boolean {
  return words === 0 || ((block.revision?.number ?? 1) === 1 && words === first.get(block.key));
}

/**
 * The gaps of a block, those of its words first. A block that is signed, or of which nothing is required, has none.
 * @param today YYYY-MM-DD in the project's time zone
 */
export function gapsOf(block: BlockOverview, figures: Figures | undefined, offer: Offered, today: string): Gap[] {
  if (block.notRequired !== null || block.state === "agreed" || block.state === "baselined") return [];
  return [...wordsMissing(block, figures, offer), ...assignmentMissing(block, today)];
}

function wordsMissing(block: BlockOverview, figures: Figures | undefined, offer: Offered): Gap[] {
  if (!figures) return [{ kind: "underived" }];
  if (isUntouched(block, figures, offer)) return [{ kind: "empty" }];
  const gaps: Gap[] = figures.missing.map((missing) => named(missing, offer.forms));
  return figures.examples > 0 ? [...gaps, { kind: "examples", count: figures.examples }] : gaps;
}

function named(missing: Missing, forms: FormBook): CellGap {
  const form = Object.hasOwn(forms, missing.form) ? forms[missing.form] : undefined;
  const kind = missing.column === "" ? "form" : "cell";
  return { ...missing, kind, formTitle: form?.title ?? missing.form, columnTitle: columnTitle(form, missing.column) };
}

function columnTitle(form: Form | undefined, column: string): string {
  const columns = form?.kind === "table" || form?.kind === "card" ? form.columns : [];
  return columns.find(({ key }) => key === column)?.title ?? column;
}

function assignmentMissing({ responsibleId, due, state }: BlockOverview, today: string): Gap[] {
  const gaps: Gap[] = [];
  if (state === "draft" && due !== null && due < today) gaps.push({ kind: "overdue", due });
  if (responsibleId === null) gaps.push({ kind: "nobody" });
  if (due === null) gaps.push({ kind: "no-date" });
  return gaps;
}
