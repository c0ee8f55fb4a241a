/** Suggestions: what a line asks for by # or @, and what of the project answers it. */
import type { Names } from "../../../content/schema/names.ts";

export interface Choice {
  kind: "requirement" | "block" | "person" | "value" | "deed";
  /** The uuid or id it leads to; of a value its words, of a deed its name. */
  target: string;
  /** What stands first: a code, a number; may be empty. */
  code: string;
  text: string;
  /** More words by which it is found. */
  also?: string;
  /** Keys that do the same, as shown. */
  keys?: string;
}

export interface Asked {
  kind: "thing" | "person" | "deed";
  /** Where its sign stands in the line. */
  start: number;
  query: string;
  /** Whether Enter takes the first answer at once. «№ 5» is how people write numbers, so that one has to be picked. */
  eager: boolean;
}

/** # or, on the same key of the Russian keyboard, № asks for a requirement or a block; @ for a person. */
const sign = /(?:^|[\s([{«„"'—–\-/\ufffc])([#№@])((?:[^\s#№@\ufffc][^#№@\ufffc]{0,48})?)$/u;

/** «/» at the beginning of a line or behind a space asks what the line can become; «и/или» and «/home/x» ask nothing. */
const slash = /(?:^|\s)\/((?:[\p{L}\p{N}-][\p{L}\p{N} -]{0,24})?)$/u;

/** What the words before the cursor ask for. */
export function askedIn(before: string): Asked | undefined {
  const wished = slash.exec(before)?.[1];
  if (wished !== undefined)
    return { kind: "deed", start: before.length - wished.length - 1, query: wished, eager: true };
  const found = sign.exec(before);
  if (!found) return undefined;
  const [, mark, query] = found as unknown as [string, string, string];
  const start = before.length - query.length - 1;
  const isNumber = mark === "№" && !/^\p{L}/u.test(query);
  return { kind: mark === "@" ? "person" : "thing", start, query, eager: !isNumber };
}

const russian = "йцукенгшщзхъфывапролджэячсмитьбю";
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The same keys on the other keyboard: a code in Latin letters is found by whoever did not switch. */
function otherLayout(text: string): string {
  return [...text]
    .map((letter) => {
      const [at, to] = [russian.indexOf(letter), latin.indexOf(letter)];
      return at >= 0 ? latin[at]! : to >= 0 ? russian[to]! : letter;
    })
    .join("");
}

function plain(text: string): string {
  return text.toLowerCase().replace(/ё/g, "е");
}

/** How well a choice answers: 0 begins with it, 1 a word of it does, 2 holds it, undefined does not. */
function rankOf({ code, text, also = "" }: Choice, query: string): number | undefined {
  const [whole, title] = [plain(`${code} ${text} ${also}`), plain(text)];
  if (whole.startsWith(query) || title.startsWith(query)) return 0;
  const words = query.split(/\s+/).filter(Boolean);
  if (!words.every((word) => whole.includes(word))) return undefined;
  return words.every((word) => new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, "u").test(` ${whole}`)) ? 1 : 2;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Choices that answer a query, the best first; without a query all of them in their order. */
export function answering(choices: readonly Choice[], typed: string, limit = 20): Choice[] {
  const query = plain(typed.trim());
  if (query === "") return choices.slice(0, limit);
  const other = otherLayout(query);
  return choices
    .flatMap((choice) => {
      const rank = rankOf(choice, query) ?? rankOf(choice, other);
      return rank === undefined ? [] : [{ choice, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ choice }) => choice);
}

/** Requirements that stand in living blocks, by code; then blocks in the order of the document. */
export function thingsOf({ requirements, blocks }: Names): Choice[] {
  const cards = Object.entries(requirements)
    .filter(([, { blockId }]) => Object.hasOwn(blocks, blockId))
    .map(([target, { code, statement }]): Choice => ({ kind: "requirement", target, code, text: statement }))
    .sort((a, b) => a.code.localeCompare(b.code, "ru"));
  const titles = Object.entries(blocks).map(([target, title]): Choice => {
    const [code = "", ...rest] = title.split(" ");
    return { kind: "block", target, code, text: rest.join(" ") };
  });
  return [...cards, ...titles];
}

/** People who read the texts now, by name. */
export function peopleOf({ people, present }: Names): Choice[] {
  return present
    .map((target): Choice => ({ kind: "person", target, code: "", text: people[target] ?? "" }))
    .sort((a, b) => a.text.localeCompare(b.text, "ru"));
}

/** Words for a short field: each once, the usual ones last. */
export function valuesOf(...lists: (readonly string[])[]): Choice[] {
  return [...new Set(lists.flat())].map((text) => ({ kind: "value", target: text, code: "", text }));
}
