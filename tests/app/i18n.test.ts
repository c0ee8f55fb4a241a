/** What the interface says: complete in both languages, every message used, plurals as each language needs them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../app/i18n/en.ts";
import { ru } from "../../app/i18n/ru.ts";
import { createTranslate } from "../../app/i18n/translator.ts";

const form = /_(one|few|many|other)$/;
const baseOf = (key: string) => key.replace(form, "");
const baseKeys = (messages: Record<string, string>) => new Set(Object.keys(messages).map(baseOf));
const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Every source of the app but the messages themselves. */
function sources(): string {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/^i18n\/(ru|en)(-first|-later|-records|-interviews|-tender|-changes)?\.ts$/.test(file),
    )
    .map((file) => readFileSync(path.join("app", file), "utf8"))
    .join("\n");
}

/** The forms of one counted message. */
function formsOf(messages: Record<string, string>, base: string): string[] {
  return Object.keys(messages)
    .filter((key) => form.test(key) && baseOf(key) === base)
    .map((key) => key.slice(base.length + 1));
}

const counted = [
  ...new Set(
    Object.keys(ru)
      .filter((key) => form.test(key))
      .map(baseOf),
  ),
];

describe("messages", () => {
  test("both languages say the same things", () => {
    expect([...baseKeys(en)].sort()).toEqual([...baseKeys(ru)].sort());
  });

  test("every message is said somewhere: its key stands in a source of the app", () => {
    const text = sources();
    // Keys of a kind are put together: `kind.${which}`.
    const isComposed = (key: string) =>
      [...key.matchAll(/\./g)].some(({ index }) => text.includes(`\`${key.slice(0, index + 1)}\${`));
    const unused = [...baseKeys(ru)].filter((key) => !text.includes(`"${key}"`) && !isComposed(key));
    expect(unused).toEqual([]);
  });

  test("every key that a source says exists", () => {
    const said = [...sources().matchAll(/(?<![\w.])t\(\s*"([^"]+)"/g)].map(([, key]) => key);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((key) => !baseKeys(ru).has(key!))).toEqual([]);
  });

  test("keys are never put together at run time", () => {
    expect(sources()).not.toMatch(/(?<![\w.])t\(\s*[`]/);
  });

  test("the holes of a message are the same in both languages", () => {
    const holes = (messages: Record<string, string>) =>
      Object.fromEntries(Object.entries(messages).map(([key, text]) => [baseOf(key), holesOf(text)]));
    expect(holes(en)).toEqual(holes(ru));
  });

  test("no message is empty", () => {
    expect([...Object.values(ru), ...Object.values(en)].filter((text) => text.trim() === "")).toEqual([]);
  });
});

describe("plurals", () => {
  test.each(counted)("%s has every form that its language needs", (base) => {
    expect(formsOf(ru, base)).toEqual(expect.arrayContaining(["one", "few", "many"]));
    expect(formsOf(en, base).sort()).toEqual(["one", "other"]);
  });

  test("Russian counts 1 блок, 2 блока, 5 блоков, 11 блоков, 21 блок", () => {
    const t = createTranslate("ru", ru);
    const said = [1, 2, 5, 11, 21].map((count) => t("wizard.count", { count }));
    expect(said).toEqual(["1 блок.", "2 блока.", "5 блоков.", "11 блоков.", "21 блок."]);
  });
});

describe("typesetting", () => {
  test("a dash stays with the word before it, a short preposition with the word after it", () => {
    const t = createTranslate("ru", { "signIn.lead": "Проект — это ТЗ на CRM" });
    expect(t("signIn.lead")).toBe("Проект\u00a0— это ТЗ на\u00a0CRM");
  });

  test("what people typed is shown as typed, markup included", () => {
    const t = createTranslate("ru", ru);
    expect(t("invitation.title", { project: "<b>&" })).toContain("<b>&");
  });
});
