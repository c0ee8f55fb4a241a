/** Places of remarks: named by their words and as little of what stands around as makes them the only ones. */
import { expect, it } from "vitest";
import { quoteOf, standsOnceIn } from "../../content/schema/quotes.ts";

const lines = ["Ответ за два часа, ремонт за два часа.", "Менеджер", "Менеджер"];

it("words that stand once need nothing around them", () => {
  expect(quoteOf(lines, lines[0]!, 0, 5)).toEqual({ quote: "Ответ", prefix: "", suffix: "" });
});

it("words that stand twice are told apart by their neighbours", () => {
  const from = lines[0]!.lastIndexOf("два часа");
  const quote = quoteOf(lines, lines[0]!, from, from + 8)!;
  expect(quote.quote).toBe("два часа");
  expect(standsOnceIn(lines, quote)).toBe(true);
});

it("a line that stands twice names no place", () => {
  expect(quoteOf(lines, "Менеджер", 0, 8)).toBeUndefined();
});
