/** Forms to paste into, and the hands that paste: for tests of tables on the clipboard. */
import { TextSelection } from "@tiptap/pm/state";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, vi } from "vitest";
import type { PasteReport } from "../../../app/editor/tables/pasting.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Column } from "../../../content/templates/format.ts";
import { openEditor, type OpenEditor } from "./open-editor.ts";

const column = (key: string, title: string, more: Partial<Column> = {}): Column => ({
  ...{ key, title, type: "text", required: false, many: false, origin: "practice" },
  ...more,
});
const columns = [
  column("stage", "Этап"),
  column("who", "Ответственный"),
  column("term", "Норма срока", { type: "number", unit: "дней" }),
  column("due", "Срок", { type: "date" }),
  column("priority", "Приоритет", { type: "choice", options: ["Высокий", "Низкий"] }),
];
export const book: FormBook = {
  "b/stages": { kind: "table", key: "stages", title: "Этапы", requirements: false, columns, examples: [] },
  "b/card": { kind: "card", key: "card", title: "Карточка", columns },
  "b/matrix": {
    ...{ kind: "matrix", key: "matrix", title: "Матрица", rowTitle: "Роль", values: ["О", "У"] },
    rows: [
      { key: "boss", title: "Директор" },
      { key: "seller", title: "Менеджер" },
    ],
    columns: [
      { key: "read", title: "Чтение" },
      { key: "write", title: "Запись" },
    ],
  },
};

export const row = (id: string, cells: Record<string, string> = {}, stand = "accepted"): DocNode => ({
  type: "row",
  attrs: { id, stand },
  content: Object.entries(cells).map(([key, text]) => ({
    ...{ type: "cell", attrs: { column: key } },
    ...(text ? { content: [{ type: "text", text }] } : {}),
  })),
});
export const empty = { stage: "", who: "", term: "", due: "", priority: "" };
export const form = (key: string, ...rows: DocNode[]): DocNode => ({
  type: "form",
  attrs: { key, kind: book[key]!.kind },
  content: rows,
});

export const open = (...content: DocNode[]) => openEditor(content, book);
export type Opened = OpenEditor;

/** Puts the cursor into a cell of a row. */
export function goTo({ editor }: Opened, id: string, key: string): void {
  editor.state.doc.descendants((node, pos, parent) => {
    if (node.type.name === "cell" && node.attrs.column === key && parent!.attrs.id === id)
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos + 1)));
  });
}

export function send({ editor }: Opened, type: "paste" | "copy" | "cut", clipping: Record<string, string>): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const clipboardData = {
    ...{ types: Object.keys(clipping), files: [], items: [] },
    getData: (kind: string) => clipping[kind] ?? "",
    setData: (kind: string, text: string) => void (clipping[kind] = text),
    clearData: () => undefined,
  };
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

export async function pasted(opened: Opened, clipping: Record<string, string>): Promise<PasteReport> {
  const before = opened.reports.length;
  expect(send(opened, "paste", clipping)).toBe(true);
  await vi.waitFor(() => expect(opened.reports.length).toBe(before + 1), { timeout: 20_000 });
  return opened.reports.at(-1)!;
}

export const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, "clipboards", name), "utf8");
export const asHtml = (name: string) => ({ "text/html": fixture(name) });

/** Rows of the first form as texts of the columns named, breaks as «/». */
export function told({ read }: Opened, keys = ["stage", "who", "term", "due", "priority"]): string[] {
  const words = (cell: DocNode | undefined) => (cell?.content ?? []).map(({ text }) => text ?? "/").join("");
  const found = read().content!.find(({ type }) => type === "form")!;
  return found.content!.map((line) =>
    keys.map((key) => words(line.content?.find(({ attrs }) => attrs!.column === key))).join("|"),
  );
}

export const nothing = { columnsLeft: [], unnamedLeft: 0, rowsLeft: 0, odd: 0, occupied: 0 };
