/** Documents and edits made at random, all of them valid: what several people might do to a text at the same time. */
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { Fragment, type Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import * as Y from "yjs";
import type { DocNode } from "../../../content/schema/document.ts";
import { priorities, requirementFields, rowStands, referenceKinds } from "../../../content/schema/forms.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import { evenRanks } from "../../../content/schema/row-order.ts";
import { schema } from "../../../content/schema/schema.ts";
import { writeText } from "../../../content/schema/writing/text-writing.ts";
import { isAcceptable } from "../../../app/editor/guard.ts";

export const book: FormBook = {
  "b/table": {
    kind: "table",
    key: "table",
    title: "Этапы",
    requirements: false,
    columns: ["stage", "who", "kind"].map((key) => ({
      ...{ key, title: key, type: "text" as const, required: true, many: false, origin: "practice" as const },
      ...(key === "kind" ? { type: "choice" as const, options: ["да", "нет"] } : {}),
    })),
    examples: [],
  },
  "b/card": {
    kind: "card",
    key: "card",
    title: "Карточка",
    columns: ["a", "b"].map((key) => ({
      key,
      title: key,
      type: "text" as const,
      required: false,
      many: false,
      origin: "practice" as const,
    })),
  },
  "b/choice": {
    kind: "choice",
    key: "choice",
    title: "Выбор",
    many: true,
    options: [
      { key: "x", title: "X" },
      { key: "y", title: "Y" },
    ],
  },
  "b/matrix": {
    ...{ kind: "matrix", key: "matrix", title: "Матрица", rowTitle: "Блок", values: ["О", "У"] },
    rows: [
      { key: "r1", title: "Р1", group: "Г" },
      { key: "r2", title: "Р2" },
    ],
    columns: [
      { key: "a", title: "А" },
      { key: "b", title: "Б" },
    ],
  },
};

const words = fc.stringMatching(/^[а-яёa-z ,.]{1,12}$/);

const mark = fc.constantFrom<NonNullable<DocNode["marks"]>[number]>(
  { type: "bold" },
  { type: "italic" },
  { type: "underline" },
  { type: "strike" },
  { type: "code" },
  { type: "link", attrs: { href: "https://example.ru/", title: "" } },
);

const text = fc
  .record({ text: words, marks: fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type }) })
  .map(({ text, marks }): DocNode => ({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }));

const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.constant<DocNode>({ type: "hardBreak" }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...referenceKinds)
        .map((kind): DocNode => ({ type: "reference", attrs: { kind, target: "u1" } })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("a", "b").map((letter): DocNode => ({
        type: "attachment",
        attrs: { id: "f1", digest: letter.repeat(64), name: `${letter}.pdf`, size: 9, type: "application/pdf" },
      })),
    },
  ),
  {
    maxLength: 3,
  },
);

function node(type: string, attrs: Record<string, unknown>, content: DocNode[]): DocNode {
  return { type, attrs, content };
}

const cells = (columns: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...columns, "unknown"), inline), { maxLength: 4 })
    .map((made) => made.map(([column, content]) => node("cell", { column }, content)));

const form = fc.constantFrom(...Object.keys(book), "b/lost").chain((key) => {
  const defined = book[key];
  const kind = defined?.kind ?? "table";
  const columns = !defined || defined.kind === "choice" ? ["q"] : defined.columns.map((column) => column.key);
  const ids = { table: ["1", "2", "3"], card: ["card"], choice: ["x", "y", "z"], matrix: ["r1", "r2", "r9"] }[kind];
  const row = fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...rowStands), cells(columns))
    .map(([id, stand, content]) => node("row", { id, stand }, kind === "choice" ? [] : content));
  return fc.array(row, { maxLength: 3 }).map((rows) => node("form", { key, kind }, rows));
});

const requirement = fc
  .tuple(
    fc.constantFrom("u1", "u2", "u3"),
    fc.constantFrom(...priorities),
    fc.array(fc.tuple(fc.constantFrom(...requirementFields), inline), { maxLength: 5 }),
  )
  .map(([uuid, priority, fields]) =>
    node(
      "requirement",
      { uuid, priority },
      fields.map(([name, content]) => node("field", { name }, content)),
    ),
  );

/** Any block of the schema, also the ones an editor would not make: empty lists, ragged tables, doubled cells. */
export const block: fc.Arbitrary<DocNode> = fc.letrec<{ block: DocNode; blocks: DocNode[] }>((tie) => ({
  blocks: fc.array(tie("block"), { maxLength: 2 }),
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    inline.map((content) => node("paragraph", {}, content)),
    fc.tuple(fc.constantFrom(3, 4, 5), inline).map(([level, content]) => node("heading", { level }, content)),
    form,
    requirement,
    fc.constant(node("horizontalRule", {}, [])),
    fc
      .constantFrom("c", "d")
      .map((letter) => node("image", { id: "i1", digest: letter.repeat(64), alt: letter, width: 4, height: 3 }, [])),
    fc.array(tie("blocks"), { maxLength: 2 }).map((items) =>
      node(
        "bulletList",
        {},
        items.map((content) => node("listItem", {}, content)),
      ),
    ),
    fc.array(tie("blocks"), { maxLength: 2 }).map((items) =>
      node(
        "orderedList",
        { start: 1 },
        items.map((content) => node("listItem", {}, content)),
      ),
    ),
    fc.array(tie("blocks"), { maxLength: 2 }).map((items) =>
      node(
        "taskList",
        {},
        items.map((content, i) => node("taskItem", { checked: i === 0 }, content)),
      ),
    ),
    tie("blocks").map((content) => node("blockquote", {}, content)),
    fc.array(fc.array(tie("blocks"), { maxLength: 3 }), { maxLength: 2 }).map((rows) =>
      node(
        "table",
        {},
        rows.map((row) =>
          node(
            "tableRow",
            {},
            row.map((content) => node("tableCell", { colspan: 1, rowspan: 1, colwidth: null }, content)),
          ),
        ),
      ),
    ),
  ),
})).block;

export const document = fc
  .array(block, { maxLength: 4 })
  .map((content) => schema.nodeFromJSON({ type: "doc", content }));

/** One edit; `at` and `to` choose a place, whatever the document is at the moment. */
export interface Edit {
  kind: "type" | "delete" | "insert" | "split" | "mark" | "unmark" | "lift" | "set" | "move" | "copy";
  at: number;
  to: number;
  text: string;
  block: DocNode;
  mark: NonNullable<DocNode["marks"]>[number];
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("type", "type", "delete", "insert", "split", "mark", "unmark", "lift", "set", "move", "copy"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  ...{ text: words, block, mark },
});

function nodesOf(doc: Node): { node: Node; pos: number }[] {
  const all: { node: Node; pos: number }[] = [];
  doc.descendants((found, pos) => {
    if (!found.isText) all.push({ node: found, pos });
  });
  return all;
}

function pick<T>(all: T[], at: number): T | undefined {
  return all[Math.min(all.length - 1, Math.floor(at * all.length))];
}

function nextAttributes(found: Node, at: number): Record<string, unknown> | undefined {
  switch (found.type.name) {
    case "heading":
      return { level: 3 + Math.floor(at * 2.99) };
    case "row":
      return { ...found.attrs, stand: pick([...rowStands], at), rank: pick(["", ...evenRanks(4)], at) };
    case "requirement":
      return { ...found.attrs, priority: pick([...priorities], at) };
    case "image":
    case "attachment":
      return { ...found.attrs, digest: (at > 0.5 ? "e" : "f").repeat(64) };
    case "taskItem":
      return { checked: at > 0.5 };
    default:
      return undefined;
  }
}

/** Does an edit where it can be done. @throws RangeError when the document would not allow it */
export function change(tr: Transform, { kind, at, to, text: typed, block: piece, mark: drawn }: Edit): void {
  const { doc } = tr;
  const blocks = nodesOf(doc).filter(({ node: found }) => found.isTextblock);
  const chosen = pick(blocks, at);
  const any = pick(nodesOf(doc), at);
  const inside = chosen && chosen.pos + 1 + Math.round(to * chosen.node.content.size);
  const [from, end] = [at, to].map((part) => Math.round(part * doc.content.size)).sort((a, b) => a - b) as [
    number,
    number,
  ];
  if (kind === "type" && inside) tr.insert(inside, schema.text(typed));
  if (kind === "split" && inside && chosen.node.type.name === "paragraph") tr.split(inside);
  if (kind === "delete") tr.deleteRange(from, end);
  if (kind === "insert") tr.insert(pick([0, ...childEnds(doc)], at)!, schema.nodeFromJSON(piece));
  if (kind === "mark") tr.addMark(from, end, schema.mark(drawn.type, drawn.attrs));
  if (kind === "unmark") tr.removeMark(from, end, schema.marks[drawn.type]);
  if (kind === "lift" && any) tr.delete(any.pos, any.pos + any.node.nodeSize);
  const attrs = kind === "set" && any ? nextAttributes(any.node, to) : undefined;
  if (attrs) tr.setNodeMarkup(any!.pos, null, attrs);
  if ((kind === "move" || kind === "copy") && any) moveOrCopy(tr, any, to, kind);
}

function childEnds(doc: Node): number[] {
  let end = 0;
  return doc.content.content.map((child) => (end += child.nodeSize));
}

/** Puts a node beside one of its own kind, as rows are moved and items copied. */
function moveOrCopy(
  tr: Transform,
  { node: found, pos }: { node: Node; pos: number },
  to: number,
  kind: "move" | "copy",
): void {
  const $pos = tr.doc.resolve(pos);
  const index = Math.round(to * $pos.parent.childCount);
  const target = $pos.posAtIndex(index);
  if ($pos.parent.inlineContent) return;
  tr.insert(target, Fragment.from(found));
  if (kind === "move") {
    const from = tr.mapping.map(pos, 1);
    tr.delete(from, from + found.nodeSize);
  }
}

/** A document after an edit; undefined when the edit changes nothing or would not be let in. */
export function editedDocument(before: Node, made: Edit): Node | undefined {
  const tr = new Transform(before);
  try {
    change(tr, made);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return tr.docChanged && isAcceptable(tr.doc) ? tr.doc : undefined;
}

/** Makes an edit in a replica the way the editor does; one that would not be let in changes nothing. */
export function makeEdit(replica: Y.Doc, made: Edit): void {
  const fragment = replica.getXmlFragment("default");
  const { doc, meta } = initProseMirrorDoc(fragment, schema);
  const edited = editedDocument(doc, made);
  if (edited) replica.transact(() => writeText(fragment, edited, meta.mapping));
}

/** A replica of a document's first state. */
export function replicaOf(state: Uint8Array): Y.Doc {
  const replica = new Y.Doc();
  replica.getXmlFragment("default");
  Y.applyUpdate(replica, state);
  return replica;
}

/** Brings every replica to the same state. */
export function exchange(replicas: Y.Doc[]): void {
  const states = replicas.map((replica) => Y.encodeStateAsUpdate(replica));
  for (const replica of replicas) for (const state of states) Y.applyUpdate(replica, state);
}
