/** What differs between two texts, word by word; long unchanged runs are shortened to their edges. */
import { diffWordsWithSpace } from "diff";

export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** An unchanged run longer than this keeps only its edges, in characters. */
const longRun = 240;
const edge = 90;

function shorten(text: string): string {
  return text.length > longRun ? `${text.slice(0, edge)} […] ${text.slice(-edge)}` : text;
}

/** How `after` differs from `before`; empty when they are the same. */
export function wordDifference(before: string, after: string): Piece[] {
  const pieces = diffWordsWithSpace(before, after).map(({ added, removed, value }): Piece => {
    if (added) return { kind: "added", text: value };
    return removed ? { kind: "removed", text: value } : { kind: "same", text: shorten(value) };
  });
  return pieces.some(({ kind }) => kind !== "same") ? pieces : [];
}
