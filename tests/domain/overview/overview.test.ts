import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { listActivity } from "../../../server/domain/overview/activity.ts";
import { assignBlock, renameBlock, setNotRequired } from "../../../server/domain/document/block-changes.ts";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { invite } from "../../../server/domain/members/invitations.ts";
import { keepEdits } from "../../../server/domain/history/kept-edits.ts";
import { changeMember } from "../../../server/domain/members/members.ts";
import { readCheckedReadiness, readOverview } from "../../../server/domain/overview/overview.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { catchUpFacts } from "../../../server/domain/document/text-facts.ts";
import { person, project, projectGrounds, refusalOf, staff, type Person } from "../../helpers/projects.ts";
import { typed } from "../../helpers/typed.ts";

const open = projectGrounds();

const page = (...words: string[]): DocNode => ({
  type: "doc",
  content: words.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

async function setUp(timeZone = "Europe/Moscow") {
  const ground = await open();
  const made = await project(ground, { timeZone });
  const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
  await catchUpFacts(ground);
  const write = async (at: number, words: string, who: Person = made.manager) => {
    await ground.texts.edit(blocks[at]!.textId, page(words), who.accountId);
    await takeRevision(ground, made.id, blocks[at]!.textId, "asked", who);
  };
  const overview = (who: Person = made.manager) => readOverview(ground, who, made.id);
  const block = async (at: number) =>
    (await overview()).readiness.sections.flatMap((section) => section.blocks).find(({ id }) => id === blocks[at]!.id)!;
  return { ground, ...made, blocks, write, overview, block };
}

describe("readiness", () => {
  it("counts as filled what somebody has written, and «требований нет»; the rest is told block by block", async () => {
    const { ground, id, manager, blocks, write, overview, block } = await setUp();
    expect((await overview()).readiness).toMatchObject({ filled: 0, of: 7 });
    expect((await block(0)).gaps).toEqual([{ kind: "empty" }, { kind: "nobody" }, { kind: "no-date" }]);
    await write(0, "Документ для тендера");
    await setNotRequired(ground, manager, id, blocks[1]!.id, "Термины общие");
    const { readiness } = await overview();
    expect(readiness.sections.map(({ filled, blocks: all }) => [filled, all.length])).toEqual([
      [2, 3],
      [0, 3],
      [0, 1],
    ]);
    expect((await block(0)).gaps).toEqual([{ kind: "nobody" }, { kind: "no-date" }]);
    expect((await block(1)).gaps).toEqual([]);
  });

  it("says of a text that the present derivation has not seen that it has not", async () => {
    const { ground, blocks, block } = await setUp();
    await ground.facts.updateTable("textFacts").set({ madeBy: 0 }).where("textId", "=", blocks[0]!.textId).execute();
    expect((await block(0)).gaps[0]).toEqual({ kind: "underived" });
  });

  it("lets a due day end with the day in the project's time zone", async () => {
    // It is noon in Moscow on 2 March; on Kamchatka that day has three more hours, in New York twenty.
    for (const [timeZone, hours] of [
      ["Asia/Kamchatka", 3],
      ["Europe/Moscow", 12],
      ["America/New_York", 20],
    ] as const) {
      const { ground, id, manager, blocks, block } = await setUp(timeZone);
      await assignBlock(ground, manager, id, blocks[0]!.id, { due: "2026-03-02" });
      ground.clock.advance({ hours, minutes: -1 });
      expect((await block(0)).gaps.map(({ kind }) => kind)).not.toContain("overdue");
      ground.clock.advance({ minutes: 1 });
      expect((await block(0)).gaps).toContainEqual({ kind: "overdue", due: "2026-03-02" });
    }
  });

  it("is announced when there is something new to tell, not with every word", async () => {
    const { ground, blocks, write } = await setUp();
    const news = ["facts", "begun"];
    const announced = () =>
      ground.heard.filter((event) => event.kind === "block" && news.includes(event.aspect)).length;
    await write(0, "Первые слова");
    const before = announced();
    await write(0, "Первые слова и ещё несколько");
    expect(announced()).toBe(before);
    await ground.texts.edit(blocks[0]!.textId, { type: "doc", content: [{ type: "paragraph" }] }, "");
    await ground.textFacts.settle(blocks[0]!.textId);
    expect(announced()).toBe(before + 1);
  });

  it("tells outlines of a block's first words and of the loss of its last, and of nothing between", async () => {
    const { ground, blocks } = await setUp();
    const begun = () =>
      ground.heard.flatMap((event) => (event.kind === "block" && event.aspect === "begun" ? event.blockId : []));
    ground.heard.length = 0;
    const { id: block, textId } = blocks[0]!;
    const type = async (...words: string[]) => {
      await ground.texts.edit(textId, page(...words), "");
      ground.textFacts.hear(textId, await ground.texts.derive(textId));
      await ground.textFacts.idle();
      return begun();
    };
    // The block was born with a line of the template, to which a word is added, and then many.
    expect(await type("Начало блока «О документе».", "П")).toEqual([block]);
    for (const words of ["Первые", "Первые слова", "Первые слова и ещё несколько"])
      expect(await type("Начало блока «О документе».", words)).toEqual([block]);
    expect(await type()).toEqual([block, block]);
    expect(await type("П")).toEqual([block, block, block]);
  });

  it("is for the inside; to integrators and contractors there is no such thing (R6, R8)", async () => {
    const test = await setUp();
    const people = await staff(test);
    for (const role of ["owner", "manager", "editor", "approver", "observer"] as const)
      expect((await test.overview(people[role])).readiness.of).toBe(7);
    const stranger = await person(test.ground);
    for (const who of [people.integrator, people.contractor, stranger])
      for (const read of [readOverview, readCheckedReadiness, listActivity])
        expect(await refusalOf(read(test.ground, who, test.id))).toEqual({ code: "not-found" });
    await changeMember(test.ground, test.manager, test.id, people.editor.memberId, { role: "integrator" });
    expect(await refusalOf(test.overview(people.editor))).toEqual({ code: "not-found" });
  });
});

describe("what waits for me", () => {
  const kinds = (waiting: { kind: string }[]) => waiting.map(({ kind }) => kind);

  it("is what is late, kept, near and unfinished, in this order", async () => {
    const test = await setUp();
    const { ground, id, manager, blocks, overview } = test;
    const editor = await test.join("editor");
    const mine = { responsible: editor.memberId };
    await assignBlock(ground, manager, id, blocks[0]!.id, mine);
    await assignBlock(ground, manager, id, blocks[1]!.id, { ...mine, due: "2026-03-04" });
    await assignBlock(ground, manager, id, blocks[2]!.id, { ...mine, due: "2026-03-01" });
    await keepEdits(ground, editor, id, blocks[0]!.textId, { update: typed("Моё"), reason: "locked" });
    const { waiting } = await overview(editor);
    expect(kinds(waiting)).toEqual(["overdue", "kept-edits", "soon", "gaps"]);
    expect(waiting[0]).toMatchObject({ blockId: blocks[2]!.id, due: "2026-03-01", number: "1.3" });
    await test.write(0, "Готово", editor);
    expect(kinds((await overview(editor)).waiting)).toEqual(["overdue", "kept-edits", "soon"]);
  });

  it("is, for those who lead, a missing leader, blocks of nobody and invitations about to lapse", async () => {
    const test = await setUp();
    const { ground, id, manager, overview } = test;
    expect(kinds((await overview()).waiting)).toEqual(["leader-missing", "without-responsible"]);
    await test.join("owner");
    const given = { email: "new@firm.example", name: "", role: "editor", position: "", department: "", company: "" };
    await invite(ground, manager, id, { ...given, delivery: "link", origin: "http://svod.test" });
    expect(kinds((await overview()).waiting)).toEqual(["without-responsible"]);
    ground.clock.advance({ hours: 49 });
    expect((await overview()).waiting[0]).toMatchObject({
      kind: "invitation",
      email: "new@firm.example",
      lapsed: false,
    });
    ground.clock.advance({ hours: 30 });
    expect((await overview()).waiting[0]).toMatchObject({ kind: "invitation", lapsed: true });
    const observer = await test.join("observer");
    expect((await overview(observer)).waiting).toEqual([]);
  });
});

describe("recent activity", () => {
  it("gathers an hour of one person's work on one block, the latest first", async () => {
    const test = await setUp();
    const { ground, id, manager, blocks, write, overview } = test;
    const editor = await test.join("editor");
    for (const words of ["один", "один два", "один два три"]) await write(0, words, editor);
    ground.clock.advance({ hours: 2 });
    await renameBlock(ground, manager, id, blocks[1]!.id, "Словарь");
    await removeBlock(ground, manager, id, blocks[2]!.id);
    const { activity } = await overview(editor);
    expect(activity.map(({ deed, count, block }) => [deed, count, block!.title, block!.removed])).toEqual([
      ["block.removed", 1, "Как пользоваться", true],
      ["block.renamed", 1, "Словарь", false],
      ["revision.taken", 3, "О документе", false],
    ]);
    expect(activity.at(-1)!.person).toBe(editor.account.name);
    ground.clock.advance({ days: 8 });
    expect((await overview(editor)).activity).toEqual([]);
  });

  it("tells of the group only those who may read the journal", async () => {
    const test = await setUp();
    const editor = await test.join("editor");
    const deeds = async (who: Person) => (await test.overview(who)).activity.map(({ deed }) => deed);
    expect(await deeds(test.manager)).toEqual(expect.arrayContaining(["member.added", "project.created"]));
    expect(await deeds(editor)).toEqual([]);
  });

  it("keeps no names of its own: an erased name is gone from it (R12)", async () => {
    const test = await setUp();
    const editor = await test.join("editor");
    await test.write(0, "слова", editor);
    await test.ground.facts.updateTable("accounts").set({ name: "" }).where("id", "=", editor.accountId).execute();
    expect((await test.overview()).activity).toContainEqual(
      expect.objectContaining({ deed: "revision.taken", person: "" }),
    );
  });
});
