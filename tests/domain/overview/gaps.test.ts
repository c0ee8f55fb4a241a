import { describe, expect, it } from "vitest";
import { formFormat } from "../../../content/templates/format.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { gapsOf, type Figures, type Offered } from "../../../server/domain/overview/readiness-gaps.ts";

const today = "2026-11-23";
const columns = [
  { key: "stage", title: "Этап", required: true },
  { key: "note", title: "Заметка" },
];
const table = formFormat.parse({
  ...{ kind: "table", key: "t", title: "Этапы воронки", columns },
  examples: Array(3).fill({ stage: "а" }),
});
const offer: Offered = { forms: { "b/t": table }, words: new Map([["b", 7]]) };

const block = (given: Partial<BlockOverview> = {}): BlockOverview => ({
  ...{ id: "1", sectionId: "s", key: "b", title: "Блок", state: "draft", textId: "t", position: 0, mandatory: true },
  ...{ responsibleId: "m", due: "2026-12-01", notRequired: null, revision: { number: 2, hash: "" } },
  ...given,
});
const figures = (given: Partial<Figures> = {}): Figures => ({
  ...{ words: 20, examples: 0, missing: [], lacking: 0 },
  ...given,
});
const kinds = (one: BlockOverview, known: Figures | undefined = figures()) =>
  gapsOf(one, known, offer, today).map(({ kind }) => kind);

describe("the gaps of a block", () => {
  it("are none when everything is there", () => {
    expect(kinds(block())).toEqual([]);
  });

  it("name an empty required cell by its form, row and column, and a whole form by its title", () => {
    const missing = [
      { form: "b/t", row: "r", column: "stage", number: 3, name: "КП у клиента" },
      { form: "b/t", row: "", column: "", number: 0, name: "" },
    ];
    expect(gapsOf(block(), figures({ missing, lacking: 2 }), offer, today)).toMatchObject([
      { kind: "cell", formTitle: "Этапы воронки", columnTitle: "Этап", number: 3, name: "КП у клиента" },
      { kind: "form", formTitle: "Этапы воронки" },
    ]);
  });

  it("do not repeat, in a block that nobody has begun, each form it begins with", () => {
    const missing = [{ form: "b/t", row: "", column: "", number: 0, name: "" }];
    const born = { revision: { number: 1, hash: "" } };
    expect(kinds(block(born), figures({ words: 7, examples: 3, missing, lacking: 1 }))).toEqual(["empty"]);
    expect(kinds(block(born), figures({ words: 9, examples: 3, missing, lacking: 1 }))).toEqual(["form", "examples"]);
    expect(kinds(block(), figures({ words: 7 }))).toEqual([]);
    expect(kinds(block(), figures({ words: 0 }))).toEqual(["empty"]);
  });

  it("tell of a text that has not been looked through that it has not, rather than that nothing is missing (R9)", () => {
    expect(gapsOf(block(), undefined, offer, today)).toEqual([{ kind: "underived" }]);
  });

  it("tell who and when is missing", () => {
    expect(kinds(block({ responsibleId: null, due: null }))).toEqual(["nobody", "no-date"]);
  });

  it("tell of a due day only once it has ended", () => {
    expect(kinds(block({ due: today }))).toEqual([]);
    expect(gapsOf(block({ due: "2026-11-22" }), figures(), offer, today)).toEqual([
      { kind: "overdue", due: "2026-11-22" },
    ]);
    expect(kinds(block({ due: "2026-11-22", state: "review" }))).toEqual([]);
  });

  it("are none where nothing is required, and where all have signed", () => {
    const bare = { responsibleId: null, due: "2026-01-01" };
    expect(kinds(block({ ...bare, notRequired: "Нет склада" }), undefined)).toEqual([]);
    expect(kinds(block({ ...bare, state: "agreed" }), figures({ words: 0 }))).toEqual([]);
    expect(kinds(block({ ...bare, state: "baselined" }), figures({ words: 0 }))).toEqual([]);
  });
});
