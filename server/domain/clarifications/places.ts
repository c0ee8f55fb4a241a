/** Where a question is asked: a block of a publication, or a place in it by the words that stand there. */
import { limits, oneOf, requiredText } from "../fields.ts";
import { placeKinds, type PlaceKind } from "./names.ts";

/** A place inside a block, by what everybody who reads the publication finds there. */
export interface AskedPlace {
  kind: Exclude<PlaceKind, "block">;
  /** The words of a quote, the code of a requirement, the first cell of a row. */
  words: string;
}

/** A place as somebody names it. */
export interface NamedPlace {
  kind?: string;
  words?: string;
}

/** @returns null for the whole block @throws Refusal invalid, required, too-long */
export function readNamedPlace({ kind, words }: NamedPlace): AskedPlace | null {
  const named = oneOf("place", kind || "block", placeKinds);
  if (named === "block") return null;
  return { kind: named, words: requiredText("quote", words, limits.quote) };
}

/** The column of a place. */
export function storedPlace(place: AskedPlace | null): string {
  return place === null ? "" : JSON.stringify(place);
}

/** The place in a column. */
export function placeIn(column: string): AskedPlace | null {
  return column === "" ? null : (JSON.parse(column) as AskedPlace);
}
