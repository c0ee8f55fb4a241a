/** Sentences of invented words, always the same for the same seed. */

/** Always the same sequence of numbers below 1. */
export function numbers(seed: number): () => number {
  let at = seed;
  return () => (at = (at * 16807) % 2147483647) / 2147483647;
}

const syllables = "да ме ни ро ка ло ту ве со пи гра сто ны ра би".split(" ");

export function sentence(random: () => number, words: number): string {
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * 15)]).join("");
  return Array.from({ length: words }, word).join(" ");
}
