/** What differs between two texts, word by word as every redline has it; long unchanged runs are shortened to their edges. */
import { Facts } from "../../content/redline/facts.ts";
import { compareTexts } from "../../content/redline/lines.ts";
import type { Run } from "../../content/redline/shape.ts";

export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Steps of comparing that one difference may take on the serving thread: some milliseconds. */
const mostWork = 2_000_000;
/** An unchanged run longer than this keeps only its edges, in characters. */
const longRun = 240;
const edge = 90;

function shorten(text: string): string {
  return text.length > longRun ? `${text.slice(0, edge)} […] ${text.slice(-edge)}` : text;
}

const kinds = { same: "same", inserted: "added", deleted: "removed" } as const;

/** Plain texts have neither formats nor lines that could change. */
function pieceOf(run: Run): Piece[] {
  if (run.kind === "reformatted" || run.kind === "break") return [];
  const text = run.nodes.map((node) => node.text ?? "").join("");
  return [{ kind: kinds[run.kind], text: run.kind === "same" ? shorten(text) : text }];
}

/** How `after` differs from `before`; empty when they are the same. */
export function wordDifference(before: string, after: string): Piece[] {
  if (before === after) return [];
  return compareTexts(before, after, new Facts({ left: mostWork, coarse: false })).flatMap(pieceOf);
}
