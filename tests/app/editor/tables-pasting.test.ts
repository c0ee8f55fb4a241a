// @vitest-environment happy-dom
/** Tables from office programs land in the right rows and columns of a form, and what does not fit is told. */
import { TextSelection } from "@tiptap/pm/state";
import { describe, expect, test, vi } from "vitest";
import { gridShape } from "../../../app/editor/forms/shape.ts";
import { copiedTable } from "../../../app/editor/tables/copied-tables.ts";
import { planPaste } from "../../../app/editor/tables/paste-plans.ts";
import {
  asHtml,
  book,
  empty,
  fixture,
  form,
  goTo,
  nothing,
  open,
  pasted,
  row,
  send,
  told,
} from "./pasting-into-forms.ts";

describe("what programs copy", () => {
  test("Excel: headings find their columns, numbers and dates are kept, hidden rows and foreign columns are left", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "priority");
    const report = await pasted(opened, asHtml("excel.html"));
    expect(told(opened)).toEqual([
      "Первый контакт|Менеджер|1000,5|2026-11-23|",
      "КП у клиента/и его ответ||две недели|до лета|",
    ]);
    expect(report).toMatchObject({ ...nothing, rows: 2, columnsLeft: ["Комментарий"], odd: 2 });
  });

  test("Excel as text: quoted cells keep their lines, columns go on from the cursor's", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    const report = await pasted(opened, { "text/plain": fixture("excel.tsv") });
    expect(told(opened)).toEqual([
      'Первый контакт|Менеджер/и "старший" менеджер|1|2026-12-01|Высокий',
      "Договор|Юрист|8||Низкий",
      "|Бухгалтерия|||",
    ]);
    expect(report).toMatchObject({ ...nothing, rows: 3 });
  });

  test("Excel with merged cells: downwards each row is told, sideways the first column", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    await pasted(opened, asHtml("excel-merged.html"));
    expect(told(opened)).toEqual(["Первый контакт|Менеджер|1||", "Первый контакт|Технолог|2||", "Договор||8||"]);
  });

  test("Word: paragraphs become lines, bullets and hostile links leave nothing but words", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "who");
    await pasted(opened, asHtml("word.html"));
    expect(told(opened)).toEqual(["Потребность подтверждена|менеджер/технолог|||", "|Бухгалтерия|||"]);
    expect(JSON.stringify(opened.read())).not.toMatch(/javascript|marks/);
  });

  test("Google Sheets: empty rows at the edge are no rows", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    const report = await pasted(opened, asHtml("google-sheets.html"));
    expect(told(opened)).toEqual(["Договор|Юрист/и бухгалтер|8|2026-11-23|", "Оплата||5||"]);
    expect(report).toMatchObject({ ...nothing, rows: 2 });
  });

  test("Google Docs: a list in a cell is its lines", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    await pasted(opened, asHtml("google-docs.html"));
    expect(told(opened)).toEqual(["Первый контакт|менеджер/помощник|||", "Договор|юрист|||"]);
  });

  test("LibreOffice: columns in another order, an unknown choice and another unit are kept and counted", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    const report = await pasted(opened, asHtml("libreoffice-calc.html"));
    expect(told(opened)).toEqual(["Квалификация||2||Высокий", "Прогрев/маркетинга||14 лет||срочно"]);
    expect(report).toMatchObject({ ...nothing, rows: 2, columnsLeft: ["Бюджет"], odd: 2 });
  });

  test("Outlook: the table in a frame is read, a table in a cell is its words", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "stage");
    await pasted(opened, asHtml("outlook-nested.html"));
    expect(told(opened)).toEqual(["Договор|Юрист/2 этаж/Бухгалтер|||Низкий"]);
  });
});

const tsv = (...lines: string[]) => ({ "text/plain": lines.map((line) => line.replaceAll("|", "\t")).join("\r\n") });

describe("where it lands", () => {
  test("empty cells are filled downwards; at the first written one the rest comes in as new rows", async () => {
    const opened = open(
      form(
        "b/stages",
        row("1", empty),
        row("2", { ...empty, who: "Б" }),
        row("3", { ...empty, stage: "В" }),
        row("4", empty),
      ),
    );
    goTo(opened, "1", "stage");
    const report = await pasted(opened, tsv("а|", "б|", "в|", "г|", "д|"));
    expect(report.rows).toBe(5);
    expect(told(opened, ["stage", "who"])).toEqual(["а|", "б|Б", "в|", "г|", "д|", "В|", "|"]);
  });

  test("a written row stays, an example is no place to paste into", async () => {
    const opened = open(form("b/stages", row("1", { ...empty, stage: "А" }), row("2", empty, "example")));
    goTo(opened, "1", "stage");
    await pasted(opened, tsv("Этап|Ответственный", "б|в", "г|д"));
    expect(told(opened, ["stage", "who"])).toEqual(["А|", "б|в", "г|д", "|"]);
  });

  test("rows that were moved keep their order about the pasted ones", async () => {
    const opened = open(form("b/stages", row("1", { ...empty, stage: "А" }), row("2", { ...empty, stage: "Б" })));
    goTo(opened, "2", "stage");
    opened.editor.commands.keyboardShortcut("Alt-ArrowUp");
    await pasted(opened, tsv("в|1", "г|2"));
    expect(told(opened, ["stage"])).toEqual(["Б", "в", "г", "А"]);
  });

  test("columns past the last are counted", async () => {
    const opened = open(form("b/stages", row("1", empty)));
    goTo(opened, "1", "priority");
    const report = await pasted(opened, tsv("Низкий|лишнее|ещё"));
    expect(report).toMatchObject({ ...nothing, rows: 1, unnamedLeft: 2 });
  });

  test("a card takes pairs of field and value, and leaves what is written", async () => {
    const opened = open(form("b/card", row("card", { ...empty, who: "Было" })));
    goTo(opened, "card", "stage");
    const report = await pasted(opened, tsv("Срок|1 декабря 2026", "Ответственный|Стало", "Прочее|мелочь"));
    expect(told(opened)).toEqual(["|Было||2026-12-01|"]);
    expect(report).toMatchObject({ ...nothing, columnsLeft: ["Прочее"], occupied: 1 });
  });

  test("a matrix is filled by the names of its rows and columns", async () => {
    const opened = open(form("b/matrix", row("boss", { read: "О" }), row("seller", { write: "" })));
    goTo(opened, "seller", "write");
    const report = await pasted(opened, tsv("Роль|Запись|Чтение", "Менеджер|У|О", "Юрист|У|У", "Директор|О|У"));
    expect(told(opened, ["read", "write"])).toEqual(["О|О", "О|У"]);
    expect(report).toMatchObject({ rows: 2, rowsLeft: 1, occupied: 1 });
  });

  test("a single value is pasted as words, in the place of the cursor", () => {
    const opened = open(form("b/stages", row("1", { ...empty, stage: "А" })));
    goTo(opened, "1", "stage");
    send(opened, "paste", { "text/html": "<table><tr><td>Б</td></tr></table>", "text/plain": "Б" });
    expect(told(opened, ["stage"])).toEqual(["БА"]);
  });

  test("a table outside of a form becomes a free table", () => {
    const opened = open({ type: "paragraph" });
    opened.editor.commands.focus("end");
    send(opened, "paste", asHtml("excel-merged.html"));
    const table = opened.read().content!.find(({ type }) => type === "table");
    expect(table!.content).toHaveLength(3);
    expect(table!.content![0]!.content![0]!.attrs).toMatchObject({ rowspan: 2 });
    expect(JSON.stringify(table)).toMatch(/Первый контакт.*Технолог.*Договор/);
  });
});

describe("too much", () => {
  const many = (count: number) =>
    `<table>${Array.from({ length: count }, (_, i) => `<tr><td>этап ${i}</td><td>кто</td></tr>`).join("")}</table>`;

  // That the page answers meanwhile is seen in a real browser: see tests/journeys/filling-forms.test.ts.
  test("of ten thousand rows the first five hundred come in, the rest is told", () => {
    const { editor } = open(form("b/stages", row("1", empty)));
    const shape = gridShape(editor.state.doc.firstChild!, book);
    const plan = planPaste(copiedTable({ html: many(10_000), text: "" })!, shape, { row: 0, column: 0 });
    expect(plan).toMatchObject({ columnsLeft: [], unnamedLeft: 0, odd: 0, rowsLeft: 9_500 });
    expect(plan.rows).toHaveLength(500);
    expect(plan.rows.at(-1)!.get(0)).toBe("этап 499");
  });

  test("a form that is taken away meanwhile ends the pasting, and the rest is told", async () => {
    const opened = open(form("b/stages", row("1", empty)), { type: "paragraph" });
    goTo(opened, "1", "stage");
    send(opened, "paste", { "text/html": many(200) });
    opened.editor.view.dispatch(opened.editor.state.tr.delete(0, opened.editor.state.doc.firstChild!.nodeSize));
    await vi.waitFor(() => expect(opened.reports).toHaveLength(1));
    expect(opened.reports[0]!.rows + opened.reports[0]!.rowsLeft).toBe(200);
    expect(opened.reports[0]!.rowsLeft).toBeGreaterThan(100);
  });

  test("of megabytes outside of a form the first rows come in, and it is told how many did not", () => {
    const opened = open({ type: "paragraph" });
    opened.editor.commands.focus("end");
    opened.editor.view.pasteHTML(many(60_000));
    const table = opened.read().content!.find(({ type }) => type === "table")!;
    expect(table.content).toHaveLength(500);
    expect(opened.cuts).toMatchObject([{ rowsLeft: 59_500 }]);
  });
});

describe("copying out", () => {
  const filled = () =>
    open(
      form(
        "b/stages",
        row("1", { ...empty, stage: "А", who: "=1+1" }),
        row("2", { ...empty, stage: "Б\tв", term: "-5" }),
      ),
      { type: "paragraph", content: [{ type: "text", text: "после" }] },
    );

  test("cells of several rows are a table and tab-separated text, and nothing in them is a formula", () => {
    const opened = filled();
    const { doc, tr } = opened.editor.state;
    opened.editor.view.dispatch(tr.setSelection(TextSelection.create(doc, 3, doc.firstChild!.nodeSize - 3)));
    const clipping: Record<string, string> = {};
    send(opened, "copy", clipping);
    expect(clipping["text/plain"]).toBe('А\t\'=1+1\t\t\t\n"Б\tв"\t\t-5\t\t');
    expect(clipping["text/html"]).toMatch(/<table>.*<td style="mso-number-format:'\\@'">=1\+1<\/td>.*<\/table>/);
  });

  test("what was copied out is pasted into the same columns again", async () => {
    const opened = filled();
    const { doc, tr } = opened.editor.state;
    opened.editor.view.dispatch(tr.setSelection(TextSelection.create(doc, 3, doc.firstChild!.nodeSize - 3)));
    const clipping: Record<string, string> = {};
    send(opened, "cut", clipping);
    expect(told(opened)).toEqual(["||||", "||||"]);
    goTo(opened, "1", "stage");
    await pasted(opened, clipping);
    expect(told(opened)).toEqual(["А|=1+1|||", "Б в||-5||"]);
  });

  test("a form among other text is a table with its heading, and a form again where it is pasted", () => {
    const opened = filled();
    opened.editor.commands.selectAll();
    const clipping: Record<string, string> = {};
    send(opened, "copy", clipping);
    expect(clipping["text/plain"]).toMatch(/^Этап\tОтветственный\tНорма срока, дней/);
    expect(clipping["text/html"]).toMatch(/<table[^>]*data-form.*<th>Этап<\/th>.*<td[^>]*>А/);
    const other = open({ type: "paragraph" });
    other.editor.commands.focus("end");
    send(other, "paste", clipping);
    expect(told(other, ["stage"])).toEqual(["А", "Б\tв"]);
  });
});
