/** What differs between two texts, word by word; long unchanged runs are shortened to their edges. */
import { diffLines, diffWordsWithSpace } from "diff";

export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** More changed words or lines than this are not sought one by one: the time grows with their square. */
const limit = { maxEditLength: 400 };
/** An unchanged run longer than this keeps only its edges, in characters. */
const longRun = 240;
const edge = 90;

function shorten(text: string): string {
  return text.length > longRun ? `${text.slice(0, edge)} […] ${text.slice(-edge)}` : text;
}

/** Words that changed; of texts that differ in too many of them lines; of wholly different ones the whole. */
function changes(before: string, after: string) {
  const found = diffWordsWithSpace(before, after, limit) ?? diffLines(before, after, limit);
  return found ?? [before, after].map((value, at) => ({ value, removed: at === 0, added: at === 1 }));
}

/** How `after` differs from `before`; empty when they are the same. */
export function wordDifference(before: string, after: string): Piece[] {
  const pieces = changes(before, after).map(({ added, removed, value }): Piece => {
    if (added) return { kind: "added", text: value };
    return removed ? { kind: "removed", text: value } : { kind: "same", text: shorten(value) };
  });
  return pieces.some(({ kind }) => kind !== "same") ? pieces : [];
}
