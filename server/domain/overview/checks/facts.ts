/** What the checks look at, and what they answer: facts by then, no texts are read. */
import type { ProjectGoal, Template } from "../../../../content/templates/format.ts";
import type { Priority } from "../../../../content/schema/forms.ts";
import { cellAnchor, requirementAnchor, rowAnchor } from "../../../../content/schema/names.ts";
import type { WatchedRow } from "../../texts.ts";

/** The numbers of the source checklist. L9 has no data yet. */
export const rules = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"] as const;
export type Rule = (typeof rules)[number];

/** A hint is worth a look; a warning will cost money or time if it stays. Neither blocks anything. */
export type Severity = "hint" | "warning";

/** Where something is put right: in a block, in the list of members, among the blocks the template still offers. */
export type Place = { to: "block"; blockId: string; anchor: string | null } | { to: "members" } | { to: "bin" };

/** One of the things a finding speaks of. */
export interface FindingItem {
  text: string;
  place: Place;
}

/** What a check found. */
export interface Finding {
  rule: Rule;
  severity: Severity;
  sentence: Record<"ru" | "en", string>;
  place: Place;
  /** All of them, in the order of the document. */
  items: FindingItem[];
}

export interface CheckedBlock {
  id: string;
  key: string;
  title: string;
  /** Nothing is written, and nobody has said that nothing is required. */
  empty: boolean;
  notRequired: boolean;
}

/** A row with the block it stands in. */
export interface CheckedRow extends WatchedRow {
  blockId: string;
  textId: string;
}

export interface CheckedRequirement {
  uuid: string;
  code: string;
  statement: string;
  priority: Priority;
  /** `form|row|column` of the cell it was made of, or empty. */
  origin: string;
  addressee: string;
  stage: string;
  blockId: string;
  blockKey: string;
}

export interface CheckFacts {
  template: Template;
  /** What the project was created for. */
  goal: ProjectGoal;
  blocks: CheckedBlock[];
  rows: CheckedRow[];
  requirements: CheckedRequirement[];
  leaderMissing: boolean;
}

/** Rows of the named forms, in the order of the document. */
export function rowsOf({ rows }: CheckFacts, ...forms: readonly string[]): CheckedRow[] {
  return rows.filter(({ form }) => forms.includes(form));
}

export function findBlock({ blocks }: CheckFacts, key: string): CheckedBlock | undefined {
  return blocks.find((block) => block.key === key);
}

export function placeOfBlock({ id }: CheckedBlock): Place {
  return { to: "block", blockId: id, anchor: null };
}

/** The place of a row, or of one of its cells. */
export function placeOfRow({ blockId, textId, form, row }: CheckedRow, column?: string): Place {
  const place = { text: textId, form };
  return { to: "block", blockId, anchor: column ? cellAnchor(place, row, column) : rowAnchor(place, row) };
}

export function requirementItem({ uuid, code, statement, blockId }: CheckedRequirement): FindingItem {
  const anchor = requirementAnchor(uuid);
  return { text: statement ? `${code} ${statement}` : code, place: { to: "block", blockId, anchor } };
}
