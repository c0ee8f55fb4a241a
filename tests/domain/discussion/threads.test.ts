import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { deleteComment, editComment, mostMentions, reply } from "../../../server/domain/discussion/comments.ts";
import { openThread, type ChosenPlace } from "../../../server/domain/discussion/opening.ts";
import { markRead, readThread } from "../../../server/domain/discussion/reading.ts";
import {
  countThreads,
  listShownThreads,
  listThreads,
  type ThreadFilter,
} from "../../../server/domain/discussion/thread-list.ts";
import { listThreadMarks } from "../../../server/domain/discussion/thread-marks.ts";
import { assignThread, reopenThread, resolveThread } from "../../../server/domain/discussion/settling.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { limits } from "../../../server/domain/fields.ts";
import { removeMember } from "../../../server/domain/members/members.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { everything, journalKinds, person, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const cell = (column: string, text: string): DocNode => ({
  ...{ type: "cell", attrs: { column } },
  content: [{ type: "text", text }],
});
const table = (...rows: [id: string, who: string][]): DocNode => ({
  ...{ type: "form", attrs: { key: "b/table", kind: "table" } },
  content: rows.map(([id, who]) => ({ type: "row", attrs: { id, stand: "accepted" }, content: [cell("who", who)] })),
});

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const observer = await made.join("observer");
  const [section] = (await made.now()).sections;
  const block = section!.blocks[0]!;
  async function write(...content: DocNode[]): Promise<void> {
    await ground.texts.edit(block.textId, { type: "doc", content }, made.manager.accountId);
    await ground.textFacts.settle(block.textId);
  }
  await write(paragraph("Ответ за два часа, ремонт за два дня."), table(["r1", "Менеджер"], ["r2", "Менеджер"]));
  const begin = (place: ChosenPlace, who: Actor = editor, body = "Почему так?") =>
    openThread(ground, who, made.id, { blockId: block.id, place, body });
  const list = async (filter: ThreadFilter = {}, who: Actor = made.manager) =>
    (await listThreads(ground, who, made.id, filter)).threads;
  const read = (threadId: string, who: Actor = made.manager) => readThread(ground, who, made.id, threadId);
  return { ground, ...made, editor, observer, block, other: section!.blocks[1]!, write, begin, list, read };
}

describe("the place of a thread", () => {
  it("is found again when the text around it changes", async () => {
    const { write, begin, read } = await setUp();
    const { threadId } = await begin({ kind: "quote", quote: "два дня" });
    await write(paragraph("Новое начало."), paragraph("Ответ за два часа, ремонт за два дня."));
    const { place, quote } = await read(threadId);
    expect({ place, quote }).toMatchObject({
      place: { kind: "quote", from: { line: 1, offset: 29 }, to: { line: 1, offset: 36 } },
      quote: "два дня",
    });
  });

  it("is told as lost when its words are gone, stays in the list, and is found when they come back (R5)", async () => {
    const { ground, write, begin, list, block } = await setUp();
    const { threadId } = await begin({ kind: "quote", quote: "ремонт за два дня" });
    ground.heard.length = 0;
    await write(paragraph("Ответ за два часа."));
    expect(await list({ lost: true })).toMatchObject([{ id: threadId, place: null, quote: "ремонт за два дня" }]);
    const news = { kind: "block", blockId: block.id, aspect: "threads" };
    expect(ground.heard.filter(({ kind }) => kind === "block")).toContainEqual(expect.objectContaining(news));
    await write(paragraph("Ответ за два часа, ремонт за два дня."));
    expect(await list({ lost: true })).toEqual([]);
    expect(await list()).toMatchObject([{ id: threadId, place: { kind: "quote" } }]);
  });

  it("is no news while it stands", async () => {
    const { ground, write, begin } = await setUp();
    await begin({ kind: "quote", quote: "два дня" });
    ground.heard.length = 0;
    await write(paragraph("И ещё: ответ за два часа, ремонт за два дня."));
    expect(ground.heard).not.toContainEqual(expect.objectContaining({ aspect: "threads" }));
  });

  it("is told from another one with the same words by its row, or by its number among them", async () => {
    const { begin, read } = await setUp();
    expect(await refusalOf(begin({ kind: "quote", quote: "Менеджер" }))).toMatchObject({ code: "quote-not-found" });
    const byRow = await begin({ kind: "quote", quote: "Менеджер", row: "r2" });
    expect((await read(byRow.threadId)).place).toMatchObject({ at: { row: "r2" } });
    const byNumber = await begin({ kind: "quote", quote: "Менеджер", occurrence: 1 });
    expect((await read(byNumber.threadId)).place).toMatchObject({ at: { row: "r2" } });
  });

  it("may be a row, a cell, a requirement or the whole block", async () => {
    const { write, begin, list } = await setUp();
    const requirement = { type: "requirement", attrs: { uuid: "u1", priority: "must" }, content: [] };
    await write(table(["r1", "Менеджер"], ["r2", "Менеджер"]), requirement);
    const row = { form: "b/table", row: "r2" };
    for (const place of [
      { kind: "row", ...row },
      { kind: "cell", ...row, column: "who" },
      { kind: "requirement", requirement: "u1" },
      { kind: "block" },
    ])
      await begin(place);
    await write(table(["r1", "Менеджер"]));
    const standing = (await list()).map(({ kind, place }) => [kind, place !== null] as const);
    expect(Object.fromEntries(standing)).toEqual({ row: false, cell: false, requirement: false, block: true });
  });

  it("may be in a locked text: nothing is written there (R3)", async () => {
    const { ground, id, manager, block, begin, read, join } = await setUp();
    const approver = await join("approver");
    const approvers = [{ memberId: approver.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers });
    const before = await ground.texts.read(block.textId);
    const { threadId } = await begin({ kind: "quote", quote: "два часа" }, approver);
    expect(await ground.texts.read(block.textId)).toEqual(before);
    expect((await read(threadId)).place).not.toBeNull();
  });

  it.each<[string, ChosenPlace, { code: string; field?: string }]>([
    ["words that are not there", { kind: "quote", quote: "три часа" }, { code: "quote-not-found", field: "place" }],
    ["no words", { kind: "quote", quote: "  " }, { code: "required", field: "quote" }],
    ["a whole book", { kind: "quote", quote: "а".repeat(limits.quote + 1) }, { code: "too-long", field: "quote" }],
    [
      "a row that is not there",
      { kind: "row", form: "b/table", row: "r9" },
      { code: "place-not-found", field: "place" },
    ],
    ["a row without its form", { kind: "row", row: "r1" }, { code: "required", field: "place" }],
    ["an unknown requirement", { kind: "requirement", requirement: "u9" }, { code: "place-not-found", field: "place" }],
    ["a place of another kind", { kind: "page" }, { code: "invalid", field: "place" }],
  ])("cannot be %s, and then nothing is opened (R11)", async (_, place, refusal) => {
    const { ground, begin } = await setUp();
    const before = await everything(ground);
    ground.heard.length = 0;
    expect(await refusalOf(begin(place))).toEqual(refusal);
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });
});

describe("what is said", () => {
  it.each([
    ["nothing", "", { code: "required", field: "comment" }],
    ["blanks", " \n\t ", { code: "required", field: "comment" }],
    ["too much", "а".repeat(limits.comment + 1), { code: "too-long", field: "comment" }],
  ])("is refused when it is %s", async (_, body, refusal) => {
    const { ground, id, editor, begin } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    expect(await refusalOf(begin({ kind: "block" }, editor, body))).toEqual(refusal);
    expect(await refusalOf(reply(ground, editor, id, threadId, { body }))).toEqual(refusal);
  });

  it("is plain text, whatever it looks like", async () => {
    const { begin, editor, read } = await setUp();
    const body = '<script>alert(1)</script> <b onclick="x">важно</b> {{x}} &amp;';
    const { threadId } = await begin({ kind: "block" }, editor, body);
    expect((await read(threadId)).said[0]!.body).toBe(body);
  });

  it("is said once under one key, however often and at once it is sent", async () => {
    const { ground, id, editor, block, read, list } = await setUp();
    const thread = { blockId: block.id, place: { kind: "block" }, body: "Раз", key: "k1" };
    const opened = await Promise.all([1, 2, 3].map(() => openThread(ground, editor, id, thread)));
    expect(new Set(opened.map(({ threadId }) => threadId)).size).toBe(1);
    expect(await list()).toHaveLength(1);
    const { threadId } = opened[0]!;
    await Promise.all([1, 2, 3].map(() => reply(ground, editor, id, threadId, { body: "Два", key: "k2" })));
    expect((await read(threadId)).said.map(({ body }) => body)).toEqual(["Раз", "Два"]);
    const said = (await journalKinds(ground, id)).filter((kind) => kind.startsWith("thread."));
    expect(said).toEqual(["thread.opened", "thread.replied"]);
  });

  it("under one key by two people are two comments", async () => {
    const { ground, id, editor, observer, begin, read } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    for (const who of [editor, observer]) await reply(ground, who, id, threadId, { body: "Да", key: "same" });
    expect((await read(threadId)).said).toHaveLength(3);
  });

  it("by twenty people at once is all there, each in its place", async () => {
    const { ground, id, begin, join, read } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    const people = await Promise.all(Array.from({ length: 20 }, () => join("editor")));
    await Promise.all(people.map((who, i) => reply(ground, who, id, threadId, { body: `Слово ${i}` })));
    const { said } = await read(threadId);
    expect(said.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(new Set(said.slice(1).map(({ body }) => body)).size).toBe(20);
  });

  it("in a flood is refused with the time to wait", async () => {
    const { ground, id, editor, begin } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    const more = async () => {
      for (let i = 0; i < 300; i++) await reply(ground, editor, id, threadId, { body: "Ещё" });
    };
    await expect(more()).rejects.toMatchObject({ code: "too-many-attempts", details: { minutes: 10 } });
  });

  it("can be edited and deleted by who said it, and leaves a trace", async () => {
    const { ground, id, editor, manager, begin, read } = await setUp();
    const { threadId, id: own } = await begin({ kind: "block" }, editor, "Первое");
    expect(await refusalOf(editComment(ground, manager, id, threadId, own, { body: "Чужое" }))).toEqual({
      code: "not-your-comment",
    });
    await editComment(ground, editor, id, threadId, own, { body: "Второе" });
    expect(await refusalOf(editComment(ground, editor, id, threadId, own, { body: "Второе" }))).toEqual({
      code: "comment-unchanged",
    });
    await deleteComment(ground, editor, id, threadId, own);
    const { said, comments } = await read(threadId);
    expect(said).toMatchObject([{ body: "", deletedAt: expect.any(String) as string, number: 1 }]);
    expect(comments).toBe(0);
    const traces = await ground.facts
      .selectFrom("commentTraces")
      .select(["number", "body"])
      .orderBy("number")
      .execute();
    expect(traces).toEqual([
      { number: 1, body: "Первое" },
      { number: 2, body: "Второе" },
    ]);
    expect(await refusalOf(deleteComment(ground, editor, id, threadId, own))).toEqual({ code: "comment-deleted" });
  });

  it("is not in the journal: ids alone are (R12)", async () => {
    const { ground, begin, editor } = await setUp();
    await begin({ kind: "quote", quote: "два дня" }, editor, "Тайное слово");
    const told = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    expect(told).not.toContain("Тайное");
    expect(told).not.toContain("два дня");
  });
});

describe("a thread", () => {
  it("that is resolved takes no reply and no assignee until it is reopened", async () => {
    const { ground, id, editor, manager, begin, list } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    expect(await refusalOf(reopenThread(ground, editor, id, threadId))).toEqual({ code: "thread-open" });
    await resolveThread(ground, manager, id, threadId);
    const resolved = { code: "thread-resolved" };
    expect(await refusalOf(reply(ground, editor, id, threadId, { body: "Нет" }))).toEqual(resolved);
    expect(await refusalOf(assignThread(ground, manager, id, threadId, { memberId: null }))).toEqual(resolved);
    expect(await refusalOf(resolveThread(ground, manager, id, threadId))).toEqual(resolved);
    expect(await list()).toEqual([]);
    expect(await list({ state: "resolved" })).toMatchObject([{ resolvedBy: { accountId: manager.accountId } }]);
    await reopenThread(ground, editor, id, threadId);
    expect(await list()).toMatchObject([{ id: threadId, resolvedBy: null }]);
  });

  it("is left to a member of the group with a due date, and taken back", async () => {
    const { ground, id, manager, editor, begin, list, join } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    await assignThread(ground, manager, id, threadId, { memberId: editor.memberId, due: "2026-12-01" });
    expect(await list({ assigned: true }, editor)).toMatchObject([
      { assignee: { memberId: editor.memberId }, due: "2026-12-01" },
    ]);
    expect(await list({ assigned: true })).toEqual([]);
    const assign = (memberId: string, due?: string) =>
      refusalOf(assignThread(ground, manager, id, threadId, { memberId, due }));
    const integrator = await join("integrator");
    const stranger = await (await project(ground)).join("editor");
    for (const memberId of [integrator.memberId, stranger.memberId, "no-member"])
      expect(await assign(memberId)).toEqual({ code: "bad-assignee", field: "member" });
    expect(await assign(editor.memberId, "31.12")).toEqual({ code: "bad-date", field: "due" });
    await assignThread(ground, manager, id, threadId, { memberId: null });
    expect(await list({ assigned: true }, editor)).toEqual([]);
  });

  it("calls members by name: those of the group alone, and not too many (R6)", async () => {
    const { ground, id, manager, editor, observer, begin, list, read, join } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    await reply(ground, editor, id, threadId, {
      body: "Ваше мнение?",
      mentions: [observer.memberId, observer.memberId],
    });
    expect(await list({ mentioned: true }, observer)).toMatchObject([{ id: threadId }]);
    expect((await read(threadId)).said[1]!.mentions).toMatchObject([{ memberId: observer.memberId }]);
    const integrator = await join("integrator");
    const stranger = await (await project(ground)).join("editor");
    const gone = await join("editor");
    await removeMember(ground, manager, id, gone.memberId);
    const many = Array.from({ length: mostMentions + 1 }, (_, i) => `m${i}`);
    for (const mentions of [[integrator.memberId], [stranger.memberId], [gone.memberId], many])
      expect(await refusalOf(reply(ground, editor, id, threadId, { body: "А вы?", mentions }))).toEqual({
        code: "bad-mention",
        field: "mentions",
      });
  });

  it("is unread until it is read, for each person apart; one's own words are never unread", async () => {
    const { ground, id, editor, observer, begin, list } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    await reply(ground, editor, id, threadId, { body: "И ещё" });
    const unread = async (who: Actor) => (await list({}, who))[0]!.unread;
    expect([await unread(editor), await unread(observer)]).toEqual([0, 2]);
    const before = await journalKinds(ground, id);
    await markRead(ground, observer, id, threadId, 1);
    expect(await unread(observer)).toBe(1);
    await markRead(ground, observer, id, threadId, 99);
    await markRead(ground, observer, id, threadId, 1);
    expect(await list({ unread: true }, observer)).toEqual([]);
    expect(await journalKinds(ground, id)).toEqual(before);
    await reply(ground, editor, id, threadId, { body: "Новое" });
    expect(await unread(observer)).toBe(1);
  });

  it("is found by who spoke in it and by its block, also when that lies in the bin", async () => {
    const { ground, id, manager, editor, observer, block, other, begin, list } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    await reply(ground, observer, id, threadId, { body: "Да" });
    expect(await list({ mine: true }, observer)).toHaveLength(1);
    expect(await list({ mine: true }, editor)).toHaveLength(1);
    expect(await list({ mine: true })).toEqual([]);
    expect(await list({ blockId: other.id })).toEqual([]);
    await removeBlock(ground, manager, id, block.id);
    expect(await list({ blockId: block.id })).toMatchObject([{ id: threadId, inBin: true }]);
    expect(await refusalOf(begin({ kind: "block" }))).toEqual({ code: "in-bin" });
  });

  it("of another project is not there, nor are its comments (R6)", async () => {
    const { ground, id, manager, begin } = await setUp();
    const { threadId, id: commentId } = await begin({ kind: "block" });
    const there = await project(ground);
    const mine = (await there.now()).sections[0]!.blocks[0]!.id;
    const own = await openThread(ground, there.manager, there.id, {
      blockId: mine,
      place: { kind: "block" },
      body: "А",
    });
    const stranger = await person(ground);
    const before = await everything(ground);
    const asked = [
      () => readThread(ground, there.manager, there.id, threadId),
      () => reply(ground, there.manager, there.id, threadId, { body: "Б" }),
      () => resolveThread(ground, there.manager, there.id, threadId),
      () => editComment(ground, there.manager, there.id, own.threadId, commentId, { body: "В" }),
      () => deleteComment(ground, manager, id, threadId, own.id),
      () => markRead(ground, there.manager, there.id, threadId, 1),
      () => listThreads(ground, stranger, id),
      () => readThread(ground, there.manager, id, threadId),
    ];
    for (const ask of asked) expect(await refusalOf(ask())).toEqual({ code: "not-found" });
    expect(await everything(ground)).toEqual(before);
  });
});

describe("a long list of threads", () => {
  it("comes in parts, the one spoken in last first, each thread once while others are spoken in", async () => {
    const { ground, id, editor, begin } = await setUp();
    const opened: string[] = [];
    for (let i = 0; i < 7; i++) {
      ground.clock.advance({ minutes: 1 });
      opened.push((await begin({ kind: "block" }, editor, `Тема ${i}`)).threadId);
    }
    const first = await listThreads(ground, editor, id, {}, { limit: 3 });
    expect(first.threads.map((thread) => thread.id)).toEqual(opened.slice(-3).reverse());
    ground.clock.advance({ minutes: 1 });
    await reply(ground, editor, id, opened[5]!, { body: "Ещё" });
    const second = await listThreads(ground, editor, id, {}, { limit: 3, after: first.next! });
    const third = await listThreads(ground, editor, id, {}, { limit: 3, after: second.next! });
    expect([...second.threads, ...third.threads].map((thread) => thread.id)).toEqual(opened.slice(0, 4).reverse());
    expect(third.next).toBeNull();
    for (const after of ["", "x", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z~'"])
      expect(await refusalOf(listThreads(ground, editor, id, {}, { after }))).toEqual({
        code: "invalid",
        field: "after",
      });
  });

  it("shows of a long thread its first comment and the last ones", async () => {
    const { ground, id, editor, begin } = await setUp();
    await begin({ kind: "block" }, editor, "Короткая");
    ground.clock.advance({ minutes: 1 });
    const { threadId } = await begin({ kind: "block" }, editor, "Слово 1");
    for (let i = 2; i <= 30; i++) await reply(ground, editor, id, threadId, { body: `Слово ${i}` });
    const { threads } = await listShownThreads(ground, editor, id);
    expect(threads.map(({ comments }) => comments)).toEqual([30, 1]);
    expect(threads[0]!.said.map(({ number }) => number)).toEqual([1, ...Array.from({ length: 20 }, (_, i) => i + 11)]);
    expect(threads[1]!.said).toMatchObject([{ body: "Короткая" }]);
  });

  it("is counted by block: what is open, and what has words that are new to the reader", async () => {
    const { ground, id, manager, editor, observer, block, begin } = await setUp();
    const { threadId } = await begin({ kind: "block" });
    await begin({ kind: "block" });
    const count = async (who: Actor) => countThreads(ground, who, id);
    expect(await count(observer)).toEqual([{ blockId: block.id, open: 2, unread: 2 }]);
    await markRead(ground, observer, id, threadId, 1);
    await resolveThread(ground, manager, id, threadId);
    expect(await count(observer)).toEqual([{ blockId: block.id, open: 1, unread: 1 }]);
    expect(await count(editor)).toEqual([{ blockId: block.id, open: 1, unread: 0 }]);
  });
});

describe("the marks of a block's threads", () => {
  it("are those of the open ones that stand at a place within it", async () => {
    const { ground, id, manager, editor, block, begin } = await setUp();
    await begin({ kind: "block" });
    const quoted = await begin({ kind: "quote", quote: "два дня" });
    ground.clock.advance({ minutes: 1 });
    const row = await begin({ kind: "row", form: "b/table", row: "r2" });
    const over = await begin({ kind: "quote", quote: "два часа" });
    await resolveThread(ground, manager, id, over.threadId);
    expect(await listThreadMarks(ground, editor, id, block.id)).toMatchObject([
      { id: quoted.threadId, anchor: { kind: "quote", mark: { quote: "два дня" } } },
      { id: row.threadId, anchor: { kind: "row", form: "b/table", row: "r2" } },
    ]);
    const there = await project(ground);
    expect(await refusalOf(listThreadMarks(ground, there.manager, id, block.id))).toEqual({ code: "not-found" });
  });
});
