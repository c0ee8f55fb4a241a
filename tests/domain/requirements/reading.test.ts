import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { formFormat } from "../../../content/templates/format.ts";
import { readBlockForms } from "../../../server/domain/document/form-rows.ts";
import { changeRequirement } from "../../../server/domain/requirements/requirement-changes.ts";
import { getRequirement } from "../../../server/domain/requirements/requirement-reading.ts";
import { historyDepth } from "../../../server/domain/requirements/requirement-history.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { smallTemplate } from "../../helpers/small-template.ts";
import { requirementProject } from "./cast.ts";

const open = projectGrounds();
const code = "ТЗ-PUR-001";

const funnel = formFormat.parse({
  ...{ kind: "table", key: "steps", title: "Этапы воронки" },
  columns: [
    { key: "step", title: "Этап", required: true },
    { key: "needs", title: "Потребности", type: "need" },
  ],
  examples: Array(3).fill({ step: "Первичный контакт" }),
});

const template = {
  ...smallTemplate,
  sections: smallTemplate.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.key === "about" ? { ...block, forms: [funnel] } : block)),
  })),
};

async function setUp() {
  const ground = Object.assign(await open(), { templates: new Map([[template.key, template]]) });
  const made = await requirementProject(ground);
  const write = (block: number, ...content: DocNode[]) =>
    ground.texts.edit(made.blocks[block]!.textId, { type: "doc", content }, made.manager.accountId);
  const settle = (block: number) => ground.textFacts.settle(made.blocks[block]!.textId);
  return { ...made, write, settle };
}

const text = (words: string): DocNode => ({ type: "text", text: words });
const cell = (column: string, ...content: DocNode[]): DocNode => ({ type: "cell", attrs: { column }, content });
const row = (id: string, stand: string, ...content: DocNode[]): DocNode => ({
  ...{ type: "row", attrs: { id, stand }, content },
});
const form = (...content: DocNode[]): DocNode => ({
  ...{ type: "form", attrs: { key: "about/steps", kind: "table" }, content },
});
const to = (kind: string, target: string): DocNode => ({ type: "reference", attrs: { kind, target } });

describe("a requirement by its code", () => {
  it("tells what it refers to and where it is referred to, by the names of today", async () => {
    const { ground, id, manager, blocks, write, settle, now } = await setUp();
    const { memberId } = await now();
    const card = requirementCard({ uuid: "a", statement: "См. " });
    card.content![0]!.content!.push(to("block", blocks[3]!.id), to("person", memberId), to("requirement", "gone"));
    await write(0, card);
    const other = requirementCard({ uuid: "c", statement: "Зависит от " });
    other.content![0]!.content!.push(to("requirement", "a"));
    await write(3, { type: "paragraph", content: [text("Подробнее: "), to("requirement", "a")] }, other);
    await settle(0);
    await settle(3);
    const reading = await getRequirement(ground, manager, id, code);
    expect(reading.references.map(({ kind, title }) => [kind, title])).toEqual([
      ["block", "2.1 Главная проблема"],
      ["person", `@${manager.account.name}`],
      ["requirement", ""],
    ]);
    const block = { id: blocks[3]!.id, number: "2.1", title: "Главная проблема" };
    expect(reading.referencedBy).toEqual([
      { block, requirement: null, context: "Подробнее:" },
      { block, requirement: "ТЗ-GOA-001", context: "Зависит от" },
    ]);
  });

  it("tells the cell it was made of, as it reads now and after it is gone", async () => {
    const { ground, id, manager, write, settle } = await setUp();
    const card = requirementCard({ uuid: "a", statement: "Напоминать", origin: "about/steps|r1|needs" });
    await write(0, form(row("r1", "accepted", cell("needs", text("напоминание")))), card);
    await settle(0);
    const origin = async () => (await getRequirement(ground, manager, id, code)).origin;
    const place = { form: "about/steps", row: "r1", column: "needs" };
    const titles = { formTitle: "Этапы воронки", columnTitle: "Потребности" };
    expect(await origin()).toEqual({ ...place, ...titles, text: "напоминание" });
    await write(0, form(row("r2", "accepted")), card);
    expect(await origin()).toEqual({ ...place, ...titles, text: null });
  });

  it("tells which revisions changed it: by whom, what it was and what it is; others of its text do not count", async () => {
    const { ground, id, manager, blocks, write, settle, join } = await setUp();
    const editor = await join("editor");
    const take = () => takeRevision(ground, id, blocks[0]!.textId, "asked", manager);
    await write(0, requirementCard({ uuid: "a", statement: "Десять минут" }));
    await settle(0);
    await take();
    await write(0, requirementCard({ uuid: "a", statement: "Десять минут" }), {
      ...{ type: "paragraph", content: [text("Мимо")] },
    });
    await take();
    await changeRequirement(ground, editor, id, code, { statement: "Пятнадцать минут", priority: "could" });
    await take();
    const { changes, cut } = (await getRequirement(ground, manager, id, code)).history;
    expect(cut).toBe(false);
    expect(changes).toMatchObject([
      {
        ...{ revision: 4, kind: "changed", authors: [{ accountId: editor.accountId }] },
        changes: [
          { field: "statement", was: "Десять минут", is: "Пятнадцать минут" },
          { field: "priority", was: "must", is: "could" },
        ],
      },
      { revision: 2, kind: "appeared", authors: [{ accountId: manager.accountId }] },
    ]);
  });

  it("looks through a bounded number of revisions and says so", async () => {
    const { ground, id, manager, blocks, write, settle } = await setUp();
    await write(0, requirementCard({ uuid: "a", statement: "Первое" }));
    await settle(0);
    for (let i = 0; i <= historyDepth; i++) {
      await changeRequirement(ground, manager, id, code, { statement: `Слово ${i}` });
      await takeRevision(ground, id, blocks[0]!.textId, "asked", manager);
    }
    const { changes, cut } = (await getRequirement(ground, manager, id, code)).history;
    expect(cut).toBe(true);
    expect(changes).toHaveLength(historyDepth);
    expect(changes.every(({ kind }) => kind === "changed")).toBe(true);
  });

  it("is nothing to those outside and under an unknown code (R6)", async () => {
    const { ground, id, manager, join, write, settle } = await setUp();
    await write(0, requirementCard({ uuid: "a", statement: "Первое" }));
    await settle(0);
    const integrator = await join("integrator");
    expect(await refusalOf(getRequirement(ground, integrator, id, code))).toEqual({ code: "not-found" });
    expect(await refusalOf(getRequirement(ground, manager, id, "ТЗ-PUR-002"))).toEqual({ code: "not-found" });
  });
});

describe("forms of a block", () => {
  it("are rows of words by column as the live text reads now, references by their names, doubled cells joined", async () => {
    const { ground, id, manager, blocks, write } = await setUp();
    const two = cell("step", text("Контакт"), { type: "hardBreak" }, text("повтор"));
    await write(
      0,
      form(
        row("r1", "accepted", two, cell("needs", text("см. "), to("block", blocks[3]!.id)), cell("needs", text("ещё"))),
        row("r2", "struck"),
      ),
    );
    expect(await readBlockForms(ground, manager, id, blocks[0]!.id)).toEqual([
      {
        ...{ key: "about/steps", kind: "table", title: "Этапы воронки" },
        columns: [
          { key: "step", title: "Этап", required: true },
          { key: "needs", title: "Потребности", required: false },
        ],
        rows: [
          {
            ...{ id: "r1", stand: "accepted" },
            cells: { step: "Контакт\nповтор", needs: "см. 2.1 Главная проблема\nещё" },
          },
          { id: "r2", stand: "struck", cells: { step: "", needs: "" } },
        ],
      },
    ]);
  });

  it("that the template does not know name their columns by key", async () => {
    const { ground, id, manager, blocks, write } = await setUp();
    await write(3, form(row("r1", "accepted", cell("constructor", text("да")))), {
      ...{ type: "form", attrs: { key: "constructor", kind: "table" } },
      content: [row("x", "accepted", cell("own", text("да")))],
    });
    const [known, unknown] = await readBlockForms(ground, manager, id, blocks[3]!.id);
    expect(known!.rows[0]!.cells).toEqual({ step: "", needs: "" });
    expect(unknown).toMatchObject({
      title: "constructor",
      columns: [{ key: "own" }],
      rows: [{ cells: { own: "да" } }],
    });
  });
});
