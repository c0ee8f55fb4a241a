/** Which questions may ask the same: by the words they share, whatever their endings. */

/** Words shorter than this say little; longer ones are cut to their stem. */
const shortest = 4;
const stem = 5;
/** What part of the words of both has to be shared. */
const enough = 0.25;

export function wordsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .normalize("NFC")
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= shortest).map((word) => word.slice(0, stem)));
}

/** From 0 to 1: the shared words among all words of both. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Those most like a text, the likest first. */
export function mostLike<T>(text: string, things: readonly T[], textOf: (thing: T) => string, most = 3): T[] {
  const words = wordsOf(text);
  return things
    .map((thing) => ({ thing, like: likeness(words, wordsOf(textOf(thing))) }))
    .filter(({ like }) => like >= enough)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ thing }) => thing);
}
