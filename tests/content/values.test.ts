import path from "node:path";
import { describe, expect, test } from "vitest";
import { isMissing, judgeValue, showValue, type ColumnRule } from "../../content/templates/values.ts";
import { loadTemplate } from "../../content/templates/load.ts";

const percent: ColumnRule = { type: "number", unit: "%" };
const days: ColumnRule = { type: "number", unit: "дней" };
const date: ColumnRule = { type: "date" };

describe("numbers", () => {
  test.each([
    ["1 000,5", "1000,5"],
    ["1\u00a0000\u00a0000", "1000000"],
    ["12\u202f345,60", "12345,60"],
    ["1,234.5", "1234,5"],
    ["1.234,5", "1234,5"],
    ["0.25", "0,25"],
    ["007", "7"],
    ["−3", "-3"],
    ["+4", "4"],
    ["", ""],
  ])("«%s» is kept as «%s»", (text, kept) => {
    expect(judgeValue({ type: "number" }, text)).toEqual({ kept, fault: undefined });
  });

  test.each([
    ["7 %", percent, "7"],
    ["7%", percent, "7"],
    ["7 процентов", percent, "7"],
    ["7 дн.", days, "7"],
    ["1 день", days, "1"],
    ["250 000 руб.", { type: "number", unit: "₽" }, "250000"],
    ["3 рабочих", { type: "number", unit: "Рабочих" }, "3"],
  ] as const)("«%s» leaves its unit to the column", (text, column, kept) => {
    expect(judgeValue(column as ColumnRule, text)).toEqual({ kept, fault: undefined });
  });

  test.each([
    ["много", days, "number"],
    ["5–7 дней", days, "number"],
    ["1 00", days, "number"],
    ["7 лет", days, "unit"],
    ["7 %", days, "unit"],
    ["7 дней", { type: "number" }, "number"],
    ["1e9", days, "unit"],
    ["1,2,3", days, "number"],
  ] as const)("«%s» stays as it is, marked", (text, column, fault) => {
    expect(judgeValue(column as ColumnRule, text)).toEqual({ kept: text, fault });
  });
});

describe("dates", () => {
  test.each(["23.11.2026", "23.11.26", "23/11/2026", "23 ноября 2026", "23 ноября 2026 г.", "23 нояб. 2026 года"])(
    "«%s» is kept as 2026-11-23",
    (text) => expect(judgeValue(date, text)).toEqual({ kept: "2026-11-23", fault: undefined }),
  );

  test.each(["2026-11-23", "November 23, 2026", "23 Nov 2026"])("«%s» is kept as 2026-11-23", (text) => {
    expect(judgeValue(date, text).kept).toBe("2026-11-23");
  });

  test.each(["31.02.2026", "ноябрь 2026", "до лета", "23.13.2026", "2026", "23 мира 2026"])(
    "«%s» stays, marked",
    (text) => expect(judgeValue(date, text)).toEqual({ kept: text, fault: "date" }),
  );
});

describe("choices", () => {
  const column: ColumnRule = { type: "choice", options: ["Да", { key: "no", title: "Ещё нет" }] };

  test("a value is found whatever its case, and ё is е", () => {
    expect(judgeValue(column, "еще  НЕТ")).toEqual({ kept: "Ещё нет", fault: undefined });
    expect(judgeValue({ ...column, many: true }, "да ;ещё нет")).toEqual({ kept: "Да; Ещё нет", fault: undefined });
  });

  test("a value that is not in the list stays, marked", () => {
    expect(judgeValue(column, "Может быть")).toEqual({ kept: "Может быть", fault: "option" });
    expect(judgeValue({ ...column, many: true }, "Да; Нет").fault).toBe("option");
  });
});

test("a required cell is missing while it holds nothing but spaces", () => {
  expect(isMissing({ type: "text", required: true }, " \n")).toBe(true);
  expect(isMissing({ type: "text" }, "")).toBe(false);
});

test("kept values are shown in the reader's language; what does not fit, as it was written", () => {
  expect(showValue(date, "2026-11-23", "ru")).toBe("23 ноября 2026 г.");
  expect(showValue(date, "2026-11-23", "en")).toBe("23 November 2026");
  expect(showValue({ type: "number" }, "1234567.5", "ru")).toBe("1\u00a0234\u00a0567,5");
  expect(showValue({ type: "number" }, "-12345,5", "en")).toBe("−12,345.5");
  expect(showValue(date, "до лета", "ru")).toBe("до лета");
});

test("a kept value is judged the same again", () => {
  for (const [column, text] of [
    [percent, "1 000,5 %"],
    [date, "1.2.2027"],
  ] as const) {
    const { kept } = judgeValue(column, text);
    expect(judgeValue(column, kept)).toEqual({ kept, fault: undefined });
  }
});

test("every example of the CRM template fits its column", () => {
  const template = loadTemplate(path.join("content", "templates", "crm"));
  const odd = template.sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ key, forms }) =>
      forms.flatMap((form) =>
        form.kind !== "table"
          ? []
          : form.examples.flatMap((row) =>
              form.columns.flatMap((column) => {
                const text = String(row[column.key] ?? "");
                return judgeValue(column, text).fault ? [`${key}: ${column.key}: ${text}`] : [];
              }),
            ),
      ),
    ),
  );
  expect(odd).toEqual([]);
});
