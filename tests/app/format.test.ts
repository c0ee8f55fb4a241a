/** Dates in words: the project's time zone decides which day it is. */
import { expect, test } from "vitest";
import { clockTime, dayAndTime, fullDate, isPast, plainDay, relativeDay, shortDate } from "../../app/i18n/format.ts";

const now = new Date("2026-11-23T14:04:00Z");
const moscow = { language: "ru", timeZone: "Europe/Moscow", now } as const;
const kamchatka = { ...moscow, timeZone: "Asia/Kamchatka" } as const;

test("a full date always names its year", () => {
  expect(fullDate("2026-11-23T14:04:00Z", moscow)).toBe("23 ноября 2026 г.");
});

test("a short date names its year only when it is another one", () => {
  expect(shortDate("2026-01-05T10:00:00Z", moscow)).toBe("5 января");
  expect(shortDate("2025-01-05T10:00:00Z", moscow)).toBe("5 января 2025 г.");
});

test("today, yesterday and tomorrow are said without a number", () => {
  expect(relativeDay("2026-11-23T01:00:00Z", moscow)).toBe("сегодня");
  expect(relativeDay("2026-11-22T12:00:00Z", moscow)).toBe("вчера");
  expect(relativeDay("2026-11-24T12:00:00Z", { ...moscow, language: "en" })).toBe("tomorrow");
});

test("the same moment is today in Moscow and tomorrow on Kamchatka", () => {
  expect(clockTime("2026-11-23T14:04:00Z", moscow)).toBe("17:04");
  expect(clockTime("2026-11-23T14:04:00Z", kamchatka)).toBe("02:04");
  expect(dayAndTime("2026-11-23T11:00:00Z", kamchatka)).toBe("вчера, 23:00");
});

test("a due day ends with the day of the project's time zone", () => {
  expect(isPast("2026-11-23", moscow)).toBe(false);
  expect(isPast("2026-11-23", kamchatka)).toBe(true);
});

test("a calendar day does not move with the time zone", () => {
  expect(plainDay("2026-12-01", kamchatka)).toBe("1 декабря");
});
