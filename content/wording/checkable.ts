/** What of a requirement is checked: its statement and criterion, without code, links and references. */
import type { DocNode } from "../schema/document.ts";
import { spared } from "./text-words.ts";

/** What is to be built, and by what it is accepted. */
export const checkedFields = ["statement", "criterion"] as const;
export type CheckedField = (typeof checkedFields)[number];

/** A part of a field's line, as documents and editors hold it. */
export interface LinePart {
  type: string;
  text?: string | undefined;
  /** Names of its marks. */
  marks: readonly string[];
}

const unchecked = new Set(["code", "link"]);

/** The line of a field as it is checked: as long as the line is in an editor, so that places in it are the same. */
export function checkableLine(parts: readonly LinePart[]): string {
  return parts
    .map(({ type, text, marks }) => {
      if (text === undefined) return type === "hardBreak" ? " " : spared;
      return marks.some((mark) => unchecked.has(mark)) ? spared.repeat(text.length) : text;
    })
    .join("");
}

/** The same of a field in a stored document. */
export function checkableField(field: DocNode | undefined): string {
  const parts = field?.content ?? [];
  return checkableLine(
    parts.map(({ type, text, marks = [] }) => ({ type, text, marks: marks.map((one) => one.type) })),
  );
}
