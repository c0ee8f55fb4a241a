// @vitest-environment happy-dom
/** What is pasted into an editor can never be what the server refuses. */
import { Fragment, Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { cleanPasted } from "../../../app/editor/pasted-html.ts";
import { headOfSlice } from "../../../app/editor/paste/amounts.ts";
import { countWords, type DocNode } from "../../../content/schema/document.ts";
import { book, replicaOf } from "./documents.ts";
import { openEditor } from "./open-editor.ts";

const open = (content: DocNode[]) => openEditor(content, book);

test("attributes that break the document's rules are taken out of pasted HTML", () => {
  const html = '<table><tr><td colspan="5000" colwidth="x">а</td></tr></table><ol start="-3"><li>б</li></ol>';
  expect(cleanPasted(html)).not.toMatch(/5000|colwidth|start/);
  expect(cleanPasted('<td colspan="2">')).not.toMatch("title");
});

test("hostile links and broken tables are pasted as what may stand in a document", () => {
  const { editor, read } = open([{ type: "paragraph" }]);
  editor.commands.focus("end");
  editor.view.pasteHTML(
    '<p><a href="javascript:alert(1)">раз</a> <a href="ftp://example.ru/">два</a></p><table><tr><td rowspan="99999">три</td></tr></table>',
  );
  expect(JSON.stringify(read())).toMatch(/раз.*два.*три/);
  expect(JSON.stringify(read())).not.toMatch(/javascript|ftp|99999/);
});

test("of a piece too large for one message the beginning comes in, and it is told how much did not", () => {
  const { editor, cuts, read } = open([{ type: "paragraph", content: [{ type: "text", text: "Было. " }] }]);
  editor.commands.focus("end");
  editor.view.pasteText("много ".repeat(100_000));
  const words = countWords({ type: "doc", content: read().content });
  expect(words).toBeGreaterThan(9_000);
  expect(cuts).toEqual([{ wordsTaken: words - 1, wordsLeft: 100_000 - words + 1, rowsLeft: 0 }]);
  expect(JSON.stringify(read())).toMatch(/Было\. много/);
});

test("a card that does not fit whole is not put in as half of itself", () => {
  const long = { type: "text", text: "слово ".repeat(9_000) };
  const card = { type: "requirement", content: [{ type: "field", attrs: { name: "statement" }, content: [long] }] };
  const { editor, cuts } = open([{ type: "paragraph" }]);
  const slice = new Slice(Fragment.fromJSON(editor.schema, [{ type: "paragraph", content: [long] }, card]), 0, 0);
  const spill = { words: 0, rows: 0 };
  expect(headOfSlice(slice, spill).content.childCount).toBe(1);
  expect(spill.words).toBe(9_000);
  expect(cuts).toEqual([]);
});

test("the first key in an empty document makes its first line, and not before", () => {
  const { editor, doc, read } = open([]);
  const before = Y.encodeStateAsUpdate(doc);
  editor.commands.focus();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "ф", bubbles: true, cancelable: true }));
  expect(read().content).toEqual([{ type: "paragraph" }]);
});

test("undo takes back one's own edits only", () => {
  const { editor, doc, read } = open([{ type: "paragraph", content: [{ type: "text", text: "общее" }] }]);
  editor.commands.insertContentAt(1, "моё ");
  const other = replicaOf(Y.encodeStateAsUpdate(doc));
  (other.getXmlFragment("default").get(0) as Y.XmlElement).insert(1, [new Y.XmlText(" чужое")]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "others");
  editor.commands.undo();
  expect(JSON.stringify(read())).toMatch("общее чужое");
  expect(JSON.stringify(read())).not.toMatch("моё");
});
