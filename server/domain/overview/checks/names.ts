/** Are two names of fields or indicators about the same thing? People write them in different cases and word orders. */

/** Words that tell nothing of what is named. */
const empty = new Set(["для", "или", "при", "все", "всех", "доля", "число", "количество", "процент", "показатель"]);

/** A word without the ending of its case: two letters less, four at least. */
function stem(word: string): string {
  return word.slice(0, Math.max(4, word.length - 2));
}

/** The stems of a name's words, each once. */
function stemsOf(name: string): Set<string> {
  const words =
    name
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 2 && !empty.has(word));
  return new Set((telling.length > 0 ? telling : words).map(stem));
}

/** What part of the words of one name the other one has, 0 to 1; longer endings do not matter: заполненной, заполнена. */
function shared(of: Set<string>, within: Set<string>): number {
  if (of.size === 0) return 0;
  const others = [...within];
  const found = [...of].filter((word) => others.some((other) => other.startsWith(word) || word.startsWith(other)));
  return found.length / of.size;
}

/** All words of one name stand in the other. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [stemsOf(one), stemsOf(other)];
  return shared(a, b) === 1 || shared(b, a) === 1;
}

/** Two thirds of the words of a name stand in the other: «Потерянные обращения», «Доля потерянных обращений за день». */
export function speaksOf(text: string, name: string): boolean {
  const [a, b] = [stemsOf(name), stemsOf(text)];
  return shared(a, b) >= 2 / 3 || (b.size > 1 && shared(b, a) === 1);
}
