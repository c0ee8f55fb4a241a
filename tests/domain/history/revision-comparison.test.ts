import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { acceptAll, rejectAll } from "../../../content/redline/apply.ts";
import { readBlock } from "../../../server/domain/document/block-reading.ts";
import { visitBlock } from "../../../server/domain/document/block-visits.ts";
import { changeBlock } from "../../../server/domain/document/block-changes.ts";
import { compareRevisions, type Moment } from "../../../server/domain/history/revision-comparison.ts";
import { restoreRevision } from "../../../server/domain/history/revision-restoring.ts";
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

function saying(...lines: string[]): DocNode {
  const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
  return { type: "doc", content: lines.map(paragraph) };
}

/** A block with three revisions: the template's, «по договору», «по счёту»; and a live text after them. */
async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const write = async (...lines: string[]) => {
    await ground.texts.edit(block.textId, saying(...lines), editor.accountId);
  };
  const take = () => takeRevision(ground, made.id, block.textId, "asked", editor);
  await write("Оплата по договору", "Остальное прежнее");
  await take();
  await write("Оплата по счёту", "Остальное прежнее");
  await take();
  await write("Оплата по счёту и акту", "Остальное прежнее");
  const compare = (before: Moment, after: Moment, who = editor) =>
    compareRevisions(ground, who, made.id, block.id, { before, after }, { language: "ru", tree: true });
  const restore = (number: string, who = editor) => restoreRevision(ground, who, made.id, block.id, number);
  return { ground, ...made, editor, block, write, take, compare, restore };
}

describe("a comparison of a block", () => {
  it("shows what differs between two revisions, and folds the rest", async () => {
    const { compare } = await setUp();
    const { html, changes } = await compare(2, 3);
    expect(changes).toBe(1);
    expect(html).toContain('<del><span class="vh">удалено: </span>договору</del>');
    expect(html).toContain('<ins><span class="vh">добавлено: </span>счёту</ins>');
    expect(html).toContain("Без изменений: 1\u00a0абзац");
  });

  it("takes the live text as a side, with the block's title as it is now", async () => {
    const { ground, id, block, editor, compare } = await setUp();
    await changeBlock(ground, editor, id, block.id, { title: "О порядке" });
    const { html, redline } = await compare(3, "now");
    expect(html).toMatch(/Название блока.*О .*порядке/);
    expect(html).toContain("и акту</ins>");
    expect(acceptAll(redline!)).toMatchObject({
      title: "О порядке",
      doc: saying("Оплата по счёту и акту", "Остальное прежнее"),
    });
    expect(rejectAll(redline!).doc).toEqual(saying("Оплата по счёту", "Остальное прежнее"));
  });

  it("of equal sides shows nothing", async () => {
    const { compare } = await setUp();
    expect(await compare(2, 2)).toMatchObject({ changes: 0, html: "" });
  });

  it("is for those who read the block's text, of revisions that are its own", async () => {
    const { ground, compare, join, id, editor } = await setUp();
    expect((await compare(2, 3, await join("observer"))).changes).toBe(1);
    expect(await refusalOf(compare(2, 3, await join("integrator")))).toEqual({ code: "not-found" });
    expect(await refusalOf(compare(2, 9))).toEqual({ code: "not-found" });
    const foreign = (await (await project(ground)).now()).sections[0]!.blocks[0]!.id;
    const asked = compareRevisions(ground, editor, id, foreign, { before: 1, after: "now" }, { language: "ru" });
    expect(await refusalOf(asked)).toEqual({ code: "not-found" });
  });
});

describe("restoring a revision", () => {
  it("is a new edit, and what stood there stays as a revision that can be restored in turn", async () => {
    const { ground, id, block, editor, restore } = await setUp();
    const words = async () => (await readBlock(ground, editor, id, block.id)).markdown;
    expect(await restore("2")).toEqual({ previous: 4, revision: 5 });
    expect(await words()).toContain("Оплата по договору");
    const [latest] = await listRevisions(ground, editor, id, block.id);
    expect(latest).toMatchObject({ number: 5, reason: "restored", authors: [{ accountId: editor.accountId }] });
    expect(await restore("4")).toEqual({ previous: 5, revision: 6 });
    expect(await words()).toContain("Оплата по счёту и акту");
    expect((await journalKinds(ground, id)).filter((kind) => kind === "revision.restored")).toHaveLength(2);
    expect(ground.heard.at(-1)).toEqual({ kind: "block", projectId: id, blockId: block.id, aspect: "revision" });
  });

  it("of a locked block is refused and changes nothing (R3, R11)", async () => {
    const { ground, id, block, restore } = await setUp();
    await ground.facts
      .updateTable("blocks")
      .set({ state: "agreed" })
      .where("projectId", "=", id)
      .where("id", "=", block.id)
      .execute();
    const before = await everything(ground);
    expect(await refusalOf(restore("2"))).toEqual({ code: "block-locked" });
    expect(await everything(ground)).toEqual(before);
  });

  it("is for writers, of a revision that is there and says something else", async () => {
    const { restore, join, take } = await setUp();
    await take();
    expect(await refusalOf(restore("4"))).toEqual({ code: "nothing-to-restore" });
    expect(await refusalOf(restore("2", await join("observer")))).toEqual({ code: "not-allowed" });
    for (const number of ["0", "99", "now", "2x"])
      expect(await refusalOf(restore(number))).toEqual({ code: "not-found" });
  });

  it("never overwrites words that came after the kept revision (R5)", async () => {
    const { ground, block, editor } = await setUp();
    const { version } = await ground.texts.read(block.textId);
    await ground.texts.edit(block.textId, saying("Успели дописать"), editor.accountId);
    expect(await ground.texts.edit(block.textId, saying("Прежнее"), editor.accountId, version)).toBe(false);
    expect((await ground.texts.read(block.textId)).doc).toEqual(saying("Успели дописать"));
  });
});

describe("a visit to a block", () => {
  it("tells which revision was the latest when the visit before it ended", async () => {
    const { ground, id, block, editor, take } = await setUp();
    const visit = () => visitBlock(ground, editor, id, block.id);
    expect(await visit()).toBeNull();
    await take();
    ground.clock.advance({ minutes: 20 });
    expect(await visit()).toBeNull();
    ground.clock.advance({ hours: 20 });
    expect(await visit()).toBe(4);
    ground.clock.advance({ minutes: 5 });
    expect(await visit()).toBe(4);
  });

  it("is everybody's own", async () => {
    const { ground, id, block, editor, manager } = await setUp();
    await visitBlock(ground, editor, id, block.id);
    ground.clock.advance({ days: 1 });
    expect(await visitBlock(ground, manager, id, block.id)).toBeNull();
    expect(await visitBlock(ground, editor, id, block.id)).toBe(3);
  });
});
