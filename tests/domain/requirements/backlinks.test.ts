import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { withNames } from "../../../content/schema/names.ts";
import { changeBlock } from "../../../server/domain/document/block-changes.ts";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { listBacklinks } from "../../../server/domain/requirements/backlinks.ts";
import { listFieldValues } from "../../../server/domain/requirements/field-values.ts";
import { listRowNames } from "../../../server/domain/requirements/row-names.ts";
import { readNames } from "../../../server/domain/document/names.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const text = (words: string): DocNode => ({ type: "text", text: words });
const reference = (kind: string, target: string): DocNode => ({ type: "reference", attrs: { kind, target } });
const line = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
const card = (uuid: string, fields: Record<string, DocNode[]>): DocNode => ({
  type: "requirement",
  attrs: { uuid },
  content: Object.entries(fields).map(([name, content]) => ({ type: "field", attrs: { name }, content })),
});

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
  const write = async (at: number, ...content: DocNode[]) => {
    await ground.texts.edit(blocks[at]!.textId, { type: "doc", content }, made.manager.accountId);
    await ground.textFacts.settle(blocks[at]!.textId);
  };
  return { ground, ...made, blocks, write };
}

describe("who refers to something", () => {
  it("is told in the order of the document, with the line and the card it stands in", async () => {
    const { ground, manager, id, blocks, write } = await setUp();
    await write(0, card("a", { statement: [text("цель")] }));
    await write(3, line(text("см. "), reference("requirement", "a")));
    await write(
      1,
      card("b", { statement: [text("уточняет "), reference("requirement", "a")] }),
      line(reference("block", blocks[0]!.id)),
    );
    const [first, second, ...rest] = await listBacklinks(ground, manager, id, "requirement", "a");
    expect(first).toMatchObject({ block: { id: blocks[1]!.id }, requirement: { uuid: "b" }, context: "уточняет" });
    expect(second).toMatchObject({
      block: { number: "2.1", title: "Главная проблема" },
      requirement: null,
      context: "см.",
    });
    expect(rest).toEqual([]);
    expect(await listBacklinks(ground, manager, id, "block", blocks[0]!.id)).toHaveLength(1);
    expect((await readNames(ground.facts, id)).requirements.a).toMatchObject({ mentions: 2, status: "draft" });
  });

  it("forgets blocks in the bin, and keeps a mention of a person for later", async () => {
    const { ground, manager, id, blocks, write, join } = await setUp();
    const { memberId } = await join("editor");
    await write(1, line(reference("block", blocks[0]!.id), reference("person", memberId)));
    expect(await listBacklinks(ground, manager, id, "person", memberId)).toHaveLength(1);
    await removeBlock(ground, manager, id, blocks[1]!.id);
    expect(await listBacklinks(ground, manager, id, "block", blocks[0]!.id)).toEqual([]);
  });

  it("is told to those who read the texts, and to nobody else (R6)", async () => {
    const { ground, id, blocks, join } = await setUp();
    const other = await project(ground);
    const ask = (actor: { accountId: string }) => listBacklinks(ground, actor, id, "block", blocks[0]!.id);
    expect(await ask(await join("observer"))).toEqual([]);
    expect(await refusalOf(ask(await join("integrator")))).toEqual({ code: "not-found" });
    expect(await refusalOf(ask(other.manager))).toEqual({ code: "not-found" });
  });

  it("is announced when a text leads elsewhere, and not for other words around a reference", async () => {
    const { ground, blocks, write } = await setUp();
    const heard = () => ground.heard.filter(({ kind }) => kind === "requirements").length;
    await write(1, line(text("см. "), reference("block", blocks[0]!.id)));
    const before = heard();
    expect(before).toBeGreaterThan(0);
    await write(1, line(text("смотрите "), reference("block", blocks[0]!.id)));
    expect(heard()).toBe(before);
    await write(1, line(text("смотрите")));
    expect(heard()).toBe(before + 1);
  });
});

describe("names", () => {
  it("follow a rename of a block wherever it is referred to", async () => {
    const { ground, manager, id, blocks } = await setUp();
    const place = `<a class="ref" data-ref="block:${blocks[0]!.id}"></a>`;
    await changeBlock(ground, manager, id, blocks[0]!.id, { title: "Совсем другое" });
    expect(withNames(place, await readNames(ground.facts, id), "ru")).toContain("1.1 Совсем другое</a>");
  });

  it("call present whoever reads the texts now", async () => {
    const { ground, id, join } = await setUp();
    const [editor, integrator] = [await join("editor"), await join("integrator")];
    const { present, people } = await readNames(ground.facts, id);
    expect(present).toContain(editor.memberId);
    expect(present).not.toContain(integrator.memberId);
    expect(Object.keys(people)).toContain(integrator.memberId);
  });
});

it("short fields are offered what the project already writes in them, the most used first", async () => {
  const { ground, manager, id, write } = await setUp();
  const of = (uuid: string, addressee: string) => card(uuid, { addressee: [text(addressee)], stage: [text("Пилот")] });
  await write(0, of("a", "склад"), of("b", "логистика"), of("c", "логистика"));
  expect(await listFieldValues(ground, manager, id)).toEqual({ addressee: ["логистика", "склад"], stage: ["Пилот"] });
});

describe("rows of a table are known by their first written cell", () => {
  const row = (id: string, stand: string, ...cells: string[]): DocNode => ({
    ...{ type: "row", attrs: { id, stand } },
    content: cells.map((words, i) => ({
      ...{ type: "cell", attrs: { column: `c${i}` } },
      ...(words ? { content: [text(words)] } : {}),
    })),
  });

  it("in the order they are shown, without examples, each name once", async () => {
    const { ground, manager, id, blocks, write } = await setUp();
    const key = `${blocks[0]!.key}/goals`;
    const rows = [
      row("1", "accepted", "", "Вторая графа"),
      row("2", "example", "Пример"),
      row("3", "accepted", "Цель"),
      row("4", "accepted", "Цель"),
    ];
    await write(0, { type: "form", attrs: { key, kind: "table" }, content: rows });
    expect(await listRowNames(ground, manager, id, key)).toEqual(["Вторая графа", "Цель"]);
    expect(await listRowNames(ground, manager, id, "no-such/table")).toEqual([]);
  });

  it("and are nothing for integrators", async () => {
    const { ground, id, join } = await setUp();
    const asked = listRowNames(ground, await join("integrator"), id, "a/b");
    expect(await refusalOf(asked)).toEqual({ code: "not-found" });
  });
});
