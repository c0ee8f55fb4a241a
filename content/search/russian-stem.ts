/**
 * The stem of a Russian word, by the Snowball stemmer for Russian.
 * Algorithm: https://snowballstem.org/algorithms/russian/stemmer.html (Martin Porter, Patrick Miles).
 */

const vowels = "аеиоуыэюя";

/** Endings that count only after «а» or «я», and endings that count anywhere. */
interface Endings {
  afterA: ReadonlySet<string>;
  free: ReadonlySet<string>;
  longest: number;
}

function endings(free: string, afterA = ""): Endings {
  const sets = [afterA, free].map((list) => new Set(list.split(" ").filter(Boolean)));
  const longest = Math.max(...[...sets[0]!, ...sets[1]!].map(({ length }) => length));
  return { afterA: sets[0]!, free: sets[1]!, longest };
}

const gerund = endings("ив ивши ившись ыв ывши ывшись", "в вши вшись");
const reflexive = endings("ся сь");
const adjective = endings("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
const participle = endings("ивш ывш ующ", "ем нн вш ющ щ");
const verb = endings(
  "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю",
  "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
);
const noun = endings(
  "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я",
);
const superlative = endings("ейш ейше");
const derivational = endings("ост ость");

/** Where the part begins in which endings are looked for: after the first vowel. */
function vowelRegion(word: string): number {
  for (let at = 0; at < word.length; at++) if (vowels.includes(word[at]!)) return at + 1;
  return word.length;
}

/** Where a region begins: after the first consonant that follows a vowel from here on. */
function region(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at++)
    if (!vowels.includes(word[at]!) && vowels.includes(word[at - 1]!)) return at + 1;
  return word.length;
}

/** How long the word is without the longest ending of these within its region; its own length when it has none. */
function cut(word: string, start: number, { afterA, free, longest }: Endings): number {
  for (let length = Math.min(longest, word.length - start); length > 0; length--) {
    const at = word.length - length;
    const ending = word.slice(at);
    if (free.has(ending)) return at;
    // Another ending is not tried when the longest one does not stand after «а» or «я».
    if (afterA.has(ending)) return at > start && (word[at - 1] === "а" || word[at - 1] === "я") ? at : word.length;
  }
  return word.length;
}

/** @param word in lower case, «ё» as «е» */
export function russianStem(word: string): string {
  const start = vowelRegion(word);
  const second = region(word, region(word, 0));
  let stem = word;
  /** Takes one of these endings off. */
  const without = (list: Endings): boolean => {
    const length = cut(stem, start, list);
    if (length === stem.length) return false;
    stem = stem.slice(0, length);
    return true;
  };
  const undouble = () => {
    if (stem.endsWith("нн") && stem.length - 2 >= start) stem = stem.slice(0, -1);
  };
  if (!without(gerund)) {
    without(reflexive);
    if (without(adjective)) without(participle);
    else if (!without(verb)) without(noun);
  }
  if (stem.length > start && stem.endsWith("и")) stem = stem.slice(0, -1);
  const derived = cut(stem, start, derivational);
  if (derived < stem.length && derived >= second) stem = stem.slice(0, derived);
  if (stem.endsWith("нн")) undouble();
  else if (without(superlative)) undouble();
  else if (stem.length > start && stem.endsWith("ь")) stem = stem.slice(0, -1);
  return stem;
}
