/** A line with what was looked for marked in it. */
import type { Piece } from "../../content/search/excerpt.ts";

export function Pieces({ of }: { of: readonly Piece[] }) {
  return of.map(({ text, found }, at) => (found ? <mark key={at}>{text}</mark> : text));
}
