import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { chooseSides, compareThree, wordsOfSide, type Side } from "../../../content/redline/three-way.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { proof } from "../../helpers/proof.ts";

const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const saying = (...lines: string[]): DocNode => ({ type: "doc", content: lines.map(line) });
const linesOf = (doc: DocNode | undefined) => doc?.content?.map((node) => wordsOfSide([node]));

const cell = (column: string, text: string): DocNode => ({ type: "cell", attrs: { column }, content: [line(text)] });
const row = (id: string, ...cells: DocNode[]): DocNode => ({ type: "row", attrs: { id }, content: cells });
const form = (...rows: DocNode[]): DocNode => ({
  type: "doc",
  content: [{ type: "form", attrs: { key: "funnel" }, content: rows }],
});

describe("Of three documents", () => {
  it("a line that one side changed stands as he has it", () => {
    const three = compareThree(saying("а", "б", "в"), saying("а1", "б", "в"), saying("а", "б", "в2"));
    expect(three.conflicts).toEqual([]);
    expect(linesOf(chooseSides(three, []))).toEqual(["а1", "б", "в2"]);
  });

  it("neighbouring lines changed by either side do not quarrel, and what was added or removed stays so", () => {
    const three = compareThree(saying("а", "б", "в"), saying("а1", "б", "в", "г"), saying("а", "б2", "в"));
    expect(linesOf(chooseSides(three, []))).toEqual(["а1", "б2", "в", "г"]);
    const removed = compareThree(saying("а", "б", "в"), saying("б", "в"), saying("а", "б", "в", "д"));
    expect(linesOf(chooseSides(removed, []))).toEqual(["б", "в", "д"]);
  });

  it("«10 минут» made «15» and «30» is for a person to choose, and never «35»", () => {
    const three = compareThree(saying("10 минут"), saying("15 минут"), saying("30 минут"));
    expect(three.conflicts).toHaveLength(1);
    expect(chooseSides(three, [undefined])).toBeUndefined();
    const chosen = (side: Side) => linesOf(chooseSides(three, [side]));
    expect([chosen("mine"), chosen("theirs"), chosen("base")]).toEqual([["15 минут"], ["30 минут"], ["10 минут"]]);
  });

  it("the same change made by both is no conflict", () => {
    const three = compareThree(saying("а"), saying("б"), saying("б"));
    expect(three.conflicts).toEqual([]);
    expect(linesOf(chooseSides(three, []))).toEqual(["б"]);
  });

  it("cells of one row are compared by their columns", () => {
    const base = form(row("1", cell("stage", "Лид"), cell("owner", "Менеджер")));
    const mine = form(row("1", cell("stage", "Обращение"), cell("owner", "Менеджер")));
    const theirs = form(row("1", cell("stage", "Лид"), cell("owner", "РОП")));
    const three = compareThree(base, mine, theirs);
    expect(three.conflicts).toEqual([]);
    expect(chooseSides(three, [])).toEqual(form(row("1", cell("stage", "Обращение"), cell("owner", "РОП"))));
  });
});

const words = fc.array(fc.constantFrom("10", "15", "30", "пауза", "звонок", "итог"), { minLength: 1, maxLength: 5 });
const document = words.map((lines) => saying(...lines));
const side = fc.constantFrom<Side>("mine", "theirs", "base");

test("every line of what is chosen was written by somebody, and an untouched side gives way", () => {
  fc.assert(
    fc.property(
      document,
      document,
      document,
      fc.array(side, { minLength: 12, maxLength: 12 }),
      (base, mine, theirs, chosen) => {
        const made = linesOf(chooseSides(compareThree(base, mine, theirs), chosen))!;
        const written = new Set([base, mine, theirs].flatMap((doc) => linesOf(doc)!));
        expect(made.filter((one) => !written.has(one))).toEqual([]);
        expect(linesOf(chooseSides(compareThree(base, mine, base), []))).toEqual(linesOf(mine));
        expect(linesOf(chooseSides(compareThree(base, base, theirs), []))).toEqual(linesOf(theirs));
      },
    ),
    proof(300, 5000),
  );
});
