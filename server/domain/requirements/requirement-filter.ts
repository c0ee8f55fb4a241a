/** Which requirements a filter lets through. */
import { priorities, type Priority } from "../../../content/schema/forms.ts";
import { requirementStatuses, type RequirementStatus } from "../../../content/schema/names.ts";
import { oneOf, optionalText } from "../fields.ts";
import type { RequirementRow } from "./requirements.ts";

/** In place of a stage or an addressee: those that have none. */
export const nothing = "-";

/** The longest text that is looked for, characters. */
export const searchLimit = 200;

export interface RequirementFilter {
  /** Id of a section. */
  section?: string;
  /** A stage as it is written, or `-` for none. */
  stage?: string;
  priority?: Priority;
  /** An addressee as it is written, or `-` for none. */
  addressee?: string;
  status?: RequirementStatus;
  /** Words that all stand in its code, its place or its fields, in any order. */
  text?: string;
}

type Asked = Partial<Record<keyof RequirementFilter, string | undefined>>;

/** A filter as it is asked for in an address; what is empty filters nothing. @throws Refusal invalid, too-long */
export function readFilter({ section, stage, priority, addressee, status, text }: Asked): RequirementFilter {
  return {
    section: section || undefined,
    stage: optionalText("stage", stage, searchLimit) || undefined,
    priority: priority ? oneOf("priority", priority, priorities) : undefined,
    addressee: optionalText("addressee", addressee, searchLimit) || undefined,
    status: status ? oneOf("status", status, requirementStatuses) : undefined,
    text: optionalText("text", text, searchLimit) || undefined,
  };
}

/** The same letters for the same word: without case, ё as е. */
function fold(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll("ё", "е");
}

function isWritten(asked: string | undefined, written: string): boolean {
  return asked === undefined || (asked === nothing ? "" : asked) === written;
}

function holds(row: RequirementRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { code, statement, criterion, addressee, stage, owner, source, block } = row;
  const place = `${block.number} ${block.title}`;
  const text = fold([code, statement, criterion, addressee, stage, owner, source, place].join("\n"));
  return words.every((word) => text.includes(word));
}

/** Those that pass, in the order given. */
export function selectRequirements(rows: readonly RequirementRow[], filter: RequirementFilter): RequirementRow[] {
  const { section, stage, priority, addressee, status } = filter;
  const words = fold(filter.text ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter(
    (row) =>
      (section === undefined || row.section.id === section) &&
      (priority === undefined || row.priority === priority) &&
      (status === undefined || row.status === status) &&
      isWritten(stage, row.stage) &&
      isWritten(addressee, row.addressee) &&
      holds(row, words),
  );
}
