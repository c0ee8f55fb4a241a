import { describe, expect, it } from "vitest";
import { plainText } from "../../../content/schema/document.ts";
import { readBlock } from "../../../server/domain/document/block-reading.ts";
import { discardKeptEdits, useKeptEdits } from "../../../server/domain/history/kept-edits-decisions.ts";
import { keepEdits, keptBytes, listKeptEdits, readKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import { person, project, refusalOf, projectGrounds } from "../../helpers/projects.ts";
import { typed } from "../../helpers/typed.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const lock = (state: "draft" | "review") =>
    ground.facts.updateTable("blocks").set({ state }).where("id", "=", block.id).execute();
  const keep = (words: string, who = editor) =>
    keepEdits(ground, who, made.id, block.textId, { update: typed(words), reason: "locked" });
  return { ground, ...made, editor, block, lock, keep };
}

describe("kept edits", () => {
  it("stand beside the text until their author uses them; what they replace stays as a revision (R5)", async () => {
    const { ground, id, editor, block, lock, keep } = await setUp();
    await lock("review");
    const keptId = await keep("Набрано в поезде");
    expect(await listKeptEdits(ground, editor, id)).toMatchObject([{ id: keptId, blockId: block.id, open: false }]);
    const reading = await readKeptEdits(ground, editor, id, keptId);
    expect(plainText(reading.kept)).toContain("Набрано в поезде");
    expect(plainText(reading.present)).not.toContain("Набрано в поезде");
    expect(await refusalOf(useKeptEdits(ground, editor, id, keptId))).toEqual({ code: "block-locked" });
    await lock("draft");
    await useKeptEdits(ground, editor, id, keptId, reading.presentVersion);
    expect(plainText((await readBlock(ground, editor, id, block.id)).content)).toContain("Набрано в поезде");
    const [latest] = await listRevisions(ground, editor, id, block.id);
    expect(latest).toMatchObject({ number: 2, authors: [{ accountId: editor.accountId }] });
    expect(await listKeptEdits(ground, editor, id)).toEqual([]);
    expect(await refusalOf(useKeptEdits(ground, editor, id, keptId))).toEqual({ code: "kept-edits-resolved" });
  });

  it("are not put over words that changed after the person compared", async () => {
    const { ground, id, editor, manager, block, keep } = await setUp();
    const keptId = await keep("Моё");
    const { presentVersion, present } = await readKeptEdits(ground, editor, id, keptId);
    const other = { ...present, content: [{ type: "paragraph", content: [{ type: "text", text: "Чужое" }] }] };
    await ground.texts.edit(block.textId, other, manager.accountId);
    const use = useKeptEdits(ground, editor, id, keptId, presentVersion);
    expect(await refusalOf(use)).toEqual({ code: "unknown-version" });
  });

  it("are discarded knowingly, once", async () => {
    const { ground, id, editor, keep } = await setUp();
    const keptId = await keep("Лишнее");
    await discardKeptEdits(ground, editor, id, keptId);
    expect(await listKeptEdits(ground, editor, id)).toEqual([]);
    expect(await refusalOf(discardKeptEdits(ground, editor, id, keptId))).toEqual({ code: "kept-edits-resolved" });
  });

  it("are seen by nobody but their author", async () => {
    const { ground, id, manager, keep } = await setUp();
    const keptId = await keep("Личное");
    expect(await listKeptEdits(ground, manager, id)).toEqual([]);
    for (const act of [readKeptEdits, useKeptEdits, discardKeptEdits])
      expect(await refusalOf(act(ground, manager, id, keptId))).toEqual({ code: "not-found" });
  });

  it("are taken from one who was removed, but show him nothing of the text any more (R5, R8)", async () => {
    const { ground, id, manager, editor, keep } = await setUp();
    await removeMember(ground, manager, id, editor.memberId);
    const keptId = await keep("Набрано до удаления");
    expect(await refusalOf(readKeptEdits(ground, editor, id, keptId))).toEqual({ code: "not-found" });
    expect(await refusalOf(listKeptEdits(ground, editor, id))).toEqual({ code: "not-found" });
  });

  it("show nothing of the text to one who became an integrator (R6)", async () => {
    const { ground, id, manager, editor, keep } = await setUp();
    const keptId = await keep("Набрано раньше");
    await changeMember(ground, manager, id, editor.memberId, { role: "integrator" });
    expect(await listKeptEdits(ground, editor, id)).toEqual([]);
    expect(await refusalOf(readKeptEdits(ground, editor, id, keptId))).toEqual({ code: "not-found" });
    expect(await refusalOf(useKeptEdits(ground, editor, id, keptId))).toEqual({ code: "not-found" });
  });

  it("are refused from strangers and of foreign texts alike", async () => {
    const { ground, id, editor, keep } = await setUp();
    const stranger = { ...(await person(ground)), memberId: "" };
    expect(await refusalOf(keep("Чужое", stranger))).toEqual({ code: "not-found" });
    const foreign = (await (await project(ground)).now()).sections[0]!.blocks[0]!.textId;
    const given = { update: typed("Слова"), reason: "locked" as const };
    expect(await refusalOf(keepEdits(ground, editor, id, foreign, given))).toEqual({ code: "not-found" });
  });

  it("are refused when damaged or too large, and leave nothing behind", async () => {
    const { ground, id, editor, block } = await setUp();
    const damaged = { update: Uint8Array.from([9, 9, 9, 9]), reason: "locked" as const };
    expect(await refusalOf(keepEdits(ground, editor, id, block.textId, damaged))).toEqual({ code: "malformed-update" });
    const large = { update: new Uint8Array(keptBytes + 1), reason: "locked" as const };
    expect(await refusalOf(keepEdits(ground, editor, id, block.textId, large))).toEqual({ code: "too-large" });
    expect(await listKeptEdits(ground, editor, id)).toEqual([]);
  });
});
