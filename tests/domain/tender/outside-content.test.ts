import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { renderDocument } from "../../../content/schema/html.ts";
import { outsideForms } from "../../../content/schema/outside-forms.ts";
import { originOf } from "../../../content/schema/origins.ts";
import { formFormat } from "../../../content/templates/format.ts";
import { outsideContent, type Customs } from "../../../server/domain/tender/projection/outside-content.ts";
import { line } from "../../helpers/tender.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { realTemplate } from "./real.ts";

const column = (key: string, more = {}) => ({ key, title: `Графа ${key}`, ...more });
const examples = [{ task: "a" }, { task: "b" }, { task: "c" }];

const forms = {
  "goals/tasks": formFormat.parse({
    ...{ kind: "table", key: "tasks", title: "Задачи", examples },
    columns: [
      column("task"),
      column("who", { type: "person" }),
      column("limit", { internal: true }),
      column("approver", { type: "person", internal: false }),
    ],
  }),
  "goals/money": formFormat.parse({
    ...{ kind: "card", key: "money", title: "Бюджет", internal: true },
    columns: [column("sum"), column("year")],
  }),
};

const customs: Customs = {
  opaque: (kind, id) => `${kind}-${id}`,
  forms: outsideForms(forms),
  blocks: new Set(["b1"]),
  requirements: new Set(["u1"]),
  dropped: new Set(["u9"]),
  ...{ language: "ru", projectId: "p0123456789" },
};

const cell = (name: string, text: string): DocNode => ({
  ...{ type: "cell", attrs: { column: name }, content: [{ type: "text", text }] },
});
const row = (id: string, stand: string, ...content: DocNode[]): DocNode => ({
  ...{ type: "row", attrs: { id, stand, rank: "a1" }, content },
});
const form = (key: string, kind: string, ...content: DocNode[]): DocNode => ({
  ...{ type: "form", attrs: { key, kind }, content },
});

function out(...content: DocNode[]) {
  const codes = { u1: "ТЗ-GOA-001", u9: "ТЗ-GOA-009" };
  const made = outsideContent(
    { doc: { type: "doc", content }, title: "Цели", notRequired: null, codes, files: {} },
    customs,
  );
  return { ...made, told: JSON.stringify(made.content) };
}

describe("a block on its way outside (R6)", () => {
  it("leaves columns of people and internal ones inside, with whole internal and unknown forms", () => {
    const cells = [cell("task", "Очередь"), cell("who", "Громов"), cell("limit", "900 000"), cell("approver", "РОП")];
    const { told, leftOut, content } = out(
      form("goals/tasks", "table", row("r1", "accepted", ...cells)),
      form("goals/money", "card", row("card", "accepted", cell("sum", "4,2 млн"))),
      form("elsewhere/unknown", "table", row("r2", "accepted", cell("x", "Тайна"))),
    );
    expect(told).toContain("Очередь");
    expect(told).toContain("РОП");
    for (const inside of ["Громов", "900 000", "4,2 млн", "Тайна"]) expect(told).not.toContain(inside);
    expect(leftOut.internal).toBe(4);
    const html = renderDocument(content.doc, customs.forms, "ru", "x", "outside");
    expect(html).toContain("Графа task");
    expect(html).not.toMatch(/Графа (who|limit)/);
  });

  it("leaves examples, struck rows and dropped requirements inside", () => {
    const { told, leftOut } = out(
      form(
        "goals/tasks",
        "table",
        row("e", "example", cell("task", "Пример")),
        row("s", "struck", cell("task", "Было")),
      ),
      requirementCard({ uuid: "u9", statement: "Снятое" }),
    );
    expect(told).not.toMatch(/Пример|Было|Снятое|ТЗ-GOA-009/);
    expect(leftOut).toMatchObject({ examples: 1, struck: 1, dropped: 1 });
  });

  it("names requirements and rows by the reader's ids, and keeps where a requirement came from only as far as that goes out", () => {
    const origin = (name: string) => originOf({ form: "goals/tasks", row: "r1", column: name });
    const card = (name: string) => requirementCard({ uuid: "u1", statement: "Ждать", origin: origin(name) });
    expect(out(card("task")).told).toContain("goals/tasks|row-r1|task");
    expect(out(card("who")).told).not.toContain("goals/tasks");
    const { content } = out(card("task"));
    expect(content.codes).toEqual({ "requirement-u1": "ТЗ-GOA-001" });
  });

  it("leads references only to what is published, and tells persons by a neutral word", () => {
    const reference = (kind: string, target: string): DocNode => ({ type: "reference", attrs: { kind, target } });
    const refs = [
      reference("block", "b1"),
      reference("block", "b2"),
      reference("requirement", "u5"),
      reference("person", "m1"),
    ];
    const { told } = out({ type: "paragraph", content: refs });
    expect(told).toContain("block-b1");
    expect(told).toContain("участник проектной группы");
    expect(told).not.toMatch(/b2|u5|m1/);
  });

  it("drops links into the project's own pages and keeps others", () => {
    const link = (href: string): DocNode => ({
      ...{ type: "text", text: "здесь", marks: [{ type: "link", attrs: { href } }] },
    });
    const { told } = out({
      ...{ type: "paragraph", content: [link("https://svod/projects/p0123456789/blocks/b7"), link("https://gost.ru")] },
    });
    expect(told).toContain("https://gost.ru");
    expect(told).not.toContain("b7");
  });

  it("is never empty: a block whose every word stays inside has one empty line", () => {
    expect(out({ type: "blockquote", content: [line("Цитата")] }).content.doc.content).toEqual([{ type: "paragraph" }]);
  });
});

describe("the real template", () => {
  it("keeps the budget, the persons and the group's own blocks inside", () => {
    const { book, template } = realTemplate();
    const shown = outsideForms(book);
    const titles = Object.values(shown).flatMap((one) =>
      one.kind === "choice" ? [] : one.columns.map(({ title }) => title),
    );
    for (const inside of ["Источник финансирования", "Предел расходов в год", "Ответственный за данные"])
      expect(titles).not.toContain(inside);
    const people = Object.values(shown).flatMap((one) =>
      one.kind === "table" || one.kind === "card"
        ? one.columns.filter(({ type, internal }) => type === "person" && internal !== false)
        : [],
    );
    expect(people).toEqual([]);
    const blocks = template.sections.flatMap((section) => section.blocks);
    const internal = blocks.filter((block) => block.internal).map(({ key }) => key);
    expect(internal.sort()).toEqual(["document-use", "members"]);
  });
});
