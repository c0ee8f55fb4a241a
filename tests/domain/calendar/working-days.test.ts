import { expect, it } from "vitest";
import type { WorkingCalendar } from "../../../content/calendars/calendar.ts";
import { russia } from "../../../content/calendars/russia.ts";
import { addWorkingDays, isWorkingDay } from "../../../server/domain/calendar/working-days.ts";

/** Days of a month that are not working, in the calendar of Russia. */
function daysOff(month: string): number[] {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const days = Array.from({ length: last }, (_, at) => at + 1);
  return days.filter((day) => !isWorkingDay(`${month}-${String(day).padStart(2, "0")}`, russia));
}

it.each([
  ["the day itself is not counted", "2026-03-02", 1, "2026-03-03"],
  ["nothing is added", "2026-03-02", 0, "2026-03-02"],
  ["nothing is added to a Sunday", "2026-03-01", 0, "2026-03-01"],
  ["the weekend is passed over", "2026-03-13", 1, "2026-03-16"],
  ["a week of five days", "2026-04-06", 5, "2026-04-13"],
  ["from a Saturday", "2026-04-11", 1, "2026-04-13"],
  ["over 8 March, a Sunday given back on Monday", "2026-03-06", 1, "2026-03-10"],
  ["over the New Year", "2025-12-30", 2, "2026-01-12"],
  ["over a leap day", "2028-02-28", 2, "2028-03-01"],
  ["back before a weekend", "2026-03-16", -1, "2026-03-13"],
  ["back over 23 February", "2026-02-24", -1, "2026-02-20"],
])("Working days: %s", (_, from, n, to) => {
  expect(addWorkingDays(from, n, russia)).toBe(to);
});

it("The months of 2026 with holidays have the days off of the official calendar", () => {
  expect(daysOff("2026-01")).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 24, 25, 31]);
  expect(daysOff("2026-02")).toEqual([1, 7, 8, 14, 15, 21, 22, 23, 28]);
  expect(daysOff("2026-03")).toEqual([1, 7, 8, 9, 14, 15, 21, 22, 28, 29]);
  expect(daysOff("2026-05")).toEqual([1, 2, 3, 9, 10, 11, 16, 17, 23, 24, 30, 31]);
  expect(daysOff("2026-06")).toEqual([6, 7, 12, 13, 14, 20, 21, 27, 28]);
  expect(daysOff("2026-11")).toEqual([1, 4, 7, 8, 14, 15, 21, 22, 28, 29]);
  expect(daysOff("2026-12")).toEqual([5, 6, 12, 13, 19, 20, 26, 27, 31]);
});

it("A holiday of the New Year that falls on a weekend is not given back by the law alone", () => {
  expect(isWorkingDay("2028-01-10", russia)).toBe(true);
});

it("Two holidays on one weekend are given back on two days, and never on a holiday", () => {
  const calendar: WorkingCalendar = {
    weekend: [6, 0],
    holidays: { "08-01": "moves", "08-02": "moves", "08-04": "moves" },
    exceptions: {},
  };
  // 1 August 2026 is a Saturday.
  const days = ["2026-08-03", "2026-08-04", "2026-08-05", "2026-08-06"];
  expect(days.map((day) => isWorkingDay(day, calendar))).toEqual([false, false, false, true]);
});

it("A project's own exceptions outweigh weekends and holidays", () => {
  const own: WorkingCalendar = { ...russia, exceptions: { "2026-03-14": "working", "2026-03-16": "off" } };
  expect(addWorkingDays("2026-03-13", 1, own)).toBe("2026-03-14");
  expect(addWorkingDays("2026-03-13", 2, own)).toBe("2026-03-17");
});
