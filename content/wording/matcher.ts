/** Finds vague words in a requirement; runs in the browser and on the server, and answers the same in both. */
import { markerName, type Level, type Lift, type Marker, type Wording, type Wordings } from "./wording.ts";
import { PhraseBook } from "./phrase-book.ts";
import { sentencesIn, spared, withoutQuotes, wordsIn, type Sentence, type TextWord } from "./text-words.ts";

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

/**
 * Looks for vague words.
 * @param text the words of one field; U+FFFC stands for what is not to be checked
 * @param off names of markers that are not looked for
 */
export type Matcher = (text: string, off?: ReadonlySet<string>) => Found[];

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

const nothing: ReadonlySet<string> = new Set();

/** So many texts are remembered: a project's thousands of requirements are looked at again and again. */
const mostRemembered = 10_000;

export function createMatcher(wordings: Wordings): Matcher {
  const books: Partial<Record<Wording["language"], Book>> = {};
  const known = new Map<string, Found[][]>();
  const candidates = (text: string): Found[][] => {
    const remembered = known.get(text);
    if (remembered) return remembered;
    const source = withoutQuotes(text);
    const language = /[а-яё]/i.test(text) ? "ru" : "en";
    const book = (books[language] ??= bookOf(wordings[language]));
    const found = sentencesIn(source).map((sentence) => candidatesIn(sentence, { source, text, book }));
    if (known.size >= mostRemembered) known.clear();
    known.set(text, found);
    return found;
  };
  return (text, off = nothing) =>
    text.trim() === ""
      ? []
      : candidates(text).flatMap((found) => longestOnly(found.filter(({ marker }) => !off.has(marker))));
}

interface Reading {
  source: string;
  text: string;
  book: Book;
}

function candidatesIn(sentence: Sentence, { source, text, book }: Reading): Found[] {
  const { words } = sentence;
  const standing = book.markers.in(words, source);
  if (standing.length === 0) return [];
  const exceptions = book.exceptions.in(words, source);
  const lifted = liftsOf(sentence, source, book);
  const vague = standing.filter(
    (one) =>
      !isName(words, one.at, source) &&
      !exceptions.some((around) => around.value === one.value.id && around.at < one.end && one.at < around.end) &&
      !one.value.lifted.some(lifted) &&
      (one.value.where !== "two-duties" || book.duties.in(words, source).length > 1),
  );
  return vague.map(({ at, end, value }) => {
    const [from, to] = [words[at]!.from, words[end - 1]!.to];
    return {
      ...{ marker: markerName(book.language, value.id), level: value.level, from, to },
      ...{ words: text.slice(from, to), sentence: words.map((word) => word.text).join(" ") },
    };
  });
}

/** Of phrases over the same words the longest is told, and one marker once at a place. */
function longestOnly(found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found];
  const chosen: Found[] = [];
  for (const one of found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (!chosen.some((other) => one.from < other.to && other.from < one.to)) chosen.push(one);
  return chosen.sort((a, b) => a.from - b.from);
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
    if (isDigits && isGlued(word.text, units)) return true;
    if (!isDigits && numerals.startingAt(words, at, source).length === 0) return false;
    if (!next) return false;
    if (units.startingAt(words, at + 1, source).length > 0) return true;
    return isDigits && /^\d{2}$/.test(next.text) && source.slice(word.to, next.from) === ":";
  });
}

/** «30мин»; a single letter is no unit there: «1С» is the name of a program. */
function isGlued(text: string, units: PhraseBook<true>): boolean {
  const unit = /^\d+(\p{L}{2,})$/u.exec(text)?.[1];
  return unit !== undefined && units.holds(wordsIn(unit), unit);
}

/** A colon, or brackets with a comma between them, that name what is meant. */
function hasList(text: string): boolean {
  return (
    /:\s*[\p{L}\p{N}«"\uFFFC]/u.test(text) || (text.match(/\([^()]*\)/g) ?? []).some((inner) => inner.includes(","))
  );
}
