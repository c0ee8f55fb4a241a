import { describe, expect, it } from "vitest";
import { deleteComment, editComment } from "../../../server/domain/discussion/comments.ts";
import { markRead } from "../../../server/domain/discussion/reading.ts";
import { assignThread, reopenThread, resolveThread } from "../../../server/domain/discussion/settling.ts";
import { assignBlock } from "../../../server/domain/document/block-changes.ts";
import { removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { markAllRead, markItemsRead, mostMarked } from "../../../server/domain/inbox/marking.ts";
import { listInbox } from "../../../server/domain/inbox/reading.ts";
import { addMember, changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { archiveProject } from "../../../server/domain/projects/projects.ts";
import { submitBlock, withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { everything, person, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { inboxStage } from "./cast.ts";

const open = projectGrounds();
const setUp = async () => inboxStage(await open());

describe("the inbox of a person holds", () => {
  it("comments that call him by name, with who, where and what", async () => {
    const { begin, manager, editor, approver, inbox, block, id } = await setUp();
    const { threadId } = await begin(manager, "Иван,\n\nпосмотрите", [editor.memberId]);
    expect(await inbox()).toMatchObject([
      {
        ...{ kind: "mention", projectId: id, projectName: "Внедрение CRM", blockId: block.id, threadId, unread: true },
        ...{ by: { accountId: manager.accountId }, blockTitle: block.title, words: "Иван, посмотрите" },
      },
    ]);
    expect(await inbox(approver)).toEqual([]);
    expect(await inbox(manager)).toEqual([]);
  });

  it("whoever is called by an edit, from that moment on and once; his reading the comment before does not count", async () => {
    const { ground, id, begin, manager, editor, inbox, pass } = await setUp();
    const { threadId, id: comment } = await begin(manager, "Посмотрите");
    await markRead(ground, editor, id, threadId, 1);
    pass();
    const said = { body: "Иван, посмотрите", mentions: [editor.memberId] };
    await editComment(ground, manager, id, threadId, comment, said);
    const called = (await inbox())[0]!;
    expect(called).toMatchObject({ kind: "mention", unread: true });
    pass();
    await editComment(ground, manager, id, threadId, comment, { ...said, body: "Иван, посмотрите, пожалуйста" });
    expect((await inbox())[0]!.at).toBe(called.at);
  });

  it("answers in discussions he takes part in: those he has spoken in, those left to him", async () => {
    const { ground, id, begin, answer, manager, editor, approver, inbox, kinds, pass } = await setUp();
    const mine = await begin(editor, "Почему два дня?");
    await answer(manager, mine.threadId, "Так решили");
    const foreign = await begin(manager, "А здесь?");
    await answer(approver, foreign.threadId, "Не знаю");
    expect(await inbox()).toMatchObject([{ kind: "reply", words: "Так решили" }]);
    pass();
    await assignThread(ground, manager, id, foreign.threadId, { memberId: editor.memberId, due: "2026-04-01" });
    await answer(approver, foreign.threadId, "Жду ответа");
    expect(await inbox()).toMatchObject([
      { kind: "reply", words: "Жду ответа" },
      { kind: "assignment", due: "2026-04-01", threadId: foreign.threadId },
      { kind: "reply", words: "Так решили" },
    ]);
    expect(await kinds(approver)).toEqual([]);
  });

  it("an answer that calls him once, as a mention, and none that was deleted", async () => {
    const { ground, id, begin, answer, manager, editor, inbox } = await setUp();
    const { threadId } = await begin(editor, "Почему?");
    await answer(manager, threadId, "Иван, так решили", [editor.memberId]);
    const gone = await answer(manager, threadId, "Не то");
    await deleteComment(ground, manager, id, threadId, gone.id);
    expect(await inbox()).toMatchObject([{ kind: "mention", words: "Иван, так решили" }]);
  });

  it("discussions left to him by others, until they are resolved or left to somebody else", async () => {
    const { ground, id, begin, manager, editor, approver, kinds } = await setUp();
    const { threadId } = await begin(manager, "Кто ответит?");
    const leave = (who: typeof editor, memberId: string) => assignThread(ground, who, id, threadId, { memberId });
    await leave(editor, editor.memberId);
    expect(await kinds()).toEqual([]);
    await assignThread(ground, manager, id, threadId, { memberId: approver.memberId });
    expect(await kinds(approver)).toEqual(["assignment"]);
    await assignThread(ground, manager, id, threadId, { memberId: editor.memberId });
    expect([await kinds(), await kinds(approver)]).toEqual([["assignment"], []]);
    await resolveThread(ground, editor, id, threadId);
    expect(await kinds()).toEqual([]);
  });

  it("his discussions that somebody else has resolved or opened again: the latest of it", async () => {
    const { ground, id, begin, manager, editor, inbox, unread, pass } = await setUp();
    const { threadId } = await begin(editor, "Почему?");
    pass();
    await resolveThread(ground, manager, id, threadId);
    expect(await inbox()).toMatchObject([
      { kind: "settling", state: "resolved", by: { accountId: manager.accountId } },
    ]);
    pass();
    await markAllRead(ground, editor);
    expect(await unread()).toBe(0);
    pass();
    await reopenThread(ground, manager, id, threadId);
    expect(await inbox()).toMatchObject([{ kind: "settling", state: "reopened", unread: true }]);
    pass();
    await resolveThread(ground, editor, id, threadId);
    expect(await inbox()).toEqual([]);
  });

  it("blocks he became responsible for by another's word; a new date alone is no news", async () => {
    const { ground, id, manager, editor, block, inbox, pass } = await setUp();
    await assignBlock(ground, manager, id, block.id, { responsible: editor.memberId, due: "2026-04-01" });
    const [duty] = await inbox();
    expect(duty).toMatchObject({ kind: "duty", blockId: block.id, due: "2026-04-01" });
    pass();
    await assignBlock(ground, manager, id, block.id, { due: "2026-05-01" });
    expect(await inbox()).toEqual([{ ...duty, due: "2026-05-01" }]);
  });

  it("blocks that came to him from somebody who left", async () => {
    const { ground, id, manager, editor, approver, block, kinds, pass } = await setUp();
    await assignBlock(ground, manager, id, block.id, { responsible: editor.memberId });
    pass();
    await removeMember(ground, manager, id, editor.memberId, approver.memberId);
    expect(await kinds(approver)).toEqual(["duty"]);
  });

  it("visas that wait for him, until he has decided or the round is over", async () => {
    const { ground, id, manager, approver, block, inbox, unread } = await setUp();
    const approvers = [{ memberId: approver.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers, deadline: "2026-03-10" });
    expect(await inbox(approver)).toMatchObject([{ kind: "visa", blockId: block.id, due: "2026-03-10", unread: true }]);
    expect(await unread(approver)).toBe(1);
    await withdrawRound(ground, manager, id, block.id);
    expect([await inbox(approver), await unread(approver)]).toEqual([[], 0]);
  });
});

describe("reading", () => {
  it("a discussion at its own place reads what the inbox holds of its comments", async () => {
    const { ground, id, begin, answer, manager, editor, inbox, unread } = await setUp();
    const { threadId } = await begin(manager, "Иван?", [editor.memberId]);
    await answer(editor, threadId, "Да");
    await answer(manager, threadId, "Хорошо");
    expect(await unread()).toBe(1);
    await markRead(ground, editor, id, threadId, 3);
    expect(await unread()).toBe(0);
    expect((await inbox()).map(({ unread: isNew }) => isNew)).toEqual([false, false]);
  });

  it("can be said of one thing; what happens with it later is new again", async () => {
    const { ground, id, begin, manager, editor, approver, inbox, unread, pass } = await setUp();
    const { threadId } = await begin(manager, "Кто?");
    await assignThread(ground, manager, id, threadId, { memberId: editor.memberId });
    await begin(manager, "Иван?", [editor.memberId]);
    await markItemsRead(ground, editor, [{ projectId: id, kind: "assignment", id: threadId }]);
    expect((await inbox()).map(({ kind, unread: isNew }) => [kind, isNew])).toEqual([
      ["mention", true],
      ["assignment", false],
    ]);
    pass();
    await assignThread(ground, manager, id, threadId, { memberId: approver.memberId });
    await assignThread(ground, manager, id, threadId, { memberId: editor.memberId });
    expect(await unread()).toBe(2);
  });

  it("can be said of everything up to what was before one's eyes: what came meanwhile stays new", async () => {
    const { ground, id, begin, manager, approver, block, inbox, unread, pass } = await setUp();
    const approvers = [{ memberId: approver.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers });
    await begin(manager, "Раз", [approver.memberId]);
    pass();
    const seen = ground.clock.now().toISOString();
    await begin(manager, "Два", [approver.memberId]);
    await markAllRead(ground, approver, seen);
    expect(await inbox(approver)).toMatchObject([
      { words: "Два", unread: true },
      { words: "Раз", unread: false },
      { kind: "visa", unread: false },
    ]);
    pass();
    await markAllRead(ground, approver);
    expect(await unread(approver)).toBe(0);
    await markAllRead(ground, approver, seen);
    expect(await unread(approver)).toBe(0);
  });

  it("changes nothing but one's own marks, and nothing at all for what is not in one's inbox", async () => {
    const { ground, id, begin, manager, editor, approver, unread } = await setUp();
    const { id: comment } = await begin(manager, "Иван?", [editor.memberId]);
    const before = await everything(ground);
    const ref = { projectId: id, kind: "mention", id: comment };
    await markItemsRead(ground, approver, [ref, { ...ref, id: "none" }, { ...ref, projectId: "none" }]);
    expect(await ground.facts.selectFrom("inboxMarks").selectAll().execute()).toEqual([]);
    await markItemsRead(ground, editor, [ref]);
    expect([await unread(), await everything(ground)]).toEqual([0, before]);
  });

  it("is refused for what is no thing of an inbox", async () => {
    const { ground, editor, id } = await setUp();
    const ref = { projectId: id, kind: "gossip", id: "x" };
    const invalid = { code: "invalid" };
    expect(await refusalOf(markItemsRead(ground, editor, [ref]))).toMatchObject(invalid);
    const many = Array.from({ length: mostMarked + 1 }, () => ({ ...ref, kind: "reply" }));
    expect(await refusalOf(markItemsRead(ground, editor, many))).toMatchObject(invalid);
    expect(await refusalOf(markAllRead(ground, editor, "вчера"))).toMatchObject(invalid);
    expect(await refusalOf(listInbox(ground, editor, { kind: "gossip" }))).toMatchObject(invalid);
  });
});

describe("nothing is shown", () => {
  it("of a project he has left, has been moved to the outside of (R6), or that is archived", async () => {
    for (const leave of ["removed", "integrator", "archived"] as const) {
      const { ground, id, begin, answer, manager, editor, block, inbox, unread } = await setUp();
      const { threadId } = await begin(editor, "Почему?");
      await answer(manager, threadId, "Так");
      await answer(manager, threadId, "Иван?", [editor.memberId]);
      await assignBlock(ground, manager, id, block.id, { responsible: editor.memberId });
      await assignThread(ground, manager, id, threadId, { memberId: editor.memberId });
      expect((await inbox()).length).toBe(4);
      if (leave === "archived") await archiveProject(ground, manager, id);
      else {
        await assignBlock(ground, manager, id, block.id, { responsible: null });
        if (leave === "removed") await removeMember(ground, manager, id, editor.memberId);
        else await changeMember(ground, manager, id, editor.memberId, { role: "integrator" });
      }
      expect([leave, await inbox(), await unread()]).toEqual([leave, [], 0]);
    }
  });

  it("of the talk before somebody came back to a project he had left", async () => {
    const { ground, id, begin, manager, editor, inbox } = await setUp();
    await begin(manager, "Иван?", [editor.memberId]);
    await removeMember(ground, manager, id, editor.memberId);
    await addMember(ground, manager, id, { email: editor.account.email, role: "editor" });
    expect(await inbox()).toEqual([]);
  });

  it("of blocks in the bin, until they come back", async () => {
    const { ground, id, begin, manager, editor, block, inbox, unread } = await setUp();
    await begin(manager, "Иван?", [editor.memberId]);
    await removeBlock(ground, manager, id, block.id);
    expect([await inbox(), await unread()]).toEqual([[], 0]);
    await restoreBlock(ground, manager, id, block.id);
    expect(await unread()).toBe(1);
  });

  it("to strangers", async () => {
    const { ground, begin, manager, editor, inbox } = await setUp();
    await begin(manager, "Иван?", [editor.memberId]);
    expect(await inbox(await person(ground))).toEqual([]);
  });
});

describe("the list", () => {
  it("has what is unread first, the latest at the top, of all projects, page by page", async () => {
    const stage = await setUp();
    const { ground, begin, manager, editor, pass } = stage;
    const { threadId } = await begin(editor, "Первое");
    for (let n = 1; n <= 55; n++) await stage.answer(manager, threadId, `Ответ ${n}`);
    await markRead(ground, editor, stage.id, threadId, 56);
    const elsewhere = await project(ground, { name: "Другой" });
    pass();
    const { account } = editor;
    const memberId = await addMember(ground, elsewhere.manager, elsewhere.id, { email: account.email, role: "editor" });
    const second = { ...(await elsewhere.now()).sections[0]!.blocks[0]! };
    await assignBlock(ground, elsewhere.manager, elsewhere.id, second.id, { responsible: memberId });
    await stage.answer(manager, threadId, "Последний");
    const first = await listInbox(ground, editor);
    expect(first).toMatchObject({ more: true, unread: 2 });
    expect(first.items.slice(0, 3)).toMatchObject([
      { words: "Последний", unread: true },
      { kind: "duty", projectName: "Другой", unread: true },
      { words: "Ответ 55", unread: false },
    ]);
    const next = await listInbox(ground, editor, { page: 2 });
    expect([first.items.length, next.items.length, next.more]).toEqual([50, 7, false]);
    expect(next.items.at(-1)).toMatchObject({ words: "Ответ 1" });
  });

  it("can be narrowed to a kind and to what is unread", async () => {
    const { ground, id, begin, answer, manager, editor, approver, block, inbox, pass } = await setUp();
    const { threadId } = await begin(approver, "Почему?");
    await answer(manager, threadId, "Анна?", [approver.memberId]);
    await answer(manager, threadId, "Так решили");
    await markRead(ground, approver, id, threadId, 2);
    const approvers = [{ memberId: approver.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers });
    pass();
    const kindsOf = async (filter: object) => (await inbox(approver, filter)).map(({ kind }) => kind);
    expect(await kindsOf({ kind: "reply" })).toEqual(["reply"]);
    expect(await kindsOf({ kind: "visa" })).toEqual(["visa"]);
    expect(await kindsOf({ kind: "mention", unread: true })).toEqual([]);
    expect(await kindsOf({ unread: true })).toEqual(["visa", "reply"]);
    expect(await inbox(editor)).toEqual([]);
  });
});
