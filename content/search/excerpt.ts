/** The words that were found, shown where they stand: a line of the text with what is around them. */
import { termsOfWord, wordsIn, type Term } from "./words.ts";

/** A piece of a line; `found` is what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

/** How much of a line is shown, characters, and how much of it before the first word that was found. */
const shownLength = 180;
const before = 50;
/** The best of so many lines that hold any of the words is good enough. */
const mostLooked = 24;

export interface Range {
  from: number;
  to: number;
  term: Term;
}

/** Where the words stand, from left to right, apart from each other. */
export function rangesIn(line: string, terms: readonly Term[]): Range[] {
  const ranges: Range[] = [];
  for (const found of wordsIn(line)) {
    if (found.from < (ranges.at(-1)?.to ?? 0)) continue;
    const [term] = termsOfWord(found, terms);
    if (term) ranges.push({ from: found.from, to: found.to, term });
  }
  return ranges;
}

function piecesOf(line: string, ranges: readonly Range[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, found: boolean) => text && pieces.push({ text, found });
  let at = from;
  for (const range of ranges.filter((one) => one.from >= from && one.to <= to)) {
    add(line.slice(at, range.from), false);
    add(line.slice(range.from, range.to), true);
    at = range.to;
  }
  add(line.slice(at, to), false);
  return pieces;
}

/** A whole line, such as a title, with what was found in it. */
export function marked(line: string, terms: readonly Term[]): Piece[] {
  return piecesOf(line, rangesIn(line, terms), 0, line.length);
}

/** What a word that may answer begins with at least: stems differ from words in their last letters only. */
const sure = (term: Term) =>
  term.isCode ? term.word.slice(0, 1) : term.stem.slice(0, Math.max(1, term.stem.length - 1));

/** The line that holds most of what is looked for, cut to be shown; empty when none does. */
export function excerptOf(text: string, terms: readonly Term[]): Piece[] {
  let best: { line: string; ranges: Range[]; count: number } | undefined;
  let looked = 0;
  const beginnings = terms.map(sure);
  for (const line of text.split("\n")) {
    const plain = line.normalize("NFC").toLowerCase().replaceAll("ё", "е").replaceAll("\u00AD", "");
    if (!beginnings.some((beginning) => plain.includes(beginning))) continue;
    const ranges = rangesIn(line, terms);
    const count = new Set(ranges.map(({ term }) => term)).size;
    if (count > (best?.count ?? 0)) best = { line, ranges, count };
    if (count === terms.length || (count > 0 && ++looked === mostLooked)) break;
  }
  return best ? cut(best.line, best.ranges) : [];
}

function cut(line: string, ranges: readonly Range[]): Piece[] {
  if (line.length <= shownLength) return piecesOf(line, ranges, 0, line.length);
  const first = ranges[0] ?? { from: 0, to: 0 };
  const earliest = Math.max(0, first.from - before);
  // Whole words: from a space on, and up to one.
  const from = earliest === 0 ? 0 : Math.min(first.from, line.indexOf(" ", earliest) + 1 || first.from);
  const latest = Math.min(line.length, Math.max(from + shownLength, first.to));
  const to = latest === line.length ? latest : Math.max(first.to, line.lastIndexOf(" ", latest));
  const pieces = piecesOf(line, ranges, from, to);
  if (from > 0) pieces.unshift({ text: "…", found: false });
  if (to < line.length) pieces.push({ text: "…", found: false });
  return pieces;
}

/** The beginning of a text as one line, for what was found by its title alone. */
export function beginningOf(text: string): Piece[] {
  const line =
    text
      .slice(0, shownLength * 2)
      .split("\n")
      .find((one) => one.trim() !== "") ?? "";
  return line === "" ? [] : cut(line, []);
}
