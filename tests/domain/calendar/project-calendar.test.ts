import { expect, it } from "vitest";
import { calendarOf, ownDaysFrom } from "../../../server/domain/calendar/project-calendar.ts";
import { addWorkingDays, isWorkingDay } from "../../../server/domain/calendar/working-days.ts";
import { readOwnCalendar, updateProject } from "../../../server/domain/projects/projects.ts";
import { termOf } from "../../../server/domain/clarifications/terms.ts";
import { usualDeadline } from "../../../server/domain/sign-off/rounds.ts";
import { letterDay } from "../../../server/domain/sign-off/timed/working-hours.ts";
import { project, projectGrounds, refusalOf, staff } from "../../helpers/projects.ts";

const open = projectGrounds();

it("a project's own days outweigh those of the country, and nothing else changes", () => {
  const calendar = calendarOf({ ownDays: '{"2026-03-10":"off","2026-03-14":"working"}' });
  const days = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-14", "2026-03-15"];
  expect(days.map((day) => isWorkingDay(day, calendar))).toEqual([false, false, true, true, false]);
  expect(addWorkingDays("2026-03-06", 1, calendar)).toBe("2026-03-11");
});

it.each([
  ["dates by lines", "30.12.2026\n2026-12-29", ["2026-12-29", "2026-12-30"]],
  ["a stretch", "28.12.2026 – 30.12.2026", ["2026-12-28", "2026-12-29", "2026-12-30"]],
  ["a stretch with a hyphen", "2026-12-28 - 2026-12-29", ["2026-12-28", "2026-12-29"]],
  ["the same day twice", "1.2.2027, 01.02.2027;", ["2027-02-01"]],
  ["nothing", " \n ", []],
])("days are understood: %s", (_, daysOff, expected) => {
  expect(Object.keys(JSON.parse(ownDaysFrom("{}", { daysOff })) as object)).toEqual(expected);
});

it.each([
  ["30.02.2026", { code: "bad-days-list" }],
  ["завтра", { code: "bad-days-list" }],
  ["30.12.2026 – 28.12.2026", { code: "bad-days-list" }],
  ["01.01.2026 – 01.02.2026 – 01.03.2026", { code: "bad-days-list" }],
  ["01.01.2020 – 31.12.9999", { code: "too-many-own-days" }],
])("%s is refused, and the days stay as they were (R11)", async (daysOff, refusal) => {
  const ground = await open();
  const { id, manager } = await project(ground);
  await updateProject(ground, manager, id, { daysOff: "30.12.2026", workingDays: "26.12.2026" });
  expect(await refusalOf(updateProject(ground, manager, id, { daysOff }))).toMatchObject(refusal);
  expect(await refusalOf(updateProject(ground, manager, id, { daysOff: "26.12.2026" }))).toMatchObject({
    code: "day-of-both-kinds",
  });
  const stay = { daysOff: ["2026-12-30"], workingDays: ["2026-12-26"] };
  expect(await readOwnCalendar(ground, manager, id)).toEqual(stay);
});

it("terms of answers, deadlines of rounds and letters follow the project's own days", async () => {
  const ground = await open();
  const made = await project(ground);
  const { id, manager } = made;
  const { facts: q, clock } = ground;
  const read = async () => {
    const row = await q.selectFrom("projects").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const { due } = await termOf({ q, project: row, now: clock.now().toISOString() });
    const goOut = (day: string) => letterDay(row, new Date(`${day}T09:00:00Z`)) !== null;
    return { answer: due, round: await usualDeadline(ground, q, row), goOut };
  };
  const before = await read();
  expect(before.goOut(before.answer)).toBe(true);
  await updateProject(ground, manager, id, { daysOff: `${before.answer}\n${before.round}` });
  const after = await read();
  expect([after.answer > before.answer, after.round > before.round]).toEqual([true, true]);
  expect(after.goOut(before.answer)).toBe(false);
  const { editor } = await staff(made);
  expect(await refusalOf(readOwnCalendar(ground, editor, id))).toEqual({ code: "not-allowed" });
});
