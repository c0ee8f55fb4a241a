/** Where wanted words stand in a line: capitals and «ё» are no difference unless they are asked for. */
import type { Wanted } from "../domain/texts.ts";

/** One letter for one letter, so that places in the spelling are places in the line. */
function spelled(text: string, matchCase: boolean): string {
  return [...text]
    .map((letter) => {
      const plain = letter === "\u00a0" || letter === "\u202f" ? " " : letter;
      const lower = matchCase ? plain : plain.toLowerCase();
      const same = lower.length === letter.length ? lower : letter;
      return same === "ё" ? "е" : same === "Ё" ? "Е" : same;
    })
    .join("");
}

const isPartOfWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

/** @returns a function that tells where the words begin in a line, without overlaps */
export function searchFor({ words, matchCase, wholeWords }: Wanted): (line: string) => number[] {
  const wanted = spelled(words, matchCase);
  return (line) => {
    const text = spelled(line, matchCase);
    const found: number[] = [];
    for (let at = text.indexOf(wanted); at >= 0;) {
      const isWhole = !isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + wanted.length]);
      const fits = !wholeWords || isWhole;
      if (fits) found.push(at);
      at = text.indexOf(wanted, at + (fits ? wanted.length : 1));
    }
    return found;
  };
}

/** What is put in place of found words: at the beginning of a sentence it begins with a capital as they did. */
export function fittingCase(found: string, by: string, { matchCase, words }: Wanted): string {
  const [first = "", next = ""] = [found[0], by[0]];
  const wasRaised = first !== first.toLowerCase() && words[0] === words[0]?.toLowerCase();
  return !matchCase && wasRaised && next !== next.toUpperCase() ? next.toUpperCase() + by.slice(1) : by;
}
