/** A text as words and sentences, with their places; \b of regular expressions knows no Cyrillic letters. */

export interface TextWord {
  /** As it is compared: small letters, ё as е, one code for one letter. */
  text: string;
  from: number;
  to: number;
  /** Begins with a capital letter and goes on with small ones, as names do. */
  isCapital: boolean;
}

const words = /[\p{L}\p{N}\p{M}\u00AD]+(?:[-‑][\p{L}\p{N}\p{M}]+)*|[%‰₽$€£№]|\?{2,}/gu;
const wordsAndStars =
  /[\p{L}\p{N}\p{M}]*(?:[-‑][\p{L}\p{N}\p{M}]+)*-?\*|[\p{L}\p{N}\p{M}]+(?:[-‑][\p{L}\p{N}\p{M}]+)*|[%‰₽$€£№]|\?{2,}/gu;

/** A word as it is compared. */
export function foldWord(word: string): string {
  // Most words are small letters already; the rest of the work is for those that are not.
  const plain = /^[а-яa-z]+$/.test(word)
    ? word
    : word.replaceAll("\u00AD", "").normalize("NFC").toLowerCase().replaceAll("ё", "е").replaceAll("‑", "-");
  return plain.startsWith("??") ? "??" : plain;
}

/** The words of a text. @param stars whether the text is of the notation of phrases */
export function wordsIn(text: string, stars = false): TextWord[] {
  const found: TextWord[] = [];
  for (const match of text.matchAll(stars ? wordsAndStars : words)) {
    const [word] = match;
    const from = match.index;
    found.push({ text: foldWord(word), from, to: from + word.length, isCapital: isCapital(word) });
  }
  return found;
}

function isCapital(word: string): boolean {
  const first = word[0]!;
  if (first === first.toLowerCase()) return false;
  return word.length > 1 && word.slice(1) !== word.slice(1).toUpperCase();
}

/** A sentence: a part of a text, and its words. */
export interface Sentence {
  words: TextWord[];
  from: number;
  to: number;
}

/** A point inside «и т. д.» ends nothing; one before a capital letter does, and so does a new line. */
function ends(between: string, next: TextWord, text: string): boolean {
  if (between.includes("\n")) return true;
  if (!/[.!?…]["»”)]*\s/.test(between)) return false;
  const first = text[next.from]!;
  return first !== first.toLowerCase() || /[«"“]\s*$/.test(between);
}

/** The sentences of a text, in its order. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let current: TextWord[] = [];
  let from = 0;
  const close = (to: number) => {
    if (current.length > 0) sentences.push({ words: current, from, to });
    current = [];
    from = to;
  };
  for (const word of wordsIn(text)) {
    const last = current.at(-1);
    if (last && ends(text.slice(last.to, word.from), word, text)) close(word.from);
    current.push(word);
  }
  close(text.length);
  return sentences;
}

/** In place of words that are not checked: it belongs to no word. */
export const spared = "\uFFFC";

const quoted = /«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|"[^"\n]*"|`[^`\n]*`/g;
const addresses = /\b(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}/g;

/** The text without what is quoted and without addresses; every sign stays at its place. */
export function withoutQuotes(text: string): string {
  const blank = (found: string) => spared.repeat(found.length);
  const bare = /[«“„"`]/.test(text) ? text.replace(quoted, blank) : text;
  return /[@/]|www/.test(bare) ? bare.replace(addresses, blank) : bare;
}
