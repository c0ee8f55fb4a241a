import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { reply } from "../../../server/domain/discussion/comments.ts";
import { openThread, type NewThread } from "../../../server/domain/discussion/opening.ts";
import { readThread } from "../../../server/domain/discussion/reading.ts";
import { countThreads, listThreads } from "../../../server/domain/discussion/thread-list.ts";
import { listThreadMarks } from "../../../server/domain/discussion/thread-marks.ts";
import { resolveThread } from "../../../server/domain/discussion/settling.ts";
import { listInbox } from "../../../server/domain/inbox/reading.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { cancelChange } from "../../../server/domain/changes/submitting.ts";
import { changeStage } from "../../helpers/changes.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";

const open = projectGrounds();

/** A request on an agreed block that makes «10 минут» into «15 минут». */
async function setUp() {
  const stage = await changeStage(await open());
  await stage.agree();
  const { ground, made, blockId, editor } = stage;
  const number = await stage.propose("Менеджер отвечает за 15 минут");
  const { targets } = await requestOf(ground.facts, made.id, number);
  const begin = (given: Partial<NewThread> = {}, who: Actor = stage.manager) =>
    openThread(ground, who, made.id, { change: number, place: { kind: "block" }, body: "Почему 15?", ...given });
  const write = async (...lines: string[]) => {
    await ground.texts.edit(targets[0]!.textId, saying(...lines), editor.accountId);
    await ground.textFacts.settle(targets[0]!.textId);
  };
  return { ...stage, number, begin, write, id: made.id, blockId };
}

describe("A thread about a change request", () => {
  it("is told with the request and not with its block, whose own discussions stay its own", async () => {
    const { ground, manager, id, number, blockId, begin } = await setUp();
    const { threadId } = await begin();
    const about = { id: threadId, change: number, blockId, kind: "block" };
    expect((await listThreads(ground, manager, id, { change: number })).threads).toMatchObject([about]);
    expect((await listThreads(ground, manager, id, { blockId })).threads).toEqual([]);
    expect(await countThreads(ground, manager, id)).toEqual([]);
    const own = await openThread(ground, manager, id, { blockId, place: { kind: "block" }, body: "О блоке" });
    expect((await listThreads(ground, manager, id, { change: number })).threads).toMatchObject([about]);
    expect((await listThreads(ground, manager, id, { blockId })).threads).toMatchObject([
      { id: own.threadId, change: null },
    ]);
    expect((await listThreads(ground, manager, id)).threads).toHaveLength(2);
  });

  it("is answered, resolved and told to the pages of the request; the journal names the request by its number (R12)", async () => {
    const { ground, manager, editor, id, number, begin } = await setUp();
    ground.heard.length = 0;
    const { threadId } = await begin();
    await reply(ground, editor, id, threadId, { body: "Так просят" });
    await resolveThread(ground, manager, id, threadId);
    expect(ground.heard).toEqual(Array.from({ length: 3 }, () => ({ kind: "change", projectId: id, number })));
    const { data } = await ground.facts
      .selectFrom("journal")
      .select("data")
      .where("kind", "=", "thread.opened")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(data)).toMatchObject({ thread: threadId, change: number });
  });

  it("is in the inbox of whoever it calls, with the number of the request, to which its line leads", async () => {
    const { ground, editor, number, begin } = await setUp();
    const { threadId } = await begin({ mentions: [editor.memberId] });
    expect((await listInbox(ground, editor)).items).toMatchObject([{ kind: "mention", change: number, threadId }]);
  });

  it("may stand at words of the fork, and is found there again while they are rewritten around it", async () => {
    const { ground, manager, id, blockId, begin, write } = await setUp();
    const { threadId } = await begin({ blockId, place: { kind: "quote", quote: "15 минут" } });
    await write("Впереди ещё строка", "Менеджер отвечает за 15 минут");
    expect(await readThread(ground, manager, id, threadId)).toMatchObject({
      place: { kind: "quote", from: { line: 1 } },
    });
    await write("Ничего прежнего");
    expect(await readThread(ground, manager, id, threadId)).toMatchObject({ place: null });
    // The block's own text knows nothing of it.
    expect(await listThreadMarks(ground, manager, id, blockId)).toEqual([]);
  });

  it("is refused at words that only the signed text has, at a block the request does not change, and for a number that is none", async () => {
    const { ground, begin, blockId, made } = await setUp();
    const other = (await made.now()).sections.flatMap(({ blocks }) => blocks).find(({ id }) => id !== blockId)!;
    const before = await everything(ground);
    const words = { kind: "quote", quote: "10 минут" };
    expect(await refusalOf(begin({ blockId, place: words }))).toMatchObject({ code: "quote-not-found" });
    expect(await refusalOf(begin({ blockId: other.id }))).toMatchObject({ code: "not-found" });
    expect(await refusalOf(begin({ change: 99 }))).toMatchObject({ code: "not-found" });
    expect(await everything(ground)).toEqual(before);
  });

  it("goes on when the request is over: why it was so is still asked", async () => {
    const { ground, editor, id, number, begin } = await setUp();
    await cancelChange(ground, editor, id, number);
    const { threadId } = await begin();
    await reply(ground, editor, id, threadId, { body: "Передумали" });
    expect(await listThreads(ground, editor, id, { change: number })).toMatchObject({ threads: [{ comments: 2 }] });
  });
});
