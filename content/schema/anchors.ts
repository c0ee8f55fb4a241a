/**
 * Anchors of threads: a place in a text that is found again after the text has changed, or is said to be lost.
 *
 * Words alone name no place: the same ones may stand in every row of a table. So the mark of a quote remembers which
 * letters of the live text it was made on (each has an id that is never used again), what stood around them, and which
 * letters the text held at that time. Then, of all places where the quoted words stand now,
 *
 * - one made of other letters that were there already, around and within, is certainly not ours;
 * - one that holds some of our letters, each at its offset in the quote, is ours, unless the words that stood around
 *   ours stand better around another place: an editor that moves lines tells the shared text to rewrite one line into
 *   the other, and our letters are then found among a neighbour's words;
 * - one made of new letters alone (a line split in front of the words, moved, brought back by undo or from a revision)
 *   is ours when enough of what stood around stands around it, and clearly more than around any other;
 * - in all other cases the place is lost. A doubt is never decided by guessing: «Место изменено» can be mended by a
 *   person, a remark silently standing at other words cannot.
 *
 * A found place gets a fresh mark, so that the next change is judged by what stands there now.
 */
import { nowhere, thing, type Letters, type LineAt, type LiveLine, type QuotePlace } from "./placed-lines.ts";
import type { Quote } from "./quotes.ts";

export const anchorKinds = ["block", "quote", "row", "cell", "requirement"] as const;
export type AnchorKind = (typeof anchorKinds)[number];

/** What a thread is to stand at, as a person chose it. */
export type Chosen =
  | { kind: "block" }
  | ({ kind: "quote" } & Selected)
  | { kind: "row"; form: string; row: string }
  | { kind: "cell"; form: string; row: string; column: string }
  | { kind: "requirement"; requirement: string };

/** What is looked for: the same with a mark in place of the words. */
export type Anchor = Exclude<Chosen, { kind: "quote" }> | { kind: "quote"; mark: Mark; wasLost?: boolean };

/** Where it is now; the words of a quote with as little around as tells them from others, where that can be told. */
export type Place = Exclude<Chosen, { kind: "quote" }> | ({ kind: "quote"; at: LineAt } & QuotePlace);

/** What is remembered of quoted words. */
export interface Mark extends Quote {
  /** Of the quoted words. */
  letters: Letters[];
  /** Which letters the text has held by then: those below this clock, by client. */
  seen: [client: number, clock: number][];
  at: LineAt;
  /** How much of what stood around stood in the same line, characters before and behind. */
  inLine: [before: number, behind: number];
  /** What stood in their lines around the other places of the same words, before and behind; the first ones only. */
  others: [before: string, behind: string][];
}

/** Words as a person selects them: a quote, and where several places answer to it, what tells them apart. */
export interface Selected extends Quote, Partial<LineAt> {
  /** Which of the places that answer to the rest, from 0. */
  occurrence?: number;
}

export interface Found {
  place: QuotePlace;
  mark: Mark;
}

/** How much of what stands around is remembered, characters on each side. */
const around = 64;
/** Of how many other places of the same words the surroundings are remembered. */
const remembered = 40;
/** How many characters must agree, quoted ones and those around, where none of the letters are ours. */
const enough = 16;
/** The same outside of the row or the requirement that the words stood in. */
const enoughElsewhere = 32;
/** By how much such a place must surpass another. */
const margin = 4;
/** What it counts, in characters, that the words stand in the same cell or field, and that the line reads the same. */
const sameCell = 12;
const sameLine = 6;

/** All lines of a text as one string without borders, so that splitting a line changes nothing in it. */
export class TextStream {
  readonly text: string;
  private readonly starts: number[] = [];
  private readonly clients: number[] = [];
  private readonly clocks: number[] = [];

  constructor(readonly lines: readonly LiveLine[]) {
    let at = 0;
    for (const { text, letters } of lines) {
      this.starts.push(at);
      at += text.length;
      for (const [client, clock, length] of letters)
        for (let i = 0; i < length; i++) {
          this.clients.push(client);
          this.clocks.push(clock + i);
        }
    }
    this.text = lines.map(({ text }) => text).join("");
  }

  isLetter(index: number, client: number, clock: number): boolean {
    return this.clients[index] === client && this.clocks[index] === clock;
  }

  wasSeen(index: number, seen: ReadonlyMap<number, number>): boolean {
    return this.clocks[index]! < (seen.get(this.clients[index]!) ?? 0);
  }

  /** Do all these letters stand in the text? */
  holds(letters: readonly Letters[]): boolean {
    const wanted = letters.reduce((sum, [, , length]) => sum + length, 0);
    const isWanted = (client: number, clock: number) =>
      letters.some(([of, from, length]) => of === client && clock >= from && clock < from + length);
    return this.clients.filter((client, index) => isWanted(client, this.clocks[index]!)).length === wanted;
  }

  letters(from: number, to: number): Letters[] {
    const runs: Letters[] = [];
    for (let i = from; i < to; i++) {
      const last = runs.at(-1);
      if (last && last[0] === this.clients[i] && last[1] + last[2] === this.clocks[i]) last[2]++;
      else runs.push([this.clients[i]!, this.clocks[i]!, 1]);
    }
    return runs;
  }

  lineOf(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  atOf(index: number): LineAt {
    return this.lines[this.lineOf(index)]!.at;
  }

  /** How much stands around in the same line, characters before and behind. */
  inLine(from: number, to: number): Mark["inLine"] {
    const [first, last] = [this.lineOf(from), this.lineOf(to - 1)];
    const end = this.starts[last]! + this.lines[last]!.text.length;
    return [Math.min(around, from - this.starts[first]!), Math.min(around, end - to)];
  }

  /** What stands around in the same line. */
  lineAround(from: number, to: number): [before: string, behind: string] {
    const [before, behind] = this.inLine(from, to);
    return [this.text.slice(from - before, from), this.text.slice(to, to + behind)];
  }

  place(from: number, to: number): QuotePlace {
    const point = (index: number, line: number) => ({ line, offset: index - this.starts[line]! });
    return { from: point(from, this.lineOf(from)), to: point(to, this.lineOf(to - 1)) };
  }

  placesOf(words: string): number[] {
    const places: number[] = [];
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) places.push(at);
    return places;
  }

  /** The mark of words that stand here. */
  mark(from: number, to: number, seen: Mark["seen"]): Mark {
    const quote = this.text.slice(from, to);
    const others = this.placesOf(quote).filter((at) => at !== from);
    return {
      quote,
      prefix: this.text.slice(Math.max(0, from - around), from),
      suffix: this.text.slice(to, to + around),
      ...{ letters: this.letters(from, to), seen, at: this.atOf(from), inLine: this.inLine(from, to) },
      others: others.slice(0, remembered).map((at) => this.lineAround(at, at + quote.length)),
    };
  }
}

/** How many characters at the end of both are the same. */
function sameEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function sameBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/**
 * Marks the words that a person selected.
 * @param seen the state vector of the text
 * @returns undefined when they stand at no such place, or at several
 */
export function markQuote(stream: TextStream, selected: Selected, seen: Mark["seen"]): Found | undefined {
  const { quote, prefix, suffix, occurrence, ...hints } = selected;
  if (quote === "" || quote.includes(thing)) return undefined;
  const { lines } = stream;
  const places = lines.flatMap(({ text, at }, number) => {
    const isThere = Object.entries(hints).every(([name, value]) => !value || at[name as keyof LineAt] === value);
    return isThere ? startsIn(text, { quote, prefix, suffix }).map((offset) => ({ number, offset })) : [];
  });
  const chosen = occurrence === undefined && places.length === 1 ? places[0] : places[occurrence ?? -1];
  if (!chosen) return undefined;
  const from = lines.slice(0, chosen.number).reduce((sum, { text }) => sum + text.length, 0) + chosen.offset;
  const to = from + quote.length;
  return { place: stream.place(from, to), mark: stream.mark(from, to, seen) };
}

function startsIn(text: string, { quote, prefix, suffix }: Quote): number[] {
  const starts: number[] = [];
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1))
    if (text.slice(0, from).endsWith(prefix) && text.slice(from + quote.length).startsWith(suffix)) starts.push(from);
  return starts;
}

interface Candidate {
  from: number;
  /** How many of our letters it holds, each at its offset; letters never leave their row. */
  own: number;
  /** It holds all of them, if in another row. */
  holdsAll: boolean;
  /** Its letters, and those around it that agree with what stood around ours, were there already and are not ours. */
  isStranger: boolean;
  /** In the same form, row, cell or field as ours stood in. */
  isThere: boolean;
  /** All that stood around in the same line still does. */
  isIntact: boolean;
  /** And nothing else stands there. */
  isWhole: boolean;
  /** The line reads more as one of the others did: an editor that moves lines rewrites one into the other. */
  isOther: boolean;
  /** How many characters around it agree. */
  agreeing: number;
  /** How much speaks for it: characters that agree, and where it stands. */
  worth: number;
  /** How much must speak for it if none of its letters are ours. */
  needed: number;
}

/**
 * Finds marked words again; undefined when the place is lost.
 * @param wasLost it was lost when it was looked for last: what spoke against our own letters then may be gone by now,
 *   so that only words that stand as they stood are ours again
 */
export function findMarked(stream: TextStream, mark: Mark, seen: Mark["seen"], wasLost: boolean): Found | undefined {
  const places = stream.placesOf(mark.quote);
  // Almost always all letters stand where they stood, and the other places need not be weighed.
  const untouched = places.filter((from) => stream.isLetter(from, mark.letters[0]![0], mark.letters[0]![1]));
  const certain = candidatesAt(stream, untouched, mark).find(
    ({ own, isIntact, isOther }) => own === mark.quote.length && isIntact && !isOther,
  );
  const chosen = certain ?? choose(candidatesAt(stream, places, mark), wasLost, () => stream.holds(mark.letters));
  if (!chosen) return undefined;
  const to = chosen.from + mark.quote.length;
  return { place: stream.place(chosen.from, to), mark: stream.mark(chosen.from, to, seen) };
}

function candidatesAt(stream: TextStream, places: number[], mark: Mark): Candidate[] {
  const ours = mark.letters.flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, i) => [client, clock + i] as const),
  );
  const seen = new Map(mark.seen);
  const isInCell = mark.at.row !== "" || mark.at.requirement !== "";
  return places.map((from) => {
    const to = from + mark.quote.length;
    const isThere = isSameAt(stream.atOf(from), mark.at);
    const held = ours.filter(([client, clock], i) => stream.isLetter(from + i, client, clock)).length;
    const own = isThere ? held : 0;
    const left = sameEnd(stream.text.slice(Math.max(0, from - around), from), mark.prefix);
    const right = sameBeginning(stream.text.slice(to, to + around), mark.suffix);
    // Letters never leave their row: found in another one, they are what is left of a row that was rewritten into it.
    const [before, behind] = mark.inLine;
    const isIntact = left >= before && right >= behind;
    const wereThere = (start: number, end: number) => {
      for (let i = start; i < end; i++) if (!stream.wasSeen(i, seen)) return false;
      return true;
    };
    // Other letters that were there are ours only when their line was rewritten into ours as a whole.
    const isOld = own === 0 && (isIntact ? wereThere(from - left, to + right) : wereThere(from, to));
    const isStranger = isOld || (held > 0 && !isThere);
    const [lineBefore, lineBehind] = stream.lineAround(from, to);
    const likeOurs = Math.min(left, before) + Math.min(right, behind);
    const isOther = mark.others.some(
      ([was, followed]) => sameEnd(lineBefore, was) + sameBeginning(lineBehind, followed) > likeOurs,
    );
    const isWhole = isIntact && String(stream.inLine(from, to)) === String(mark.inLine);
    // What stands in other rows says nothing of words that were moved out of theirs.
    const agreeing = isThere ? left + right : likeOurs;
    const worth = mark.quote.length + agreeing + (isInCell && isThere ? sameCell : 0) + (isWhole ? sameLine : 0);
    return {
      from,
      own,
      holdsAll: held === mark.quote.length,
      isStranger,
      isThere,
      isIntact,
      isWhole,
      isOther,
      agreeing,
      worth,
      needed: isThere ? enough : enoughElsewhere,
    };
  });
}

function isSameAt(a: LineAt, b: LineAt): boolean {
  return (Object.keys(nowhere) as (keyof LineAt)[]).every((name) => a[name] === b[name]);
}

/** @param areTorn whether all our letters still stand, wherever that is */
function choose(candidates: Candidate[], wasLost: boolean, areTorn: () => boolean): Candidate | undefined {
  const [pinned, ...split] = candidates.filter(({ own }) => own > 0).sort((a, b) => b.own - a.own);
  const others = candidates.filter(({ own }) => own === 0).sort((a, b) => b.worth - a.worth);
  const [best, second] = others;
  if (pinned) {
    const rivals = [...split, ...others.filter(({ isStranger }) => !isStranger)];
    // Our letters were left in a line that reads as another one did, and ours has been written again elsewhere.
    const [moved, another] = pinned.isOther ? rivals.filter(({ own, isWhole }) => own === 0 && isWhole) : [];
    if (moved) return another ? undefined : moved;
    const isUncontested = !wasLost && !pinned.isOther && rivals.every(({ worth }) => worth <= pinned.worth);
    return pinned.isIntact || isUncontested ? pinned : undefined;
  }
  if (!best || best.isStranger || best.isOther || best.worth < best.needed) return undefined;
  // Nobody has written our words again: somebody has written others in their midst.
  if ((!candidates.some(({ holdsAll }) => holdsAll) && areTorn()) || (wasLost && !best.isWhole)) return undefined;
  // Of lines that read as ours did and were all written anew, what stands around them tells nothing: it may have moved.
  const twin = others.find((one) => one !== best && !one.isStranger && one.isIntact && one.isThere === best.isThere);
  if (twin) return undefined;
  // Standing where ours stood is no proof against words that were carried away with more of what stood around them.
  if (others.some((one) => !one.isStranger && one.agreeing > best.agreeing)) return undefined;
  return !second || best.worth >= second.worth + margin ? best : undefined;
}
