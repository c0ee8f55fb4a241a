/** The difference of kept edits: words, not letters; nothing when there is none. */
import { expect, test } from "vitest";
import { wordDifference } from "../../app/project/word-difference.server.ts";

test("a changed word is removed and added as a whole", () => {
  expect(wordDifference("ответ за 10 минут", "ответ за 30 минут")).toEqual([
    { kind: "same", text: "ответ за " },
    { kind: "removed", text: "10" },
    { kind: "added", text: "30" },
    { kind: "same", text: " минут" },
  ]);
});

test("equal texts have no difference", () => {
  expect(wordDifference("одно и то же", "одно и то же")).toEqual([]);
});

test("a long unchanged run keeps its edges only", () => {
  const long = "слово ".repeat(200);
  const [first] = wordDifference(`${long}да`, `${long}нет`);
  expect(first?.text.length).toBeLessThan(200);
  expect(first?.text).toContain("[…]");
});

test("words that only a space keeps apart are replaced together, and no word is cut", () => {
  expect(wordDifference("значение на начало суток и отклонение", "значение на 8:00 по Перми и отклонение")).toEqual([
    { kind: "same", text: "значение на " },
    { kind: "removed", text: "начало суток" },
    { kind: "added", text: "8:00 по Перми" },
    { kind: "same", text: " и отклонение" },
  ]);
});

test("large texts with hardly a word in common are replaced whole, in bounded work", () => {
  const line = (kind: string, at: number) => `${kind}${at} `.repeat(40).trim() + "\n";
  const text = (kind: string) => Array.from({ length: 500 }, (_, at) => line(kind, at)).join("");
  const whole = wordDifference(`начало\n${text("а")}`, `начало\n${text("б")}`);
  expect(whole.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  expect(whole[1]!.text).toBe(`начало\n${text("б")}`);
});
