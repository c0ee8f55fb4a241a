// @vitest-environment happy-dom
/** Suggestions: when a line asks, what answers it, and what a reference does in the text. */
import { describe, expect, test, vi } from "vitest";
import { answering, askedIn, peopleOf, thingsOf } from "../../../app/editor/suggest/matching.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Names } from "../../../content/schema/names.ts";
import type { Column } from "../../../content/templates/format.ts";
import { book } from "./documents.ts";
import { openEditor } from "./open-editor.ts";

const requirement = (code: string, statement: string, blockId = "b1") => ({
  ...{ code, statement, blockId, status: "draft" as const },
  mentions: 0,
});
const names: Names = {
  requirements: {
    u2: requirement("ТЗ-SAL-014", "Калькулятор подбора насоса"),
    u1: requirement("ТЗ-INT-003", "Обмен с 1С"),
    u3: requirement("ТЗ-SAL-001", "Удалённое вместе с блоком", "gone"),
  },
  blocks: { b1: "3.3 Воронка продаж", b2: "3.4 Воронка сопровождения" },
  people: { m1: "Ольга Седова", m2: "Алексей Громов", m3: "Ушедший" },
  present: ["m1", "m2"],
  files: "/files/",
};

describe("asking", () => {
  test.each([
    ["#", "thing", ""],
    ["см. #воронка про", "thing", "воронка про"],
    ["см. №инт", "thing", "инт"],
    ["(@оль", "person", "оль"],
  ])("«%s» asks", (before, kind, query) => {
    expect(askedIn(before)).toMatchObject({ kind, query });
  });

  test.each(["почта a@b", "цвет#", "договор № 5", "# заголовок", "#а #"])("«%s» asks for nothing new", (before) => {
    const asked = askedIn(before);
    expect(asked === undefined || asked.query === "").toBe(true);
    if (!/#$/.test(before) || before === "цвет#") expect(asked).toBeUndefined();
  });

  test("a number with № is not answered by Enter until an answer is picked", () => {
    expect(askedIn("договор №5")).toMatchObject({ eager: false });
    expect(askedIn("№инт")).toMatchObject({ eager: true });
  });
});

describe("answers", () => {
  const codes = (query: string) => answering(thingsOf(names), query).map(({ code }) => code);

  test("are requirements by code and then blocks in order; what stands nowhere is not offered", () => {
    expect(codes("")).toEqual(["ТЗ-INT-003", "ТЗ-SAL-014", "3.3", "3.4"]);
  });

  test.each([
    ["sal", ["ТЗ-SAL-014"]],
    ["ыфд", ["ТЗ-SAL-014"]],
    ["014", ["ТЗ-SAL-014"]],
    ["воронка соп", ["3.4"]],
    ["djhjyrf ghjl", ["3.3"]],
    ["3.3", ["3.3"]],
    ["такого нет", []],
  ])("«%s» finds what it should, whatever keyboard it was typed on", (query, found) => {
    expect(codes(query)).toEqual(found);
  });

  test("people are those who read the texts now, by name", () => {
    expect(peopleOf(names).map(({ text }) => text)).toEqual(["Алексей Громов", "Ольга Седова"]);
  });
});

function open(content: DocNode[], forms = book) {
  const { editor, element, read, tools } = openEditor(content, forms, names);
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
  };
  const type = (words: string) => editor.view.dispatch(editor.state.tr.insertText(words));
  const options = () => [...element.querySelectorAll(".suggest [role=option]")].map((one) => one.textContent);
  return { editor, element, press, type, options, read, tools };
}

describe("in an editor", () => {
  const start = () => {
    const house = open([{ type: "paragraph" }]);
    house.editor.view.dom.focus();
    house.editor.commands.setTextSelection(1);
    return house;
  };

  test("typing opens the list, Enter puts a reference, Backspace deletes it as one", () => {
    const { editor, press, type, options, read } = start();
    type("см. #");
    expect(options()).toHaveLength(4);
    type("обм");
    expect(options()).toEqual(["ТЗ-INT-003 Обмен с 1С"]);
    expect(editor.view.dom.getAttribute("aria-activedescendant")).toMatch(/-0$/);
    press("Enter");
    expect(options()).toEqual([]);
    expect(editor.view.dom.hasAttribute("aria-controls")).toBe(false);
    expect(read().content![0]!.content).toMatchObject([
      { text: "см. " },
      { type: "reference", attrs: { kind: "requirement", target: "u1" } },
      { text: " " },
    ]);
    editor.commands.setTextSelection(editor.state.selection.from - 1);
    press("Backspace");
    expect(read().content![0]!.content).toMatchObject([{ text: "см.  " }]);
  });

  test("arrows choose, Escape sends the list away and leaves what was typed", () => {
    const { press, type, options, read } = start();
    type("@");
    press("ArrowDown");
    press("Tab");
    expect(read().content![0]!.content![0]).toMatchObject({ attrs: { kind: "person", target: "m1" } });
    type("#");
    press("Escape");
    type("3");
    expect(options()).toEqual([]);
    expect(read().content![0]!.content!.at(-1)).toMatchObject({ text: " #3" });
  });

  test("the list does not open for a sign that somebody only passes with the cursor", () => {
    const { editor, options } = open([{ type: "paragraph", content: [{ type: "text", text: "см. #инт" }] }]);
    editor.commands.focus("start");
    editor.commands.focus("end");
    expect(options()).toEqual([]);
  });

  test("a short field of a card offers its usual words and takes any other", () => {
    const field = (name: string): DocNode => ({ type: "field", attrs: { name } });
    const { editor, press, type, options, read } = open([
      { type: "requirement", attrs: { uuid: "u" }, content: [field("statement"), field("addressee"), field("owner")] },
    ]);
    editor.view.dom.focus();
    editor.commands.setTextSelection(4);
    expect(options()).toHaveLength(5);
    type("свой отдел");
    expect(options()).toEqual([]);
    press("Enter");
    expect(options()).toEqual(["Алексей Громов", "Ольга Седова"]);
    press("ArrowDown");
    press("Enter");
    const fields = read().content![0]!.content!.map(({ content }) => content?.[0]?.text);
    expect(fields).toEqual([undefined, "свой отдел", "Алексей Громов"]);
  });

  describe("a cell", () => {
    const column = (key: string, more: Partial<Column>): Column => ({
      ...{ key, title: key, type: "text", required: false, many: false, origin: "practice" },
      ...more,
    });
    const columns = [column("who", { type: "person" }), column("goal", { type: "link", to: "b/goals" })];
    const forms: FormBook = {
      "b/tasks": { kind: "table", key: "tasks", title: "Задачи", requirements: false, columns, examples: [] },
    };
    const cell = (key: string, text = ""): DocNode => ({
      ...{ type: "cell", attrs: { column: key } },
      ...(text ? { content: [{ type: "text", text }] } : {}),
    });
    const task = (...content: DocNode[]) =>
      open([{ type: "form", attrs: { key: "b/tasks", kind: "table" }, content: [row(...content)] }], forms);
    const row = (...content: DocNode[]): DocNode => ({ type: "row", attrs: { id: "1", stand: "accepted" }, content });
    const texts = ({ read }: ReturnType<typeof open>) =>
      read().content![0]!.content![0]!.content!.map(({ content }) => content?.map(({ text }) => text).join(""));

    test("of people that is empty offers them as soon as the cursor comes, and takes any other words", () => {
      const house = task(cell("who"), cell("goal"));
      house.editor.view.dom.focus();
      house.editor.commands.setTextSelection(3);
      expect(house.options()).toEqual(["Алексей Громов", "Ольга Седова"]);
      house.press("ArrowDown");
      house.press("ArrowDown");
      house.press("Enter");
      expect(texts(house)[0]).toBe("Ольга Седова");
      expect(house.options()).toEqual([]);
      house.type("; але");
      expect(house.options()).toEqual(["Алексей Громов"]);
      house.press("Escape");
      expect(house.options()).toEqual([]);
      expect(texts(house)[0]).toBe("Ольга Седова; але");
    });

    test("with words already is only passed by the arrows", () => {
      const house = task(cell("who", "Инженер"), cell("goal"));
      house.editor.view.dom.focus();
      house.editor.commands.setTextSelection(4);
      house.press("ArrowDown");
      expect(house.options()).toEqual([]);
    });

    test("of links offers the rows of its table; what matches none stays as written", async () => {
      const house = task(cell("who"), cell("goal"));
      const asked: string[] = [];
      house.tools.desk.ask = (path) => {
        asked.push(path);
        return Promise.resolve(["Не терять обращения", "Знать причины потерь"] as never);
      };
      house.editor.view.dom.focus();
      house.editor.commands.setTextSelection(5);
      await vi.waitFor(() => {
        // An editor of an earlier test may take the focus a frame late.
        house.editor.view.dom.focus();
        expect(house.options()).toHaveLength(2);
      });
      expect(new Set(asked)).toEqual(new Set(["field-values?rows=b%2Fgoals"]));
      house.type("причин");
      expect(house.options()).toEqual(["Знать причины потерь"]);
      house.press("ArrowDown");
      house.press("Enter");
      expect(texts(house)[1]).toBe("Знать причины потерь");
      house.type("; своё");
      expect(house.options()).toEqual([]);
      expect(texts(house)[1]).toBe("Знать причины потерь; своё");
    });
  });

  test("what is copied holds the reference for Svod and its words for everybody else", () => {
    const { editor } = open([
      { type: "paragraph", content: [{ type: "reference", attrs: { kind: "block", target: "b1" } }] },
    ]);
    editor.commands.selectAll();
    const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content());
    expect(text).toBe("3.3 Воронка продаж");
    expect(dom.innerHTML).toContain("3.3 Воронка продаж");
    const copy = open([{ type: "paragraph" }]);
    copy.editor.view.pasteHTML(dom.innerHTML);
    const [found] = copy.read().content![0]!.content!;
    expect(found).toMatchObject({ type: "reference", attrs: { kind: "block", target: "b1" } });
  });

  test("Alt R makes a card by the place of the key, whatever letter is there", () => {
    const { press, read } = start();
    press("к", { code: "KeyR", altKey: true });
    expect(read().content!.map(({ type }) => type)).toEqual(["paragraph", "requirement"]);
  });
});
