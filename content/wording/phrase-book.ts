/** Phrases by their first words: a text is read once, word by word, however many phrases there are. */
import { readPhrases, type PhraseWord } from "./phrases.ts";
import { spared, type TextWord } from "./text-words.ts";

interface Entry<T> {
  /** What follows the first word. */
  rest: PhraseWord[];
  value: T;
}

/** Where a phrase stands: words `at` up to, not including, `end`. */
export interface Standing<T> {
  at: number;
  end: number;
  value: T;
}

/** Between the words of one phrase stand spaces and the points of abbreviations. */
const gap = /^[\s.,/]*$/;

function fits(word: PhraseWord, text: string): boolean {
  if ("exact" in word) return word.exact === text;
  return "any" in word || text.startsWith(word.start);
}

export class PhraseBook<T> {
  private readonly exact = new Map<string, Entry<T>[]>();
  private readonly starts = new Map<string, Entry<T>[]>();
  private readonly lengths = new Set<number>();

  /** @throws PhraseError */
  add(lines: readonly string[], value: T): this {
    for (const [first, ...rest] of lines.flatMap(readPhrases)) {
      if ("exact" in first!) push(this.exact, first.exact, { rest, value });
      else if ("start" in first!) {
        push(this.starts, first.start, { rest, value });
        this.lengths.add(first.start.length);
      }
    }
    return this;
  }

  /** The phrases that begin at a word. @param source the text that the words are of */
  startingAt(words: readonly TextWord[], at: number, source: string): Standing<T>[] {
    const { text } = words[at]!;
    const found: Standing<T>[] = [];
    const look = (entries: Entry<T>[] | undefined) => {
      for (const { rest, value } of entries ?? [])
        if (follows(rest, words, at, source)) found.push({ at, end: at + 1 + rest.length, value });
    };
    look(this.exact.get(text));
    for (const length of this.lengths) if (length <= text.length) look(this.starts.get(text.slice(0, length)));
    return found;
  }

  /** Every place of every phrase. */
  in(words: readonly TextWord[], source: string): Standing<T>[] {
    return words.flatMap((_, at) => this.startingAt(words, at, source));
  }

  holds(words: readonly TextWord[], source: string): boolean {
    return words.some((_, at) => this.startingAt(words, at, source).length > 0);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function follows(rest: readonly PhraseWord[], words: readonly TextWord[], at: number, source: string): boolean {
  return rest.every((word, place) => {
    const next = words[at + 1 + place];
    if (!next || !fits(word, next.text)) return false;
    const between = source.slice(words[at + place]!.to, next.from);
    return gap.test(between) && !between.includes(spared);
  });
}
