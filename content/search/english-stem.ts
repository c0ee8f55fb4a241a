/**
 * The stem of an English word, by the Snowball stemmer for English («Porter2»).
 * Algorithm: https://snowballstem.org/algorithms/english/stemmer.html (Martin Porter).
 */

const isVowel = (letter: string | undefined) => letter !== undefined && "aeiouy".includes(letter);

/** Words that go their own way. */
const exceptions: Readonly<Record<string, string>> = {
  ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie" },
  ...{ idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl" },
  ...{ sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes" },
};
const wholeWords = new Set("inning outing canning herring earring proceed exceed succeed".split(" "));

type Rules = readonly (readonly [ending: string, instead: string])[];

/** Rules written as `ending:instead`, the longest endings first, of which the first that fits decides. */
function rules(written: string): Rules {
  const pairs = written.split(" ").map((pair) => pair.split(":") as [string, string]);
  return pairs.sort(([a], [b]) => b.length - a.length);
}

const second = rules(
  "tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al " +
    "aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful " +
    "lessli:less li:",
);
const third = rules("tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:");
const fourth = rules("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:");

/** «y» as a consonant is written «Y»: at the beginning, and after a vowel. */
const markY = (word: string) =>
  [...word].reduce((done, letter) => {
    const before = done.at(-1);
    return done + (letter === "y" && (before === undefined || isVowel(before)) ? "Y" : letter);
  }, "");

/** Where a region begins: after the first non-vowel that follows a vowel from here on. */
function region(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at++) if (!isVowel(word[at]) && isVowel(word[at - 1])) return at + 1;
  return word.length;
}

const firstRegion = (word: string) => /^(gener|commun|arsen)/.exec(word)?.[0].length ?? region(word, 0);

function endsInShortSyllable(word: string): boolean {
  if (word.length === 2) return isVowel(word[0]) && !isVowel(word[1]);
  const [a, b, c] = word.slice(-3);
  return c !== undefined && !isVowel(a) && isVowel(b) && !isVowel(c) && !"wxY".includes(c);
}

const hasVowel = (word: string) => [...word].some(isVowel);

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, r1: number): string {
  const [long] = /eed(ly)?$/.exec(word) ?? [];
  if (long) return word.length - long.length >= r1 ? word.slice(0, -long.length) + "ee" : word;
  const [ending] = /(ed|ing)(ly)?$/.exec(word) ?? [];
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (!hasVowel(rest)) return word;
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return rest.length <= r1 && endsInShortSyllable(rest) ? `${rest}e` : rest;
}

/** Does a rule's ending that stands within its region also fit what stands before it? */
function fits(ending: string, before: string, r2: number): boolean {
  switch (ending) {
    case "ogi":
      return before.endsWith("l");
    case "li":
      return /[cdeghkmnrt]$/.test(before);
    case "ative":
      return before.length >= r2;
    case "ion":
      return /[st]$/.test(before);
    default:
      return true;
  }
}

function byRules(word: string, list: Rules, start: number, r2: number): string {
  const rule = list.find(([ending]) => word.endsWith(ending));
  if (!rule) return word;
  const [ending, instead] = rule;
  const before = word.slice(0, -ending.length);
  return before.length >= start && fits(ending, before, r2) ? before + instead : word;
}

function withoutLast(word: string, r1: number, r2: number): string {
  const before = word.slice(0, -1);
  const at = before.length;
  if (word.endsWith("e") && (at >= r2 || (at >= r1 && !endsInShortSyllable(before)))) return before;
  return word.endsWith("ll") && at >= r2 ? before : word;
}

/** @param word in lower case, of Latin letters and apostrophes */
export function englishStem(word: string): string {
  if (Object.hasOwn(exceptions, word)) return exceptions[word]!;
  if (word.length < 3) return word;
  let stem = markY(word.replace(/^'/, ""));
  const r1 = firstRegion(stem);
  const r2 = region(stem, r1);
  stem = withoutPlural(stem.replace(/'(s'?)?$/, ""));
  if (wholeWords.has(stem)) return stem;
  stem = withoutTense(stem, r1);
  if (stem.length > 2 && /[yY]$/.test(stem) && !isVowel(stem.at(-2))) stem = `${stem.slice(0, -1)}i`;
  stem = byRules(stem, second, r1, r2);
  stem = byRules(stem, third, r1, r2);
  stem = byRules(stem, fourth, r2, r2);
  return withoutLast(stem, r1, r2).replaceAll("Y", "y");
}
