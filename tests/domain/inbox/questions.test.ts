import { expect, it } from "vitest";
import { approveAnswer, draftAnswer } from "../../../server/domain/clarifications/answering.ts";
import { assignQuestion } from "../../../server/domain/clarifications/sorting.ts";
import { listInbox } from "../../../server/domain/inbox/reading.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { projectGrounds } from "../../helpers/projects.ts";
import { openTender } from "../../helpers/questions.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const tender = await openTender(ground);
  const { id: question, number } = await tender.ask(tender.a);
  const inbox = async (who: Actor) => (await listInbox(ground, who)).items;
  return { ...tender, question, number, inbox };
}

it("A question left to an expert is in his inbox until its answer is written", async () => {
  const { ground, id, manager, expert, question, number, inbox } = await setUp();
  await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
  expect(await inbox(expert)).toMatchObject([
    { kind: "question", id: question, question: number, unread: true, by: { accountId: manager.accountId } },
  ]);
  expect(await inbox(manager)).toEqual([]);
  await draftAnswer(ground, expert, id, question, { answer: "Подрядчик." });
  expect(await inbox(expert)).toEqual([]);
});

it("An answer is in the inbox of those who approve it, but of whoever wrote it, until it is approved", async () => {
  const { ground, id, manager, expert, question, number, inbox, read, prepare, hashOf } = await setUp();
  await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
  await draftAnswer(ground, expert, id, question, { answer: "Подрядчик." });
  const waiting = { kind: "answer", id: question, question: number, by: { accountId: expert.accountId } };
  expect(await inbox(manager)).toMatchObject([waiting]);
  expect(await inbox(expert)).toEqual([]);
  await prepare(question);
  expect((await read(question)).approvedBy).not.toBeNull();
  expect(await inbox(manager)).toEqual([]);
  await draftAnswer(ground, manager, id, question, { answer: "Он сам." });
  expect(await inbox(manager)).toEqual([]);
  await approveAnswer(ground, manager, id, question, await hashOf(question));
});

it("Nothing of it is in anybody's inbox outside (R6)", async () => {
  const { ground, id, manager, expert, question, a, inbox } = await setUp();
  await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
  expect(await inbox(a)).toEqual([]);
});
