/** What is vague, what only looks like it, and how fast a whole ТЗ is read. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readPhrases } from "../../../content/wording/phrases.ts";
import { openWording } from "../../../content/wording/load.ts";
import { proof } from "../../helpers/proof.ts";

const { find } = openWording(path.resolve("content/wording"));
const wordsOf = (text: string, off?: ReadonlySet<string>) => find(text, off).map(({ words }) => words);

describe("A vague word", () => {
  it.each([
    ["Карточка открывается быстро", ["быстро"]],
    ["БЫСТРО и НАДЕЖНО", ["БЫСТРО", "НАДЕЖНО"]],
    ["Надёжная связь", ["Надёжная"]],
    ["Ответ при  необходимости,\u00a0и т.\u00a0д.", ["при  необходимости", "и т.\u00a0д"]],
    ["Клиент и/или партнёр", ["и/или"]],
    ["Срок: ???", ["???"]],
    ["Делать надо удо\u00adбно", ["удо\u00adбно"]],
    ["Надежный сервер".normalize("NFD"), ["Надежный".normalize("NFD")]],
    ["The form opens quickly, etc.", ["quickly", "etc"]],
  ])("stands in «%s»", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ["a part of another word", "Небыстро, неудобно, какой-либо"],
    ["a quote", 'Поле «Быстро» и кнопка “Удобно”, имя "Надёжный", код `быстро`'],
    ["an address", "См. https://firm.example/быстро и www.удобно.example"],
    ["a name", "Обмен с системой Гибкий Офис"],
    ["what is not to be checked", "Обмен \uFFFC\uFFFC\uFFFC по расписанию"],
    ["a phrase in which it is exact", "Договор подписан простой электронной подписью"],
    ["nothing", "   "],
  ])("is not found in %s", (_, text) => {
    expect(wordsOf(text)).toEqual([]);
  });

  it.each([
    ["a number with a unit", "Ответ даётся быстро", "Ответ даётся быстро, за 2 секунды"],
    ["a number in words", "Ответ даётся оперативно", "Ответ даётся оперативно, за пять минут"],
    ["an hour", "Отчёт своевременно уходит", "Отчёт своевременно уходит в 9:00"],
    ["what starts it", "Задача ставится автоматически", "Задача ставится автоматически, когда сделка закрыта"],
    ["a list", "Отчёты в различных форматах", "Отчёты в различных форматах: XLSX и PDF"],
    ["a document", "Экран красивый", "Экран красивый, как на макете 4"],
  ])("is made exact by %s in its sentence, and in no other", (_, vague, exact) => {
    expect(wordsOf(vague)).toHaveLength(1);
    expect(wordsOf(exact)).toEqual([]);
    expect(wordsOf(`${vague}. Проверка — за 3 дня, когда закрыта сделка: отчёт по приложению 1.`)).toHaveLength(1);
  });

  it("is no number of seconds because of «1С»", () => {
    expect(wordsOf("Быстро обмениваться с 1С")).toEqual(["Быстро"]);
  });

  it("is told by the longest of its phrases, and by the shorter one once that is switched off", () => {
    expect(find("Ответ в кратчайшие сроки").map(({ marker }) => marker)).toEqual(["ru/asap"]);
    expect(wordsOf("Ответ как можно быстрее")).toEqual(["как можно быстрее"]);
    expect(wordsOf("Ответ как можно быстрее", new Set(["ru/asap"]))).toEqual(["быстрее"]);
  });

  it("stands exactly where it is told, whatever the text", () => {
    const pieces = [
      "быстро",
      "Удобно",
      " ",
      ". ",
      "«",
      "»",
      "и т. д.",
      "\n",
      "2 секунды",
      "ё",
      "🚀",
      "\u0301",
      "*",
      "(",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join("");
        for (const { from, to, words } of find(text)) {
          expect(text.slice(from, to)).toBe(words);
          expect(words.trim()).toBe(words);
        }
      }),
      proof(200, 20_000),
    );
  });
});

describe("Reading", () => {
  it("never takes long, however a text is made", () => {
    const ends = ["(", "Быстро (", "«", "@"].map((part) => part + ",a".repeat(10_000));
    const repeated = ["(", "«", "и ", "т.", "при ", "a".repeat(50), "не не ", "http://", "@", "1:"].map((part) =>
      part.repeat(Math.ceil(20_000 / part.length)),
    );
    const started = performance.now();
    for (const text of [...repeated, ...ends]) find(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("takes little for the requirements of a large ТЗ", () => {
    const texts = Array.from(
      { length: 2_000 },
      (_, at) => `При переводе сделки ${at} CRM проверяет поля «Объект» и «Расход», менеджер оперативно видит список.`,
    );
    const started = performance.now();
    for (const text of texts) expect(find(text)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("The notation of phrases", () => {
  it("spells out choices and words that may be missing", () => {
    expect(readPhrases("при <наличии> возможност(и|ях)")).toHaveLength(4);
    expect(readPhrases("удобн*")).toEqual([[{ start: "удобн" }]]);
    expect(readPhrases("снизить *")).toEqual([[{ exact: "снизить" }, { any: true }]]);
  });

  it.each([
    ["* слово", /первое слово не может быть звёздочкой/],
    ["у*", /хотя бы две буквы/],
    ["удоб*но", /только в конце слова/],
    ["быстр(о|ый", /скобка без пары/],
    ["…", /нет ни одного слова/],
    [Array(4).fill("(а|б|в|г|д|е)").join(" "), /слишком много сочетаний/],
  ])("refuses «%s» with a reason", (line, reason) => {
    expect(() => readPhrases(line)).toThrow(reason);
  });
});

describe("A content file that cannot be used", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "svod-wording-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (markers: unknown[], language = "ru") => {
    const lists = { units: ["дней"], numerals: ["два"], triggers: ["при"], references: ["закон"], duties: ["должен"] };
    writeFileSync(path.join(folder, `${language}.yaml`), JSON.stringify({ language, ...lists, markers }));
  };
  const marker = { id: "fast", title: "быстро", find: ["быстр*"], level: "warning", why: "Нет срока", ask: "Когда?" };

  it.each([
    [[{ ...marker, find: ["быстр(о"] }], /ru\.yaml: markers\.0\.find\.0: «быстр\(о»: скобка без пары/],
    [[marker, marker], /ru\.yaml: markers\.1\.id: слово «fast» повторяется/],
    [[{ ...marker, why: undefined }], /ru\.yaml: markers\.0\.why: обязательное поле пропущено/],
    [[{ ...marker, level: "loud" }], /ru\.yaml: markers\.0\.level: допустимо только: warning, hint/],
    [[{ ...marker, lifted: ["money"] }], /ru\.yaml: markers\.0\.lifted\.0: допустимо только: number/],
    [[{ ...marker, colour: 1 }], /ru\.yaml: markers\.0\.colour: такого поля в формате нет/],
  ])("is named with its field and the reason: %#", (markers, reason) => {
    file([marker], "en");
    file(markers);
    expect(() => openWording(folder)).toThrow(reason);
  });

  it("is also one that is missing or of the other language", () => {
    file([marker]);
    file([marker], "en");
    rmSync(path.join(folder, "en.yaml"));
    expect(() => openWording(folder)).toThrow(/en\.yaml: файл: такого файла нет/);
    writeFileSync(path.join(folder, "en.yaml"), "language: ru\n");
    expect(() => openWording(folder)).toThrow(/en\.yaml/);
  });
});
