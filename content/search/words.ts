/** Words of a text as search sees them: by their stems, whatever their endings, «ё» as «е», and codes as a whole. */
import { englishStem } from "./english-stem.ts";
import { russianStem } from "./russian-stem.ts";

/** The longest word that is told apart, characters: what follows is not looked at. */
const longestWord = 40;

/** A code such as «ТЗ-INT-003» or «В-12», or a word; marks over letters and soft hyphens belong to it. */
const unit = /\p{L}+(?:[-‑][\p{L}\p{N}]+)*[-‑]\p{N}+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD]*/gu;
const hyphen = /[-‑]/g;

/** A word or a code where it stands in a text. */
export interface Found {
  from: number;
  to: number;
  /** In lower case, without marks; a code without its hyphens. */
  word: string;
  isCode: boolean;
}

/** One spelling for all ways to write a word. */
export function folded(word: string): string {
  // Most words are written this way already, and every word of a text is asked.
  if (/^[а-яa-z0-9]{1,40}$/.test(word)) return word;
  const lower = word.normalize("NFC").toLowerCase().replaceAll("ё", "е");
  return lower.replace(/[\p{M}\u00AD]/gu, "").slice(0, longestWord);
}

/** The part of a word that its forms share; words of digits or of mixed letters are their own stems. */
export function stemOf(word: string): string {
  if (/^[а-я]+$/.test(word)) return russianStem(word);
  return /^[a-z]+$/.test(word) ? englishStem(word) : word;
}

/** «ЗИ-7» is ЗИ-007. */
const stemIn = ({ word, isCode }: Pick<Found, "word" | "isCode">) =>
  isCode ? word.replace(/0+(?=\d+$)/, "") : stemOf(word);

function* unitsIn(text: string): Generator<Found> {
  for (const { 0: written, index } of text.matchAll(unit)) {
    const isCode = written.includes("-") || written.includes("‑");
    const word = folded(isCode ? written.replace(hyphen, "") : written);
    if (word) yield { from: index, to: index + written.length, word, isCode };
  }
}

/** The words of a text in order; a code is followed by its parts. */
export function* wordsIn(text: string): Generator<Found> {
  for (const found of unitsIn(text)) {
    yield found;
    if (!found.isCode) continue;
    const parts = text.slice(found.from, found.to).matchAll(/[^-‑]+/g);
    for (const { 0: part, index } of parts)
      yield { from: found.from + index, to: found.from + index + part.length, word: folded(part), isCode: false };
  }
}

/** One word that is looked for. */
export interface Term {
  word: string;
  stem: string;
  isCode: boolean;
  /** It may be the beginning of a longer word: the last one, which is being typed. */
  isBeginning: boolean;
}

const longestQuery = 200;
const mostTerms = 8;

/** What somebody typed, as far as it is read. */
export function readQuery(typed: string): string {
  return [...typed.normalize("NFC").slice(0, longestQuery * 2)]
    .slice(0, longestQuery)
    .join("")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** The words to look for; all of them have to be there. Words of one letter say nothing beside others. */
export function termsOf(query: string): Term[] {
  const all = [...unitsIn(query)];
  const telling = all.filter(({ word, isCode }) => isCode || [...word].length > 1 || /\p{N}/u.test(word));
  const chosen = telling.length > 0 ? telling : all;
  const last = chosen.at(-1);
  const terms = chosen.map((found) => ({
    ...{ word: found.word, isCode: found.isCode, stem: stemIn(found) },
    isBeginning: found === last && found.to === query.length && [...found.word].length > 1,
  }));
  const unique = new Map(terms.map((term) => [term.word, term]));
  return [...unique.values()].slice(0, mostTerms);
}

/** What words have turned out to answer, as long as their query lives: a text repeats its words. */
const answered = new WeakMap<readonly Term[], Map<string, readonly Term[]>>();

/** The terms that a word of a text answers. */
export function termsOfWord({ word, isCode }: Pick<Found, "word" | "isCode">, terms: readonly Term[]): readonly Term[] {
  const known = answered.get(terms) ?? new Map<string, readonly Term[]>();
  answered.set(terms, known);
  const key = isCode ? `-${word}` : word;
  let found = known.get(key);
  if (!found) {
    const stem = stemIn({ word, isCode });
    const isAnswer = (term: Term) =>
      (term.isBeginning && word.startsWith(term.word)) || (term.isCode === isCode && term.stem === stem);
    found = terms.filter(isAnswer);
    known.set(key, found);
  }
  return found;
}

/** Which of the terms a text holds. */
export function termsHeld(text: string, terms: readonly Term[]): Term[] {
  const held = new Set<Term>();
  for (const word of wordsIn(text)) for (const term of termsOfWord(word, terms)) held.add(term);
  return terms.filter((term) => held.has(term));
}

/** How an index names what a text holds: `s` and the stem for every word, `w` and each different word as written. */
export function indexTokens(text: string): string[] {
  const stems = new Map<string, string>();
  const tokens: string[] = [];
  for (const { word, isCode } of wordsIn(text)) {
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = stemIn({ word, isCode });
      stems.set(word, stem);
      tokens.push(`w${word}`);
    }
    tokens.push(`s${stem}`);
  }
  return tokens;
}
