import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import {
  evenRanks,
  inShownOrder,
  inTextOrder,
  rankBetween,
  ranksAfterMove,
  shownOrder,
  withRanks,
} from "../../content/schema/row-order.ts";
import { proof } from "../helpers/proof.ts";

const table = (...rows: [id: string, rank?: string][]): DocNode => ({
  type: "doc",
  content: [
    {
      type: "form",
      attrs: { key: "b/t", kind: "table" },
      content: rows.map(([id, rank]) => ({ type: "row", attrs: { id, ...(rank ? { rank } : {}) } })),
    },
  ],
});
const ids = (doc: DocNode) => doc.content![0]!.content!.map((row) => row.attrs!.id as string).join("");

test("rows without ranks are shown as they stand, and behind the row before them when it has one", () => {
  expect(shownOrder(["", "", ""])).toEqual([0, 1, 2]);
  expect(shownOrder(["m", "", "c"])).toEqual([2, 0, 1]);
  expect(shownOrder(["", "c", "a"])).toEqual([0, 2, 1]);
});

test("even ranks are in order, and there is room between them", () => {
  for (const count of [1, 29, 30, 999, 1000, 5000]) {
    const ranks = evenRanks(count);
    expect(new Set(ranks).size).toBe(count);
    expect(ranks.toSorted()).toEqual(ranks);
    expect(ranks.slice(1).every((rank, i) => rankBetween(ranks[i]!, rank) !== undefined)).toBe(true);
  }
});

const rank = fc.stringMatching(/^[0-9a-z]{0,6}$/);

test("a rank between two others is between them, or there is none", () => {
  fc.assert(
    fc.property(rank, rank, (one, other) => {
      const [above, below] = [one, other].sort() as [string, string];
      const between = rankBetween(above, below);
      if (between === undefined) return;
      expect(between > above).toBe(true);
      if (below !== "") expect(between < below).toBe(true);
      expect(between).toMatch(/^[0-9a-z]{1,60}$/);
    }),
    proof(500),
  );
  expect(rankBetween("b", "b")).toBeUndefined();
});

test("however often rows are moved, each stands where it was put", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("", "a", "b", "c"), { minLength: 2, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 200 }),
      (start, moves) => {
        let ranks: string[] = start;
        let shown = shownOrder(ranks);
        for (const [from, to] of moves.map(([a, b]) => [a % start.length, b % start.length] as const)) {
          const wanted = shown.toSpliced(from, 1).toSpliced(to, 0, shown[from]!);
          const next = ranksAfterMove(
            wanted.map((index) => ranks[index]!),
            to,
          );
          ranks = ranks.map((_, index) => next[wanted.indexOf(index)]!);
          shown = shownOrder(ranks);
          expect(shown).toEqual(wanted);
        }
      },
    ),
    proof(200),
  );
});

test("moving one of many ranked rows changes its rank alone", () => {
  const ranks = evenRanks(200);
  const wanted = ranks.toSpliced(7, 1).toSpliced(150, 0, ranks[7]!);
  const next = ranksAfterMove(wanted, 150);
  expect(next.filter((made, i) => made !== wanted[i])).toHaveLength(1);
});

test("a document is read in the order shown, without ranks; a new text begins with ranks in that order", () => {
  const read = inShownOrder(table(["a", "m"], ["b", ""], ["c", "d"]));
  expect(ids(read)).toBe("cab");
  expect(JSON.stringify(read)).not.toContain("rank");
  expect(inShownOrder(withRanks(read))).toEqual(read);
});

test("a document written over a text leaves its rows where they are and shows them as it says", () => {
  const current = table(["a", "m"], ["b", "c"], ["c", "p"]);
  const wanted = table(["c"], ["новая"], ["a"], ["b"], ["ещё"]);
  const written = inTextOrder(wanted, current);
  expect(ids(written).replace("новая", "").replace("ещё", "")).toBe("abc");
  expect(inShownOrder(written)).toEqual(wanted);
  const kept = inTextOrder(table(["b"], ["новая"], ["a"], ["c"]), current);
  expect(kept.content![0]!.content!.map(({ attrs }) => attrs!.rank as string)).toEqual(["m", "c", "h", "p"]);
});

test("whatever a text has and a document says, the document is what is read afterwards", () => {
  const rows = (ranks: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), ranks), { maxLength: 7 });
  fc.assert(
    fc.property(rows(fc.constant("")), rows(fc.constantFrom("", "a", "b", "c")), (wanted, current) => {
      const doc = table(...wanted);
      expect(inShownOrder(inTextOrder(doc, table(...current)))).toEqual(doc);
    }),
    proof(500),
  );
});
