/** How what was found is called for short, in the reader's language. */
import { expect, test } from "vitest";
import { en } from "../../app/i18n/en.ts";
import { ru } from "../../app/i18n/ru.ts";
import { createTranslate } from "../../app/i18n/translator.ts";
import { hitCode } from "../../app/search/hit-path.ts";

test("an interview by its number, all else by its own code", () => {
  const [russian, english] = [createTranslate("ru", ru), createTranslate("en", en)];
  const interview = { kind: "interview", code: "3" } as const;
  expect(hitCode(interview, russian).replace("\u00a0", " ")).toBe("№ 3");
  expect(hitCode(interview, english).replace("\u00a0", " ")).toBe("No. 3");
  expect(hitCode({ kind: "change", code: "ЗИ-7" }, english)).toBe("ЗИ-7");
});
