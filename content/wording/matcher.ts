/** Finds vague words in a requirement; runs in the browser and on the server, and answers the same in both. */
import { markerName, type Level, type Lift, type Marker, type Wording, type Wordings } from "./format.ts";
import { PhraseBook, type Standing } from "./phrase-book.ts";
import { sentencesIn, spared, withoutQuotes, type Sentence, type TextWord } from "./text-words.ts";

/** A vague word in a text. */
export interface Found {
  /** `ru/convenient`. */
  marker: string;
  level: Level;
  from: number;
  to: number;
  /** As they stand in the text. */
  words: string;
  /** The words of its sentence, without signs and case: what somebody keeps deliberately is kept in this sentence. */
  sentence: string;
}

interface Book {
  language: Wording["language"];
  markers: PhraseBook<Marker>;
  exceptions: PhraseBook<string>;
  units: PhraseBook<true>;
  numerals: PhraseBook<true>;
  triggers: PhraseBook<true>;
  references: PhraseBook<true>;
  duties: PhraseBook<true>;
}

/** Looks for vague words. @param text the words of one field; U+FFFC stands for what is not to be checked */
export type Matcher = (text: string) => Found[];

function bookOf(wording: Wording): Book {
  const markers = new PhraseBook<Marker>();
  const exceptions = new PhraseBook<string>();
  for (const marker of wording.markers) {
    markers.add(marker.find, marker);
    exceptions.add(marker.except, marker.id);
  }
  const list = (lines: readonly string[]) => new PhraseBook<true>().add(lines, true);
  const { language, units, numerals, triggers, references, duties } = wording;
  return {
    ...{ language, markers, exceptions, units: list(units), numerals: list(numerals), triggers: list(triggers) },
    ...{ references: list(references), duties: list(duties) },
  };
}

/** @param off names of markers that are not looked for */
export function createMatcher(wordings: Wordings, off: readonly string[] = []): Matcher {
  const silent = new Set(off);
  const books = { ru: bookOf(wordings.ru), en: bookOf(wordings.en) };
  return (text) => {
    if (text.trim() === "") return [];
    const source = withoutQuotes(text);
    const book = /[а-яё]/i.test(text) ? books.ru : books.en;
    return sentencesIn(source).flatMap((sentence) => findIn(sentence, { source, text, book, silent }));
  };
}

interface Reading {
  source: string;
  text: string;
  book: Book;
  silent: ReadonlySet<string>;
}

function findIn(sentence: Sentence, { source, text, book, silent }: Reading): Found[] {
  const { words } = sentence;
  const standing = book.markers.in(words, source);
  if (standing.length === 0) return [];
  const exceptions = book.exceptions.in(words, source);
  const lifted = liftsOf(sentence, source, book);
  const told = standing.filter(
    (one) =>
      !silent.has(markerName(book.language, one.value.id)) &&
      !isName(words, one.at, source) &&
      !exceptions.some((around) => around.value === one.value.id && overlaps(around, one)) &&
      !one.value.lifted.some(lifted) &&
      (one.value.where !== "two-duties" || book.duties.in(words, source).length > 1),
  );
  return longestOnly(told).map(({ at, end, value }) => {
    const [from, to] = [words[at]!.from, words[end - 1]!.to];
    return {
      ...{ marker: markerName(book.language, value.id), level: value.level, from, to },
      ...{ words: text.slice(from, to), sentence: words.map((word) => word.text).join(" ") },
    };
  });
}

const overlaps = (one: Standing<unknown>, other: Standing<unknown>) => one.at < other.end && other.at < one.end;

/** Of phrases over the same words the longest is told, and one marker once at a place. */
function longestOnly(found: Standing<Marker>[]): Standing<Marker>[] {
  const chosen: Standing<Marker>[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.at - (a.end - a.at) || a.at - b.at))
    if (!chosen.some((other) => overlaps(one, other))) chosen.push(one);
  return chosen.sort((a, b) => a.at - b.at);
}

/** A capital letter inside a sentence begins a name, such as that of a product; behind a colon it begins a part. */
function isName(words: readonly TextWord[], at: number, source: string): boolean {
  const word = words[at]!;
  if (!word.isCapital || at === 0) return false;
  return !/[:•–—]/.test(source.slice(words[at - 1]!.to, word.from));
}

/** What makes the words of a sentence precise; each is looked for only when a marker asks. */
function liftsOf({ words, from, to }: Sentence, source: string, book: Book): (lift: Lift) => boolean {
  const known = new Map<Lift, boolean>();
  const look: Record<Lift, () => boolean> = {
    number: () => hasNumber(words, source, book),
    trigger: () => book.triggers.holds(words, source),
    list: () => hasList(source.slice(from, to)),
    reference: () => source.slice(from, to).includes(spared) || book.references.holds(words, source),
  };
  return (lift) => {
    if (!known.has(lift)) known.set(lift, look[lift]());
    return known.get(lift)!;
  };
}

/** «не более 2 секунд», «5 рабочих дней», «в 9:00», «99,5 %». */
function hasNumber(words: readonly TextWord[], source: string, { units, numerals }: Book): boolean {
  return words.some((word, at) => {
    const next = words[at + 1];
    const isDigits = /^\d/.test(word.text);
    if (isDigits && /^\d+\p{L}/u.test(word.text)) return true;
    if (!isDigits && numerals.startingAt(words, at, source).length === 0) return false;
    if (!next) return false;
    if (units.startingAt(words, at + 1, source).length > 0) return true;
    return isDigits && /^\d{2}$/.test(next.text) && source.slice(word.to, next.from) === ":";
  });
}

/** A colon, or brackets with a comma between them, that name what is meant. */
function hasList(text: string): boolean {
  return /:\s*[\p{L}\p{N}«"\uFFFC]/u.test(text) || /\([^()]*,[^()]*\)/.test(text);
}
