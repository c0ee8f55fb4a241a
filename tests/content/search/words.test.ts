/** How search reads a text and a query. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptOf, marked, type Piece } from "../../../content/search/excerpt.ts";
import { indexTokens, readQuery, termsHeld, termsOf, wordsIn } from "../../../content/search/words.ts";
import { proof } from "../../helpers/proof.ts";

const shown = (pieces: Piece[]) => pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join("");
const holds = (text: string, query: string) => termsHeld(text, termsOf(query)).length === termsOf(query).length;

it.each([
  ["Ответы на вопросов нет", "вопросы", true],
  ["Учёт заявок", "учет", true],
  ["Учет заявок", "учёта", true],
  ["Подтверждение за\u0301явки", "заявка", true],
  ["Согла\u00ADсование", "согласования", true],
  ["Requirements of the customer", "requirement", true],
  ["Выгрузка в 1С", "1с", true],
  ["Интеграция", "интегр", true],
  ["Integration", "integrati", true],
  ["Интеграция с почтой", "интегр почта", false],
  ["Интеграция с почтой", "почта интегр", true],
  ["Интеграция с почтой", "и с почтой", true],
  ["См. ТЗ-INT-003", "ТЗ-INT-003", true],
  ["См. ТЗ-INT-003", "тз-int-3", true],
  ["См. ТЗ-INT-003", "ТЗ-INT-004", false],
  ["См. ТЗ-INT-003", "int", true],
  ["ЗИ-7", "ЗИ-007", true],
  ["ТЗ-INT-033", "ТЗ-INT-003", false],
])("«%s» asked for «%s»: %s", (text, query, is) => {
  expect(holds(text, query)).toBe(is);
});

it("the line with most of the words is shown, each as it stands there", () => {
  const text = "О сроках.\nВопросы клиентов · отвечает менеджер\nКлиент ждёт.";
  expect(shown(excerptOf(text, termsOf("вопрос клиента")))).toBe("[Вопросы] [клиентов] · отвечает менеджер");
  expect(shown(marked("Учёт ТЗ-INT-003", termsOf("ТЗ-INT-003")))).toBe("Учёт [ТЗ-INT-003]");
  expect(excerptOf(text, termsOf("насос"))).toEqual([]);
});

it("a long line is cut at whole words around the first that was found", () => {
  const line = `${"слово ".repeat(60)}насоса ${"слово ".repeat(60)}`;
  const cut = shown(excerptOf(line, termsOf("насос")));
  expect(cut).toMatch(/^…(слово )+\[насоса\]( слово)+…$/);
  expect(cut.length).toBeLessThan(200);
});

it("whatever is typed is read as words and digits, eight at most, and finds itself in a text of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (typed) => {
      const query = readQuery(typed);
      const terms = termsOf(query);
      expect(terms.length).toBeLessThanOrEqual(8);
      expect(termsHeld(query, terms)).toEqual(terms);
      for (const token of indexTokens(typed)) expect(token).toMatch(/^[sw][\p{L}\p{N}]+$/u);
      for (const { from, to } of wordsIn(typed)) expect(from).toBeLessThan(to);
      const pieces = excerptOf(query, terms);
      if (pieces.length > 0 && query.length < 150) expect(pieces.map(({ text }) => text).join("")).toBe(query);
    }),
    proof(),
  );
});
