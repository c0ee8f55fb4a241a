/** Prefixes of requirement codes (ТЗ-INT-003) for sections that people add: three Latin capitals, never twice (R10). */

const latin: Record<string, string> = Object.fromEntries(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((letter, index) => [
    letter,
    [..."ABVGDEEJZIIKLMNOPRSTUFHCCSS", "", "Y", "", "E", "U", "A"][index]!,
  ]),
);
const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** A prefix that resembles the title and is not among those taken, removed sections' included. */
export function freePrefix(title: string, taken: ReadonlySet<string>): string {
  const letters = [...title.toLowerCase()].map((letter) => latin[letter] ?? letter.toUpperCase());
  const start = `${letters.join("").replace(/[^A-Z]/g, "")}XXX`.slice(0, 3);
  if (!taken.has(start)) return start;
  const others = [
    ...alphabet.map((last) => start.slice(0, 2) + last),
    ...alphabet.flatMap((second) => alphabet.map((third) => start.slice(0, 1) + second + third)),
    ...alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => a + b + c))),
  ];
  return others.find((prefix) => !taken.has(prefix)) ?? start;
}
