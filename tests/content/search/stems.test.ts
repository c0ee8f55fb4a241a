/** Stems by the published algorithms of Snowball; the vectors were written by hand and agree with its C library. */
import { expect, it } from "vitest";
import { englishStem } from "../../../content/search/english-stem.ts";
import { russianStem } from "../../../content/search/russian-stem.ts";

it.each([
  ["вопрос", "вопросы вопросов вопросами вопросу вопрос"],
  ["заявк", "заявка заявки заявку заявками"],
  ["согласован", "согласование согласования согласованием"],
  ["согласова", "согласованный согласованных согласовано"],
  ["требован", "требование требования требований требованиям"],
  ["отправля", "отправлять отправляет отправляли"],
  ["клиент", "клиент клиента клиенты клиентов клиентами"],
  ["важн", "важный важная важного важны"],
  ["сильн", "сильнейший сильнейшего"],
  ["дан", "данный данные данных"],
  ["гост", "гостях гостем"],
  ["возможн", "возможность возможности возможно"],
  ["уч", "учиться учится учит"],
])("«%s» is the stem of all of: %s", (stem, words) => {
  for (const word of words.split(" ")) expect([word, russianStem(word)]).toEqual([word, stem]);
});

it.each([
  ["request", "request requests requested requesting"],
  ["requir", "require requires required requirement requirements"],
  ["happi", "happy happiness"],
  ["happili", "happily"],
  ["nation", "nation nations nationally"],
  ["agre", "agree agreed agrees"],
  ["hop", "hopping hopped hops"],
  ["hope", "hope hoping hoped"],
  ["sky", "sky skies"],
  ["die", "dying die dies"],
  ["bow", "bow bowed bowing"],
  ["proceed", "proceed proceeds"],
  ["gas", "gas"],
  ["kiwi", "kiwis"],
])("“%s” is the stem of all of: %s", (stem, words) => {
  for (const word of words.split(" ")) expect([word, englishStem(word)]).toEqual([word, stem]);
});

it("a word without a vowel, of one letter or of none stays as it is", () => {
  for (const word of ["", "в", "срм", "нн", "ь"]) expect(russianStem(word)).toBe(word);
  for (const word of ["", "a", "is", "crm", "pgsql"]) expect(englishStem(word)).toBe(word);
});
