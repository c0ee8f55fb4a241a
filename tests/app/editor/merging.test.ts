// @vitest-environment happy-dom
/** No merge of valid edits makes an invalid text, and mounting an editor on any of them writes nothing. */
import { Editor } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { coreExtensions, editorExtensions } from "../../../app/editor/extensions.ts";
import type { Translate } from "../../../app/i18n/messages.ts";
import { readDocument, stateOf } from "../../../server/texts/documents.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import {
  block,
  book,
  document as randomDocument,
  edit,
  exchange,
  makeEdit,
  replicaOf,
  type Edit,
} from "./documents.ts";
import { proof } from "./proof.ts";

const t = ((key: string) => key) as Translate;

function mount(doc: Y.Doc, element: HTMLElement) {
  const awareness = new Awareness(doc);
  const tools = { t, language: "ru" as const, forms: book, codeOf: () => undefined };
  const editor = new Editor({
    element,
    extensions: editorExtensions({ doc, awareness, tools, refused: () => undefined }),
    injectCSS: false,
    enableCoreExtensions: coreExtensions,
  });
  return { editor, awareness };
}

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

test("mounting an editor on any reachable text writes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(starts, rounds, async (start, made) => {
      const text = replicaOf(Y.encodeStateAsUpdate(merged(start, made)[0]!));
      const before = Y.encodeStateAsUpdate(text);
      const written: unknown[] = [];
      text.on("update", (update) => written.push(update));
      const shown = readDocument(text.getXmlFragment("default"));
      const element = document.body.appendChild(document.createElement("div"));
      const { editor, awareness } = mount(text, element);
      editor.commands.focus("end");
      editor.commands.selectAll();
      awareness.setLocalStateField("cursor", null);
      await new Promise((resolve) => setTimeout(resolve, 0));
      const seen = editor.getJSON();
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
});

test("an edit of somebody else makes a mounted editor write nothing", async () => {
  await fc.assert(
    fc.asyncProperty(starts, fc.array(edit, { minLength: 1, maxLength: 5 }), async (start, edits) => {
      const mine = replicaOf(start);
      const theirs = replicaOf(start);
      const element = document.body.appendChild(document.createElement("div"));
      const { editor, awareness } = mount(mine, element);
      const written: unknown[] = [];
      mine.on("update", (update, origin) => origin !== "theirs" && written.push(update));
      for (const made of edits) {
        makeEdit(theirs, made);
        Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), "theirs");
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      const seen = editor.getJSON();
      editor.destroy();
      awareness.destroy();
      element.remove();
      expect(written).toEqual([]);
      expect(seen).toEqual(readDocument(theirs.getXmlFragment("default")));
    }),
    proof(),
  );
});

test("every block that is tried is a block of the schema", () => {
  fc.assert(
    fc.property(block, (made) => {
      expect(() => stateOf({ type: "doc", content: [made] })).not.toThrow();
    }),
    proof(),
  );
});
