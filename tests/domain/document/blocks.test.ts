import { describe, expect, it } from "vitest";
import {
  assignBlock,
  changeBlock,
  moveBlock,
  renameBlock,
  setNotRequired,
} from "../../../server/domain/document/block-changes.ts";
import { readBlock } from "../../../server/domain/document/block-reading.ts";
import { addBlock, removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { listMyBlocks } from "../../../server/domain/document/my-blocks.ts";
import { offeredBlocks } from "../../../server/domain/document/offers.ts";
import { listBin } from "../../../server/domain/document/outline.ts";
import { removeSection } from "../../../server/domain/document/sections.ts";
import { everything, project, refusalOf, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

async function setUp(depth: "short" | "full" = "full") {
  const ground = await open();
  const made = await project(ground, { depth });
  const sections = async () => (await made.now()).sections;
  const titles = async (index: number) => (await sections())[index]!.blocks.map(({ title }) => title);
  const [section] = await sections();
  return { ground, ...made, sections, titles, section: section!, block: section!.blocks[0]! };
}

describe("adding a block", () => {
  it("of one's own makes an empty one at the end, or at a place", async () => {
    const { ground, id, manager, section, titles } = await setUp();
    const { blockId } = await addBlock(ground, manager, id, section.id, { title: " Наш блок " });
    await addBlock(ground, manager, id, section.id, { title: "Первый", position: 0 });
    expect(await titles(0)).toEqual(["Первый", "О документе", "Термины", "Как пользоваться", "Наш блок"]);
    const { markdown, revision } = await readBlock(ground, manager, id, blockId);
    expect(markdown.trim()).toBe("");
    expect(revision?.number).toBe(1);
  });

  it("of the template brings its words, approvers and mandatory mark, and takes it off the offers", async () => {
    const { ground, id, manager, section, sections } = await setUp("short");
    expect((await offeredBlocks(ground, manager, id)).map(({ key }) => key)).toContain("document-use");
    const { blockId } = await addBlock(ground, manager, id, section.id, { key: "document-use" });
    expect((await sections())[0]!.blocks[1]).toMatchObject({ key: "document-use", mandatory: true });
    const { markdown } = await readBlock(ground, manager, id, blockId);
    expect(markdown).toContain("Как пользоваться");
    expect((await offeredBlocks(ground, manager, id)).map(({ key }) => key)).not.toContain("document-use");
    const approvers = await ground.facts.selectFrom("approvers").selectAll().where("blockId", "=", blockId).execute();
    expect(approvers).toHaveLength(2);
  });

  it.each([
    [{ key: "about" }, { code: "block-already-there", field: "key" }],
    [{ key: "nonsense" }, { code: "invalid", field: "key" }],
    [{ title: " " }, { code: "required", field: "title" }],
    [{}, { code: "required", field: "title" }],
    [{ title: "x".repeat(121) }, { code: "too-long", field: "title" }],
  ])("refuses %o and changes nothing (R11)", async (input, refusal) => {
    const { ground, id, manager, section } = await setUp();
    const before = await everything(ground);
    expect(await refusalOf(addBlock(ground, manager, id, section.id, input))).toEqual(refusal);
    expect(await everything(ground)).toEqual(before);
  });
});

describe("a block", () => {
  it("moves within its section and to another one, at any place, again and again", async () => {
    const { ground, id, manager, sections, titles, block } = await setUp();
    await moveBlock(ground, manager, id, block.id, { position: 1 });
    expect(await titles(0)).toEqual(["Термины", "О документе", "Как пользоваться"]);
    const goals = (await sections())[1]!;
    await moveBlock(ground, manager, id, block.id, { sectionId: goals.id, position: 1 });
    expect(await titles(1)).toEqual(["Главная проблема", "О документе", "Воронка маркетинга", "Перенос данных"]);
    for (let turn = 0; turn < 60; turn++) {
      const last = (await sections())[1]!.blocks[3]!;
      await moveBlock(ground, manager, id, last.id, { position: 1 });
    }
    expect((await titles(1))[0]).toBe("Главная проблема");
    expect((await titles(1)).length).toBe(4);
  });

  it("that is locked is not renamed, flagged or removed, but still moved and assigned (R3)", async () => {
    const { ground, id, manager, block, now } = await setUp();
    const { memberId } = await now();
    for (const state of ["review", "agreed", "baselined"] as const) {
      await ground.facts.updateTable("blocks").set({ state }).where("id", "=", block.id).execute();
      const locked = { code: "block-locked" };
      expect(await refusalOf(renameBlock(ground, manager, id, block.id, "Другое"))).toEqual(locked);
      expect(await refusalOf(setNotRequired(ground, manager, id, block.id, "Нет"))).toEqual(locked);
      expect(await refusalOf(removeBlock(ground, manager, id, block.id))).toEqual(locked);
      await assignBlock(ground, manager, id, block.id, { responsible: memberId, due: "2026-12-01" });
      await moveBlock(ground, manager, id, block.id, { position: 2 });
    }
  });

  it("changes its hash with its title and with «требований нет», not with its place or its person (R2)", async () => {
    const { ground, id, manager, block, now } = await setUp();
    const hash = async () => (await readBlock(ground, manager, id, block.id)).hash;
    const first = await hash();
    await assignBlock(ground, manager, id, block.id, { responsible: (await now()).memberId });
    await moveBlock(ground, manager, id, block.id, { position: 2 });
    expect(await hash()).toBe(first);
    await renameBlock(ground, manager, id, block.id, "Иначе");
    const renamed = await hash();
    await setNotRequired(ground, manager, id, block.id, "Нет филиалов");
    expect(new Set([first, renamed, await hash()]).size).toBe(3);
    await setNotRequired(ground, manager, id, block.id, null);
    expect(await hash()).toBe(renamed);
  });

  it("takes several changes at once, or none of them (R11)", async () => {
    const { ground, id, manager, block, sections } = await setUp();
    const before = await everything(ground);
    const change = changeBlock(ground, manager, id, block.id, { title: "Новое имя", due: "2026-02-30" });
    expect(await refusalOf(change)).toEqual({ code: "bad-date", field: "due" });
    expect(await everything(ground)).toEqual(before);
    await changeBlock(ground, manager, id, block.id, { title: "Новое имя", due: "2026-02-28" });
    expect((await sections())[0]!.blocks[0]).toMatchObject({ title: "Новое имя", due: "2026-02-28" });
  });

  it("is answered for only by one who writes or signs", async () => {
    const { ground, id, manager, block, join } = await setUp();
    const foreign = await (await project(ground)).join("editor");
    for (const { memberId } of [await join("observer"), await join("contractor"), foreign, { memberId: "nobody" }])
      expect(await refusalOf(assignBlock(ground, manager, id, block.id, { responsible: memberId }))).toEqual({
        code: "bad-responsible",
        field: "responsible",
      });
  });

  it("is reached only through its own project", async () => {
    const { ground, id, manager } = await setUp();
    const foreign = (await (await project(ground)).now()).sections[0]!.blocks[0]!.id;
    for (const blockId of [foreign, "unknown"]) {
      const refused = { code: "not-found" };
      expect(await refusalOf(readBlock(ground, manager, id, blockId))).toEqual(refused);
      expect(await refusalOf(renameBlock(ground, manager, id, blockId, "Имя"))).toEqual(refused);
      expect(await refusalOf(removeBlock(ground, manager, id, blockId))).toEqual(refused);
    }
  });
});

describe("the bin", () => {
  it("keeps a removed block with its words until it is restored to its place", async () => {
    const { ground, id, manager, block, titles } = await setUp();
    const { hash } = await readBlock(ground, manager, id, block.id);
    await removeBlock(ground, manager, id, block.id);
    expect(await titles(0)).toEqual(["Термины", "Как пользоваться"]);
    expect((await listBin(ground, manager, id)).blocks).toMatchObject([{ id: block.id, sectionRemoved: false }]);
    for (const late of [
      renameBlock(ground, manager, id, block.id, "Имя"),
      moveBlock(ground, manager, id, block.id, {}),
    ])
      expect(await refusalOf(late)).toEqual({ code: "in-bin" });
    await restoreBlock(ground, manager, id, block.id);
    expect(await titles(0)).toEqual(["О документе", "Термины", "Как пользоваться"]);
    expect((await readBlock(ground, manager, id, block.id)).hash).toBe(hash);
  });

  it("gives a block back only once, and not before its section", async () => {
    const { ground, id, manager, block, section } = await setUp();
    expect(await refusalOf(restoreBlock(ground, manager, id, block.id))).toEqual({ code: "not-removed" });
    await removeBlock(ground, manager, id, block.id);
    await removeSection(ground, manager, id, section.id);
    expect(await refusalOf(restoreBlock(ground, manager, id, block.id))).toEqual({ code: "section-removed" });
  });
});

describe("my blocks", () => {
  it("are those I answer for in living projects, the nearest due date first, overdue after the day ends there", async () => {
    const { ground, id, manager, section, join } = await setUp();
    const editor = await join("editor");
    const [first, second, third] = section.blocks;
    await assignBlock(ground, manager, id, first!.id, { responsible: editor.memberId });
    await assignBlock(ground, manager, id, second!.id, { responsible: editor.memberId, due: "2026-03-05" });
    await assignBlock(ground, manager, id, third!.id, { responsible: editor.memberId, due: "2026-03-02" });
    const mine = async () => (await listMyBlocks(ground, editor)).map(({ title, overdue }) => [title, overdue]);
    expect(await mine()).toEqual([
      ["Как пользоваться", false],
      ["Термины", false],
      ["О документе", false],
    ]);
    // 09:00 UTC on the 2nd; Moscow's day ends at 21:00 UTC.
    ground.clock.advance({ hours: 12 });
    expect((await mine())[0]).toEqual(["Как пользоваться", true]);
    expect(await listMyBlocks(ground, manager)).toEqual([]);
  });
});
