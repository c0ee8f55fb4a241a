// @vitest-environment happy-dom
/** Undo takes back what a person did, and never a letter that another one typed, whatever came in between. */
import { Fragment } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type * as Y from "yjs";
import type { DocNode } from "../../../content/schema/document.ts";
import { stateOf } from "../../../server/texts/documents.ts";
import { proof } from "../../helpers/proof.ts";
import { book, exchange, replicaOf } from "./documents.ts";
import { mountEditor, type OpenEditor } from "./open-editor.ts";

const opened: OpenEditor[] = [];

afterEach(() => {
  for (const { editor, awareness, element } of opened.splice(0)) {
    editor.destroy();
    awareness.destroy();
    element.remove();
  }
});

/** Two editors of one text, and the way to let each hear of the other. */
function two(...content: DocNode[]) {
  const { state } = stateOf({ type: "doc", content });
  const pair = [0, 1].map(() => mountEditor(replicaOf(state), book));
  opened.push(...pair);
  return { mine: pair[0]!, theirs: pair[1]!, meet: () => exchange(pair.map(({ doc }) => doc)) };
}

const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });

function dispatch({ editor: { view } }: OpenEditor, change: (tr: Transaction) => Transaction): void {
  view.dispatch(change(view.state.tr));
}

function endOfStep({ editor }: OpenEditor): void {
  (yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager }).undoManager.stopCapturing();
}

/** A place in a line, by two fractions. */
function place({ editor: { state } }: OpenEditor, at: number, to: number): number | undefined {
  const lines: { pos: number; size: number }[] = [];
  state.doc.descendants((node, pos) => void (node.isTextblock && lines.push({ pos, size: node.content.size })));
  const line = lines[Math.min(lines.length - 1, Math.floor(at * lines.length))];
  return line && line.pos + 1 + Math.round(to * line.size);
}

interface Deed {
  who: "me" | "other";
  kind: "type" | "delete" | "split" | "heading" | "list" | "row" | "meet" | "pause";
  at: number;
  to: number;
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const deeds = fc.array(
  fc.record<Deed>({
    who: fc.constantFrom("me", "other"),
    kind: fc.constantFrom("type", "type", "type", "delete", "split", "heading", "list", "row", "meet", "meet", "pause"),
    ...{ at: fraction, to: fraction },
  }),
  { maxLength: 16 },
);

/** Letters that are one person's, each of them once. */
function letters(from: number): () => string {
  let next = from;
  return () => String.fromCodePoint(next++);
}

/** Does a deed of mine; the other one only types, so that nothing of mine becomes his by copying. */
function act(someone: OpenEditor, { who, kind, at, to }: Deed, letter: () => string): string {
  const pos = place(someone, at, to);
  if (pos === undefined) return "";
  const { editor } = someone;
  if (kind === "type") {
    const typed = letter();
    dispatch(someone, (tr) => tr.insertText(typed, pos));
    return typed;
  }
  if (who === "other") return "";
  const { parent, parentOffset } = editor.state.doc.resolve(pos);
  if (kind === "delete" && parentOffset > 0) dispatch(someone, (tr) => tr.delete(pos - 1, pos));
  if (kind === "split" && parent.type.name === "paragraph") dispatch(someone, (tr) => tr.split(pos));
  if (kind === "heading" || kind === "list") {
    dispatch(someone, (tr) => tr.setSelection(TextSelection.create(tr.doc, pos)));
    if (kind === "heading") editor.commands.toggleHeading({ level: 3 });
    else editor.commands.toggleBulletList();
  }
  if (kind === "row") {
    const form = {
      type: "form",
      attrs: { key: "b/table", kind: "table" },
      content: [
        { type: "row", attrs: { id: crypto.randomUUID() }, content: [{ type: "cell", attrs: { column: "who" } }] },
      ],
    };
    dispatch(someone, (tr) => tr.insert(tr.doc.content.size, Fragment.fromJSON(editor.schema, [form])));
  }
  return "";
}

const textOf = ({ doc }: OpenEditor) => JSON.stringify(doc.getXmlFragment("default").toJSON());

test("taking back all of one's deeds leaves every letter of the other one, and none of one's own", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (made) => {
      await new Promise((resolve) => setImmediate(resolve));
      const { mine, theirs, meet } = two(paragraph("общее начало"), paragraph("и ещё строка"));
      const [myLetter, theirLetter] = [letters(0x4e00), letters(0x6e00)];
      const theirWords: string[] = [];
      for (const deed of made) {
        // A line that becomes another thing is made anew: what is typed into the old one at that very moment is another
        // matter than undo.
        const makesAnew = deed.kind === "heading" || deed.kind === "list";
        if (deed.kind === "meet" || makesAnew) meet();
        if (deed.kind === "pause") endOfStep(mine);
        else if (deed.who === "me") act(mine, deed, myLetter);
        else theirWords.push(act(theirs, deed, theirLetter));
        if (makesAnew) meet();
      }
      // The line was broken until now, and is mended.
      meet();
      const typed = theirWords.filter(Boolean);
      for (let steps = 0; steps < 40 && mine.editor.commands.undo(); steps++)
        for (const letter of typed) expect(textOf(mine).split(letter).length - 1).toBe(1);
      meet();
      const [a, b] = [textOf(mine), textOf(theirs)];
      expect(a).toBe(b);
      expect(a).not.toMatch(/[\u4e00-\u5fff]/);
      for (const letter of typed) expect(a.split(letter).length - 1).toBe(1);
      expect(() => mine.editor.state.doc.check()).not.toThrow();
    }),
    proof(30, 500),
  );
}, 240_000);

test.each([
  ["a heading", (me: OpenEditor) => void me.editor.commands.setHeading({ level: 3 })],
  ["a list", (me: OpenEditor) => void me.editor.commands.toggleBulletList()],
  ["a requirement", (me: OpenEditor) => dispatch(me, (tr) => tr.insert(0, requirement(me)))],
])("taking back %s in which somebody wrote meanwhile leaves his words", (_, make) => {
  const { mine, theirs, meet } = two(paragraph("строка"));
  mine.editor.commands.focus("end");
  make(mine);
  meet();
  const line = place(theirs, 0, 0)!;
  dispatch(theirs, (tr) => tr.insertText("ЧУЖОЕ", line));
  meet();
  while (mine.editor.commands.undo()) meet();
  expect(textOf(mine)).toMatch("ЧУЖОЕ");
  expect(textOf(mine)).toMatch("строка");
  expect(textOf(theirs)).toBe(textOf(mine));
});

function requirement({ editor }: OpenEditor) {
  const field = editor.schema.nodes.field!.create({ name: "statement" });
  return editor.schema.nodes.requirement!.create({ uuid: "u1" }, field);
}

test("redo brings back one's own deed and nothing else", () => {
  const { mine, theirs, meet } = two(paragraph("начало "));
  mine.editor.commands.focus("end");
  dispatch(mine, (tr) => tr.insertText("моё"));
  meet();
  dispatch(theirs, (tr) => tr.insertText("чужое ", 1));
  meet();
  mine.editor.commands.undo();
  expect(mine.editor.state.doc.textContent).toBe("чужое начало ");
  mine.editor.commands.redo();
  meet();
  expect(theirs.editor.state.doc.textContent).toBe("чужое начало моё");
});
