import { describe, expect, it } from "vitest";
import { recordMeeting, listMeetings } from "../../../server/domain/clarifications/meetings.ts";
import { median, pageSize, readQuestionRegister } from "../../../server/domain/clarifications/register.ts";
import { followQuestion } from "../../../server/domain/clarifications/projection.ts";
import { assignQuestion } from "../../../server/domain/clarifications/sorting.ts";
import { mostLike } from "../../../server/domain/clarifications/similar.ts";
import { mostSpoken } from "../../../server/domain/clarifications/names.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { openTender } from "../../helpers/questions.ts";

const open = projectGrounds();

async function setUp() {
  const tender = await openTender(await open());
  const { ground, id, manager } = tender;
  const look = (filter = {}, who: typeof manager = manager) => readQuestionRegister(ground, who, id, filter);
  const numbers = async (filter = {}) => (await look(filter)).questions.map(({ number }) => number);
  return { ...tender, look, numbers };
}

describe("the register of questions", () => {
  it("tells load and ageing: open, overdue, the median in working days, by section and by expert", async () => {
    const { ground, id, manager, expert, a, b, block, ask, called, publish, look } = await setUp();
    const first = await ask(a, { block: await called(a, "block", block.id) });
    const second = await ask(b, { text: "Второй" });
    await assignQuestion(ground, manager, id, second.id, { memberId: expert.memberId });
    // From Monday over the weekend and the day off of the eighth of March: five working days.
    ground.clock.advance({ days: 8 });
    await publish(first.id);
    const third = await ask(a, { text: "Третий" });
    const { load, sections, experts, ageing } = await look();
    expect(load).toMatchObject({ open: 2, overdue: 1, published: 1, medianDays: 5 });
    expect(sections).toMatchObject([
      { id: "", open: 2, overdue: 1, medianDays: null },
      { open: 0, published: 1, medianDays: 5 },
    ]);
    expect(experts).toMatchObject([
      { id: expert.memberId, open: 1, overdue: 1 },
      { id: "", open: 1, published: 1 },
    ]);
    expect(ageing.map(({ count }) => count)).toEqual([1, 0, 1, 0]);
    expect((await look({ state: "overdue" })).questions.map((one) => one.id)).toEqual([second.id]);
    expect((await look({ state: "published" })).questions.map((one) => one.id)).toEqual([first.id]);
    expect((await look()).questions.map((one) => one.id)).toEqual([second.id, third.id]);
  });

  it("is narrowed by section, expert, category, words and number, a page at a time", async () => {
    const { ground, id, manager, expert, a, block, ask, called, prepare, numbers, look } = await setUp();
    const first = await ask(a, { block: await called(a, "block", block.id), text: "Про обмен" });
    const second = await ask(a, { text: "Про склад" });
    await prepare(first.id, "Какой обмен?", "Двусторонний.");
    await assignQuestion(ground, manager, id, second.id, { memberId: expert.memberId });
    const { section } = (await look()).questions[0]!.block!;
    expect(await numbers({ section })).toEqual([1]);
    expect(await numbers({ section: "-" })).toEqual([2]);
    expect(await numbers({ expert: expert.memberId })).toEqual([2]);
    expect(await numbers({ expert: "-" })).toEqual([1]);
    expect(await numbers({ category: "integrations" })).toEqual([1]);
    expect(await numbers({ text: "двусторонний" })).toEqual([1]);
    expect(await numbers({ text: "В-2" })).toEqual([2]);
    expect(await numbers({ state: "drafted" })).toEqual([1]);
    expect(await refusalOf(look({ state: "some" }))).toEqual({ code: "invalid", field: "state" });
    expect(await refusalOf(look({ category: "some" }))).toEqual({ code: "invalid", field: "category" });
    const questions = Array.from({ length: mostSpoken }, (_, at) => ({ question: `Вопрос ${at}` }));
    await recordMeeting(ground, manager, id, { title: "Встреча", heldOn: "2026-03-02", attendees: "", questions });
    const last = await look({ page: 9 });
    expect([last.total, last.page, last.pages, last.questions.length]).toEqual([52, 2, 2, 52 - pageSize]);
  });

  it("finds no words in what its reader may not read", async () => {
    const { a, ask, look, join } = await setUp();
    const observer = await join("observer");
    await ask(a, { text: "Тайное слово" });
    expect((await look({ text: "тайное" }, observer)).total).toBe(0);
    expect((await look({ text: "тайное" })).total).toBe(1);
    expect(JSON.stringify(await look({}, observer))).not.toContain("Линия CRM");
  });

  it("is nothing to integrators", async () => {
    const { a, look } = await setUp();
    expect(await refusalOf(look({}, a))).toEqual({ code: "not-found" });
  });
});

it("the median of an even number is half way between the middle two", () => {
  expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
});

it("questions are alike by the words they share, whatever their endings", () => {
  const known = ["Кто сопровождает систему 1С:ERP?", "Сколько филиалов?", "Сопровождение системы 1С — чьё?"];
  expect(mostLike("Чьё сопровождение системы", known, String)).toEqual([known[0], known[2]]);
  expect(mostLike("Погода", known, String)).toEqual([]);
});

describe("a meeting", () => {
  const meeting = { title: "Установочная", heldOn: "2026-03-02", attendees: "Игорь Ланской", questions: [] };

  it("turns each spoken question into one of the register, published to all like any other; who was there stays inside", async () => {
    const { ground, id, manager, a, block, publish, look, outside } = await setUp();
    const questions = [
      { question: "Сколько линий?", answer: "42.", blockId: block.id },
      { question: "" },
      { question: "Кто утверждает?" },
    ];
    await recordMeeting(ground, manager, id, { ...meeting, questions });
    expect(await listMeetings(ground, manager, id)).toMatchObject([{ number: 1, title: "Установочная", questions: 2 }]);
    const all = (await look()).questions;
    expect(all).toMatchObject([
      { wording: "Сколько линий?", state: "drafted", answer: "42.", company: null, meeting: { number: 1 } },
      { wording: "Кто утверждает?", state: "triage", block: null },
    ]);
    await publish(all[0]!.id, "Сколько линий?", "42.");
    const received = await outside(a);
    expect(received.published).toMatchObject([{ number: 1, where: { title: block.title } }]);
    expect(JSON.stringify(received)).not.toMatch(/Установочная|Ланской/);
  });

  it.each([
    ["no questions", { questions: [{ question: " " }] }, { code: "required", field: "question" }],
    [
      "too many of them",
      { questions: Array(mostSpoken + 1).fill({ question: "?" }) },
      { code: "invalid", field: "question" },
    ],
    ["an answer to nothing", { questions: [{ question: "", answer: "Да" }] }, { code: "required", field: "question" }],
    ["no title", { title: "", questions: [{ question: "?" }] }, { code: "required", field: "title" }],
    ["no day", { heldOn: "", questions: [{ question: "?" }] }, { code: "required", field: "heldOn" }],
    [
      "a day that is none",
      { heldOn: "2026-02-30", questions: [{ question: "?" }] },
      { code: "bad-date", field: "heldOn" },
    ],
  ])("with %s is refused, and nothing of it is written (R11)", async (_, given, refusal) => {
    const { ground, id, manager } = await setUp();
    const before = await everything(ground);
    expect(await refusalOf(recordMeeting(ground, manager, id, { ...meeting, ...given }))).toEqual(refusal);
    expect(await everything(ground)).toEqual(before);
  });

  it("speaks of no block of another project", async () => {
    const { ground, id, manager } = await setUp();
    const foreign = (await (await project(ground)).now()).sections[0]!.blocks[0]!.id;
    const questions = [{ question: "?", blockId: foreign }];
    expect(await refusalOf(recordMeeting(ground, manager, id, { ...meeting, questions }))).toEqual({
      code: "not-found",
    });
  });
});

describe("following", () => {
  it("is the reader's own, of published questions alone", async () => {
    const { ground, id, a, b, ask, called, publish, outside } = await setUp();
    const { id: question } = await ask(a);
    const said = await called(a, "question", question);
    expect(await refusalOf(followQuestion(ground, a, id, said, true))).toEqual({ code: "not-found" });
    await publish(question);
    for (const forged of [question, await called(b, "question", question)])
      expect(await refusalOf(followQuestion(ground, a, id, forged, true))).toEqual({ code: "not-found" });
    await followQuestion(ground, a, id, said, true);
    await followQuestion(ground, a, id, said, true);
    expect((await outside(a, { followed: true })).published).toMatchObject([{ followed: true }]);
    expect((await outside(b, { followed: true })).published).toEqual([]);
    await followQuestion(ground, a, id, said, false);
    expect((await outside(a, { followed: true })).total).toBe(0);
  });
});
