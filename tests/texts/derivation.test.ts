import { expect, test } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import type { FormBook } from "../../content/schema/html.ts";
import { formFormat } from "../../content/templates/format.ts";
import { deriveFacts } from "../../server/texts/derivation.ts";
import { openCore } from "../helpers/texts-core.ts";

const text = (words: string): DocNode => ({ type: "text", text: words });
const cell = (column: string, ...content: DocNode[]): DocNode => ({ type: "cell", attrs: { column }, content });
const row = (id: string, stand: string, ...content: DocNode[]): DocNode => ({
  type: "row",
  attrs: { id, stand },
  content,
});
const form = (key: string, kind: string, ...content: DocNode[]): DocNode => ({
  type: "form",
  attrs: { key, kind },
  content,
});
const page = (...content: DocNode[]): DocNode => ({ type: "doc", content });

const columns = [
  { key: "stage", title: "Этап", required: true },
  { key: "note", title: "Заметка" },
];
const forms: FormBook = {
  "b/table": formFormat.parse({
    kind: "table",
    key: "table",
    title: "Т",
    columns,
    examples: Array(3).fill({ stage: "а" }),
  }),
  "b/card": formFormat.parse({ kind: "card", key: "card", title: "К", columns }),
  "b/choice": formFormat.parse({
    ...{ kind: "choice", key: "choice", title: "В" },
    options: [
      { key: "x", title: "X" },
      { key: "y", title: "Y" },
    ],
  }),
};
const missing = (doc: DocNode) => deriveFacts(doc, forms).missing;

test("a required cell that is empty is told with its form, row and column; optional and struck ones are not", () => {
  const doc = page(
    form(
      "b/table",
      "table",
      row("r1", "accepted", cell("stage", text(" ")), cell("note")),
      row("r2", "accepted", cell("stage", text("%"))),
      row("r3", "struck", cell("stage")),
      row("r4", "accepted", cell("note", text("только заметка"))),
    ),
  );
  expect(missing(doc)).toEqual([
    { form: "b/table", row: "r1", column: "stage", number: 1, name: "" },
    { form: "b/table", row: "r4", column: "stage", number: 4, name: "только заметка" },
  ]);
});

test("a table of examples alone is told as a whole, and its examples are counted", () => {
  const doc = page(form("b/table", "table", row("e1", "example", cell("stage", text("пример")))));
  expect(deriveFacts(doc, forms)).toMatchObject({
    examples: 1,
    words: 0,
    missing: [{ form: "b/table", row: "", column: "", number: 0, name: "" }],
    lacking: 1,
  });
});

test("a card without its row lacks each required field; a choice without a choice lacks itself", () => {
  expect(missing(page(form("b/card", "card"), form("b/choice", "choice")))).toEqual([
    { form: "b/card", row: "card", column: "stage", number: 0, name: "" },
    { form: "b/choice", row: "", column: "", number: 0, name: "" },
  ]);
  expect(missing(page(form("b/choice", "choice", row("x", "accepted"))))).toEqual([]);
});

test("of thousands of empty cells the first forty are told, and how many there are", () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => row(`r${at}`, "accepted", cell("stage")));
  const { missing, lacking } = deriveFacts(page(form("b/table", "table", ...rows)), forms);
  expect([missing.length, missing.at(-1)!.number, lacking]).toEqual([40, 40, 3_000]);
});

test("checks are told the filled cells they watch of accepted rows, chosen options, and sentences that may become requirements", () => {
  const needs = formFormat.parse({
    ...{ kind: "table", key: "t", title: "Т", examples: Array(3).fill({ name: "а" }) },
    columns: [
      { key: "name", title: "Что" },
      { key: "need", title: "Потребность", type: "need" },
      { key: "note", title: "Заметка" },
    ],
  });
  const book: FormBook = { "own/t": needs, "mobile-need/need": forms["b/choice"]!, "b/table": forms["b/table"]! };
  const doc = page(
    form(
      "own/t",
      "table",
      row("r1", "struck", cell("name", text("нет")), cell("need", text("нет"))),
      row("r2", "accepted", cell("name", text("КП")), cell("need", text("CRM "), text("собирает КП"))),
      row("r3", "accepted", cell("note", text("без потребности"))),
    ),
    form("mobile-need/need", "choice", row("y", "accepted"), row("x", "accepted")),
    form("b/table", "table", row("q", "accepted", cell("stage", text("чужое")))),
  );
  expect(deriveFacts(doc, book).watched).toEqual([
    { form: "own/t", row: "r2", number: 2, name: "КП", cells: { need: "CRM собирает КП" } },
    { form: "own/t", row: "r3", number: 3, name: "без потребности", cells: {} },
    { form: "mobile-need/need", row: "x", number: 0, name: "", cells: {} },
  ]);
});

test("a cell that holds only a reference is filled, and the reference is told with its line and its requirement", () => {
  const reference: DocNode = { type: "reference", attrs: { kind: "requirement", target: "u2" } };
  const field: DocNode = { type: "field", attrs: { name: "statement" }, content: [text("см. "), reference] };
  const doc = page(form("b/table", "table", row("r1", "accepted", cell("stage", reference))), {
    type: "requirement",
    attrs: { uuid: "u1", priority: "must" },
    content: [field],
  });
  expect(deriveFacts(doc, forms)).toMatchObject({
    missing: [],
    references: [
      { kind: "requirement", target: "u2", within: "" },
      { kind: "requirement", target: "u2", within: "u1", context: "см." },
    ],
  });
});

test("facts are told after a pause in writing, stamped with the version they speak of, and in spite of endless writing", () => {
  const test = openCore();
  const id = test.create();
  const derived = () => test.said().flatMap((one) => (one.to === "derived" ? [one.derived] : []));
  const write = (words: string) =>
    test.core.edits.edit(id, page({ type: "paragraph", content: [text(words)] }), "writer");
  const step = () => {
    test.advance(300);
    test.core.sayDerived();
    return derived();
  };
  step();
  step();
  write("одно");
  expect(step()).toEqual([]);
  const [told] = step();
  expect(told).toMatchObject({ version: test.core.readings.read(id).version, facts: { words: 1 } });
  expect(step()).toEqual([]);
  let heard = 0;
  for (let i = 0; i < 10; i++) {
    write(`слово ${i}`);
    heard += step().length;
  }
  expect(heard).toBeGreaterThan(0);
});
