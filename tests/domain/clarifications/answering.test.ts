import { describe, expect, it } from "vitest";
import { approveAnswer, draftAnswer, publishAnswer } from "../../../server/domain/clarifications/answering.ts";
import { withdraw } from "../../../server/domain/clarifications/asking.ts";
import {
  assignQuestion,
  linkChange,
  markChange,
  mergeQuestion,
  returnQuestion,
  sortQuestion,
} from "../../../server/domain/clarifications/sorting.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { openTender } from "../../helpers/questions.ts";

const open = projectGrounds();
const setUp = async () => openTender(await open());
type Tender = Awaited<ReturnType<typeof setUp>>;

describe("from question to answer", () => {
  it("goes the whole way, journalled without names (R12) and told after each step", async () => {
    const { ground, id, manager, expert, a, b, ask, read, hashOf, outside } = await setUp();
    const { id: question } = await ask(a, { text: "Мы, Линия CRM, спрашиваем: кто сопровождает 1С?" });
    await sortQuestion(ground, manager, id, question, { wording: "Кто сопровождает 1С?", category: "integrations" });
    expect((await read(question)).question.state).toBe("triage");
    await assignQuestion(ground, manager, id, question, { memberId: expert.memberId, due: "2026-03-04" });
    expect((await read(question)).question).toMatchObject({ state: "assigned", due: "2026-03-04" });
    await draftAnswer(ground, expert, id, question, { answer: "Подрядчик «Учёт»." });
    await approveAnswer(ground, manager, id, question, await hashOf(question));
    expect((await outside(b)).published).toEqual([]);
    ground.heard.length = 0;
    await publishAnswer(ground, manager, id, question, await hashOf(question));
    expect(ground.heard.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["tender", "published", "letter"]));
    for (const who of [a, b])
      expect((await outside(who)).published).toMatchObject([
        { number: 1, question: "Кто сопровождает 1С?", answer: "Подрядчик «Учёт».", category: "integrations" },
      ]);
    const kinds = (await journalKinds(ground, id)).filter((kind) => kind.startsWith("clarification."));
    expect(kinds.map((kind) => kind.slice("clarification.".length))).toEqual([
      "asked",
      "sorted",
      "assigned",
      "drafted",
      "approved",
      "published",
    ]);
    const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    for (const name of ["Линия CRM", a.account.name, expert.account.name, "1С"]) expect(journal).not.toContain(name);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("tells each integrator by one letter that names nobody and quotes nothing, and the expert by his (R6)", async () => {
    const { ground, id, manager, expert, a, b, colleague, ask, publish } = await setUp();
    const { id: question } = await ask(a);
    await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
    await publish(question);
    const letters = await ground.facts.selectFrom("outbox").selectAll().execute();
    const told = letters.filter(({ subject }) => subject.includes("О-1"));
    const everyone = [a, b, colleague].map(({ account }) => account.email).sort();
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(everyone);
    expect(new Set(told.map(({ body }) => body)).size).toBe(1);
    expect(told[0]!.body).not.toMatch(/1С|Линия|Лицо|В-/);
    expect(letters.filter(({ recipient }) => recipient === expert.account.email)).toHaveLength(1);
  });

  it("numbers the published ones in the order of publication, not of asking", async () => {
    const { a, b, ask, publish, outside } = await setUp();
    const [first, second] = [await ask(a, { text: "Первый" }), await ask(b, { text: "Второй" })];
    await publish(second.id, "Второй вопрос");
    await publish(first.id, "Первый вопрос");
    const numbered = (await outside(b)).published.map(({ number, question }) => [number, question]);
    expect(numbered).toEqual([
      [2, "Первый вопрос"],
      [1, "Второй вопрос"],
    ]);
  });

  it("covers exactly the words that were read: an approval falls with any change of them", async () => {
    const { ground, id, manager, a, ask, prepare, hashOf, read } = await setUp();
    const { id: question } = await ask(a);
    await prepare(question);
    const seen = await hashOf(question);
    await sortQuestion(ground, manager, id, question, { wording: "Иначе?" });
    expect((await read(question)).question.approved).toBe(false);
    expect(await refusalOf(publishAnswer(ground, manager, id, question, seen))).toEqual({
      code: "answer-not-approved",
    });
    expect(await refusalOf(approveAnswer(ground, manager, id, question, seen))).toEqual({ code: "answer-changed" });
    await approveAnswer(ground, manager, id, question, await hashOf(question));
    await sortQuestion(ground, manager, id, question, { category: "data" });
    expect(await refusalOf(publishAnswer(ground, manager, id, question, seen))).toEqual({ code: "answer-changed" });
    await draftAnswer(ground, manager, id, question, { answer: "Иначе." });
    expect((await read(question)).question).toMatchObject({ approved: false, state: "drafted" });
  });

  it("that changes the specification needs the discussion of that change, one of this project", async () => {
    const { ground, id, manager, a, block, ask, prepare, hashOf, outside } = await setUp();
    const { id: question } = await ask(a);
    await prepare(question);
    await markChange(ground, manager, id, question, { changesSpec: true, threadId: null });
    const publishing = async () => publishAnswer(ground, manager, id, question, await hashOf(question));
    expect(await refusalOf(publishing())).toEqual({ code: "question-needs-change" });
    const other = await project(ground);
    const foreign = (await other.now()).sections[0]!.blocks[0]!.id;
    const said = { place: { kind: "block" }, body: "Меняем" };
    const theirs = await openThread(ground, other.manager, other.id, { blockId: foreign, ...said });
    const linking = (threadId: string) => markChange(ground, manager, id, question, { changesSpec: true, threadId });
    expect(await refusalOf(linking(theirs.threadId))).toEqual({ code: "not-found" });
    const own = await openThread(ground, manager, id, { blockId: block.id, ...said });
    await linking(own.threadId);
    await publishing();
    expect((await outside(a)).published).toMatchObject([{ changesSpec: true }]);
    expect(JSON.stringify(await outside(a))).not.toContain(own.threadId);
  });

  it("that changes the specification by a change request is published on the strength of it, and tells nobody outside (R6)", async () => {
    const { ground, id, manager, a, block, expert, ask, prepare, hashOf, outside, read } = await setUp();
    const approvers = [{ memberId: expert.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers });
    const raised = await raiseChange(ground, manager, id, { title: "Тайная правка", blocks: [block.id] });
    const { id: question } = await ask(a);
    await prepare(question);
    expect(await refusalOf(linkChange(ground, manager, id, question, 99))).toEqual({ code: "not-found" });
    await linkChange(ground, manager, id, question, raised.number);
    expect((await read(question)).question).toMatchObject({ changesSpec: true, changeRequest: raised.number });
    await publishAnswer(ground, manager, id, question, await hashOf(question));
    expect((await outside(a)).published).toMatchObject([{ changesSpec: true }]);
    for (const inside of [raised.id, "Тайная правка", "ЗИ-"])
      expect(JSON.stringify(await outside(a))).not.toContain(inside);
  });

  it("may take a step back before publication", async () => {
    const { ground, id, manager, expert, a, ask, prepare, read } = await setUp();
    const { id: question } = await ask(a);
    const back = () => returnQuestion(ground, manager, id, question);
    expect(await refusalOf(back())).toEqual({ code: "question-nothing-to-return" });
    await prepare(question);
    await back();
    expect((await read(question)).question).toMatchObject({ state: "triage", answer: "Подрядчик.", approved: false });
    await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
    await prepare(question);
    await back();
    expect((await read(question)).question).toMatchObject({ state: "assigned", approved: false });
  });
});

type Deed = [name: string, run: (tender: Tender, question: string) => Promise<unknown>];

const deeds: Deed[] = [
  ["sorting", ({ ground, manager, id }, q) => sortQuestion(ground, manager, id, q, { wording: "Иначе?" })],
  [
    "leaving it to an expert",
    ({ ground, manager, id, expert }, q) => assignQuestion(ground, manager, id, q, { memberId: expert.memberId }),
  ],
  ["answering", ({ ground, manager, id }, q) => draftAnswer(ground, manager, id, q, { answer: "Да." })],
  ["approving", async ({ ground, manager, id, hashOf }, q) => approveAnswer(ground, manager, id, q, await hashOf(q))],
  ["publishing", async ({ ground, manager, id, hashOf }, q) => publishAnswer(ground, manager, id, q, await hashOf(q))],
  [
    "marking it as a change",
    ({ ground, manager, id }, q) => markChange(ground, manager, id, q, { changesSpec: true, threadId: null }),
  ],
  ["merging", async ({ ground, manager, id, ask, b }, q) => mergeQuestion(ground, manager, id, q, (await ask(b)).id)],
];

describe.each(deeds)("%s", (_, run) => {
  it.each([
    ["published", (tender: Tender, q: string) => tender.publish(q)],
    [
      "withdrawn",
      async ({ ground, a, id, called }: Tender, q: string) => withdraw(ground, a, id, await called(a, "question", q)),
    ],
    [
      "merged",
      async ({ ground, manager, id, ask, b }: Tender, q: string) =>
        mergeQuestion(ground, manager, id, q, (await ask(b)).id),
    ],
  ] as const)("is refused of a question that is %s", async (state, bring) => {
    const tender = await setUp();
    const { id: question } = await tender.ask(tender.a);
    await bring(tender, question);
    const before = (await tender.read(question)).question;
    expect(await refusalOf(run(tender, question))).toEqual({ code: `question-${state}` });
    expect((await tender.read(question)).question).toEqual(before);
  });

  it("is refused of another project's question as of none", async () => {
    const tender = await setUp();
    const other = await openTender(tender.ground);
    const { id: foreign } = await other.ask(other.a);
    const of = { ...tender, hashOf: async () => Promise.resolve("") };
    for (const question of [foreign, "0123456789abcdefghjk", ""])
      expect(await refusalOf(run(of, question))).toEqual({ code: "not-found" });
  });
});

describe("what is refused", () => {
  it.each<[string, (tender: Tender, question: string) => Promise<unknown>, { code: string; field?: string }]>([
    [
      "approving before there is an answer",
      async ({ ground, manager, id, hashOf }, q) => approveAnswer(ground, manager, id, q, await hashOf(q)),
      { code: "question-not-drafted" },
    ],
    [
      "publishing before there is an answer",
      async ({ ground, manager, id, hashOf }, q) => publishAnswer(ground, manager, id, q, await hashOf(q)),
      { code: "question-not-drafted" },
    ],
    [
      "approving without words for all",
      async ({ ground, manager, id, hashOf }, q) => {
        await draftAnswer(ground, manager, id, q, { answer: "Да." });
        return approveAnswer(ground, manager, id, q, await hashOf(q));
      },
      { code: "question-needs-wording", field: "wording" },
    ],
    [
      "publishing what nobody has approved",
      async ({ ground, manager, id, hashOf }, q) => {
        await draftAnswer(ground, manager, id, q, { answer: "Да." });
        return publishAnswer(ground, manager, id, q, await hashOf(q));
      },
      { code: "answer-not-approved" },
    ],
    [
      "approving twice",
      async ({ ground, manager, id, hashOf, prepare }, q) => {
        await prepare(q);
        return approveAnswer(ground, manager, id, q, await hashOf(q));
      },
      { code: "answer-approved" },
    ],
    [
      "an empty answer",
      ({ ground, manager, id }, q) => draftAnswer(ground, manager, id, q, { answer: " " }),
      { code: "required", field: "answer" },
    ],
    [
      "an unknown category",
      ({ ground, manager, id }, q) => sortQuestion(ground, manager, id, q, { category: "gossip" }),
      { code: "invalid", field: "category" },
    ],
    [
      "leaving it to an integrator",
      ({ ground, manager, id, b }, q) => assignQuestion(ground, manager, id, q, { memberId: b.memberId }),
      { code: "bad-expert", field: "expert" },
    ],
    [
      "leaving it to nobody",
      ({ ground, manager, id }, q) => assignQuestion(ground, manager, id, q, { memberId: "" }),
      { code: "bad-expert", field: "expert" },
    ],
    [
      "a day that is none",
      ({ ground, manager, id, expert }, q) =>
        assignQuestion(ground, manager, id, q, { memberId: expert.memberId, due: "2026-02-30" }),
      { code: "bad-date", field: "due" },
    ],
    [
      "merging into itself",
      ({ ground, manager, id }, q) => mergeQuestion(ground, manager, id, q, q),
      { code: "bad-duplicate", field: "into" },
    ],
    [
      "merging into nothing",
      ({ ground, manager, id }, q) => mergeQuestion(ground, manager, id, q, "nothing"),
      { code: "bad-duplicate", field: "into" },
    ],
    [
      "an answer by an editor it is not left to",
      ({ ground, expert, id }, q) => draftAnswer(ground, expert, id, q, { answer: "Да." }),
      { code: "not-the-expert" },
    ],
    [
      "leading by an editor",
      ({ ground, expert, id }, q) => sortQuestion(ground, expert, id, q, { wording: "Иначе?" }),
      { code: "not-allowed" },
    ],
    [
      "anything by an integrator",
      ({ ground, a, id }, q) => draftAnswer(ground, a, id, q, { answer: "Да." }),
      { code: "not-found" },
    ],
  ])("is %s", async (_, run, refusal) => {
    const tender = await setUp();
    const { id: question } = await tender.ask(tender.a);
    expect(await refusalOf(run(tender, question))).toEqual(refusal);
  });

  it("changes nothing and announces nothing (R11)", async () => {
    const { ground, id, manager, a, ask } = await setUp();
    const { id: question } = await ask(a);
    const before = await everything(ground);
    ground.heard.length = 0;
    expect(await refusalOf(publishAnswer(ground, manager, id, question, ""))).toEqual({ code: "question-not-drafted" });
    expect(await refusalOf(mergeQuestion(ground, manager, id, question, question))).toMatchObject({
      code: "bad-duplicate",
    });
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });
});

describe("a merged question", () => {
  it("looks to its asker like any other at work, and leads to the published answer once it is out (R6)", async () => {
    const { ground, id, manager, a, b, ask, outside, publish, read } = await setUp();
    const [first, second] = [await ask(a), await ask(b, { text: "1С кто ведёт?" })];
    await sortQuestion(ground, manager, id, second.id, {});
    const before = await outside(b);
    await mergeQuestion(ground, manager, id, second.id, first.id);
    expect(await outside(b)).toEqual(before);
    expect((await read(first.id)).duplicates).toMatchObject([{ number: 2, company: "Бюро процессов" }]);
    await publish(first.id);
    expect((await outside(b)).own).toMatchObject([
      { text: "1С кто ведёт?", standing: "answered", answer: 1, due: null },
    ]);
    expect((await outside(a)).own).toMatchObject([{ standing: "answered", answer: 1 }]);
  });

  it("takes along those merged into it, and may be parted while nothing is out", async () => {
    const { ground, id, manager, a, b, ask, read, publish } = await setUp();
    const [first, second, third] = [await ask(a), await ask(b), await ask(b)];
    await mergeQuestion(ground, manager, id, third.id, second.id);
    await mergeQuestion(ground, manager, id, second.id, first.id);
    expect((await read(third.id)).question.duplicateOf).toMatchObject({ number: 1 });
    expect(await refusalOf(mergeQuestion(ground, manager, id, first.id, second.id))).toMatchObject({
      code: "bad-duplicate",
    });
    await returnQuestion(ground, manager, id, third.id);
    expect((await read(third.id)).question).toMatchObject({ state: "triage", duplicateOf: null });
    await publish(first.id);
    expect(await refusalOf(returnQuestion(ground, manager, id, second.id))).toEqual({ code: "question-published" });
  });

  it("may be merged into one that is answered already: the answer is its asker's at once", async () => {
    const { ground, id, manager, a, b, ask, outside, publish } = await setUp();
    const first = await ask(a);
    await publish(first.id);
    const second = await ask(b);
    await mergeQuestion(ground, manager, id, second.id, first.id);
    expect((await outside(b)).own).toMatchObject([{ standing: "answered", answer: 1, mayWithdraw: false }]);
  });
});

describe("who reads what", () => {
  it("the words as asked are for leaders and the expert, the asker for leaders alone", async () => {
    const { ground, id, manager, expert, a, ask, read, join } = await setUp();
    const observer = await join("observer");
    const { id: question } = await ask(a);
    await assignQuestion(ground, manager, id, question, { memberId: expert.memberId });
    const seen = async (who: typeof expert) => {
      const page = await read(question, who);
      return { original: page.question.original, company: page.question.company, answers: page.answers };
    };
    expect(await seen(expert)).toEqual({ original: "Кто сопровождает 1С?", company: null, answers: true });
    expect(await seen(observer)).toEqual({ original: null, company: null, answers: false });
    expect(await refusalOf(read(question, a))).toEqual({ code: "not-found" });
  });

  it("what an integrator receives tells nothing of others: their questions, numbers, counts and names (R6)", async () => {
    const { ground, id, manager, a, b, ask, outside, publish } = await setUp();
    const mine = await ask(a, { text: "Своё" });
    const before = JSON.stringify(await outside(a));
    for (const text of ["Чужое один", "Чужое два"]) await ask(b, { text });
    expect(JSON.stringify(await outside(a))).toBe(before);
    const { id: merged } = await ask(b, { text: "Чужое три" });
    await mergeQuestion(ground, manager, id, merged, mine.id);
    expect(JSON.stringify(await outside(a))).toBe(before);
    await publish(mine.id);
    const received = JSON.stringify(await outside(a));
    for (const secret of ["Чужое", "Бюро", "Линия", "Лицо", mine.id, merged, manager.accountId, a.accountId, id])
      expect(received).not.toContain(secret);
    const [ofA, ofB] = [(await outside(a)).published[0]!, (await outside(b)).published[0]!];
    expect(ofA.id).not.toBe(ofB.id);
    expect({ ...ofA, id: "" }).toEqual({ ...ofB, id: "" });
  });
});
