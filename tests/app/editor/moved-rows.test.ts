// @vitest-environment happy-dom
/** Rows that were moved stand where they stood in the text: keys and the clipboard follow the order they are shown in. */
import { TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { moveRowTo } from "../../../app/editor/forms/deeds.ts";
import { gridPlace, type NodePlace } from "../../../app/editor/forms/places.ts";
import { empty, form, goTo, open, row, send, book, type Opened } from "./pasting-into-forms.ts";

/** Rows 1, 2, 3, 4 of the text, shown as 4, 1, 3, 2, between two lines. */
function openMoved(): Opened {
  const rows = ["1", "2", "3", "4"].map((id) => row(id, { ...empty, stage: id, who: `кто ${id}` }));
  const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const opened = open(line("до"), form("b/stages", ...rows), line("после"));
  const { view } = opened.editor;
  view.dispatch(moveRowTo(view.state.tr, table(opened), 3, 0));
  view.dispatch(moveRowTo(view.state.tr, table(opened), 2, 3));
  expect(table(opened).node.content.content.map(({ attrs }) => attrs.id as string)).toEqual(["1", "2", "3", "4"]);
  // There is no layout here to ask: each cell has one line, so the cursor is in its first and its last.
  view.endOfTextblock = () => true;
  return opened;
}

function table({ editor }: Opened): NodePlace {
  let found: NodePlace | undefined;
  editor.state.doc.forEach((node, pos) => {
    if (node.type.name === "form") found = { node, pos };
  });
  return found!;
}

/** Where the cursor is: the row and the column, or the line outside of the table. */
function cursor({ editor }: Opened): string {
  const { $head } = editor.state.selection;
  const place = gridPlace($head, book);
  if (!place) return $head.parent.textContent;
  return `${String($head.node($head.depth - 1).attrs.id)} ${place.shape.columns[place.slot.column]!.key}`;
}

/** The list of values that has the focus. */
function listOf({ element }: Opened): Element {
  const list = document.activeElement!;
  expect(element.contains(list) && list.closest(".cell-choose")).toBeTruthy();
  return list;
}

function press({ editor }: Opened, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
}

/** The places that pressing a key again and again leads to. */
function walk(opened: Opened, key: string, times: number, more?: KeyboardEventInit): string[] {
  return Array.from({ length: times }, () => {
    press(opened, key, more);
    return cursor(opened);
  });
}

/** Selects from the first letter of a cell to the last one of another, in the order of the text. */
function select(opened: Opened, from: [id: string, column: string], to: [id: string, column: string]): void {
  const { editor } = opened;
  goTo(opened, ...from);
  const anchor = editor.state.selection.from;
  goTo(opened, ...to);
  const head = editor.state.selection.$from.end();
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, anchor, head)));
}

function copied(opened: Opened): Record<string, string> {
  const clipping: Record<string, string> = {};
  expect(send(opened, "copy", clipping)).toBe(true);
  return clipping;
}

const firstCells = (tsv: string) =>
  tsv
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t")[0]);

describe("among rows that were moved", () => {
  test("the arrows down and up go to the row that is seen there, and past the ends out of the table", () => {
    const opened = openMoved();
    goTo(opened, "4", "who");
    expect(walk(opened, "ArrowDown", 4)).toEqual(["1 who", "3 who", "2 who", "после"]);
    goTo(opened, "2", "who");
    expect(walk(opened, "ArrowUp", 4)).toEqual(["3 who", "1 who", "4 who", "до"]);
  });

  test("Enter goes down, Tab onwards and back, as the rows are seen", () => {
    const opened = openMoved();
    goTo(opened, "4", "stage");
    expect(walk(opened, "Enter", 3)).toEqual(["1 stage", "3 stage", "2 stage"]);
    goTo(opened, "4", "due");
    // The list of values in the row's last column, and from it the first cell of the row seen below.
    press(opened, "Tab");
    listOf(opened).dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true }));
    expect(cursor(opened)).toBe("1 stage");
    press(opened, "Tab", { shiftKey: true });
    expect(listOf(opened).closest<HTMLElement>(".form-row")!.dataset.number).toBe("1");
  });

  test("several rows are copied as they are seen between the ends of the selection", () => {
    const opened = openMoved();
    select(opened, ["1", "stage"], ["2", "who"]);
    const { "text/plain": text, "text/html": html } = copied(opened);
    expect(firstCells(text!)).toEqual(["1", "3", "2"]);
    expect([...html!.matchAll(/<tr><td>(.)/g)].map(([, first]) => first)).toEqual(["1", "3", "2"]);
  });

  test("a selection that begins in a row seen last is the same rows", () => {
    const opened = openMoved();
    select(opened, ["3", "stage"], ["4", "stage"]);
    expect(firstCells(copied(opened)["text/plain"]!)).toEqual(["4", "1", "3"]);
  });

  test("a table copied among other text, or whole, keeps the order it is seen in", () => {
    const opened = openMoved();
    const { editor } = opened;
    editor.commands.selectAll();
    const { "text/plain": text, "text/html": html } = copied(opened);
    expect(text!.split("\n").flatMap((line) => /^(\d)\t/.exec(line)?.[1] ?? [])).toEqual(["4", "1", "3", "2"]);
    expect([...html!.matchAll(/data-id="(.)"/g)].map(([, id]) => id)).toEqual(["4", "1", "3", "2"]);
    editor.commands.setNodeSelection(table(opened).pos);
    expect(firstCells(copied(opened)["text/plain"]!)).toEqual(["Этап", "4", "1", "3", "2"]);
  });
});
