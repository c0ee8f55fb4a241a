/** Planning: whom to ask about which blocks, and the guide that the template composes for it. */
import { describe, expect, it } from "vitest";
import { readCoverage } from "../../../server/domain/interviews/coverage.ts";
import { changeGuide } from "../../../server/domain/interviews/guide.ts";
import { finishInterview, startInterview } from "../../../server/domain/interviews/holding.ts";
import { cancelInterview, changeInterview, planInterview } from "../../../server/domain/interviews/planning.ts";
import { listInterviews, readInterview } from "../../../server/domain/interviews/register.ts";
import { useKeptEdits } from "../../../server/domain/history/kept-edits-decisions.ts";
import { keepEdits, listKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { typed } from "../../helpers/typed.ts";
import { held, note, planned, question, respondentName, said } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  return { ground, made, manager: made.manager, id: made.id };
}

describe("the plan", () => {
  it("composes the guide from the questions that the template asks the role about the blocks", async () => {
    const { ground, made, manager, id } = await setUp();
    const interview = await planned(ground, made);
    const { guide } = await readInterview(ground, manager, id, interview.id);
    expect(guide.map((line) => line.question)).toEqual(["Как сейчас?"]);
    const silent = await planned(ground, made, { role: "it" });
    expect((await readInterview(ground, manager, id, silent.id)).guide).toEqual([]);
  });

  it("numbers interviews, names whoever plans as the interviewer, and shows the latest first", async () => {
    const { ground, made, manager, id } = await setUp();
    await planned(ground, made);
    await planned(ground, made);
    const listed = await listInterviews(ground, manager, id);
    expect(listed.map(({ number }) => number)).toEqual([2, 1]);
    expect(listed[0]!.interviewers.map(({ name }) => name)).toEqual([manager.account.name]);
  });

  it("needs a role of the template, a block, a consent and honest days and hours", async () => {
    const { ground, made, manager, id } = await setUp();
    const block = (await made.now()).sections[0]!.blocks[0]!.id;
    const plan = (given: object) =>
      refusalOf(planInterview(ground, manager, id, { role: "it", blocks: [block], ...given }));
    expect(await plan({ role: "wizard" })).toEqual({ code: "invalid", field: "role" });
    expect(await plan({ blocks: [] })).toEqual({ code: "required", field: "askedBlocks" });
    expect(await plan({ blocks: ["elsewhere"] })).toEqual({ code: "not-found" });
    expect(await plan({ consent: "maybe" })).toEqual({ code: "invalid", field: "consent" });
    expect(await plan({ heldOn: "2026-02-30" })).toEqual({ code: "bad-date", field: "interviewDay" });
    expect(await plan({ heldAt: "25:00" })).toEqual({ code: "invalid", field: "heldAt" });
    expect(await plan({ interviewers: ["nobody"] })).toEqual({ code: "invalid", field: "interviewers" });
  });

  it("lets questions be put in another order, reworded, left out and added, until the interview starts", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made);
    const { guide } = await readInterview(ground, manager, id, interviewId);
    const own = { question: "Что раздражает?" };
    await changeGuide(ground, manager, id, interviewId, [own, { id: guide[0]!.id, question: "Как теперь?" }]);
    const after = (await readInterview(ground, manager, id, interviewId)).guide;
    expect(after.map((line) => [line.question, line.blockId])).toEqual([
      ["Что раздражает?", null],
      ["Как теперь?", guide[0]!.blockId],
    ]);
    expect(await refusalOf(changeGuide(ground, manager, id, interviewId, [{ id: "gone" }]))).toEqual({
      code: "unknown-version",
    });
    await startInterview(ground, manager, id, interviewId);
    expect(await refusalOf(changeGuide(ground, manager, id, interviewId, []))).toEqual({ code: "interview-started" });
  });

  it("keeps the group's own questions when the role changes, and calls off only what has not begun", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made);
    await changeGuide(ground, manager, id, interviewId, [{ question: "Что раздражает?" }]);
    await changeInterview(ground, manager, id, interviewId, { role: "it" });
    const { guide } = await readInterview(ground, manager, id, interviewId);
    expect(guide.map((line) => line.question)).toEqual(["Что раздражает?"]);
    await cancelInterview(ground, manager, id, interviewId);
    expect(await refusalOf(startInterview(ground, manager, id, interviewId))).toEqual({ code: "interview-finished" });
    const begun = await planned(ground, made);
    await startInterview(ground, manager, id, begun.id);
    expect(await refusalOf(cancelInterview(ground, manager, id, begun.id))).toEqual({ code: "interview-started" });
  });
});

describe("the notes", () => {
  it("are born of the guide, a line under every question, and read back as questions and answers", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made);
    const textId = await startInterview(ground, manager, id, interviewId);
    expect((await readInterview(ground, manager, id, interviewId)).answers).toEqual([
      { number: 0, question: "Как сейчас?", lines: [] },
    ]);
    await note(
      ground,
      made,
      textId,
      question("Как сейчас?"),
      said("[08:40] Боль: КП уходит без расхода."),
      said("Да."),
    );
    expect((await readInterview(ground, manager, id, interviewId)).answers[0]!.lines).toEqual([
      { time: "08:40", mark: "pain", text: "КП уходит без расхода." },
      { time: "", mark: "", text: "Да." },
    ]);
  });

  it("keep what could not be accepted for its author, who puts it in (R5)", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made);
    const textId = await startInterview(ground, manager, id, interviewId);
    const keptId = await keepEdits(ground, manager, id, textId, { update: typed("В поезде"), reason: "no-right" });
    expect(await listKeptEdits(ground, manager, id)).toMatchObject([
      { id: keptId, blockId: "", open: true, interview: { id: interviewId, number: 1 } },
    ]);
    await useKeptEdits(ground, manager, id, keptId);
    const { answers } = await readInterview(ground, manager, id, interviewId);
    expect(JSON.stringify(answers)).toContain("В поезде");
  });

  it("have to hold an answer before the interview is finished", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made);
    expect(await refusalOf(finishInterview(ground, manager, id, interviewId))).toEqual({
      code: "interview-not-started",
    });
    await startInterview(ground, manager, id, interviewId);
    expect(await refusalOf(finishInterview(ground, manager, id, interviewId))).toEqual({ code: "interview-empty" });
  });
});

describe("the respondent", () => {
  it.each([
    ["name", respondentName],
    ["role", ""],
    ["none", ""],
  ])("who agreed to «%s» is shown as «%s», at once when he changes his mind", async (consent, shown) => {
    const { ground, made, manager, id } = await setUp();
    const { id: interviewId } = await planned(ground, made, { consent: "name" });
    await changeInterview(ground, manager, id, interviewId, { consent });
    const { respondent } = await readInterview(ground, manager, id, interviewId);
    expect(respondent).toMatchObject({ name: shown, roleTitle: "Руководитель продаж" });
  });
});

describe("the coverage", () => {
  it("tells of every block and role whether it was asked, and which mandatory blocks lack whom", async () => {
    const { ground, made, manager, id } = await setUp();
    const before = await readCoverage(ground, manager, id);
    expect(before.roles.map(({ key }) => key)).toEqual(["sales-head"]);
    expect(before.rows.every(({ cells }) => cells[0]!.asked && cells[0]!.state === "none")).toBe(true);
    expect(before.lacking.map(({ block, roles }) => [block.title, roles])).toContainEqual([
      "О документе",
      ["Руководитель продаж"],
    ]);
    await planned(ground, made);
    expect((await readCoverage(ground, manager, id)).rows[0]!.cells[0]!.state).toBe("planned");
    await held(ground, made, ["По-старому."]);
    const after = await readCoverage(ground, manager, id);
    expect(after.rows[0]!.cells[0]).toEqual({ role: "sales-head", asked: true, state: "conducted", interviews: 2 });
    expect(after.lacking.map(({ block }) => block.title)).not.toContain("О документе");
    expect(after.sum).toMatchObject({ conducted: 1, planned: 0 });
  });
});
