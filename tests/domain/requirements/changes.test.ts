import { describe, expect, it } from "vitest";
import { plainText } from "../../../content/schema/document.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { changeRequirement, type RequirementChanges } from "../../../server/domain/requirements/requirement-changes.ts";
import { everything, journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { requirementProject } from "./cast.ts";

const open = projectGrounds();
const code = "ТЗ-PUR-001";

async function setUp() {
  const made = await requirementProject(await open());
  await made.write(
    0,
    { uuid: "a", statement: "Обмен раз в 10 минут", stage: "Этап 1" },
    { uuid: "b", statement: "Второе" },
  );
  const { ground, id, manager, blocks } = made;
  const { textId } = blocks[0]!;
  const change = (changes: RequirementChanges, seen = {}, who: Actor = manager) =>
    changeRequirement(ground, who, id, code, changes, seen);
  const { facts } = ground;
  const lock = () => facts.updateTable("blocks").set({ state: "agreed" }).where("textId", "=", textId).execute();
  return { ...made, textId, change, lock };
}

/** The command ends in this refusal, and nothing has changed or been announced. */
async function unchanged({ ground, textId }: Awaited<ReturnType<typeof setUp>>, command: () => Promise<unknown>) {
  const all = async () => [await everything(ground), (await ground.texts.read(textId)).doc];
  const before = await all();
  ground.heard.length = 0;
  const refusal = await refusalOf(command());
  expect(await all()).toEqual(before);
  expect(ground.heard).toEqual([]);
  return refusal;
}

describe("changing a requirement from the register", () => {
  it("writes its words into the live text as edits of that person, and reads them back", async () => {
    const { ground, id, join, textId, change } = await setUp();
    const editor = await join("editor");
    ground.heard.length = 0;
    const row = await change(
      { statement: "Обмен раз в 15 минут", priority: "should", criterion: "журнал", stage: "" },
      {},
      editor,
    );
    expect(row).toMatchObject({
      ...{ code, statement: "Обмен раз в 15 минут", priority: "should", criterion: "журнал", stage: "" },
    });
    const { doc, authors } = await ground.texts.read(textId);
    const [card] = doc.content!;
    expect(card!.attrs).toMatchObject({ uuid: "a", priority: "should" });
    expect(card!.content!.map(plainText)).toEqual(["Обмен раз в 15 минут", "журнал", ""]);
    expect(authors).toContain(editor.accountId);
    expect(ground.heard.filter(({ kind }) => kind !== "block")).toEqual([{ kind: "requirements", projectId: id }]);
  });

  it("replaces only what differs, so that the words around keep their authors", async () => {
    const { ground, join, textId, change } = await setUp();
    const editor = await join("editor");
    const written = async () => (await ground.texts.writes(textId)).filter(({ user }) => user === editor.accountId);
    await change({ statement: "Обмен раз в 15 минут" }, {}, editor);
    const clocks = (await written()).reduce((sum, { from, to }) => sum + to - from, 0);
    expect(clocks).toBeLessThan(5);
  });

  it("never cuts a sign of two units in half", async () => {
    const { textId, ground, change } = await setUp();
    for (const statement of ["Запуск 🚀 скоро", "Запуск 🚁 скоро", "🚁🚀", "🚀🚀", "🚀", "🚀a", "🚁a"]) {
      await change({ statement });
      const { doc } = await ground.texts.read(textId);
      expect(plainText(doc.content![0]!.content![0]!)).toBe(statement);
    }
  });

  it("decides on a status, which is journalled and announced, and leaves the text alone", async () => {
    const { ground, id, textId, change } = await setUp();
    const { version } = await ground.texts.read(textId);
    ground.heard.length = 0;
    expect(await change({ status: "accepted" })).toMatchObject({ status: "accepted" });
    expect((await ground.texts.read(textId)).version).toBe(version);
    expect((await journalKinds(ground, id)).at(-1)).toBe("requirement.status-changed");
    expect(ground.heard.filter(({ kind }) => kind !== "block")).toEqual([{ kind: "requirements", projectId: id }]);
  });

  it("changes nothing when nothing differs", async () => {
    const test = await setUp();
    const before = await everything(test.ground);
    const { version } = await test.ground.texts.read(test.textId);
    await test.change({ status: "draft", statement: " Обмен раз в 10 минут ", priority: "must" });
    expect(await everything(test.ground)).toEqual(before);
    expect((await test.ground.texts.read(test.textId)).version).toBe(version);
  });

  it("makes one line of what was pasted in several, and of signs that nobody sees", async () => {
    const { change } = await setUp();
    expect(await change({ statement: "Обмен\r\n  раз\tв\u0000 час\ud800" })).toMatchObject({
      statement: "Обмен раз в час",
    });
  });

  it("keeps its code whatever is changed (R10)", async () => {
    const { ground, id, change } = await setUp();
    await change({ statement: "Иначе", status: "dropped" });
    const rows = await ground.facts.selectFrom("requirements").select("code").where("projectId", "=", id).execute();
    expect(rows.map((row) => row.code).sort()).toEqual([code, "ТЗ-PUR-002"]);
  });

  it.each([
    [{}, { code: "required", field: "statement" }],
    [{ statement: "  " }, { code: "required", field: "statement" }],
    [{ statement: "я".repeat(2001) }, { code: "too-long", field: "statement" }],
    [{ stage: "я".repeat(121) }, { code: "too-long", field: "stage" }],
    [
      { priority: "urgent", statement: "Иначе" },
      { code: "invalid", field: "priority" },
    ],
    [
      { status: "done", statement: "Иначе" },
      { code: "invalid", field: "status" },
    ],
    [
      { status: "", statement: "Иначе" },
      { code: "required", field: "status" },
    ],
  ])("with %o is refused and changes nothing (R11)", async (changes, refusal) => {
    const test = await setUp();
    expect(await unchanged(test, () => test.change(changes))).toEqual(refusal);
  });

  it("is refused when a field holds references, together with everything else that was given (R11)", async () => {
    const test = await setUp();
    const card = requirementCard({ uuid: "a", statement: "См. " });
    card.content![0]!.content!.push({ type: "reference", attrs: { kind: "requirement", target: "b" } });
    await test.ground.texts.edit(test.textId, { type: "doc", content: [card] }, test.manager.accountId);
    await test.ground.textFacts.settle(test.textId);
    const changes = { statement: "Иначе", priority: "could", status: "accepted" };
    expect(await unchanged(test, () => test.change(changes))).toEqual({ code: "rich-field" });
    expect(await test.change({ priority: "could" })).toMatchObject({ priority: "could" });
  });

  it("never overwrites what a colleague wrote meanwhile, but tells it; other fields do not hinder", async () => {
    const test = await setUp();
    const seen = { statement: "Обмен раз в 10 минут", stage: "Этап 1" };
    await test.change({ statement: "Обмен раз в час" });
    const refusal = await unchanged(test, () => test.change({ statement: "Обмен раз в день" }, seen));
    expect(refusal).toEqual({ code: "requirement-changed", field: "statement" });
    expect(await test.change({ stage: "Этап 2" }, seen)).toMatchObject({ stage: "Этап 2" });
    expect(await test.change({ statement: "Обмен раз в день" })).toMatchObject({ statement: "Обмен раз в день" });
  });

  it("does not touch the words of a locked block (R3), whose status can still be decided", async () => {
    const test = await setUp();
    await test.lock();
    const words = { statement: "Иначе", status: "accepted" };
    expect(await unchanged(test, () => test.change(words))).toEqual({ code: "block-locked" });
    expect(await test.change({ status: "accepted" })).toMatchObject({ status: "accepted", block: { draft: false } });
  });

  it("is for those who write; outsiders are told that there is nothing (R6, R8)", async () => {
    const test = await setUp();
    for (const role of ["owner", "editor"] as const)
      expect(await test.change({ stage: role }, {}, await test.join(role))).toMatchObject({ stage: role });
    for (const [role, refused] of [
      ["approver", "not-allowed"],
      ["observer", "not-allowed"],
      ["integrator", "not-found"],
      ["contractor", "not-found"],
    ] as const) {
      const somebody = await test.join(role);
      expect(await unchanged(test, () => test.change({ stage: "Этап 9" }, {}, somebody))).toEqual({ code: refused });
    }
  });

  it("finds nothing under an unknown code, nor in the bin", async () => {
    const test = await setUp();
    const { ground, manager, id, blocks } = test;
    const unknown = () => changeRequirement(ground, manager, id, "ТЗ-PUR-099", { stage: "Этап 9" });
    expect(await unchanged(test, unknown)).toEqual({ code: "not-found" });
    const removedAt = "2026-03-02T09:00:00.000Z";
    await ground.facts.updateTable("blocks").set({ removedAt }).where("id", "=", blocks[0]!.id).execute();
    expect(await unchanged(test, () => test.change({ stage: "Этап 9" }))).toEqual({ code: "not-found" });
  });
});
