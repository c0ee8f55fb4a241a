// @vitest-environment happy-dom
/** What real programs really put on the clipboard, as it was copied: see clipboards/README.md. */
import { describe, expect, test } from "vitest";
import { copiedTable } from "../../../app/editor/tables/copied-tables.ts";
import { empty, fixture, form, goTo, nothing, open, pasted, row, told } from "./pasting-into-forms.ts";

const captured = (name: string) => ({
  "text/html": fixture(`captured/${name}.html`),
  "text/plain": fixture(`captured/${name}.txt`),
});

/** Pastes into an empty table of stages, whose columns are other than those that were copied. */
async function intoStages(name: string) {
  const opened = open(form("b/stages", row("1", empty)));
  goTo(opened, "1", "stage");
  const report = await pasted(opened, captured(name));
  return { report, rows: told(opened) };
}

/** The cells as a form with the same columns would take them, breaks as «/». */
function cellsOf(name: string): string[][] {
  const { "text/html": html, "text/plain": text } = captured(name);
  return copiedTable({ html, text })!.rows.map((cells) => cells.map((cell) => cell.replaceAll("\n", "/")));
}

const funnel = [
  "Первый контакт|Менеджер|1,5|2026-12-01|",
  "Квалификация|Менеджер|2|2026-12-14|",
  "КП у клиента|Инженер|8|2027-01-20|",
  "Договор|Инженер|0,5|2027-02-01|",
];
/** Sheets that show one digit after the comma. */
const shownWithTenths = funnel.map((line) => line.replace(/\|(2|8)\|/, "|$1,0|"));

describe("a table with its heading finds its columns, a merged cell speaks for both rows, foreign columns are told", () => {
  test.each([
    ["libreoffice-calc", shownWithTenths, ["Задачи", "Результат", "Бюджет"]],
    ["gnumeric", shownWithTenths, ["Задачи", "Результат", "Бюджет"]],
    ["libreoffice-writer", funnel, ["Задачи", "Результат"]],
    ["abiword", funnel, ["Задачи", "Результат"]],
    ["chromium-page", funnel, ["Задачи", "Результат"]],
    ["firefox-page", funnel, ["Задачи", "Результат"]],
  ])("%s", async (name, rows, columnsLeft) => {
    const taken = await intoStages(name);
    expect(taken.rows).toEqual(rows);
    expect(taken.report).toMatchObject({ ...nothing, rows: 4, columnsLeft });
  });
});

describe("breaks and lists in a cell are lines, an empty cell stays empty", () => {
  test.each(["libreoffice-calc", "libreoffice-writer", "gnumeric", "abiword", "chromium-page", "firefox-page"])(
    "%s",
    (name) => {
      const [heading, first, second, , last] = cellsOf(name);
      const [tasks, result] = [heading!.indexOf("Задачи"), heading!.indexOf("Результат")];
      // AbiWord itself leaves out of its HTML what stands before a break.
      const before = name === "abiword" ? "" : "Перезвонить в день обращения/";
      expect(first![tasks]).toBe(`${before}и записать потребность`);
      expect(second![tasks]).toMatch(/^Проверить бюджет( и |\/Проверить )срок$/);
      expect([second![result], last![tasks]]).toEqual(["", ""]);
    },
  );
});

test("a piece of a page's table marked from the middle of a row keeps its columns", () => {
  expect(cellsOf("chromium-part")).toEqual([
    ["", "Квалификация", "Менеджер", "Проверить бюджет/Проверить срок", "", "2", "14.12.2026"],
    ["3", "КП у клиента", "Инженер", "Рассчитать цену", "КП отправлено", "8", "20.01.2027"],
    ["4", "Договор", "Инженер", "", "Подписан", "", ""],
  ]);
});

describe("what was copied in Svod itself", () => {
  test("on the reading page comes with its heading; the numbers of its rows are no column", async () => {
    const { rows, report } = await intoStages("svod-reading");
    expect(rows).toEqual([
      "Новое обращение|Менеджер-хантер|1||",
      "Квалификация|Менеджер-хантер|2||",
      "Опросный лист|Менеджер-хантер|8||",
    ]);
    expect(report.columnsLeft).toHaveLength(7);
    expect(report.columnsLeft).not.toContain("№");
  });

  test("in an editor comes as the cells that were marked", () => {
    const rows = cellsOf("svod-editor");
    expect(rows.map((cells) => cells.length)).toEqual([10, 10, 10]);
    expect(rows[1]!.slice(0, 2)).toEqual(["Квалификация", "Менеджер-хантер"]);
    expect(rows[2]!.slice(-2)).toEqual(["«Проиграна»", "Клиент не предоставил данные за 20 дней; задача отменена"]);
  });
});

test("the plain text of text processors parts no cells, so that it is never taken instead of their HTML", () => {
  for (const name of ["libreoffice-writer", "abiword"])
    expect(copiedTable({ html: "", text: captured(name)["text/plain"] })).toBeUndefined();
});

describe("pieces of a table without the table", () => {
  const within = (piece: string) => `<html><body>\r\n<!--StartFragment-->${piece}<!--EndFragment-->\r\n</body></html>`;

  test("rows and cells alone are read as the table they were", () => {
    const rows = "<tr><td>а</td><td>б</td></tr><tr><td>в</td><td>г</td></tr>";
    expect(copiedTable({ html: within(rows), text: "" })!.rows).toEqual([
      ["а", "б"],
      ["в", "г"],
    ]);
    expect(copiedTable({ html: within("<td>а</td><td>б</td>"), text: "" })!.rows).toEqual([["а", "б"]]);
  });

  test("one cell is its words, in a paragraph too", () => {
    for (const html of [within("<td>а</td>"), "<table><tbody><tr><td>а</td></tr></tbody></table>"]) {
      const opened = open({ type: "paragraph" });
      opened.editor.commands.focus("end");
      opened.editor.view.pasteHTML(html);
      expect(opened.read().content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "а" }] }]);
    }
  });
});
