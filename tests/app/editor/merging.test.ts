// @vitest-environment happy-dom
/** No merge of valid edits makes an invalid text, and mounting an editor on any of them writes nothing. */
import type { Editor } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDocument, stateOf } from "../../../server/texts/documents.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { schema } from "../../../content/schema/schema.ts";
import { inShownOrder } from "../../../content/schema/row-order.ts";
import {
  block,
  book,
  document as randomDocument,
  edit,
  editedDocument,
  exchange,
  makeEdit,
  replicaOf,
  type Edit,
} from "./documents.ts";
import { mountEditor } from "./open-editor.ts";
import { proof } from "../../helpers/proof.ts";

/** A text after several rounds in which two or three people edited without hearing of each other. */
function merged(start: ReturnType<typeof stateOf>["state"], rounds: Edit[][][]): Y.Doc[] {
  const people = Math.max(2, ...rounds.map((round) => round.length));
  const replicas = Array.from({ length: people }, () => replicaOf(start));
  for (const round of rounds) {
    round.forEach((edits, person) => edits.forEach((made) => makeEdit(replicas[person]!, made)));
    exchange(replicas);
  }
  return replicas;
}

/** A thousand mounted editors take their time, ms. */
const long = 900_000;

const rounds = fc.array(fc.array(fc.array(edit, { maxLength: 4 }), { minLength: 2, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const starts = randomDocument.map((doc) => stateOf(doc.toJSON() as DocNode).state);

test("no merge of valid edits makes an invalid text", () => {
  fc.assert(
    fc.property(starts, rounds, (start, made) => {
      const replicas = merged(start, made);
      const texts = replicas.map((replica) => JSON.stringify(readDocument(replica.getXmlFragment("default"))));
      expect(new Set(texts).size).toBe(1);
    }),
    proof(),
  );
});

test(
  "mounting an editor on any reachable text writes nothing",
  async () => {
    await fc.assert(
      fc.asyncProperty(starts, rounds, async (start, made) => {
        const text = replicaOf(Y.encodeStateAsUpdate(merged(start, made)[0]!));
        const before = Y.encodeStateAsUpdate(text);
        const written: unknown[] = [];
        text.on("update", (update) => written.push(update));
        const shown = readDocument(text.getXmlFragment("default"));
        const { editor, element, awareness } = mountEditor(text, book);
        editor.commands.focus("end");
        editor.commands.selectAll();
        awareness.setLocalStateField("cursor", null);
        await turnOfTheLoop();
        const seen = inShownOrder(editor.getJSON() as DocNode);
        editor.destroy();
        awareness.destroy();
        element.remove();
        expect(written).toEqual([]);
        expect(Y.encodeStateAsUpdate(text)).toEqual(before);
        expect(text.store.pendingStructs).toBeNull();
        expect(seen).toEqual(shown);
      }),
      proof(),
    );
  },
  long,
);

test(
  "an edit of somebody else makes a mounted editor write nothing",
  async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.array(edit, { minLength: 1, maxLength: 5 }), async (start, edits) => {
        const mine = replicaOf(start);
        const theirs = replicaOf(start);
        const { editor, element, awareness } = mountEditor(mine, book);
        const written: unknown[] = [];
        mine.on("update", (update, origin) => origin !== "theirs" && written.push(update));
        for (const made of edits) {
          makeEdit(theirs, made);
          Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), "theirs");
        }
        await turnOfTheLoop();
        const seen = inShownOrder(editor.getJSON() as DocNode);
        editor.destroy();
        awareness.destroy();
        element.remove();
        expect(written).toEqual([]);
        expect(seen).toEqual(readDocument(theirs.getXmlFragment("default")));
      }),
      proof(),
    );
  },
  long,
);

/** Editors leave work for the next turn, which holds them: without it a thousand of them do not fit into memory. */
const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Three editors of one text; `exchange` lets them hear of each other. */
function threeEditors(start: Uint8Array) {
  const docs = [1, 2, 3].map(() => replicaOf(start));
  const mounted = docs.map((doc) => mountEditor(doc, book));
  return {
    docs,
    editors: mounted.map(({ editor }) => editor),
    leave: () =>
      mounted.forEach(({ editor, element, awareness }) => {
        editor.destroy();
        // It looks round every few seconds, and would hold all that it has seen.
        awareness.destroy();
        element.remove();
      }),
  };
}

/** Makes a document of an editor into another one by the smallest change. */
function rewrite({ view, schema, state }: Editor, json: unknown): void {
  const wanted = schema.nodeFromJSON(json);
  const from = state.doc.content.findDiffStart(wanted.content);
  const to = state.doc.content.findDiffEnd(wanted.content);
  if (from === null || !to) return;
  const overlap = Math.max(0, from - Math.min(to.a, to.b));
  view.dispatch(state.tr.replace(from, to.a + overlap, wanted.slice(from, to.b + overlap)));
}

/** What an editor shows, without the marks of breaks and references, which no text holds and nobody sees. */
function shownBy(editor: Editor): unknown {
  const shown = JSON.stringify(inShownOrder(editor.getJSON() as DocNode));
  return JSON.parse(shown, (_key, value: unknown) => {
    const node = value as DocNode | null;
    if (typeof node !== "object" || !node?.type || node.text !== undefined || !node.marks) return value;
    const { marks: _, ...rest } = node;
    return rest;
  }) as unknown;
}

const times = (text: string, word: string) => text.split(word).length - 1;

/** Who does what next: a person types a letter of his word, or one hears of the others. */
const moves = fc.array(fc.record({ person: fc.nat(2), hears: fc.boolean() }), { minLength: 5, maxLength: 40 });

/** Letters come again: what was typed is found by comparing texts, and is where the caret is. */
const mottos = ["анананна", "коккокко", "шушшушуу"];

const reference: DocNode = { type: "reference", attrs: { kind: "requirement", target: "u" } };

/** Where in the line each of them begins, as a part of it. */
const carets = fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(0, 0.5, 1)));

const beginnings = fc.constantFrom<DocNode[]>(
  [{ type: "paragraph" }],
  [{ type: "paragraph", content: [reference] }],
  [{ type: "paragraph", content: [reference, { type: "hardBreak" }, reference] }],
  [{ type: "paragraph", content: [{ type: "text", text: "наш " }, reference, { type: "text", text: " лак" }] }],
  [{ type: "paragraph", content: [{ type: "text", text: "начало" }] }],
  [
    {
      type: "form",
      attrs: { key: "b/card", kind: "card" },
      content: [
        { type: "row", attrs: { id: "card", stand: "accepted" }, content: [{ type: "cell", attrs: { column: "a" } }] },
      ],
    },
  ],
  [
    {
      type: "requirement",
      attrs: { uuid: "u", priority: "must" },
      content: [{ type: "field", attrs: { name: "statement" } }],
    },
  ],
);

test(
  "words typed by three people into one line at the same time stand there whole, each exactly once",
  async () => {
    await fc.assert(
      fc.asyncProperty(beginnings, moves, carets, async (content, made, places) => {
        const { docs, editors, leave } = threeEditors(stateOf({ type: "doc", content }).state);
        for (const [person, editor] of editors.entries()) {
          editor.commands.focus("end");
          const end = editor.state.selection.$to;
          editor.commands.setTextSelection(end.start() + Math.round(places[person]! * end.parent.content.size));
        }
        const left = editors.map((_, person) => [...mottos[person]!]);
        const type = (person: number) => {
          const letter = left[person]!.shift();
          if (letter) editors[person]!.view.dispatch(editors[person]!.state.tr.insertText(letter));
        };
        for (const { person, hears } of made) {
          if (hears) for (const other of docs) Y.applyUpdate(docs[person]!, Y.encodeStateAsUpdate(other), "others");
          else type(person);
        }
        for (const person of [0, 1, 2]) while (left[person]!.length > 0) type(person);
        exchange(docs);
        const texts = docs.map((doc) => JSON.stringify(readDocument(doc.getXmlFragment("default"))));
        leave();
        await turnOfTheLoop();
        expect(new Set(texts).size).toBe(1);
        expect([0, 1, 2].map((person) => times(texts[0]!, mottos[person]!))).toEqual([1, 1, 1]);
      }),
      proof(),
    );
  },
  long,
);

test(
  "a reference taken away takes no letter along that others type on both sides of it",
  async () => {
    const turns = fc.array(fc.record({ person: fc.nat(2), hears: fc.boolean() }), { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(turns, async (made) => {
        const content: DocNode[] = [{ type: "paragraph", content: [reference, reference] }];
        const { docs, editors, leave } = threeEditors(stateOf({ type: "doc", content }).state);
        // Two write between the references and behind them; the third takes both away, one at a time.
        const places = [2, 3];
        places.forEach((place, person) => editors[person]!.commands.setTextSelection(place));
        const left = places.map((_, person) => [...mottos[person]!]);
        for (const { person, hears } of made) {
          if (hears) for (const other of docs) Y.applyUpdate(docs[person]!, Y.encodeStateAsUpdate(other), "others");
          const { view, state } = editors[person]!;
          const letter = left[person]?.shift();
          if (letter) view.dispatch(state.tr.insertText(letter));
          if (person < 2) continue;
          let found = -1;
          state.doc.descendants((node, pos) => void (node.type.name === "reference" && (found = pos)));
          if (found >= 0) view.dispatch(state.tr.delete(found, found + 1));
        }
        exchange(docs);
        const texts = docs.map((doc) => JSON.stringify(readDocument(doc.getXmlFragment("default"))));
        leave();
        await turnOfTheLoop();
        expect(new Set(texts).size).toBe(1);
        const typed = (person: number) => mottos[person]!.slice(0, mottos[person]!.length - left[person]!.length);
        const stands = (person: number) => [...texts[0]!].filter((letter) => mottos[person]!.includes(letter)).join("");
        expect([stands(0), stands(1)]).toEqual([typed(0), typed(1)]);
      }),
      proof(),
    );
  },
  long,
);

test(
  "what an editor shows is what its text says, whoever edits, and an edit of others leaves the rest as it was",
  async () => {
    const turns = fc.array(fc.record({ person: fc.nat(2), made: edit, hears: fc.boolean() }), {
      ...{ minLength: 3, maxLength: 15 },
    });
    await fc.assert(
      fc.asyncProperty(starts, turns, async (start, made) => {
        const { docs, editors, leave } = threeEditors(start);
        for (const { person, made: one, hears } of made) {
          const edited = editedDocument(schema.nodeFromJSON(editors[person]!.getJSON()), one);
          // The binding writes nothing while a text that was just opened is empty.
          if (edited && edited.childCount > 0) rewrite(editors[person]!, edited.toJSON());
          if (hears) for (const other of docs) Y.applyUpdate(docs[person]!, Y.encodeStateAsUpdate(other), "others");
          const text = readDocument(docs[person]!.getXmlFragment("default"));
          expect(shownBy(editors[person]!)).toEqual(text);
        }
        exchange(docs);
        const texts = docs.map((doc) => JSON.stringify(readDocument(doc.getXmlFragment("default"))));
        expect(new Set(texts).size).toBe(1);
        expect(shownBy(editors[0]!)).toEqual(JSON.parse(texts[0]!));
        leave();
        await turnOfTheLoop();
      }),
      proof(30),
    );
    const { docs, editors, leave } = threeEditors(
      stateOf({
        type: "doc",
        content: ["раз", "два"].map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
      }).state,
    );
    const kept = editors[1]!.state.doc.child(1);
    editors[0]!.view.dispatch(editors[0]!.state.tr.insertText("!", 1));
    exchange(docs);
    expect(editors[1]!.getText()).toContain("!раз");
    expect(editors[1]!.state.doc.child(1)).toBe(kept);
    leave();
  },
  long,
);

test("a line made by one person can be begun by all of them at once, and undo takes the line back", () => {
  const { docs, editors, leave } = threeEditors(
    stateOf({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "было" }] }] }).state,
  );
  editors[0]!.commands.focus("end");
  editors[0]!.commands.splitBlock();
  exchange(docs);
  for (const [person, editor] of editors.entries()) {
    editor.commands.focus("end");
    editor.view.dispatch(editor.state.tr.insertText(`<${person}>`));
  }
  exchange(docs);
  exchange(docs);
  const text = JSON.stringify(readDocument(docs[0]!.getXmlFragment("default")));
  expect(["<0>", "<1>", "<2>"].map((word) => times(text, word))).toEqual([1, 1, 1]);
  leave();

  const alone = threeEditors(
    stateOf({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "было" }] }] }).state,
  );
  alone.editors[0]!.commands.focus("end");
  alone.editors[0]!.commands.splitBlock();
  alone.editors[0]!.commands.undo();
  expect(readDocument(alone.docs[0]!.getXmlFragment("default")).content).toHaveLength(1);
  alone.leave();
});

test("every block that is tried is a block of the schema", () => {
  fc.assert(
    fc.property(block, (made) => {
      expect(() => stateOf({ type: "doc", content: [made] })).not.toThrow();
    }),
    proof(),
  );
});
