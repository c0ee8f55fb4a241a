/**
 * Three people work in one form at the same time, without hearing of each other for a while: whatever they do, they end
 * with the same valid table, and no cell that nobody removed is lost, nor a word that nobody deleted.
 */
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addRow, addWrittenRows, moveRowTo, removeNode, setStand, writeCell } from "../../../app/editor/forms/deeds.ts";
import { cellOf, shownRows, type NodePlace } from "../../../app/editor/forms/places.ts";
import { gridShape } from "../../../app/editor/forms/shape.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { rowStands } from "../../../content/schema/forms.ts";
import { schema } from "../../../content/schema/schema.ts";
import { writeText } from "../../../content/schema/writing/text-writing.ts";
import { readDocument, stateOf } from "../../../server/texts/documents.ts";
import { book, exchange, replicaOf } from "./documents.ts";
import { proof } from "../../helpers/proof.ts";

const key = "b/table";
const columns = ["stage", "who", "kind"];

interface Deed {
  kind: "type" | "type" | "add" | "move" | "paste" | "stand" | "remove";
  row: number;
  to: number;
  column: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom("type", "type", "type", "move", "move", "add", "paste", "stand", "remove"),
  ...{ row: fc.nat(9), to: fc.nat(9), column: fc.nat(2) },
});

/** Who does what, and when people hear of each other. */
const histories = fc.array(fc.array(fc.array(deed, { maxLength: 4 }), { minLength: 3, maxLength: 3 }), {
  ...{ minLength: 1, maxLength: 3 },
});

/** What was done, as far as the end must show it. */
interface Account {
  /** Words by the cell they were written in: `row column`. */
  words: { cell: string; word: string }[];
  rows: Set<string>;
  removed: Set<string>;
  last: number;
}

/** A word that nothing else contains. */
function nextWord(account: Account): string {
  return `<${++account.last}>`;
}

function formIn(tr: Transaction): NodePlace {
  return { node: tr.doc.firstChild!, pos: 0 };
}

function paste(tr: Transaction, { column }: Deed, after: string | undefined, account: Account): void {
  const rows = [1, 2].map(() => ({
    id: `new-${nextWord(account).slice(1, -1)}`,
    texts: new Map([[column, nextWord(account)]]),
  }));
  addWrittenRows(tr, formIn(tr), after, gridShape(formIn(tr).node, book), rows);
  for (const { id, texts } of rows) {
    account.rows.add(id);
    account.words.push({ cell: `${id} ${columns[column]}`, word: texts.get(column)! });
  }
}

function add(tr: Transaction, index: number, account: Account): void {
  const before = new Set(formIn(tr).node.content.content.map((row) => String(row.attrs.id)));
  addRow(tr, formIn(tr), index, columns);
  for (const row of formIn(tr).node.content.content)
    if (!before.has(String(row.attrs.id))) account.rows.add(String(row.attrs.id));
}

/** Writes a word behind what stands in a cell. */
function type(tr: Transaction, row: NodePlace, column: number, account: Account): void {
  const word = nextWord(account);
  const cell = cellOf(row, columns[column]!);
  if (cell) tr.insertText(word, cell.pos + cell.node.nodeSize - 1);
  else writeCell(tr, row, gridShape(formIn(tr).node, book), column, word);
  account.words.push({ cell: `${String(row.node.attrs.id)} ${columns[column]}`, word });
}

function make(tr: Transaction, made: Deed, account: Account): void {
  const rows = shownRows(formIn(tr), gridShape(formIn(tr).node, book));
  const index = rows.length === 0 ? 0 : made.row % rows.length;
  const row = rows[index]?.at;
  if (made.kind === "add") add(tr, made.to % (rows.length + 1), account);
  else if (made.kind === "paste") paste(tr, made, rows[index]?.key, account);
  else if (!row) return;
  else if (made.kind === "type") type(tr, row, made.column, account);
  else if (made.kind === "move") moveRowTo(tr, formIn(tr), index, made.to % rows.length);
  else if (made.kind === "stand") setStand(tr, row, rowStands[made.to % 3]!);
  else {
    account.removed.add(String(row.node.attrs.id));
    removeNode(tr, row);
  }
}

/** Does a deed in a replica the way the editor does: see own-writing.ts. */
function perform(replica: Y.Doc, made: Deed, account: Account): void {
  const fragment = replica.getXmlFragment("default");
  const { doc, meta } = initProseMirrorDoc(fragment, schema);
  const { tr } = EditorState.create({ doc });
  make(tr, made, account);
  tr.doc.check();
  replica.transact(() => writeText(fragment, tr.doc, meta.mapping));
}

const start: DocNode = {
  type: "doc",
  content: [
    {
      ...{ type: "form", attrs: { key, kind: "table" } },
      content: ["1", "2", "3", "4"].map((id) => ({
        ...{ type: "row", attrs: { id, stand: "accepted" } },
        content: columns.slice(0, 2).map((column) => ({ type: "cell", attrs: { column } })),
      })),
    },
  ],
};

/** Words by cell at the end; two cells of one column in one row count as one, as they are shown. */
function wordsOf(form: DocNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of form.content ?? [])
    for (const cell of row.content ?? []) {
      const place = `${String(row.attrs?.id)} ${String(cell.attrs?.column)}`;
      const text = (cell.content ?? []).map((piece) => piece.text ?? "").join("");
      found.set(place, (found.get(place) ?? "") + text);
    }
  return found;
}

/** A text as it began before rows had ranks. */
function withoutRanks(state: Uint8Array): Uint8Array {
  const doc = replicaOf(state);
  for (const row of (doc.getXmlFragment("default").get(0) as Y.XmlElement).toArray())
    (row as Y.XmlElement).removeAttribute("rank");
  return Y.encodeStateAsUpdate(doc);
}

test("whatever three people do to the rows of a form at once, no row, cell or word is lost, and all see the same", async () => {
  const ranked = stateOf(start).state;
  const legacy = withoutRanks(ranked);
  await fc.assert(
    fc.asyncProperty(histories, fc.boolean(), async (rounds, isLegacy) => {
      // Whoever runs the tests wants to hear of this one now and then.
      await new Promise((resolve) => setImmediate(resolve));
      const replicas = [1, 2, 3].map(() => replicaOf(isLegacy ? legacy : ranked));
      const account: Account = { words: [], rows: new Set(["1", "2", "3", "4"]), removed: new Set(), last: 0 };
      for (const round of rounds) {
        round.forEach((deeds, person) => deeds.forEach((made) => perform(replicas[person]!, made, account)));
        exchange(replicas);
      }
      const read = replicas.map((replica) => readDocument(replica.getXmlFragment("default")));
      expect(new Set(read.map((doc) => JSON.stringify(doc))).size).toBe(1);
      const form = read[0]!.content![0]!;
      const ids = (form.content ?? []).map((row) => String(row.attrs!.id));
      expect(ids.toSorted()).toEqual([...account.rows].filter((id) => !account.removed.has(id)).sort());
      const words = wordsOf(form);
      for (const { cell, word } of account.words) {
        if (account.removed.has(cell.split(" ")[0]!)) continue;
        expect((words.get(cell) ?? "").split(word).length - 1, `${word} in ${cell}`).toBe(1);
      }
    }),
    proof(500, 10_000),
  );
}, 900_000);

test("a row stands where the last one who moved it put it, and takes along what others write in it", () => {
  const { state } = stateOf(start);
  const [one, two] = [replicaOf(state), replicaOf(state)];
  const account: Account = { words: [], rows: new Set(), removed: new Set(), last: 0 };
  perform(one, { kind: "move", row: 3, to: 0, column: 0 }, account);
  perform(two, { kind: "type", row: 3, to: 0, column: 1 }, account);
  perform(two, { kind: "move", row: 1, to: 2, column: 0 }, account);
  exchange([one, two]);
  const form = readDocument(one.getXmlFragment("default")).content![0]!;
  expect(form.content!.map((row) => row.attrs!.id)).toEqual(["4", "1", "3", "2"]);
  expect(wordsOf(form).get("4 who")).toBe("<1>");
});
