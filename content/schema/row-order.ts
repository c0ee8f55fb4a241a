/**
 * The order of rows in a typed table. A shared list cannot move an element: it can only delete it and put a copy
 * elsewhere, and what somebody wrote in it meanwhile is lost. So a moved row stays where it is in the text and changes
 * only its rank, a short word; rows are shown in the order of their ranks.
 */
import type { DocNode } from "./document.ts";

/** The longest rank that is made; the schema takes a few more. */
const rankLength = 60;

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * The order in which rows are shown, as indexes into the order they stand in the text. A row without a rank follows
 * the one before it in the text.
 */
export function shownOrder(ranks: readonly string[]): number[] {
  let last = "";
  const keys = ranks.map((rank) => (last = rank || last));
  const order = ranks.map((_, index) => index);
  return order.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
}

/** Ranks for a number of rows, far enough from each other for many rows to come between. */
export function evenRanks(count: number): string[] {
  const length = count < 30 ? 2 : count < 1000 ? 3 : 5;
  const step = digits.length ** length / (count + 1);
  return Array.from({ length: count }, (_, i) =>
    Math.floor((i + 1) * step)
      .toString(digits.length)
      .padStart(length, "0")
      .replace(/0+$/, ""),
  );
}

/**
 * A rank between two others.
 * @param above the rank before, or empty for none
 * @param below the rank after, or empty for none
 * @returns undefined when nothing fits between them
 */
export function rankBetween(above: string, below: string): string | undefined {
  if (below !== "" && above >= below) return undefined;
  if (below === "" && above !== "") return rankAfter(above);
  let rank = "";
  for (let i = 0; rank.length < rankLength; i++) {
    const low = above[i] ? digits.indexOf(above[i]!) : 0;
    const high = below !== "" && below.startsWith(rank) && below[i] ? digits.indexOf(below[i]!) : digits.length;
    const middle = Math.floor((low + high) / 2);
    if (middle > low) return rank + digits[middle];
    rank += digits[low]!;
    // A rank that ends with zeros can have nothing below it; such ranks are never made here.
    if (rank === below) return undefined;
  }
  return undefined;
}

/** A rank after another one with nothing behind it: most rows are added at the end, and their ranks stay short. */
function rankAfter(above: string): string | undefined {
  const at = [...above].findIndex((digit) => digit !== "z");
  const rank = at < 0 ? `${above}1` : above.slice(0, at) + digits[digits.indexOf(above[at]!) + 1]!;
  return rank.length > rankLength ? undefined : rank;
}

/** Ranks for several rows between two others; empty ones where none are needed or nothing fits: see `rankOfNew`. */
export function ranksBetween(above: string, below: string, count: number): string[] {
  if (count === 0) return [];
  const half = count >> 1;
  const middle = rankOfNew(above, below);
  if (middle === "") return Array.from({ length: count }, () => "");
  return [...ranksBetween(above, middle, half), middle, ...ranksBetween(middle, below, count - half - 1)];
}

/**
 * Ranks that show rows in another order, changing as few as can be.
 * @param ranks ranks of the rows in the order wanted
 * @param moved the index of the row that stands at a new place
 */
export function ranksAfterMove(ranks: readonly string[], moved: number): string[] {
  const others = ranks.filter((_, index) => index !== moved);
  const settled = others.every((rank, i) => rank !== "" && (i === 0 || others[i - 1]! < rank));
  const between = settled ? rankBetween(ranks[moved - 1] ?? "", ranks[moved + 1] ?? "") : undefined;
  return between === undefined ? evenRanks(ranks.length) : ranks.with(moved, between);
}

/**
 * The rank of a new row that stands right behind another one in the text: none is needed unless rows that have ranks
 * are about it.
 */
export function rankOfNew(above: string, below: string): string {
  return above === "" && below === "" ? "" : (rankBetween(above, below) ?? "");
}

/** Row orders matter in tables alone: a card has one row, and the rows of a matrix stand as its definition says. */
export function isOrdered(form: DocNode): boolean {
  return form.type === "form" && (form.attrs?.kind ?? "table") === "table";
}

function rankOf(row: DocNode): string {
  return String(row.attrs?.rank ?? "");
}

function withRank(row: DocNode, rank: string): DocNode {
  const { rank: _old, ...attrs } = row.attrs ?? {};
  return { ...row, attrs: rank === "" ? attrs : { ...attrs, rank } };
}

function mapForms(node: DocNode, change: (form: DocNode) => DocNode): DocNode {
  if (node.type === "form") return change(node);
  if (!node.content || node.text !== undefined) return node;
  return { ...node, content: node.content.map((child) => mapForms(child, change)) };
}

/** The document as it is read: rows in the order they are shown, without ranks. */
export function inShownOrder(doc: DocNode): DocNode {
  return mapForms(doc, (form) => {
    const rows = form.content ?? [];
    if (rows.length === 0) return form;
    const order = isOrdered(form) ? shownOrder(rows.map(rankOf)) : rows.map((_, index) => index);
    return { ...form, content: order.map((index) => withRank(rows[index]!, "")) };
  });
}

/** The document as a new text begins: every row of a table with a rank, so that people may move rows at once. */
export function withRanks(doc: DocNode): DocNode {
  return mapForms(doc, (form) => {
    if (!isOrdered(form) || !form.content) return form;
    const ranks = evenRanks(form.content.length);
    return { ...form, content: form.content.map((row, i) => withRank(row, ranks[i]!)) };
  });
}

/**
 * A document to be written over a text: rows that the text has keep their places in it and take the ranks that show
 * them as the document does.
 * @param doc as it is read, rows in the order they are shown
 * @param current the text as it stands, with ranks
 */
export function inTextOrder(doc: DocNode, current: DocNode): DocNode {
  const forms = new Map<string, DocNode[]>();
  mapForms(current, (form) => {
    forms.set(String(form.attrs?.key), [...(forms.get(String(form.attrs?.key)) ?? []), form]);
    return form;
  });
  return mapForms(doc, (form) => {
    const standing = forms.get(String(form.attrs?.key))?.shift();
    return isOrdered(form) ? { ...form, content: placed(form.content ?? [], standing?.content ?? []) } : form;
  });
}

/** Rows of the document at the places of the text's rows; new ones right behind the row they are shown after. */
function placed(rows: DocNode[], standing: DocNode[]): DocNode[] {
  const all = standing.map((row) => String(row.attrs?.id));
  const ids = [...new Set(all)];
  const order = [...new Set(shownOrder(standing.map(rankOf)).map((index) => all[index]!))];
  const known = rows.map((row) => String(row.attrs?.id)).filter((id) => ids.includes(id));
  const isSame =
    new Set(known).size === known.length && order.filter((id) => known.includes(id)).join() === known.join();
  const ranks = isSame ? ranksKept(rows, standing) : evenRanks(rows.length);
  const ranked = rows.map((row, i) => withRank(row, ranks[i]!));
  const result = ids.flatMap((id) => ranked.filter((row) => row.attrs?.id === id).slice(0, 1));
  ranked.forEach((row, i) => {
    if (!result.includes(row)) result.splice(i === 0 ? 0 : result.indexOf(ranked[i - 1]!) + 1, 0, row);
  });
  return result;
}

function ranksKept(rows: DocNode[], standing: DocNode[]): string[] {
  // Of rows that share an id, which a merge can make, the one shown first counts.
  const old = new Map<unknown, string>();
  for (const index of shownOrder(standing.map(rankOf)).reverse())
    old.set(standing[index]!.attrs?.id, rankOf(standing[index]!));
  if ([...old.values()].includes("")) return evenRanks(rows.length);
  const ranks = rows.map((row) => old.get(row.attrs?.id) ?? "");
  for (let i = 0; i < ranks.length; i++) {
    const below = ranks.slice(i + 1).find((rank) => rank !== "") ?? "";
    const rank = ranks[i] || rankBetween(ranks[i - 1] ?? "", below);
    if (rank === undefined) return evenRanks(rows.length);
    ranks[i] = rank;
  }
  return ranks.every((rank, i) => i === 0 || ranks[i - 1]! < rank) ? ranks : evenRanks(rows.length);
}
