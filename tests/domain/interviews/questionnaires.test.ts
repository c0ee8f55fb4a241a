/** Questionnaires as the group makes them: composed, handed out by personal links, closed, read by question. */
import { describe, expect, it } from "vitest";
import { readCoverage } from "../../../server/domain/interviews/coverage.ts";
import { linkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { listExcerpts } from "../../../server/domain/interviews/excerpt-views.ts";
import { changeInterview } from "../../../server/domain/interviews/planning.ts";
import { readAsked, saveAnswers } from "../../../server/domain/interviews/questionnaires/answering.ts";
import {
  inviteRespondents,
  renewLink,
  withdrawLink,
} from "../../../server/domain/interviews/questionnaires/inviting.ts";
import {
  changeQuestionnaire,
  closeQuestionnaire,
  makeQuestionnaire,
} from "../../../server/domain/interviews/questionnaires/making.ts";
import { changeQuestions, type QuestionLine } from "../../../server/domain/interviews/questionnaires/questions.ts";
import { listQuestionnaires, readQuestionnaire } from "../../../server/domain/interviews/questionnaires/register.ts";
import { listInterviews, readInterview } from "../../../server/domain/interviews/register.ts";
import { groupExcerpts } from "../../../server/domain/interviews/synthesis.ts";
import { quoted, respondentName } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { answered, invited, questionnaire, secretOf } from "../../helpers/questionnaires.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const row = await questionnaire(ground, made);
  const read = () => readQuestionnaire(ground, made.manager, made.id, row.id);
  return { ground, made, manager: made.manager, id: made.id, row, read };
}

describe("a questionnaire", () => {
  it("begins with what the template asks the role about the blocks, and needs honest fields", async () => {
    const { ground, made, manager, id } = await setUp();
    const block = (await made.now()).sections[0]!.blocks[0]!.id;
    const usual = { title: "Остатки", role: "sales-head", blocks: [block], closesOn: "2026-03-02" };
    const { id: own, number } = await makeQuestionnaire(ground, manager, id, usual);
    expect(number).toBe(2);
    const { results, consentWords, state } = await readQuestionnaire(ground, manager, id, own);
    expect(results.map(({ question, kind }) => [question, kind])).toEqual([["Как сейчас?", "text"]]);
    expect([consentWords.length > 0, state]).toEqual([true, "draft"]);
    const making = (given: object) => refusalOf(makeQuestionnaire(ground, manager, id, { ...usual, ...given }));
    expect(await making({ title: " " })).toEqual({ code: "required", field: "title" });
    expect(await making({ role: "wizard" })).toEqual({ code: "invalid", field: "role" });
    expect(await making({ blocks: [] })).toEqual({ code: "required", field: "askedBlocks" });
    expect(await making({ closesOn: "" })).toEqual({ code: "required", field: "closesOn" });
    expect(await making({ closesOn: "2026-03-01" })).toEqual({ code: "closing-day-passed", field: "closesOn" });
  });

  it("lets questions be put in another order, left out, and offered with options, until the first link is made", async () => {
    const { ground, made, manager, id, row, read } = await setUp();
    const [first, second] = (await read()).results;
    const setting = (lines: QuestionLine[]) => changeQuestions(ground, manager, id, row.id, lines);
    await setting([{ id: second!.id }, { id: first!.id, question: "Откуда остаток?" }]);
    expect((await read()).results.map(({ question, options }) => [question, options.length])).toEqual([
      ["Как часто открываете CRM?", 2],
      ["Откуда остаток?", 0],
    ]);
    expect(await refusalOf(setting([{ id: "elsewhere" }]))).toEqual({ code: "unknown-version" });
    for (const options of [["Да"], ["Да", " Да "], Array.from({ length: 21 }, (_, at) => `№ ${at}`)])
      expect(await refusalOf(setting([{ question: "Да?", kind: "one", options }]))).toEqual({
        ...{ code: "too-few-options", field: "options" },
      });
    await invited(ground, made, row.id);
    expect(await refusalOf(setting([{ question: "Да?" }]))).toEqual({ code: "questionnaire-sent-out" });
    const change = (given: object) => refusalOf(changeQuestionnaire(ground, manager, id, row.id, given));
    expect(await change({ title: "Другое" })).toEqual({ code: "questionnaire-sent-out" });
    expect(await change({ consentWords: "Иначе" })).toEqual({ code: "questionnaire-sent-out" });
  });
});

describe("personal links", () => {
  it("are made from pasted lines, mailed where there is an address, and the letter names no respondent (R12)", async () => {
    const { ground, made, row, read } = await setUp();
    const lines = "Ахметов Тимур, менеджер, отдел продаж, t@firm.example\n\nОльга Седова;ведущий менеджер\nИванов";
    const links = await invited(ground, made, row.id, lines);
    expect(links.map(({ name, mailed }) => [name, mailed])).toEqual([
      ["Ахметов Тимур", true],
      ["Ольга Седова", false],
      ["Иванов", false],
    ]);
    expect(new Set(links.map(({ address }) => address)).size).toBe(3);
    expect((await read()).awaited.map(({ position, department }) => [position, department]).sort()).toEqual([
      ["", ""],
      ["ведущий менеджер", ""],
      ["менеджер", "отдел продаж"],
    ]);
    const [letter, ...others] = await ground.facts.selectFrom("outbox").selectAll().execute();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ recipient: "t@firm.example", secret: 1 });
    expect(letter!.body).toContain(links[0]!.address);
    expect(letter!.body).not.toContain("Ахметов");
    const kept = JSON.stringify(await ground.facts.selectFrom("questionnaireRespondents").selectAll().execute());
    for (const link of links) expect(kept).not.toContain(secretOf(link).token);
  });

  it("are refused for lines nobody can be read from, for the same person twice, and without questions", async () => {
    const { ground, made, manager, id, row } = await setUp();
    const inviting = (lines: string) => refusalOf(invited(ground, made, row.id, lines));
    const field = "respondents";
    expect(await inviting(" \n ")).toEqual({ code: "required", field });
    expect(await inviting("Иванов\n,менеджер")).toEqual({ code: "respondent-unreadable", field });
    expect(await inviting("Иванов, не@почта")).toEqual({ code: "respondent-unreadable", field });
    expect(await inviting("Иванов\nиванов")).toEqual({ code: "respondent-twice", field });
    await invited(ground, made, row.id, "Иванов");
    expect(await inviting("Иванов")).toEqual({ code: "respondent-twice", field });
    const bare = await questionnaire(ground, made, {}, []);
    const given = { lines: "Иванов", origin: "http://svod.test" };
    expect(await refusalOf(inviteRespondents(ground, manager, id, bare.id, given))).toEqual({
      code: "questionnaire-without-questions",
    });
  });

  it("a new one takes the place of a lost one with what was answered; a withdrawn one is no longer awaited", async () => {
    const { ground, made, manager, id, row, read } = await setUp();
    const [lost] = await invited(ground, made, row.id);
    const { questions } = await readAsked(ground, secretOf(lost!));
    await saveAnswers(ground, { ...secretOf(lost!), answers: [{ question: questions[0]!.id, words: "Из файла." }] });
    const respondent = { respondentId: lost!.id, origin: "http://svod.test" };
    const renewed = await renewLink(ground, manager, id, row.id, respondent);
    expect(await refusalOf(readAsked(ground, secretOf(lost!)))).toEqual({ code: "questionnaire-unknown" });
    expect((await readAsked(ground, secretOf(renewed))).questions[0]!.words).toBe("Из файла.");
    await withdrawLink(ground, manager, id, row.id, lost!.id);
    expect(await refusalOf(readAsked(ground, secretOf(renewed)))).toEqual({ code: "questionnaire-revoked" });
    expect(await read()).toMatchObject({ asked: 0, awaited: [] });
    expect(await refusalOf(renewLink(ground, manager, id, row.id, respondent))).toEqual({ code: "not-found" });
  });

  it("of somebody who has sent his answers is nobody's: his name is not found by it any more", async () => {
    const { ground, made, manager, id, row } = await setUp();
    const [link] = await invited(ground, made, row.id);
    await answered(ground, link!);
    expect(await refusalOf(withdrawLink(ground, manager, id, row.id, link!.id))).toEqual({ code: "not-found" });
  });
});

describe("closing", () => {
  it("comes with the end of its day in the project's time zone, and by hand; another day opens it again", async () => {
    const { ground, made, manager, id, row, read } = await setUp();
    const [link] = await invited(ground, made, row.id);
    const { questions } = await readAsked(ground, secretOf(link!));
    await saveAnswers(ground, { ...secretOf(link!), answers: [{ question: questions[0]!.id, words: "Из файла." }] });
    // 16 March 23:59 in Moscow, then two minutes more.
    ground.clock.advance({ days: 14, hours: 11, minutes: 59 });
    expect((await read()).state).toBe("open");
    ground.clock.advance({ minutes: 2 });
    expect(await read()).toMatchObject({ state: "closed", awaited: [{ name: respondentName, answered: 1 }] });
    expect(await refusalOf(closeQuestionnaire(ground, manager, id, row.id))).toEqual({ code: "questionnaire-over" });
    expect(await refusalOf(invited(ground, made, row.id, "Иванов"))).toEqual({ code: "questionnaire-over" });
    await changeQuestionnaire(ground, manager, id, row.id, { closesOn: "2026-03-20" });
    expect((await readAsked(ground, secretOf(link!))).questions[0]!.words).toBe("Из файла.");
    await closeQuestionnaire(ground, manager, id, row.id);
    expect((await read()).state).toBe("closed");
    expect(await refusalOf(readAsked(ground, secretOf(link!)))).toEqual({ code: "questionnaire-closed" });
  });
});

describe("results", () => {
  it("count choices, list free answers with who as far as he agreed, and tell how many did not want to be quoted", async () => {
    const { ground, made, manager, row, read } = await setUp();
    const names = ["Ахметов Тимур, менеджер", "Седова Ольга, РОП", "Кротов Пётр", "Иванов Иван"];
    const [byName, byRole, none, silent] = await invited(ground, made, row.id, names.join("\n"));
    await answered(ground, byName!, "Ахметов Тимур смотрит в файл.", "name");
    await answered(ground, byRole!, "Спрашивают Седову.\n\n Звоню на склад. ", "role");
    await answered(ground, none!, "Не скажу.", "none");
    const { results, awaited, asked, sent } = await read();
    expect({ asked, sent }).toEqual({ asked: 4, sent: 3 });
    expect(awaited.map(({ id, name, answered: count }) => [id, name, count])).toEqual([[silent!.id, "Иванов Иван", 0]]);
    const [free, one, several] = results;
    expect(free).toMatchObject({ answered: 3, withheld: 1, options: [] });
    expect(free!.words.map(({ respondent, lines }) => [respondent.name, respondent.position, lines])).toEqual([
      ["Ахметов Тимур", "менеджер", ["Ахметов Тимур смотрит в файл."]],
      ["", "", ["Спрашивают Седову.", "Звоню на склад."]],
    ]);
    expect(one!.options).toEqual([
      { option: "Каждый день", count: 3 },
      { option: "Реже", count: 0 },
    ]);
    expect(several!.options.map(({ count }) => count)).toEqual([3, 0, 0]);
    expect(JSON.stringify(results)).not.toContain("Не скажу");
    const observer = await made.join("observer");
    const seen = await readQuestionnaire(ground, observer, made.id, row.id);
    expect(seen.awaited.map(({ name }) => name)).toEqual([""]);
    expect(await listQuestionnaires(ground, manager, made.id)).toMatchObject([{ number: 1, sent: 3, state: "open" }]);
  });

  it("whoever has chosen not to be named is awaited without a name, and what he saved is read by nobody", async () => {
    const { ground, made, row, read } = await setUp();
    const [link] = await invited(ground, made, row.id);
    const { questions } = await readAsked(ground, secretOf(link!));
    const answers = [{ question: questions[0]!.id, words: "Черновик ответа." }];
    await saveAnswers(ground, { ...secretOf(link!), answers, consent: "none" });
    const seen = await read();
    expect(seen.awaited).toEqual([{ id: link!.id, name: "", position: "", department: "", answered: 1 }]);
    expect(JSON.stringify(seen)).not.toContain("Черновик");
  });

  it("follow a consent that is taken back later", async () => {
    const { ground, made, manager, id, row, read } = await setUp();
    const [link] = await invited(ground, made, row.id);
    await answered(ground, link!, "Остаток утренний.", "name");
    const [interview] = await listInterviews(ground, manager, id);
    await changeInterview(ground, manager, id, interview!.id, { consent: "none" });
    expect((await read()).results[0]).toMatchObject({ answered: 1, words: [], withheld: 1 });
  });
});

describe("answers that were sent", () => {
  it("are an interview that the respondent has confirmed: quoted, they are confirmed evidence like others", async () => {
    const { ground, made, manager, id, row } = await setUp();
    const stateOf = async () => (await readCoverage(ground, manager, id)).rows[0]!.cells[0]!;
    expect(await stateOf()).toMatchObject({ state: "none", interviews: 0 });
    const [link] = await invited(ground, made, row.id, "Ахметов Тимур\nСедова Ольга");
    expect(await stateOf()).toMatchObject({ state: "planned", interviews: 2 });
    await answered(ground, link!);
    expect(await stateOf()).toMatchObject({ state: "confirmed", interviews: 2 });
    const [listed] = await listInterviews(ground, manager, id);
    const read = await readInterview(ground, manager, id, listed!.id);
    expect(read).toMatchObject({ state: "confirmed", place: "Анкета № 1", goal: row.title, heldOn: "2026-03-02" });
    expect(read.confirmation).toMatchObject({ right: true, revision: 1 });
    expect(read.answers.map(({ question, lines }) => [question, lines.map(({ text }) => text)])).toEqual([
      ["Откуда вы узнаёте остаток?", ["Остаток утренний.", "Звоню на склад."]],
      ["Как часто открываете CRM?", ["Каждый день"]],
      ["Что ведёте сами?", ["Таблицу"]],
    ]);
    const { id: excerpt } = await quoted(ground, made, read.id, "Звоню на склад", { tags: ["склад"] });
    await linkExcerpt(ground, manager, id, excerpt, { blockId: read.blocks[0]!.id });
    expect(await listExcerpts(ground, manager, id)).toMatchObject([
      { confirmed: true, question: "Откуда вы узнаёте остаток?", respondent: { roleTitle: "Руководитель продаж" } },
    ]);
    expect(await stateOf()).toMatchObject({ state: "quoted" });
    expect((await groupExcerpts(ground, manager, id, "tag"))[0]).toMatchObject({ title: "склад" });
  });
});
