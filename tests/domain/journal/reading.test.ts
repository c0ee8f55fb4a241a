import { sql } from "kysely";
import { expect, it } from "vitest";
import { assignBlock, renameBlock } from "../../../server/domain/document/block-changes.ts";
import { startOfDay } from "../../../server/domain/document/due-days.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { chainHead } from "../../../server/domain/journal.ts";
import { pageLength, readJournalPage, type JournalView } from "../../../server/domain/journal/reading.ts";
import { changeStage } from "../../helpers/changes.ts";
import { held } from "../../helpers/interviews.ts";
import { project, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const read = (view: JournalView) => readJournalPage(ground, made.manager, made.id, view);
  return { ground, made, editor, block, read };
}

it("[R12] people and blocks are named as they are called now, and an erased person is not named at all", async () => {
  const { ground, made, editor, block, read } = await setUp();
  await assignBlock(ground, made.manager, made.id, block.id, { responsible: editor.memberId });
  await renameBlock(ground, editor, made.id, block.id, "Иначе");
  const { facts } = ground;
  await facts.updateTable("accounts").set({ name: "Новая Фамилия" }).where("id", "=", editor.accountId).execute();
  const [renamed, assigned] = (await read({})).entries;
  expect(renamed).toMatchObject({ people: ["Новая Фамилия"], block: { id: block.id, title: "Иначе" } });
  expect(assigned).toMatchObject({ kind: "block.assigned", person: "Новая Фамилия", block: { title: "Иначе" } });
  await facts.updateTable("accounts").set({ name: "" }).where("id", "=", editor.accountId).execute();
  expect((await read({})).entries[0]!.people).toEqual([""]);
});

it("[R4] a revision belongs to those who wrote, whoever caused it to be taken", async () => {
  const { ground, made, editor, block, read } = await setUp();
  const doc = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Моё" }] }] };
  await ground.texts.edit(block.textId, doc, editor.accountId);
  await takeRevision(ground, made.id, block.textId, "asked", made.manager);
  const revisions = async (person: string) =>
    (await read({ person, blockId: block.id })).entries.filter(({ kind }) => kind === "revision.taken").length;
  expect([await revisions(editor.accountId), await revisions("system")]).toEqual([1, 0]);
  const [latest] = (await read({ group: "texts" })).entries;
  expect(latest).toMatchObject({ people: [editor.account.name], block: { id: block.id } });
});

it("a revision of a change request is its block's, and says the request", async () => {
  const stage = await changeStage(await open());
  const { ground, made, manager, blockId } = stage;
  await stage.agree();
  const number = await stage.propose("Менеджер отвечает за 5 минут");
  await stage.submitted(number);
  const { entries } = await readJournalPage(ground, manager, made.id, { group: "texts", blockId });
  expect(entries[0]).toMatchObject({ block: { id: blockId }, elsewhere: { of: "change", number } });
  expect(entries.at(-1)).toMatchObject({ block: { id: blockId }, elsewhere: null });
});

it("a revision of the notes of an interview says the interview", async () => {
  const { ground, made, read } = await setUp();
  const { interview } = await held(ground, made, ["Раз в неделю"]);
  const { entries } = await read({ group: "texts" });
  const { id, number } = interview;
  expect(entries.find((entry) => entry.elsewhere)).toMatchObject({
    block: null,
    elsewhere: { of: "interview", number, id },
  });
});

it("is narrowed to a kind, a block and days of the project's own time zone", async () => {
  const { ground, made, block, read } = await setUp();
  // 21:30 UTC is the next day in Moscow.
  ground.clock.advance({ hours: 12, minutes: 30 });
  await renameBlock(ground, made.manager, made.id, block.id, "Ночью");
  const kinds = async (view: JournalView) => (await read(view)).entries.map(({ kind }) => kind);
  expect(await kinds({ from: "2026-03-03" })).toEqual(["block.renamed"]);
  expect(await kinds({ to: "2026-03-02", blockId: block.id })).toEqual(["revision.taken"]);
  expect(new Set(await kinds({ group: "members" }))).toEqual(new Set(["member.added"]));
  expect(await kinds({ blockId: "nothing" })).toEqual([]);
});

it("begins a day where the clocks of its zone do, be midnight left out", () => {
  expect(startOfDay("2026-03-03", "Europe/Moscow")).toBe("2026-03-02T21:00:00.000Z");
  expect(startOfDay("2026-04-24", "Africa/Cairo")).toBe("2026-04-23T22:00:00.000Z");
});

it("of 100,000 entries is read part by part without a gap, and what is rare in it is found", async () => {
  const { ground, made, read } = await setUp();
  const { seq } = await chainHead(ground.facts, made.id);
  await sql`WITH RECURSIVE n(i) AS (SELECT ${seq + 1} UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
    INSERT INTO journal SELECT ${made.id}, i, '2026-03-02T09:00:00.000Z', '', 'project.changed', '', '{}', '', '' FROM n`.execute(
    ground.facts,
  );
  const first = await read({});
  const second = await read({ before: first.next! });
  const seen = [...first.entries, ...second.entries].map((entry) => entry.seq);
  expect(seen).toEqual(Array.from({ length: 2 * pageLength }, (_, index) => 100_000 - index));
  const rare = await read({ group: "members" });
  expect(rare.next).toBeNull();
  expect(rare.entries.map(({ kind }) => kind)).toEqual(["member.added", "member.added"]);
});
