import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { DocNode } from "../../content/schema/document.ts";
import { readDocument } from "../../server/texts/documents.ts";
import { edited, openCore, type TestCore } from "../helpers/texts-core.ts";

const doc: DocNode = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "Первый абзац" }] },
    { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
    {
      type: "form",
      attrs: { key: "a/b", kind: "table" },
      content: [
        { type: "row", attrs: { id: "r1", stand: "example" }, content: [{ type: "cell", attrs: { column: "c" } }] },
      ],
    },
  ],
};

const at = (fragment: Y.XmlFragment, ...path: number[]) =>
  path.reduce<unknown>((node, i) => (node as Y.XmlFragment).get(i), fragment) as Y.XmlElement & Y.XmlText;

const element = (
  name: string,
  attributes: Record<string, unknown> = {},
  children: (Y.XmlElement | Y.XmlText)[] = [],
) => {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};

function nested(depth: number): Y.XmlElement {
  return depth === 0 ? element("paragraph") : element("blockquote", {}, [nested(depth - 1)]);
}

const own = (copy: Y.Doc, key: string) => copy.get(key, Y.XmlFragment);

/** What a hostile editor may do to his copy; each must be refused. */
const hostile: Record<string, (fragment: Y.XmlFragment, copy: Y.Doc) => void> = {
  "[V5] a foreign root fragment": (_, copy) => own(copy, "prosemirror").insert(0, [element("paragraph")]),
  "[V5] a foreign root map": (_, copy) => copy.getMap("meta").set("a", 1),
  "[V5] a foreign root text": (_, copy) => copy.getText("t").insert(0, "a"),
  "[V5] a foreign root emptied at once": (_, copy) => {
    copy.getArray("list").insert(0, [1]);
    copy.getArray("list").delete(0, 1);
  },
  "[V5] a Y.Map among nodes": (fragment) => fragment.insert(0, [new Y.Map() as never]),
  "[V5] a Y.Array among nodes": (fragment) => fragment.insert(0, [new Y.Array() as never]),
  "[V5] a Y.Text among nodes": (fragment) => at(fragment, 0).insert(0, [new Y.Text("a") as never]),
  "[V5] a Y.XmlFragment among nodes": (fragment) => fragment.insert(0, [new Y.XmlFragment() as never]),
  "[V5] an XmlHook": (fragment) => fragment.insert(0, [new Y.XmlHook("paragraph") as never]),
  "[V5] a subdocument": (fragment) => fragment.insert(0, [new Y.Doc() as never]),
  "[V5] plain values among nodes": (fragment) => fragment.insert(0, ["строка" as never]),
  "[V5] bytes among nodes": (fragment) => fragment.insert(0, [new Uint8Array(5) as never]),
  "[V5] an embed in text": (fragment) => at(fragment, 0, 0).insertEmbed(0, { image: "a" }),
  "[V5] a node in text": (fragment) => at(fragment, 0, 0).insertEmbed(0, element("hardBreak")),
  "[V5] a map in text": (fragment) => at(fragment, 0, 0).insertEmbed(0, new Y.Map()),
  "[V5] an attribute on text": (fragment) => at(fragment, 0, 0).setAttribute("a", "b"),
  "[V5] an attribute on new text": (fragment) => {
    const text = new Y.XmlText("a");
    text.setAttribute("a", "b");
    at(fragment, 0).insert(0, [text]);
  },
  "[V6] an unknown node": (fragment) => fragment.insert(0, [element("script")]),
  "[V6] a node named like the root": (fragment) => fragment.insert(0, [element("doc")]),
  "[V6] a node named text": (fragment) => at(fragment, 0).insert(0, [element("text")]),
  "[V6] a node named constructor": (fragment) => fragment.insert(0, [element("constructor")]),
  "[V6] a node named __proto__": (fragment) => fragment.insert(0, [element("__proto__")]),
  "[V6] an unknown node deep in good ones": (fragment) =>
    fragment.insert(0, [element("bulletList", {}, [element("listItem", {}, [element("iframe")])])]),
  "[V6] a row outside a form": (fragment) => fragment.insert(0, [element("row")]),
  "[V6] a paragraph in a paragraph": (fragment) => at(fragment, 0).insert(0, [element("paragraph")]),
  "[V6] a node in a rule": (fragment) => fragment.insert(0, [element("horizontalRule", {}, [element("paragraph")])]),
  "[V6] text in a rule": (fragment) => fragment.insert(0, [element("horizontalRule", {}, [new Y.XmlText("a")])]),
  "[V6] text outside a text block": (fragment) => fragment.insert(0, [new Y.XmlText("a")]),
  "[V6] empty text in a list": (fragment) => at(fragment, 1).insert(0, [new Y.XmlText()]),
  "[V6] an unknown attribute": (fragment) => at(fragment, 0).setAttribute("onclick", "alert(1)"),
  "[V6] an attribute named constructor": (fragment) => at(fragment, 0).setAttribute("constructor", "a"),
  "[V6] an attribute named __proto__": (fragment) => at(fragment, 2).setAttribute("__proto__", "a"),
  "[V6] an attribute of the root": setRootAttribute,
  "[V6] a wrong level": (fragment) => fragment.insert(0, [element("heading", { level: 1 })]),
  "[V6] a level in words": (fragment) => fragment.insert(0, [element("heading", { level: "3" })]),
  "[V6] a wrong kind": (fragment) => at(fragment, 2).setAttribute("kind", "evil"),
  "[V6] an id with markup": (fragment) => at(fragment, 2, 0).setAttribute("id", '"><img>'),
  "[V6] an attribute that is null": (fragment) => at(fragment, 2, 0).setAttribute("id", null as never),
  "[V6] an attribute that is an object": (fragment) => at(fragment, 2, 0).setAttribute("id", {} as never),
  "[V6] an attribute that is a Yjs type": (fragment) => at(fragment, 2, 0).setAttribute("id", new Y.Text("a") as never),
  "[V6] an attribute that is a map": (fragment) => at(fragment, 2, 0).setAttribute("stand", new Y.Map() as never),
  "[V6] an attribute that is bytes": (fragment) => at(fragment, 2, 0).setAttribute("id", new Uint8Array(3) as never),
  "[V6] an unknown mark": (fragment) => at(fragment, 0, 0).format(0, 3, { blink: {} }),
  "[V6] a mark named constructor": (fragment) => at(fragment, 0, 0).format(0, 3, { ["constructor" as string]: {} }),
  "[V6] a mark of an unknown attribute": (fragment) => at(fragment, 0, 0).format(0, 3, { bold: { style: "a" } }),
  "[V6] a mark that is no object": (fragment) => at(fragment, 0, 0).format(0, 3, { bold: true }),
  "[V6] a link to a script": (fragment) => at(fragment, 0, 0).format(0, 3, { link: { href: "javascript:alert(1)" } }),
  "[V6] a link to data": (fragment) => at(fragment, 0, 0).format(0, 3, { link: { href: "data:text/html,a" } }),
  "[V6] a link whose target is no text": (fragment) => at(fragment, 0, 0).format(0, 3, { link: { href: 5 } }),
  "[V6] a mark in new text": (fragment) => {
    const text = new Y.XmlText();
    text.insert(0, "a", { link: { href: "javascript:alert(1)" } });
    fragment.insert(0, [element("paragraph", {}, [text])]);
  },
  "[V6] an image of another site": (fragment) =>
    fragment.insert(0, [element("image", { src: "https://evil.example/a.png" })]),
  "[V6] an image whose digest is an address": (fragment) =>
    fragment.insert(0, [element("image", { digest: "https://evil.example/a.png" })]),
  "[V6] an image whose digest is a path": (fragment) =>
    fragment.insert(0, [element("image", { digest: `../${"a".repeat(61)}` })]),
  "[V6] an image with words inside": (fragment) => fragment.insert(0, [element("image", {}, [new Y.XmlText("a")])]),
  "[V6] an image as wide as a house": (fragment) => fragment.insert(0, [element("image", { width: 1e9, height: 1 })]),
  "[V6] an attachment outside of a line": (fragment) => fragment.insert(0, [element("attachment")]),
  "[V6] an attachment whose type is markup": (fragment) =>
    at(fragment, 0).insert(1, [element("attachment", { type: 'text/html" onload=' })]),
  "[V6] an attachment whose size is in words": (fragment) =>
    at(fragment, 0).insert(1, [element("attachment", { size: "9" })]),
  "[V6] nesting deeper than 32": (fragment) => fragment.insert(0, [nested(32)]),
  "[V6] nesting far deeper": (fragment) => fragment.insert(0, [nested(200)]),
};

/** An item under a key of the root fragment, which no honest interface makes. */
function setRootAttribute(fragment: Y.XmlFragment, copy: Y.Doc): void {
  copy.transact((transaction) => {
    const id = Y.createID(copy.clientID, Y.getState(copy.store, copy.clientID));
    const item = new Y.Item(id, null, null, null, null, fragment as never, "lang", new Y.ContentAny(["ru"]));
    item.integrate(transaction, 0);
  });
}

/** The bytes of the text and what it reads as. */
function snapshot(test: TestCore, text: string): { vector: Uint8Array; reads: string } {
  const copy = test.copy(text);
  return { vector: Y.encodeStateVector(copy), reads: canonicalJson(test.core.readings.read(text).doc) };
}

test.each(Object.entries(hostile))("%s is refused and the text is unchanged byte for byte", (_, act) => {
  const test = openCore();
  const text = test.create(doc);
  const [evil, honest] = [test.open(text, "evil"), test.open(text, "honest")];
  const copy = test.copy(text);
  const before = snapshot(test, text);
  const update = edited(copy, (fragment) => act(fragment, copy));
  expect(test.deliver(evil, update)).toBe(4400);
  expect(snapshot(test, text)).toEqual(before);
  expect(
    test.deliver(
      honest,
      edited(test.copy(text), (f) => at(f, 0, 0).insert(0, "Я цел. ")),
    ),
  ).toBeUndefined();
  test.reopen();
  expect(canonicalJson(test.core.readings.read(text).doc)).toContain("Я цел. ");
});

test("[V6] nesting to exactly 32 is accepted, and one more is not, one step at a time", () => {
  const test = openCore();
  const text = test.create();
  const socket = test.open(text, "user");
  expect(
    test.deliver(
      socket,
      edited(test.copy(text), (f) => f.insert(0, [nested(31)])),
    ),
  ).toBeUndefined();
  const copy = test.copy(text);
  let deepest: Y.XmlFragment = copy.getXmlFragment("default");
  while (deepest.length > 0 && at(deepest, 0).nodeName !== "paragraph") deepest = at(deepest, 0);
  const update = edited(copy, () => deepest.insert(0, [nested(1)]));
  expect(test.deliver(socket, update)).toBe(4400);
});

test("[V3] an update with a gap in its clocks is refused", () => {
  const test = openCore();
  const text = test.create();
  const copy = test.copy(text);
  const first = edited(copy, (f) => f.insert(0, [element("paragraph")]));
  const second = edited(copy, (f) => f.insert(0, [element("blockquote")]));
  const gap = Y.diffUpdate(Y.mergeUpdates([first, second]), Y.encodeStateVectorFromUpdate(first));
  for (const update of [second, gap]) expect(test.deliver(test.open(text, "user"), update)).toBe(4400);
  const foreign = new Y.Doc();
  const deletion = edited(foreign, (f) => {
    f.insert(0, [element("paragraph")]);
    f.delete(0, 1);
  });
  // Deletions of what was never heard of.
  const onlyDeletion = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeUint8Array(encoder, deletion.subarray(deletion.length - 8));
  });
  expect(test.deliver(test.open(text, "user"), onlyDeletion)).toBe(4400);
  expect(test.deliver(test.open(text, "user"), first)).toBeUndefined();
});

test("[V4] new content under a client id that another account has used is refused (R4)", () => {
  const test = openCore();
  const text = test.create();
  const copy = test.copy(text);
  const mine = edited(copy, (f) => f.insert(0, [element("paragraph")]));
  expect(test.deliver(test.open(text, "owner of the id"), mine)).toBeUndefined();
  const later = edited(copy, (f) => f.insert(0, [element("blockquote")]));
  expect(test.deliver(test.open(text, "impostor"), later)).toBe(4400);
  test.reopen();
  expect(test.deliver(test.open(text, "impostor"), later)).toBe(4400);
  expect(test.deliver(test.open(text, "owner of the id"), later)).toBeUndefined();
  const users = new Set(
    test.core.readings
      .writes(text)
      .filter((w) => w.client === copy.clientID)
      .map((w) => w.user),
  );
  expect([...users]).toEqual(["owner of the id"]);
});

type WriteStruct = (encoder: encoding.Encoder) => void;

/** One client's structs as V1 bytes: each writer writes its info byte and the rest. The first ones may be deleted at once. */
function crafted(client: number, structs: WriteStruct[], deleted = 0): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, structs.length, client, 0]) encoding.writeVarUint(encoder, number);
    for (const write of structs) write(encoder);
    for (const number of deleted ? [1, client, 1, 0, deleted] : [0]) encoding.writeVarUint(encoder, number);
  });
}

/** A quote in the quote before it; the first stands in the root. */
const quoteIn = (client: number, clock: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 7);
  encoding.writeVarUint(encoder, clock === 0 ? 1 : 0);
  if (clock === 0) encoding.writeVarString(encoder, "default");
  else for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint(encoder, 3);
  encoding.writeVarString(encoder, "blockquote");
};

const gc = (length: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
};

const emptyString = (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 4);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, "default");
  encoding.writeVarString(encoder, "");
};

test("[V2] structs that count nothing, or further than anybody types, are refused", () => {
  const test = openCore();
  const text = test.create(doc);
  const before = snapshot(test, text);
  const wrong = [
    crafted(7, [gc(0)]),
    crafted(7, [gc(0), gc(1)]),
    crafted(7, [emptyString, gc(1)]),
    crafted(7, [gc(Number.MAX_SAFE_INTEGER)]),
    crafted(7, [gc(2 ** 31 + 1)]),
    crafted(7, [gc(2 ** 30), gc(2 ** 30), gc(1)]),
  ];
  for (const update of wrong) expect(test.deliver(test.open(text, "evil"), update)).toBe(4400);
  expect(snapshot(test, text)).toEqual(before);
});

test("[V6] nesting deeper than any stack is refused and harms nobody, also when it is taken back at once", () => {
  const test = openCore();
  const text = test.create(doc);
  const before = snapshot(test, text);
  const deep = Array.from({ length: 15_000 }, (_, clock) => quoteIn(7, clock));
  for (const deleted of [0, 1]) expect(test.deliver(test.open(text, "evil"), crafted(7, deep, deleted))).toBe(4400);
  expect(snapshot(test, text)).toEqual(before);
  expect(test.deliver(test.open(text, "evil"), crafted(7, deep.slice(0, 30)))).toBeUndefined();
});

test("[V7] the V2 encoding is refused, not acknowledged as nothing", () => {
  const test = openCore();
  const text = test.create();
  const copy = test.copy(text);
  const update = edited(copy, (f) => f.insert(0, [element("paragraph", {}, [new Y.XmlText("слова")])]));
  const empty = Y.encodeStateAsUpdateV2(new Y.Doc());
  for (const v2 of [Y.convertUpdateFormatV1ToV2(update), Y.encodeStateAsUpdateV2(copy), empty])
    expect(test.deliver(test.open(text, "user"), v2)).toBe(4400);
});

test("[V2] bytes after an update are refused", () => {
  const test = openCore();
  const text = test.create();
  const update = edited(test.copy(text), (f) => f.insert(0, [element("paragraph")]));
  expect(test.deliver(test.open(text, "user"), Uint8Array.of(...update, 0))).toBe(4400);
  expect(test.deliver(test.open(text, "user"), Uint8Array.of(0, 0, 0))).toBe(4400);
  expect(test.deliver(test.open(text, "user"), update)).toBeUndefined();
});

test("what is put in and taken out in one update leaves nothing that must be judged", () => {
  const test = openCore();
  const text = test.create(doc);
  const socket = test.open(text, "user");
  const before = canonicalJson(test.core.readings.read(text).doc);
  const update = edited(test.copy(text), (fragment) => {
    fragment.insert(0, [element("script", { onclick: "a" }, [new Y.XmlText("a")])]);
    fragment.delete(0, 1);
    at(fragment, 0).setAttribute("onclick", "a");
    at(fragment, 0).removeAttribute("onclick");
  });
  expect(test.deliver(socket, update)).toBeUndefined();
  expect(canonicalJson(test.core.readings.read(text).doc)).toBe(before);
  test.reopen();
  expect(canonicalJson(test.core.readings.read(text).doc)).toBe(before);
});

test("updates that only delete, and undo, are accepted", () => {
  const test = openCore();
  const text = test.create(doc);
  const socket = test.open(text, "user");
  const copy = test.copy(text);
  const undo = new Y.UndoManager(copy.getXmlFragment("default"), { captureTimeout: 0 });
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  at(copy.getXmlFragment("default"), 0, 0).delete(0, 3);
  copy.getXmlFragment("default").delete(1, 2);
  undo.undo();
  undo.undo();
  undo.redo();
  for (const update of updates) expect(test.deliver(socket, update)).toBeUndefined();
  expect(canonicalJson(test.core.readings.read(text).doc)).toBe(
    canonicalJson(readDocument(copy.getXmlFragment("default"))),
  );
});

/** Random edits through the schema: places are chosen by numbers, whatever the document is by then. */
const blockNames = [
  "paragraph",
  "blockquote",
  "bulletList",
  "taskList",
  "table",
  "form",
  "requirement",
  "horizontalRule",
];
const childOf: Record<string, string> = {
  ...{ doc: "paragraph", blockquote: "paragraph", bulletList: "listItem", listItem: "paragraph", taskList: "taskItem" },
  ...{
    taskItem: "paragraph",
    table: "tableRow",
    tableRow: "tableCell",
    tableCell: "paragraph",
    form: "row",
    row: "cell",
  },
  ...{ requirement: "field" },
};
const editOf = fc.record({
  kind: fc.constantFrom("text", "node", "child", "delete", "mark", "attribute", "break"),
  a: fc.nat(1000),
  b: fc.nat(1000),
  word: fc.string({ maxLength: 6 }),
});

function elementsOf(fragment: Y.XmlFragment): Y.XmlElement[] {
  const inside = fragment.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
  return inside.flatMap((node) => [node, ...elementsOf(node)]);
}

function perform(
  fragment: Y.XmlFragment,
  { kind, a, b, word }: { kind: string; a: number; b: number; word: string },
): void {
  const elements = elementsOf(fragment);
  const chosen = elements[a % Math.max(1, elements.length)];
  const inline = elements.filter((one) => ["paragraph", "cell", "field", "heading"].includes(one.nodeName));
  const block = inline[a % Math.max(1, inline.length)];
  const text = block
    ?.toArray()
    .find((node): node is Y.XmlText => node instanceof Y.XmlText && !(node instanceof Y.XmlElement));
  switch (kind) {
    case "text":
      if (text) text.insert(b % (text.length + 1), word || "я");
      else block?.insert(0, [new Y.XmlText(word || "я")]);
      return;
    case "node":
      return fragment.insert(b % (fragment.length + 1), [element(blockNames[a % blockNames.length]!)]);
    case "child": {
      const name = chosen && childOf[chosen.nodeName];
      if (name) chosen.insert(b % (chosen.length + 1), [element(name)]);
      return;
    }
    case "delete": {
      const parent = chosen && chosen.length > 0 && b % 2 ? chosen : fragment;
      if (parent.length > 0) parent.delete(a % parent.length, 1);
      return;
    }
    case "mark":
      if (text && text.length > 0)
        text.format(a % text.length, 1 + (b % 5), { [["bold", "italic", "code"][b % 3]!]: a % 2 ? {} : null });
      return;
    case "attribute":
      if (chosen?.nodeName === "row") chosen.setAttribute("stand", ["accepted", "example", "struck"][b % 3]!);
      if (chosen?.nodeName === "requirement") chosen.setAttribute("uuid", `u${b}`);
      return;
    case "break":
      return block?.insert(block.length, [element("hardBreak")]);
  }
}

test("no merge of valid edits is refused or unreadable, and all copies read the same", { timeout: 120_000 }, () => {
  const test = openCore();
  fc.assert(
    fc.property(
      fc.array(fc.array(editOf, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 }),
      (writers) => {
        const text = test.create(doc);
        const updates = writers.map((edits) =>
          // Nobody knows of the others' edits.
          edits.reduce<{ copy: Y.Doc; made: Uint8Array[] }>(
            ({ copy, made }, edit) => ({ copy, made: [...made, edited(copy, (fragment) => perform(fragment, edit))] }),
            { copy: test.copy(text), made: [] },
          ),
        );
        updates.forEach(({ made }, i) => {
          const socket = test.open(text, `user ${i}`);
          for (const update of made) expect(test.deliver(socket, update)).toBeUndefined();
          test.core.close(socket);
        });
        const reads = canonicalJson(test.core.readings.read(text).doc);
        const state = Y.encodeStateAsUpdate(test.copy(text));
        for (const { copy } of updates) {
          Y.applyUpdate(copy, state);
          expect(canonicalJson(readDocument(copy.getXmlFragment("default")))).toBe(reads);
        }
      },
    ),
    { numRuns: process.env.PROVE ? 1000 : 60 },
  );
});

test("a hostile act among honest ones is refused, whatever the text has become", { timeout: 120_000 }, () => {
  const test = openCore();
  const acts = fc.constantFrom(...Object.values(hostile));
  fc.assert(
    fc.property(fc.array(editOf, { maxLength: 6 }), acts, fc.array(editOf, { maxLength: 3 }), (before, act, beside) => {
      const text = test.create(doc);
      const socket = test.open(text, "evil");
      for (const edit of before)
        // The acts name the first blocks: what comes before them stays.
        if (edit.kind !== "delete" && edit.kind !== "node")
          expect(
            test.deliver(
              socket,
              edited(test.copy(text), (f) => perform(f, edit)),
            ),
          ).toBeUndefined();
      const copy = test.copy(text);
      const stood = snapshot(test, text);
      const update = edited(copy, (fragment) => {
        act(fragment, copy);
        for (const edit of beside) if (edit.kind === "text") perform(fragment, edit);
      });
      expect(test.deliver(socket, update)).toBe(4400);
      expect(snapshot(test, text)).toEqual(stood);
    }),
    { numRuns: process.env.PROVE ? 2000 : 100 },
  );
});
