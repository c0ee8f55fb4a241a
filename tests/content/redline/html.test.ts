import { describe, expect, it } from "vitest";
import { codePlace } from "../../../content/schema/names.ts";
import { compareContents } from "../../../content/redline/compare.ts";
import { renderRedline } from "../../../content/redline/html.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { parseMarkdown } from "../../../content/schema/markdown.ts";
import { book } from "../../app/editor/documents.ts";

const hostile = `<img src=x onerror="alert('1')">`;

interface Side {
  title?: string;
  notRequired?: string | null;
  nodes?: DocNode[];
}

function render(before: Side, after: Side, language: "ru" | "en" = "ru"): string {
  const content = ({ title = "Блок", notRequired = null, nodes = [] }: Side) => {
    return { title, notRequired, doc: { type: "doc", content: nodes } };
  };
  return renderRedline(compareContents(content(before), content(after)), { language, forms: book });
}

const markdown = (text: string): Side => ({ nodes: parseMarkdown(text).content ?? [] });
const text = (value: string): DocNode[] => (value ? [{ type: "text", text: value }] : []);

function row(id: string, cells: Record<string, string>, stand = "accepted"): DocNode {
  const made = Object.entries(cells).map(([column, value]) => ({
    type: "cell",
    attrs: { column },
    content: text(value),
  }));
  return { type: "row", attrs: { id, stand }, content: made };
}

const form = (key: string, ...rows: DocNode[]): Side => ({ nodes: [{ type: "form", attrs: { key }, content: rows }] });

function requirement(priority: string, statement: string, uuid = "u1"): Side {
  const field = { type: "field", attrs: { name: "statement" }, content: text(statement) };
  return { nodes: [{ type: "requirement", attrs: { uuid, priority }, content: [field] }] };
}

describe("a redline as HTML", () => {
  it("says what was put in and taken out to screen readers too, in both languages", () => {
    const sides = [markdown("Ответ за час"), markdown("Ответ за сутки")] as const;
    expect(render(...sides)).toBe(
      '<p>Ответ за <del><span class="vh">удалено: </span>час</del><ins><span class="vh">добавлено: </span>сутки</ins></p>',
    );
    expect(render(...sides, "en")).toContain('<del><span class="vh">removed: </span>час</del>');
  });

  it("shows the changed places only; what did not change is counted and folded, with the heading above a change in sight", () => {
    const html = render(
      markdown("раз\n\nдва\n\n### Срок\n\nтри дня"),
      markdown("раз\n\nдва\n\n### Срок\n\nчетыре дня"),
    );
    expect(html).toMatch(
      /^<details class="rl-fold"><summary>Без изменений: 2\u00a0абзаца<\/summary><p>раз<\/p><p>два<\/p><\/details><h3>Срок<\/h3><p>/,
    );
    expect(render(markdown("раз"), markdown("раз"))).toBe("");
  });

  it("shows a new title and why nothing is required", () => {
    const html = render({ title: "Сроки" }, { title: "Сроки ответа", notRequired: "Делает отдел ИТ" });
    expect(html).toContain("Название блока");
    expect(html).toContain("Сроки<ins>");
    expect(html).toMatch(/Требований нет.*<ins>.*Делает отдел ИТ<\/ins>/);
  });

  it("names changed rows of a form by number and first cell, and cells by column", () => {
    const before = form(
      "b/table",
      row("r1", { stage: "Звонок", who: "Менеджер" }),
      row("r2", { stage: "Договор", who: "Юрист" }),
    );
    const after = form(
      "b/table",
      row("r1", { stage: "Звонок", who: "Менеджер" }),
      row("r2", { stage: "Договор", who: "Бухгалтер" }),
    );
    const html = render(before, after);
    expect(html).toContain('<p class="doc-card-t">Этапы</p>');
    expect(html).toContain('<p class="rl-row-h">Строка 2 · Договор</p>');
    expect(html).toMatch(/<dt>who<\/dt><dd><del>.*Юрист<\/del><ins>.*Бухгалтер<\/ins><\/dd>/);
    expect(html).toContain("Без изменений: 1\u00a0строка");
    expect(html).not.toContain("Звонок");
  });

  it("tells that an example was accepted, and which options were chosen and unchosen", () => {
    const cells = { stage: "Звонок" };
    expect(render(form("b/table", row("1", cells, "example")), form("b/table", row("1", cells)))).toMatch(
      /<del>.*пример<\/del> <ins>.*принято<\/ins>/,
    );
    expect(render(form("b/choice", row("x", {})), form("b/choice", row("y", {})))).toMatch(
      /<li><del>.*X<\/del><\/li><li><ins>.*Y<\/ins><\/li>/,
    );
  });

  it("shows a requirement by its code, its priority as it was and is, and what it states", () => {
    const html = render(requirement("must", "Открывать за 2 секунды"), requirement("could", "Открывать за 2 секунды"));
    expect(html).toContain(codePlace("u1"));
    expect(html).toMatch(/<del>.*Обязательно<\/del> <ins>.*Можно<\/ins>/);
    expect(html).toContain("<dd>Открывать за 2 секунды</dd>");
  });

  it("keeps an item's number though the items above are folded", () => {
    const html = render(markdown("1. раз\n2. два слова\n3. три"), markdown("1. раз\n2. два слога\n3. три"));
    expect(html).toContain('<li value="2">');
    expect(html).toContain("Без изменений: 1\u00a0пункт");
  });

  it("lets no word of a document become markup", () => {
    const spots = [
      render({ title: hostile, notRequired: hostile }, { title: `${hostile} иначе`, notRequired: null }),
      render(markdown("слово"), { nodes: [{ type: "paragraph", content: text(hostile) }] }),
      render(
        form("b/table", row("1", { stage: hostile, [hostile]: "а" })),
        form("b/table", row("1", { stage: `${hostile}!`, [hostile]: "б" })),
      ),
      render(form("b/choice", row(hostile, {})), form("b/choice")),
      render(form("b/matrix", row(hostile, { a: "О" })), form("b/matrix", row(hostile, { a: "У" }))),
      render(requirement("must", hostile, "u1"), requirement("could", `${hostile}!`, "u1")),
      render(form("constructor", row("1", { a: "О" })), form("constructor", row("1", { a: "У" }))),
    ];
    for (const html of spots) expect(html).not.toMatch(/<img|onerror="/);
  });
});
