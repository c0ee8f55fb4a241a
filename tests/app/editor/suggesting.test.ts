// @vitest-environment happy-dom
/** Suggestions: when a line asks, what answers it, and what a reference does in the text. */
import { describe, expect, test } from "vitest";
import { answering, askedIn, peopleOf, thingsOf } from "../../../app/editor/suggest/matching.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { Names } from "../../../content/schema/names.ts";
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

function open(content: DocNode[]) {
  const { editor, element, read, tools } = openEditor(content, book, names);
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
