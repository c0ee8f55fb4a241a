import { describe, expect, it } from "vitest";
import { withdraw } from "../../../server/domain/clarifications/asking.ts";
import { mergeQuestion } from "../../../server/domain/clarifications/sorting.ts";
import { attemptLimits } from "../../../server/domain/accounts/limits.ts";
import { limits } from "../../../server/domain/fields.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { everything, journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { openTender } from "../../helpers/questions.ts";
import { line, publishNow, writeText } from "../../helpers/tender.ts";

const open = projectGrounds();
const setUp = async () => openTender(await open());

describe("a question", () => {
  it("is received with its place, its publication and a term in working days of the project", async () => {
    // Monday; the eighth of March, a Sunday, gives its day off to Monday the ninth.
    const { ground, ask, a, called, block, outside, read } = await setUp();
    ground.clock.advance({ days: 3 });
    const asked = await ask(a, { block: await called(a, "block", block.id), place: { kind: "quote", words: "1С" } });
    expect(asked).toMatchObject({ number: 1, state: "submitted", due: "2026-03-11", isLate: 0 });
    expect((await read(asked.id)).question).toMatchObject({
      ...{ original: "Кто сопровождает 1С?", company: "Линия CRM", block: { id: block.id }, aboutOld: false },
      ...{ place: { kind: "quote", words: "1С" }, publication: { number: 1 }, overdue: false },
    });
    expect((await outside(a)).own).toMatchObject([
      { number: 1, standing: "received", due: "2026-03-11", where: { title: block.title }, mayWithdraw: true },
    ]);
  });

  it.each([
    ["nothing", { text: "" }, { code: "required", field: "question" }],
    ["blanks", { text: " \n " }, { code: "required", field: "question" }],
    ["a book", { text: "а".repeat(limits.question + 1) }, { code: "too-long", field: "question" }],
    ["an endless key", { key: "k".repeat(65) }, { code: "too-long", field: "key" }],
    ["a forged block", { block: "AAAAAAAAAAAAAAAAAAAAAA" }, { code: "not-found" }],
    ["a forged publication", { publication: "AAAAAAAAAAAAAAAAAAAAAA" }, { code: "not-found" }],
  ])("of %s is refused, and nothing changes (R11)", async (_, given, refusal) => {
    const { ground, ask, a } = await setUp();
    const before = await everything(ground);
    ground.heard.length = 0;
    expect(await refusalOf(ask(a, given))).toEqual(refusal);
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });

  it("is asked by no id of the inside, nor by another company's (R6)", async () => {
    const { ask, a, b, block, called, publication } = await setUp();
    expect(await refusalOf(ask(a, { block: block.id }))).toEqual({ code: "not-found" });
    expect(await refusalOf(ask(a, { publication }))).toEqual({ code: "not-found" });
    const theirs = await called(b, "block", block.id);
    expect(await refusalOf(ask(a, { block: theirs }))).toEqual({ code: "not-found" });
  });

  it("at a place has a known kind and words of sane length", async () => {
    const { ask, a, block, called } = await setUp();
    const at = await called(a, "block", block.id);
    const place = (kind: string, words: string) => ask(a, { block: at, place: { kind, words } });
    expect(await refusalOf(place("page", "1"))).toEqual({ code: "invalid", field: "place" });
    expect(await refusalOf(place("quote", ""))).toEqual({ code: "required", field: "quote" });
    expect(await refusalOf(place("quote", "а".repeat(2001)))).toEqual({ code: "too-long", field: "quote" });
    expect(await refusalOf(place("quote", "раз в час"))).toEqual({ code: "question-place-lost", field: "place" });
    expect(await refusalOf(place("requirement", "ТЗ-PUR-999"))).toEqual({
      ...{ code: "question-place-lost", field: "place" },
    });
    await place("quote", "раз в  10 минут");
    await place("row", "Остаток приходит из 1С раз в 10 минут.");
  });

  it("is plain text, whatever it looks like", async () => {
    const { ask, a, outside } = await setUp();
    const text = "<script>alert(1)</script><b>жирно</b>";
    await ask(a, { text });
    expect((await outside(a)).own[0]!.text).toBe(text);
  });

  it("sent twice under one key is one question, told once", async () => {
    const { ground, id, ask, a, outside } = await setUp();
    const first = await ask(a, { key: "k1" });
    ground.heard.length = 0;
    const [again, other] = await Promise.all([ask(a, { key: "k1" }), ask(a, { key: "k1", text: "Другое" })]);
    expect([again.id, other.id]).toEqual([first.id, first.id]);
    expect((await outside(a)).own).toHaveLength(1);
    expect(ground.heard).toEqual([]);
    expect((await journalKinds(ground, id)).filter((kind) => kind === "clarification.asked")).toHaveLength(1);
  });

  it("of two companies under one key is two questions", async () => {
    const { ask, a, b } = await setUp();
    expect((await ask(a, { key: "k1" })).id).not.toBe((await ask(b, { key: "k1" })).id);
  });

  it("after the deadline is taken, marked late and said so; on the last day it is not", async () => {
    const { ground, id, ask, a, outside, read } = await setUp();
    await ground.facts
      .updateTable("tenderSettings")
      .set({ questionsUntil: "2026-03-02" })
      .where("projectId", "=", id)
      .execute();
    expect((await ask(a)).isLate).toBe(0);
    expect(await outside(a)).toMatchObject({ late: false, questionsUntil: "2026-03-02" });
    // Midnight of Moscow has passed, not yet that of Greenwich.
    ground.clock.advance({ hours: 12, minutes: 30 });
    const late = await ask(a);
    expect((await read(late.id)).question.late).toBe(true);
    expect(await outside(a)).toMatchObject({ late: true, own: [{ late: true }, { late: false }] });
  });

  it("to an old publication is taken and marked", async () => {
    const { ground, made, ask, a, block, called, publication, outside, read } = await setUp();
    await ask(a);
    ground.clock.advance({ hours: 1 });
    await writeText(ground, made, block.textId, line("Остаток приходит из 1С раз в 5 минут."));
    await publishNow(ground, made);
    const earlier = await called(a, "publication", publication);
    // Whoever reads the earlier one is offered its blocks, and is told so; a forged id opens nothing (R6).
    expect(await outside(a, { publication: earlier })).toMatchObject({
      publication: { id: earlier, number: 1, isLatest: false },
    });
    expect((await outside(a)).publication).toMatchObject({ number: 2, isLatest: true });
    expect(await refusalOf(outside(a, { publication }))).toEqual({ code: "not-found" });
    const old = await ask(a, { publication: earlier });
    const fresh = await ask(a);
    expect((await read(old.id)).question).toMatchObject({ aboutOld: true, publication: { number: 1 } });
    expect((await read(fresh.id)).question).toMatchObject({ aboutOld: false, publication: { number: 2 } });
    expect((await outside(a)).own.map(({ aboutOld }) => aboutOld)).toEqual([false, true, false]);
  });

  it("has nothing to be about before the first publication", async () => {
    const { ask, a, outside } = await openTender(await open(), { published: false });
    expect(await refusalOf(ask(a))).toEqual({ code: "nothing-published" });
    expect(await outside(a)).toMatchObject({ publication: null, own: [], blocks: [] });
  });

  it("comes no faster than people type: then it is told when to try again", async () => {
    const { ground, ask, a, b } = await setUp();
    const { count } = attemptLimits["question.account"];
    for (let n = 0; n < count; n++) await ask(a, { text: `Вопрос ${n}` });
    await expect(ask(a)).rejects.toMatchObject({ code: "too-many-attempts", details: { minutes: 15 } });
    expect((await ask(b)).number).toBe(count + 1);
    ground.clock.advance({ minutes: 15 });
    await ask(a);
  });

  it("is nobody's who is not an integrator of a company that takes part", async () => {
    const { ground, ask, a, manager, expert } = await setUp();
    expect(await refusalOf(ask(manager))).toEqual({ code: "not-allowed" });
    expect(await refusalOf(ask(expert))).toEqual({ code: "not-allowed" });
    expect(await refusalOf(ask({ accountId: "stranger" }))).toEqual({ code: "not-found" });
    const removedAt = ground.clock.now().toISOString();
    await ground.facts.updateTable("companies").set({ removedAt }).where("id", "=", a.companyId).execute();
    expect(await refusalOf(ask(a))).toEqual({ code: "not-found" });
  });
});

describe("withdrawing", () => {
  it("is the asker's own, by his company's id, while the answer is not out", async () => {
    const { ground, id, ask, a, b, colleague, called, outside, read, publish } = await setUp();
    const { id: question } = await ask(a);
    const own = await called(a, "question", question);
    for (const [who, said] of [
      [b, await called(b, "question", question)],
      [b, own],
      [colleague, own],
      [a, question],
    ] as const)
      expect(await refusalOf(withdraw(ground, who, id, said))).toEqual({ code: "not-found" });
    await withdraw(ground, a, id, own);
    expect((await read(question)).question.state).toBe("withdrawn");
    expect((await outside(a)).own).toMatchObject([{ standing: "withdrawn", due: null, mayWithdraw: false }]);
    expect(await refusalOf(withdraw(ground, a, id, own))).toEqual({ code: "question-withdrawn" });
    const answered = await ask(a, { text: "Ещё" });
    await publish(answered.id);
    const said = await called(a, "question", answered.id);
    expect(await refusalOf(withdraw(ground, a, id, said))).toEqual({ code: "question-published" });
  });

  it("of a question that others were merged into leaves theirs at work, in their own words", async () => {
    const { ground, id, manager, ask, a, b, called, read, prepare, publish, outside } = await setUp();
    const [first, second, third] = [await ask(a), await ask(b, { text: "1С чья?" }), await ask(b, { text: "А 1С?" })];
    await prepare(first.id);
    for (const other of [second, third]) await mergeQuestion(ground, manager, id, other.id, first.id);
    await withdraw(ground, a, id, await called(a, "question", first.id));
    expect((await read(second.id)).question).toMatchObject({
      ...{ state: "drafted", answer: "Подрядчик.", wording: "", approved: false, duplicateOf: null },
    });
    expect((await read(third.id)).question).toMatchObject({ state: "merged", duplicateOf: { number: 2 } });
    await publish(second.id);
    expect((await outside(b)).own.map(({ standing, answer }) => [standing, answer])).toEqual([
      ["answered", 1],
      ["answered", 1],
    ]);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("of a merged question is refused once the common answer is out", async () => {
    const { ground, id, manager, ask, a, b, called, publish } = await setUp();
    const [first, second] = [await ask(a), await ask(b)];
    await mergeQuestion(ground, manager, id, second.id, first.id);
    await publish(first.id);
    const said = await called(b, "question", second.id);
    expect(await refusalOf(withdraw(ground, b, id, said))).toEqual({ code: "question-published" });
  });
});
