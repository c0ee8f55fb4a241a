/** The notation in which content files name words: `удобн*`, `быстр(о|ый)`, `при <наличии> возможности`; no regular expressions. */
import { foldWord, wordsIn } from "./text-words.ts";

/** One word of a phrase: letter for letter, a beginning of it, or any word at all. */
export type PhraseWord = { exact: string } | { start: string } | { any: true };
export type Phrase = PhraseWord[];

/** More would be a mistake: somebody has put choices into choices. */
const mostPhrases = 400;

/** What is wrong with a phrase, in the language of those who edit content files. */
export class PhraseError extends Error {}

/** All phrases that a line of the notation stands for. @throws PhraseError */
export function readPhrases(line: string): Phrase[] {
  const spelled = spell(line);
  return spelled.map((phrase) => {
    if (/\*[\p{L}\p{N}]/u.test(phrase)) throw new PhraseError(`«${line}»: звёздочка стоит только в конце слова`);
    const words = wordsIn(phrase, true).map(({ text }) => readWord(text));
    const [first] = words;
    if (!first) throw new PhraseError(`«${line}»: нет ни одного слова`);
    if ("any" in first) throw new PhraseError(`«${line}»: первое слово не может быть звёздочкой`);
    if ("start" in first && first.start.length < 2)
      throw new PhraseError(`«${line}»: до звёздочки нужны хотя бы две буквы`);
    return words;
  });
}

function readWord(text: string): PhraseWord {
  if (text === "*") return { any: true };
  return text.endsWith("*") ? { start: foldWord(text.slice(0, -1)) } : { exact: foldWord(text) };
}

/** Choices `(а|б)` and parts that may be missing `<а>` written out. */
function spell(line: string): string[] {
  const found = /\(([^()<>]*)\)|<([^()<>]*)>/.exec(line);
  if (!found) {
    if (/[()<>|]/.test(line)) throw new PhraseError(`«${line}»: скобка без пары или черта вне скобок`);
    return [line];
  }
  const [whole, choices, optional] = found;
  const variants = choices !== undefined ? choices.split("|") : [optional!, ""];
  const [before, after] = [line.slice(0, found.index), line.slice(found.index + whole.length)];
  const all = variants.flatMap((variant) => spell(before + variant + after));
  if (all.length > mostPhrases) throw new PhraseError(`«${line}»: слишком много сочетаний, разделите строку`);
  return all;
}
