// @vitest-environment happy-dom
/** What a line becomes: by «/» and a word, or by signs that are typed as in Markdown. */
import { describe, expect, test } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { askedIn } from "../../../app/editor/suggest/matching.ts";
import { book } from "./documents.ts";
import { openEditor, type OpenEditor } from "./open-editor.ts";

const paragraph = (text = ""): DocNode => ({
  type: "paragraph",
  ...(text ? { content: [{ type: "text", text }] } : {}),
});

/** Types as a keyboard does: letter by letter, so that rules of input hear each. */
function type({ editor: { view } }: OpenEditor, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(letter, from, to);
    if (!view.someProp("handleTextInput", (hear) => hear(view, from, to, letter, insert))) view.dispatch(insert());
  }
}

function press({ editor: { view } }: OpenEditor, key: string): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  return view.someProp("handleKeyDown", (hear) => hear(view, event)) ?? false;
}

function opened(...content: DocNode[]): OpenEditor {
  const offers = [{ key: "b/card", form: book["b/card"]! }];
  const made = openEditor(content, book, undefined, offers);
  made.editor.view.focus();
  made.editor.commands.focus("end");
  return made;
}

const options = ({ element }: OpenEditor) =>
  [...element.querySelectorAll("[role=option] > span")].map((o) => o.textContent);
const shape = ({ read }: OpenEditor) =>
  read().content!.map(({ type, attrs }) => (type === "heading" ? `h${String(attrs!.level)}` : type));

describe("«/»", () => {
  test.each(["/", "слово /заг", "/heading", "/нумерованный сп"])("«%s» asks what the line can become", (before) => {
    expect(askedIn(before)).toMatchObject({ kind: "deed" });
  });

  test.each(["и/или", "/home/x", "1 / 2", "https://example.ru", "а /б, в"])("«%s» asks nothing", (before) => {
    expect(askedIn(before)?.kind).not.toBe("deed");
  });

  test("offers tables of the block first, and finds by words of both languages, also in the other layout", () => {
    const made = opened(paragraph());
    type(made, "/");
    expect(options(made)[0]).toBe("Карточка");
    expect(options(made).length).toBeGreaterThan(10);
    type(made, "head");
    expect(options(made)).toEqual(["writing.deed.h3", "writing.deed.h4", "writing.deed.h5"]);
    const other = opened(paragraph());
    type(other, "/чек");
    expect(options(other)).toEqual(["writing.deed.tasks"]);
    const layout = opened(paragraph());
    type(layout, "/pfujk");
    expect(options(layout)).toHaveLength(3);
  });

  test("Enter does it in place of the words", () => {
    const made = opened(paragraph("Сроки "));
    type(made, "/heading");
    expect(press(made, "Enter")).toBe(true);
    expect(shape(made)).toEqual(["h3"]);
    expect(made.editor.state.doc.textContent).toBe("Сроки ");
    expect(made.element.querySelectorAll("[role=option]")).toHaveLength(0);
  });

  test.each([
    ["bulleted", ["bulletList"]],
    ["numbered", ["orderedList"]],
    ["todo", ["taskList"]],
    ["quote", ["blockquote"]],
    ["grid", ["table"]],
    ["card", ["paragraph", "requirement"]],
    ["divider", ["horizontalRule", "paragraph"]],
    ["карточка", ["paragraph", "form"]],
  ])("«/%s» makes %j", (word, nodes) => {
    const made = opened(paragraph());
    type(made, `/${word}`);
    press(made, "Enter");
    expect(
      shape(made).filter((name, at, all) => !(name === "paragraph" && at === all.length - 1 && word === "grid")),
    ).toEqual(nodes);
    expect(() => made.editor.state.doc.check()).not.toThrow();
  });

  test("«/reference» leaves the sign that asks for one", () => {
    const made = opened(paragraph());
    type(made, "/reference");
    press(made, "Enter");
    expect(made.editor.state.doc.textContent).toBe("#");
  });

  test("Escape leaves the words as they are; in cells and fields nothing is asked", () => {
    const made = opened(paragraph());
    type(made, "/head");
    press(made, "Escape");
    expect(options(made)).toEqual([]);
    expect(made.editor.state.doc.textContent).toBe("/head");
    const card = opened({ type: "requirement", content: [{ type: "field", attrs: { name: "statement" } }] });
    type(card, "/");
    expect(options(card)).toEqual([]);
  });
});

describe("typed as in Markdown", () => {
  test.each([
    ["# ", ["h3"]],
    ["## ", ["h3"]],
    ["### ", ["h3"]],
    ["#### ", ["h4"]],
    ["##### ", ["h5"]],
    ["- ", ["bulletList"]],
    ["* ", ["bulletList"]],
    ["1. ", ["orderedList"]],
    ["[ ] ", ["taskList"]],
    ["[x] ", ["taskList"]],
    ["> ", ["blockquote"]],
    ["---", ["horizontalRule", "paragraph"]],
  ])("«%s» makes %j", (signs, nodes) => {
    const made = opened(paragraph());
    type(made, signs);
    expect(shape(made)).toEqual(nodes);
    expect(made.editor.state.doc.textContent).toBe("");
  });

  test.each([
    ["**важно**", "bold"],
    ["*мягко*", "italic"],
    ["_мягко_", "italic"],
    ["`код`", "code"],
    ["~~нет~~", "strike"],
  ])("%s becomes %s, and what is typed next is plain again", (signs, mark) => {
    const made = opened(paragraph());
    type(made, `${signs} дальше`);
    const [first, rest] = made.read().content![0]!.content!;
    expect(first).toMatchObject({ text: signs.replace(/[*_`~]/g, ""), marks: [{ type: mark }] });
    expect(rest).toEqual({ type: "text", text: " дальше" });
  });
});
