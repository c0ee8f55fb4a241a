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

test("large texts that differ in nearly every word are compared by lines, and as a whole when that is too much", () => {
  const line = (kind: string, at: number) => `${kind}${at} `.repeat(40).trim() + "\n";
  const text = (kind: string, lines: number) => Array.from({ length: lines }, (_, at) => line(kind, at)).join("");
  const byLines = wordDifference(`начало\n${text("а", 50)}`, `начало\n${text("б", 50)}`);
  expect(byLines.map(({ kind }) => kind)).toEqual(["same", "removed", "added"]);
  expect(byLines[0]!.text).toBe("начало\n");
  const whole = wordDifference(`начало\n${text("а", 500)}`, `начало\n${text("б", 500)}`);
  expect(whole.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  expect(whole[1]!.text).toBe(`начало\n${text("б", 500)}`);
});
