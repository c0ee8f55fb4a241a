/** What a person does to typed tables and requirement cards changes exactly what it says. */
import { EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Slice } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { requirementFields } from "../../../content/schema/forms.ts";
import { afterPick } from "../../../app/editor/forms/chooser.ts";
import {
  acceptExamples,
  addRow,
  choose,
  clearSelected,
  emptyForm,
  moveRow,
  moveRowTo,
  setStand,
  writeSlot,
} from "../../../app/editor/forms/deeds.ts";
import { gridPlace, shownRows, slotBeside, type NodePlace } from "../../../app/editor/forms/places.ts";
import { addField, insertRequirement } from "../../../app/editor/forms/requirement-deeds.ts";
import { gridShape } from "../../../app/editor/forms/shape.ts";
import { asInline, isAcceptable, withFreshIds } from "../../../app/editor/guard.ts";
import { completedAddress } from "../../../app/editor/link-dialog.tsx";
import type { DocNode } from "../../../content/schema/document.ts";
import { inShownOrder } from "../../../content/schema/row-order.ts";
import { schema } from "../../../content/schema/schema.ts";
import { book } from "./documents.ts";

const text = (value: string): DocNode[] => (value === "" ? [] : [{ type: "text", text: value }]);
const row = (id: string, cells: Record<string, string>, stand = "accepted"): DocNode => ({
  type: "row",
  attrs: { id, stand },
  content: Object.entries(cells).map(([column, value]) => ({ type: "cell", attrs: { column }, content: text(value) })),
});
const form = (key: string, ...rows: DocNode[]): DocNode => ({
  type: "form",
  attrs: { key, kind: book[key]!.kind },
  content: rows,
});

function stateOf(...content: DocNode[]): EditorState {
  return EditorState.create({ doc: schema.nodeFromJSON({ type: "doc", content }) });
}

function firstForm({ doc }: EditorState | Transaction): NodePlace {
  let found: NodePlace | undefined;
  doc.descendants((node, pos) => {
    if (node.type.name === "form") found ??= { node, pos };
  });
  return found!;
}

/** The first form, as it is shown, as rows of `id stand column=text …`. */
function told(state: EditorState | Transaction): string[] {
  const rows: string[] = [];
  schema.nodeFromJSON(inShownOrder(state.doc.toJSON() as DocNode)).descendants((node) => {
    if (node.type.name !== "row") return;
    const cells = node.content.content.map((cell) => `${cell.attrs.column}=${cell.textContent}`);
    rows.push([node.attrs.id, node.attrs.stand, ...cells].join(" "));
  });
  return rows;
}

function rowAt(state: EditorState, index: number): NodePlace {
  const place = firstForm(state);
  return shownRows(place, gridShape(place.node, book))[index]!.at!;
}

describe("rows", () => {
  const start = () =>
    stateOf(form("b/table", row("1", { stage: "А", who: "а" }), row("2", { stage: "Б", who: "б" }, "example")));

  test("a new row has all the columns, an id of its own, and the cursor in its first cell", () => {
    const state = start();
    const tr = addRow(state.tr, firstForm(state), 1, ["stage", "who", "kind"]);
    expect(told(tr)[1]).toMatch(/^[0-9a-f-]{36} accepted stage= who= kind=$/);
    expect(gridPlace(tr.selection.$from, book)?.slot).toEqual({ row: 1, column: 0 });
  });

  test("a row changes places with its neighbour and takes the cursor along", () => {
    const state = start();
    const { pos } = rowAt(state, 1);
    const inRow = state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos + 3)));
    const tr = moveRow(inRow.tr, rowAt(inRow, 1), -1);
    expect(told(tr)).toEqual(["2 example stage=Б who=б", "1 accepted stage=А who=а"]);
    expect(gridPlace(tr.selection.$from, book)?.slot).toEqual({ row: 0, column: 0 });
    expect(tr.selection.$from.parentOffset).toBe(1);
  });

  test("a row is moved, and a new one added, among rows that were moved before", () => {
    let state = stateOf(form("b/table", ...["1", "2", "3", "4"].map((id) => row(id, { stage: id }))));
    const ids = () => told(state).map((line) => line.split(" ")[0]);
    state = state.apply(moveRowTo(state.tr, firstForm(state), 3, 0));
    state = state.apply(moveRowTo(state.tr, firstForm(state), 1, 2));
    expect(ids()).toEqual(["4", "2", "1", "3"]);
    expect(state.doc.firstChild!.content.content.map(({ attrs }) => attrs.id as string)).toEqual(["1", "2", "3", "4"]);
    state = state.apply(addRow(state.tr, firstForm(state), 1, ["stage"]));
    state = state.apply(addRow(state.tr, firstForm(state), 0, ["stage"]));
    expect(told(state).map((line) => line.split("=")[1])).toEqual(["", "4", "", "2", "1", "3"]);
    expect(moveRowTo(state.tr, firstForm(state), 5, 6).docChanged).toBe(false);
  });

  test("the first row cannot go up", () => {
    const state = start();
    expect(moveRow(state.tr, rowAt(state, 0), -1).docChanged).toBe(false);
  });

  test("an example is struck out, and all examples are accepted at once", () => {
    const state = start();
    expect(told(setStand(state.tr, rowAt(state, 1), "struck"))[1]).toMatch("2 struck");
    expect(told(acceptExamples(state.tr, firstForm(state)))[1]).toMatch("2 accepted");
  });

  test("a missing cell is made in the order of the columns when it is written in", () => {
    const state = stateOf(form("b/table", row("1", { stage: "А", kind: "да" })));
    const place = firstForm(state);
    const tr = writeSlot(state.tr, place, gridShape(place.node, book), { row: 0, column: 1 }, "кто");
    expect(told(tr)).toEqual(["1 accepted stage=А who=кто kind=да"]);
    expect(tr.selection.$from.parentOffset).toBe(3);
  });

  test("a missing row of a matrix is made together with its cell", () => {
    const state = stateOf(form("b/matrix", row("r1", { a: "О" })));
    const place = firstForm(state);
    const tr = writeSlot(state.tr, place, gridShape(place.node, book), { row: 1, column: 0 }, "У");
    expect(told(tr)).toEqual(["r1 accepted a=О", "r2 accepted a=У"]);
  });

  test("slots are walked in reading order, and not past the ends", () => {
    expect(slotBeside({ row: 0, column: 2 }, 1, 2, 3)).toEqual({ row: 1, column: 0 });
    expect(slotBeside({ row: 1, column: 0 }, -1, 2, 3)).toEqual({ row: 0, column: 2 });
    expect(slotBeside({ row: 1, column: 2 }, 1, 2, 3)).toBeUndefined();
  });

  test("deleting over several cells empties them and leaves the table as it was", () => {
    const state = start();
    const first = rowAt(state, 0).pos;
    const last = rowAt(state, 1).pos;
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, first + 2, last + 3)));
    expect(told(clearSelected(selected.tr))).toEqual(["1 accepted stage= who=", "2 example stage= who=б"]);
  });
});

describe("choices", () => {
  test("a single choice replaces what was chosen", () => {
    const state = stateOf(form("b/choice", row("x", {}), row("y", {})));
    expect(told(choose(state.tr, firstForm(state), "y", false, true))).toEqual(["y accepted"]);
  });

  test("of several an option is added and taken back, also when two people chose it", () => {
    const state = stateOf(form("b/choice", row("x", {}), row("x", {})));
    expect(told(choose(state.tr, firstForm(state), "y", true, true))).toEqual([
      "x accepted",
      "x accepted",
      "y accepted",
    ]);
    expect(told(choose(state.tr, firstForm(state), "x", true, false))).toEqual([]);
  });

  test("picking a value writes it; of many it is added or taken away", () => {
    expect(afterPick("да", "нет", false)).toBe("нет");
    expect(afterPick("Звонок", "Письмо", true)).toBe("Звонок; Письмо");
    expect(afterPick("Звонок; Письмо", "Звонок", true)).toBe("Письмо");
    expect(afterPick("Звонок; Письмо", "", true)).toBe("");
  });

  test.each(Object.entries(book))("an empty form of %s is valid", (key, definition) => {
    const made = emptyForm(schema, key, definition);
    expect(() => made.check()).not.toThrow();
    expect(made.attrs).toEqual({ key, kind: definition.kind });
  });
});

describe("requirements", () => {
  test("a new requirement stands after the block of the cursor, with all fields, the cursor in its statement", () => {
    const state = stateOf({ type: "paragraph", content: text("до") }, { type: "paragraph", content: text("после") });
    const tr = insertRequirement(state.tr.setSelection(Selection.atStart(state.doc)));
    expect(tr.doc.content.content.map(({ type }) => type.name)).toEqual(["paragraph", "requirement", "paragraph"]);
    expect(tr.doc.child(1).childCount).toBe(requirementFields.length);
    expect(tr.selection.$from.parent.attrs.name).toBe("statement");
  });

  test("a missing field is added in its order", () => {
    const field = (name: string): DocNode => ({ type: "field", attrs: { name }, content: [] });
    const state = stateOf({
      type: "requirement",
      attrs: { uuid: "u", priority: "must" },
      content: [field("statement"), field("source")],
    });
    const tr = addField(state.tr, { node: state.doc.child(0), pos: 0 }, "stage", "1");
    expect(tr.doc.child(0).content.content.map(({ attrs }) => attrs.name)).toEqual(["statement", "stage", "source"]);
  });
});

describe("what may come in", () => {
  test("a document that is nested deeper than the server takes is not let in", () => {
    let deep = schema.nodes.paragraph!.create();
    for (let i = 0; i < 33; i++) deep = schema.nodes.blockquote!.create(null, deep);
    expect(isAcceptable(schema.nodes.doc!.create(null, deep))).toBe(false);
  });

  test("several paragraphs pasted into a cell become lines of it", () => {
    const content = ["раз", "два"].map((line) => schema.nodes.paragraph!.create(null, schema.text(line)));
    const slice = asInline(new Slice(schema.nodes.doc!.create(null, content).content, 0, 0), schema);
    expect(slice.content.content.map((node) => node.text ?? node.type.name)).toEqual(["раз", "hardBreak", "два"]);
  });

  test("copies of rows and requirements get ids of their own; rows that the definition names keep theirs", () => {
    const requirement: DocNode = { type: "requirement", attrs: { uuid: "u", priority: "must" }, content: [] };
    const { doc } = stateOf(form("b/table", row("1", {})), form("b/matrix", row("r1", {})), requirement);
    const copied = withFreshIds(new Slice(doc.content, 0, 0), doc).content;
    expect(copied.child(0).child(0).attrs.id).not.toBe("1");
    expect(copied.child(1).child(0).attrs.id).toBe("r1");
    expect(copied.child(2).attrs.uuid).not.toBe("u");
    expect(withFreshIds(new Slice(doc.content, 0, 0), stateOf().doc).content.child(2).attrs.uuid).toBe("u");
  });

  test("an address is completed as people mean it", () => {
    expect(completedAddress(" example.ru/a ")).toBe("https://example.ru/a");
    expect(completedAddress("info@example.ru")).toBe("mailto:info@example.ru");
    expect(completedAddress("http://example.ru")).toBe("http://example.ru");
    expect(completedAddress("javascript:alert(1)")).toBe("javascript:alert(1)");
  });
});
