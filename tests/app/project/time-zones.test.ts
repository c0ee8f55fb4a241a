/** Time zones are called in the reader's language, with the difference from UTC. */
import { expect, test } from "vitest";
import { zoneOptions } from "../../../app/project/time-zones.ts";

const now = new Date("2026-11-24T12:00:00Z");
const labelOf = (value: string, language: "ru" | "en" = "ru") =>
  zoneOptions(language, now, value).find((option) => option.value === value)?.label;

test("a zone is called by its city in Russian", () => {
  expect(labelOf("Europe/Moscow")).toBe("Москва, UTC+3");
  expect(labelOf("Asia/Yekaterinburg")).toBe("Екатеринбург, UTC+5");
  expect(labelOf("UTC")).toBe("UTC");
});

test("no Russian name has Latin letters besides UTC", () => {
  const odd = zoneOptions("ru", now).filter(({ label }) => /[a-z]/i.test(label.replace("UTC", "")));
  expect(odd).toEqual([]);
});

test("an English reader gets English names", () => {
  expect(zoneOptions("en", now).filter(({ label }) => /\p{Script=Cyrillic}/u.test(label))).toEqual([]);
});

test("a zone that is not in the list is offered to the project that has it", () => {
  expect(zoneOptions("ru", now, "America/New_York")[0]?.value).toBe("America/New_York");
  expect(labelOf("America/New_York")).toContain("UTC\u22125");
});
