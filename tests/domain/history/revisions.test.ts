import { describe, expect, it } from "vitest";
import { emptyDocument, type DocNode } from "../../../content/schema/document.ts";
import { readBlock } from "../../../server/domain/document/block-reading.ts";
import { renameBlock } from "../../../server/domain/document/block-changes.ts";
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { sha256 } from "../../../server/random.ts";
import { everything, project, refusalOf, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

function saying(words: string): DocNode {
  return { ...emptyDocument(), content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] };
}

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const take = () => takeRevision(ground, made.id, block.textId, "asked", editor);
  return { ground, ...made, editor, block, take };
}

describe("a revision", () => {
  it("is not taken of an unchanged text: the latest one answers and nothing is written", async () => {
    const { ground, take } = await setUp();
    const before = await everything(ground);
    expect(await take()).toMatchObject({ number: 1, reason: "created" });
    expect(await everything(ground)).toEqual(before);
  });

  it("names those who delivered edits since the one before (R4)", async () => {
    const { ground, id, editor, manager, block, take } = await setUp();
    await ground.texts.edit(block.textId, saying("Правка редактора"), editor.accountId);
    expect(await take()).toMatchObject({ number: 2, reason: "asked" });
    await ground.texts.edit(block.textId, saying("Правка руководителя"), manager.accountId);
    await takeRevision(ground, id, block.textId, "pause", null);
    const revisions = await listRevisions(ground, editor, id, block.id);
    expect(revisions.map(({ number, authors }) => [number, authors.map(({ accountId }) => accountId)])).toEqual([
      [3, [manager.accountId]],
      [2, [editor.accountId]],
      [1, [manager.accountId]],
    ]);
  });

  it("stores the bytes its hash stands for: schema version, text id, canonical content", async () => {
    const { ground, id, block, editor, take } = await setUp();
    await renameBlock(ground, editor, id, block.id, "И\u0306 из двух знаков");
    const taken = await take();
    const row = await ground.facts
      .selectFrom("revisions")
      .selectAll()
      .where("projectId", "=", id)
      .where("id", "=", taken.id)
      .executeTakeFirstOrThrow();
    const prefix = Buffer.from(`${row.schemaVersion}|${block.textId}|`);
    expect(sha256(Buffer.concat([prefix, row.bytes]))).toBe(taken.hash);
    expect(JSON.parse(row.bytes.toString("utf8"))).toMatchObject({ title: "Й из двух знаков", notRequired: null });
    expect((await readBlock(ground, editor, id, block.id)).hash).toBe(taken.hash);
  });

  it("is immutable in the database", async () => {
    const { ground, id } = await setUp();
    const change = ground.facts.updateTable("revisions").set({ hash: "0" }).where("projectId", "=", id).execute();
    await expect(change).rejects.toThrow("immutable");
    await expect(ground.facts.deleteFrom("revisions").where("projectId", "=", id).execute()).rejects.toThrow(
      "immutable",
    );
  });

  it("is taken by writers of the project only, of a text of the project only", async () => {
    const { ground, id, join, editor, block } = await setUp();
    const observer = await join("observer");
    const integrator = await join("integrator");
    const other = await project(ground);
    const foreign = (await other.now()).sections[0]!.blocks[0]!.textId;
    const taking = (who: typeof observer, textId: string) => refusalOf(takeRevision(ground, id, textId, "asked", who));
    expect(await taking(observer, block.textId)).toEqual({ code: "not-allowed" });
    expect(await taking(integrator, block.textId)).toEqual({ code: "not-found" });
    expect(await taking(editor, foreign)).toEqual({ code: "not-found" });
    expect(await taking(editor, "unknown")).toEqual({ code: "not-found" });
  });
});
