// @vitest-environment happy-dom
/** What office programs and pages put on the clipboard becomes prose of our schema; nothing of it can act. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { book } from "./documents.ts";
import { openEditor } from "./open-editor.ts";

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, "clipboards/prose", name), "utf8");

const signs: Record<string, string> = { bold: "**", italic: "_", strike: "~~", underline: "__", code: "`" };

/** A line in a notation of its own: marks by signs, breaks as «/», spaces that hold as «·». */
function line(node: DocNode): string {
  return (node.content ?? [])
    .map((part) => {
      if (part.type === "hardBreak") return "/";
      const link = part.marks?.find(({ type }) => type === "link");
      const around = (part.marks ?? []).map(({ type }) => signs[type] ?? "").join("");
      const text = `${around}${part.text ?? `<${part.type}>`}${[...around].reverse().join("")}`;
      return link ? `[${text}](${String(link.attrs!.href)})` : text;
    })
    .join("")
    .replaceAll("\u00a0", "·");
}

const heads: Record<string, (node: DocNode) => string> = {
  heading: ({ attrs }) => `h${String(attrs!.level)} `,
  orderedList: ({ attrs }) => `ol ${String(attrs!.start)}`,
  taskItem: ({ attrs }) => (attrs!.checked ? "[x]" : "[ ]"),
  tableCell: ({ attrs }) => `td ${String(attrs!.colspan)}×${String(attrs!.rowspan)}`,
  tableHeader: () => "th",
};

/** A document as lines: a block each, those inside of it further to the right. */
function told(nodes: DocNode[] | undefined, depth = 0): string[] {
  return (nodes ?? []).flatMap((node) => {
    const isLine = node.type === "paragraph" || node.type === "heading";
    const head = heads[node.type]?.(node) ?? (isLine ? "" : node.type);
    const own = `${"  ".repeat(depth)}${head}${isLine ? line(node) : ""}`;
    return [own, ...(isLine ? [] : told(node.content, depth + 1))];
  });
}

function pasted(put: (view: ReturnType<typeof openEditor>["editor"]["view"]) => void) {
  const opened = openEditor([{ type: "paragraph" }], book);
  opened.editor.commands.focus("end");
  put(opened.editor.view);
  expect(opened.refusals).toEqual([]);
  return { ...opened, lines: told(opened.read().content) };
}

/** What a program without HTML hands over. */
function clipped(text: string): string[] {
  return pasted((view) => {
    const clipboardData = { getData: (type: string) => (type === "text/plain" ? text : ""), files: [], types: [] };
    const event = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData });
    view.dom.dispatchEvent(event);
  }).lines;
}

const html = (name: string) => pasted((view) => view.pasteHTML(fixture(name))).lines;

test("Word: headings, lists with their levels and numbers, meant marks; no bullets as words, no empty lines, no comments", () => {
  expect(html("word.html")).toEqual([
    "h3 Обработка заявок",
    "Менеджер звонит **в·течение 15·минут**, если заявка пришла _в·рабочее время_. Иначе·— утром следующего дня.",
    "h4 Что записать",
    "bulletList",
    "  listItem",
    "    компанию и **ИНН**;",
    "    bulletList",
    "      listItem",
    "        из договора;",
    "      listItem",
    "        со слов клиента;",
    "  listItem",
    "    бюджет.",
    "Дальше по шагам:",
    "ol 3",
    "  listItem",
    "    отправить КП;",
    "  listItem",
    "    получить ~~скан~~ [договор](https://example.ru/dogovor).",
    "table",
    "  tableRow",
    "    td 1×1",
    "      **Этап**",
    "    td 1×1",
    "      **Срок**",
    "  tableRow",
    "    td 1×1",
    "      Договор",
    "    td 1×1",
    "      ",
    "Конец.",
  ]);
});

test("Google Docs: bold and italic by styles where they are meant, lists inside of lists, boxes to tick", () => {
  expect(html("google-docs.html")).toEqual([
    "h3 Роли в CRM",
    "Карточку клиента **видит только**_ её менеджер_~~ и все~~.",
    "h4 Кто что делает",
    "bulletList",
    "  listItem",
    "    менеджер",
    "    bulletList",
    "      listItem",
    "        заводит сделку",
    "  listItem",
    "    [руководитель](https://example.ru/roles)",
    "ol 1",
    "  listItem",
    "    согласовать",
    "taskList",
    "  [ ]",
    "    описать роли",
    "  [x]",
    "    собрать список",
    "table",
    "  tableRow",
    "    td 1×1",
    "      Роль",
    "    td 1×1",
    "      Права",
    "  tableRow",
    "    td 1×1",
    "      Аналитик",
    "    td 1×1",
    "      ",
  ]);
});

test("Excel: a range becomes a table with its merged cells, without hidden rows and empty ones at the end", () => {
  expect(html("excel.html")).toEqual([
    "table",
    "  tableRow",
    "    td 1×1",
    "      Источник",
    "    td 1×1",
    "      Заявок в·месяц",
    "    td 1×1",
    "      Цена, ₽",
    "  tableRow",
    "    td 1×1",
    "      Сайт",
    "    td 1×1",
    "      1·240",
    "    td 1×2",
    "      350,50",
    "  tableRow",
    "    td 1×1",
    "      Выставка/«Металл-Экспо»",
    "    td 1×1",
    "      85",
  ]);
});

test("a web page: levels of headings among themselves, breaks as paragraphs, code, quotes; no looks of the page", () => {
  expect(html("web-page.html")).toEqual([
    "h3 Интеграция с 1С",
    "**Обмен** идёт через `HTTP`-сервис; _не реже_ раза в·час./Подробнее [в документации](https://example.ru/docs?x=1&y=2).",
    "Первая строка.",
    "Вторая строка.",
    "Третья.",
    "bulletList",
    "  listItem",
    "    товары",
    "    bulletList",
    "      listItem",
    "        цены",
    "  listItem",
    "    остатки",
    "h4 Пример",
    "GET /orders/Accept: application/json",
    "blockquote",
    "  Важно: токен меняют раз в·90·дней.",
    "horizontalRule",
    "Методы",
    "table",
    "  tableRow",
    "    th",
    "      Метод",
    "    th",
    "      Что даёт",
    "  tableRow",
    "    td 1×1",
    "      `GET`",
    "    td 1×1",
    "      список",
  ]);
});

test("Word on the web: every item in a list of its own becomes one list with its levels", () => {
  expect(html("word-online.html")).toEqual([
    "h3 Сроки",
    "Ответ — **сразу**",
    "bulletList",
    "  listItem",
    "    звонок",
    "    bulletList",
    "      listItem",
    "        повторный",
    "  listItem",
    "    письмо",
  ]);
});

test("plain text: lines are paragraphs, bullets and numbers lists, tabs a table; with Shift only lines", () => {
  const text = fixture("plain.txt");
  expect(clipped(text)).toEqual([
    "Что решили на встрече:",
    "bulletList",
    "  listItem",
    "    звонить сразу",
    "  listItem",
    "    писать вечером",
    "ol 1",
    "  listItem",
    "    Согласовать сроки",
    "  listItem",
    "    Назначить ответственных",
    "Итог: до·15·декабря.",
  ]);
  expect(clipped("а\tб\r\nв\tг\r\n").map((each) => each.trim())).toEqual([
    "table",
    "tableRow",
    "td 1×1",
    "а",
    "td 1×1",
    "б",
    "tableRow",
    "td 1×1",
    "в",
    "td 1×1",
    "г",
  ]);
  expect(pasted((view) => view.pasteText("• раз\n\n\n2. два")).lines).toEqual(["• раз", "2. два"]);
});

test("a hostile page: words stay where they are words, nothing of it can act, and nothing of it acts", () => {
  const opened = pasted((view) => view.pasteHTML(fixture("hostile.html")));
  const all = JSON.stringify(opened.read());
  expect(all).not.toMatch(
    /javascript|vbscript|data:|file:|hit|evil|<script|onerror|onload|скрытое|спрятанное|рамке|кнопка/i,
  );
  expect(opened.lines).toContain("Обычный **абзац**");
  expect(opened.lines).toContain("раз два три четыре пять шесть [семь](https://example.ru/)");
  expect(opened.lines.map((each) => each.trim())).toEqual(expect.arrayContaining(["условный", "б; в", "ж"]));
  expect(all).not.toMatch(/span":(100000|-5)/);
  expect(opened.editor.view.dom.querySelector("script, iframe, object, embed, [onclick], p[style]")).toBeNull();
  expect((globalThis as { hit?: number }).hit).toBeUndefined();
  expect(() => opened.editor.state.doc.check()).not.toThrow();
});
