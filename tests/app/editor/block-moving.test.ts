// @vitest-environment happy-dom
/** Blocks of prose are moved with their words and their cursor, and never from under another one's hands (R5). */
import { TextSelection } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { DocNode } from "../../../content/schema/document.ts";
import { book, exchange, replicaOf } from "./documents.ts";
import { openEditor, type OpenEditor } from "./open-editor.ts";

const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const item = (text: string): DocNode => ({ type: "listItem", content: [paragraph(text)] });

function opened(...content: DocNode[]): OpenEditor {
  return openEditor(content, book);
}

/** Puts the cursor behind the first letter of some words. */
function goTo({ editor: { state, view } }: OpenEditor, words: string): void {
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text === words)
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1)));
  });
}

function press({ editor: { view } }: OpenEditor, key: string): boolean {
  const event = new KeyboardEvent("keydown", { key, altKey: true, bubbles: true, cancelable: true });
  return view.someProp("handleKeyDown", (hear) => hear(view, event)) ?? false;
}

const told = ({ editor }: OpenEditor) => {
  const words: string[] = [];
  editor.state.doc.descendants((node) => void (node.isText && words.push(node.text!)));
  return words.join("|");
};

/** Says that somebody else's caret stands at the same place of the text as one's own. */
function standThere({ editor, awareness }: OpenEditor): void {
  const { binding } = ySyncPluginKey.getState(editor.state) as { binding: ProsemirrorBinding };
  const at = absolutePositionToRelativePosition(editor.state.selection.head, binding.type, binding.mapping) as unknown;
  awareness.states.set(4242, { cursor: { anchor: at, head: at } });
}

test("Alt ↑ and Alt ↓ move the block with the cursor in it, and stop at the ends", () => {
  const made = opened(paragraph("раз"), paragraph("два"), {
    type: "table",
    content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph("три")] }] }],
  });
  goTo(made, "раз");
  expect(press(made, "ArrowDown")).toBe(true);
  expect(told(made)).toBe("два|раз|три");
  expect(made.editor.state.selection.$from.parent.textContent).toBe("раз");
  expect(made.editor.state.selection.$from.parentOffset).toBe(1);
  press(made, "ArrowDown");
  expect(told(made)).toBe("два|три|раз");
  press(made, "ArrowDown");
  expect(told(made)).toBe("два|три|раз");
  goTo(made, "три");
  press(made, "ArrowUp");
  expect(told(made)).toBe("три|два|раз");
  expect(made.said.length).toBe(3);
});

test("items move within their list, a requirement moves whole and stays the same one (R10)", () => {
  const made = opened(
    { type: "bulletList", content: [item("а"), item("б")] },
    {
      type: "requirement",
      attrs: { uuid: "u1" },
      content: [{ type: "field", attrs: { name: "statement" }, content: [{ type: "text", text: "в" }] }],
    },
  );
  goTo(made, "а");
  press(made, "ArrowDown");
  expect(told(made)).toBe("б|а|в");
  goTo(made, "в");
  press(made, "ArrowUp");
  expect(told(made)).toBe("в|б|а");
  expect(made.read().content![0]!.attrs).toMatchObject({ uuid: "u1" });
});

test("what somebody else's caret stands in is not moved, nor is its neighbour past it; elsewhere moving goes on (R5)", () => {
  const made = opened(paragraph("раз"), paragraph("два"), paragraph("три"), paragraph("четыре"));
  goTo(made, "два");
  standThere(made);
  const before = Y.encodeStateAsUpdate(made.doc);
  press(made, "ArrowDown");
  goTo(made, "раз");
  press(made, "ArrowDown");
  expect(made.refusals).toEqual(["occupied", "occupied"]);
  expect(Y.encodeStateAsUpdate(made.doc)).toEqual(before);
  goTo(made, "три");
  press(made, "ArrowDown");
  expect(told(made)).toBe("раз|два|четыре|три");
});

test("whoever writes in other blocks at that moment loses no letter", () => {
  const made = opened(paragraph("раз"), paragraph("два"), paragraph("три"));
  const theirs = replicaOf(Y.encodeStateAsUpdate(made.doc));
  ((theirs.getXmlFragment("default").get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(3, " и ещё");
  goTo(made, "раз");
  press(made, "ArrowDown");
  exchange([made.doc, theirs]);
  expect(told(made)).toBe("два|раз|три и ещё");
});

test("in a form Alt ↓ still moves the row", () => {
  const row = (id: string): DocNode => ({
    ...{ type: "row", attrs: { id } },
    content: [{ type: "cell", attrs: { column: "stage" }, content: [{ type: "text", text: id }] }],
  });
  const made = opened(
    { type: "form", attrs: { key: "b/table", kind: "table" }, content: [row("1"), row("2")] },
    paragraph("ниже"),
  );
  goTo(made, "1");
  press(made, "ArrowDown");
  expect(made.read().content![0]!.content!.map(({ attrs }) => attrs!.id)).toEqual(["2", "1"]);
});
