// @vitest-environment happy-dom
/** A need becomes a requirement: nothing of the cell is lost, also when two people do it at once, and undo takes all of it back. */
import type { Editor } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { makeRequirement } from "../../../app/editor/forms/need-deed.ts";
import { takeNeed } from "../../../app/editor/forms/need-taking.ts";
import { needAtCursor, needInCell, needOf, needStretch } from "../../../app/editor/forms/needs.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import { schema } from "../../../content/schema/schema.ts";
import { formFormat } from "../../../content/templates/format.ts";
import { readDocument, stateOf } from "../../../server/texts/documents.ts";
import { exchange, replicaOf } from "./documents.ts";
import { openEditor } from "./open-editor.ts";
import { proof } from "../../helpers/proof.ts";

const columns = [
  { key: "stage", title: "Этап" },
  { key: "need", title: "Потребности", type: "need" },
];
const examples = Array.from({ length: 3 }, () => ({ stage: "а" }));
const book: FormBook = {
  "b/funnel": formFormat.parse({ kind: "table", key: "funnel", title: "Воронка", columns, examples }),
  "b/rules": formFormat.parse({ kind: "table", key: "rules", title: "Правила", requirements: true, columns, examples }),
  "integration-list/integrations": formFormat.parse({ kind: "table", key: "i", title: "И", columns, examples }),
};

const text = (words: string): DocNode => ({ type: "text", text: words });
const reference = (target: string): DocNode => ({ type: "reference", attrs: { kind: "requirement", target } });
const cell = (column: string, ...content: DocNode[]): DocNode => ({ type: "cell", attrs: { column }, content });
const funnel = (...need: DocNode[]): DocNode => ({
  type: "form",
  attrs: { key: "b/funnel", kind: "table" },
  content: [
    {
      type: "row",
      attrs: { id: "r1", stand: "accepted" },
      content: [cell("stage", text("Подготовка КП")), cell("need", ...need)],
    },
  ],
});
const page = (...content: DocNode[]): DocNode => ({ type: "doc", content });
const path = [0, 0, 1];

const open = (content: DocNode[]) => openEditor(content, book);

/** The words of a document's every card and cell, references told by #. */
function wordsOf(doc: DocNode): string[] {
  const words: string[] = [];
  const line = (node: DocNode) =>
    (node.content ?? []).map((child) => child.text ?? (child.type === "reference" ? "#" : "\n")).join("");
  const visit = (node: DocNode) => {
    if (node.type === "cell" || node.type === "field") words.push(line(node));
    else node.content?.forEach(visit);
  };
  visit(doc);
  return words.filter(Boolean);
}

function needCell(editor: Editor) {
  let found: { node: typeof editor.state.doc; pos: number } | undefined;
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === "cell" && node.attrs.column === "need") found ??= { node, pos };
  });
  return found!;
}

test("needs are asked for where the column says so, and may be taken from rows that are requirements or integrations", () => {
  const form = (key: string) => schema.nodes.form!.create({ key });
  expect(needOf(form("b/funnel"), "need", book)).toBe("need");
  expect(needOf(form("b/funnel"), "stage", book)).toBeUndefined();
  expect(needOf(form("b/rules"), "stage", book)).toBe("possible");
  expect(needOf(form("integration-list/integrations"), "stage", book)).toBe("possible");
  expect(needOf(form("constructor"), "need", book)).toBeUndefined();
});

test("of a cell the first words that are no requirement yet are taken, without the spaces around them", () => {
  const at = (...content: DocNode[]) => needStretch(schema.nodeFromJSON(cell("need", ...content)));
  expect(at(text(" Калькулятор "))).toEqual({ from: 1, to: 12 });
  expect(at(reference("a"), text(" Ещё"))).toEqual({ from: 2, to: 5 });
  expect(at(reference("a"), text(" — "))).toBeUndefined();
  expect(at()).toBeUndefined();
});

test("one action makes a card behind the form, with its origin, and leaves a reference; one undoing takes it back", () => {
  const { editor, tools, read, said } = open([
    funnel(text("Калькулятор "), { ...text("подбора"), marks: [{ type: "bold" }] }),
  ]);
  const before = JSON.stringify(read());
  const need = needInCell(editor.state, needCell(editor))!;
  makeRequirement(editor.view, need, tools);
  const [form, card] = read().content!;
  expect(wordsOf(page(form!))).toEqual(["Подготовка КП", "#"]);
  expect(card).toMatchObject({ type: "requirement", attrs: { priority: "must", origin: "b/funnel|r1|need" } });
  expect(wordsOf(page(card!))).toEqual(["Калькулятор подбора", "editor.addressee.integrator"]);
  expect(card!.content![0]!.content![1]!.marks).toEqual([{ type: "bold" }]);
  expect(said).toEqual(["editor.need.done"]);
  editor.commands.undo();
  expect(JSON.stringify(read())).toBe(before);
  editor.commands.redo();
  expect(wordsOf(read())[1]).toBe("#");
});

test("a selected part becomes a requirement in its place, the next one stands behind the first", () => {
  const { editor, tools, read } = open([funnel(text("Один; Два; Три")), { type: "paragraph" }]);
  const start = needCell(editor).pos + 1;
  editor.commands.setTextSelection({ from: start + 6, to: start + 9 });
  makeRequirement(editor.view, needAtCursor(editor.state, book)!, tools);
  expect(wordsOf(read())).toEqual(["Подготовка КП", "Один; #; Три", "Два", "editor.addressee.integrator"]);
  const [again] = [needInCell(editor.state, needCell(editor))!];
  makeRequirement(editor.view, again, tools);
  expect(read().content!.map(({ type }) => type)).toEqual(["form", "requirement", "requirement", "paragraph"]);
  expect(wordsOf(page(read().content![2]!))[0]).toBe("Один;");
});

test("a card says which row it came from, and follows the row's words", () => {
  const { editor, tools } = open([funnel(text("Калькулятор"))]);
  makeRequirement(editor.view, needInCell(editor.state, needCell(editor))!, tools);
  const origin = () => editor.view.dom.querySelector(".origin")!;
  expect(origin().textContent).toBe("Из: Воронка, строка „Подготовка КП“");
  expect(
    editor.view.dom.querySelector(decodeURIComponent(origin().getAttribute("href")!.replace(/\./g, "\\."))),
  ).not.toBeNull();
  editor.view.dispatch(editor.state.tr.insertText("Новая ", 3));
  expect(origin().textContent).toBe("Из: Воронка, строка „Новая Подготовка КП“");
});

test("a fresh card is named so in its cell until it has a code", () => {
  const { editor, tools } = open([funnel(text("Калькулятор"))]);
  makeRequirement(editor.view, needInCell(editor.state, needCell(editor))!, tools);
  expect(editor.view.dom.querySelector(".ref")!.textContent).toBe("новое требование");
  const uuid = String(editor.state.doc.lastChild!.attrs.uuid);
  const known = { code: "ТЗ-SAL-001", statement: "Калькулятор", blockId: "b", status: "draft" as const, mentions: 1 };
  tools.names.set({ requirements: { [uuid]: known }, blocks: {}, people: {}, present: [], files: "/files/" });
  expect(editor.view.dom.querySelector(".ref")!.textContent).toBe("ТЗ-SAL-001");
  expect(editor.view.dom.querySelector(".req .code")!.textContent).toBe("ТЗ-SAL-001");
  expect(editor.view.dom.querySelector(".req .st")!.textContent).toBe("Черновик");
});

const letters = fc.string({ unit: fc.constantFrom(..."абв ".split("")), minLength: 1, maxLength: 6 });
const piece = fc.oneof(letters.map(text), fc.constant<DocNode>({ type: "hardBreak" }), fc.constant(reference("old")));
const line = fc.array(piece, { minLength: 1, maxLength: 5 });

function sortedLetters(words: string): string {
  return [...words.replace(/[^абв]/g, "")].sort().join("");
}

test("whatever is taken from whatever line, no letter is lost or doubled, and undoing gives the cell as it was", () => {
  fc.assert(
    fc.property(line, fc.nat(40), fc.nat(40), (content, one, other) => {
      const doc = replicaOf(stateOf(page(funnel(...content))).state);
      const fragment = doc.getXmlFragment("default");
      const read = () => readDocument(fragment);
      const before = read();
      const size = schema.nodeFromJSON(before).firstChild!.firstChild!.lastChild!.content.size;
      const [from, to] = [
        Math.min(one % (size + 1), other % (size + 1)),
        Math.max(one % (size + 1), other % (size + 1)),
      ];
      const undo = new Y.UndoManager(fragment, { trackedOrigins: new Set(["me"]) });
      doc.transact(
        () => takeNeed(fragment, path, { from, to }, { uuid: "u", origin: "b/funnel|r1|need", fields: {} }),
        "me",
      );
      const after = wordsOf(read()).join("");
      expect(sortedLetters(after)).toBe(sortedLetters(wordsOf(before).join("")));
      undo.undo();
      expect(read()).toEqual(before);
    }),
    proof(),
  );
});

test("two people who take the same need at once, while a third writes in it, lose nothing", () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.nat(10), fc.boolean(), (one, other, at, undone) => {
      const start = stateOf(page(funnel(text("абвгдеёжзи")))).state;
      const replicas = [replicaOf(start), replicaOf(start), replicaOf(start)] as const;
      const undo = new Y.UndoManager(replicas[0].getXmlFragment("default"), { trackedOrigins: new Set(["me"]) });
      [one, other].forEach((from, person) => {
        const fragment = replicas[person]!.getXmlFragment("default");
        const card = { uuid: `u${person}`, origin: "b/funnel|r1|need", fields: {} };
        replicas[person]!.transact(() => takeNeed(fragment, path, { from, to: from + 5 }, card), "me");
      });
      const form = replicas[2].getXmlFragment("default").get(0) as Y.XmlElement;
      const line = ((form.get(0) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      line.insert(at, "XYZ");
      exchange([...replicas]);
      if (undone) undo.undo();
      exchange([...replicas]);
      const [words, ...others] = replicas.map((replica) => wordsOf(readDocument(replica.getXmlFragment("default"))));
      for (const same of others) expect(same).toEqual(words);
      for (const letter of "абвгдеёжзи") expect(words!.join("")).toContain(letter);
      expect(words!.join("")).toContain("XYZ");
    }),
    proof(),
  );
});
