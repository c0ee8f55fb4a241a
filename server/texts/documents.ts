/** Documents in and out of Yjs: canonical JSON through the schema, and states made from documents. */
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { Fragment, type Node as ProseNode } from "prosemirror-model";
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { inShownOrder, inTextOrder, withRanks } from "../../content/schema/row-order.ts";
import { schema } from "../../content/schema/schema.ts";
import { writeText } from "../../content/schema/writing/text-writing.ts";
import { rootName } from "./messages.ts";

/**
 * The canonical document of a fragment: defaults explicit, marks in schema order, neighbouring equal texts joined, rows
 * of tables in the order they are shown and without their ranks.
 */
export function readDocument(fragment: Y.XmlFragment): DocNode {
  return inShownOrder(readStanding(fragment));
}

/** The same with the rows where they stand in the text, with their ranks. */
export function readStanding(fragment: Y.XmlFragment): DocNode {
  return through(readRaw(fragment)).toJSON() as DocNode;
}

function readRaw(fragment: Y.XmlFragment): DocNode {
  const raw = yXmlFragmentToProsemirrorJSON(fragment) as unknown as DocNode;
  return { type: "doc", content: raw.content ?? [] };
}

/** A checked ProseMirror node of plain JSON. @throws RangeError when it does not fit the schema */
export function through(node: DocNode): ProseNode {
  const built = build(node);
  built.check();
  return built;
}

function build(node: DocNode): ProseNode {
  const marks = (node.marks ?? []).map((mark) => schema.mark(mark.type, mark.attrs));
  if (node.text !== undefined) return schema.text(node.text, marks.length > 0 ? marks.sort(byRank) : undefined);
  const children = (node.content ?? []).filter((child) => child.text !== "").map(build);
  return schema.node(node.type, node.attrs, Fragment.fromArray(children), marks);
}

const rank = new Map(Object.keys(schema.marks).map((name, i) => [name, i]));

function byRank(a: { type: { name: string } }, b: { type: { name: string } }): number {
  return rank.get(a.type.name)! - rank.get(b.type.name)!;
}

/** The Yjs state of a new text holding a document, and the client id that wrote it. */
export function stateOf(document: DocNode): { state: Uint8Array; client: number } {
  const doc = new Y.Doc();
  const node = through(withRanks(document));
  doc.transact(() => writeText(doc.getXmlFragment(rootName), node));
  return { state: Y.encodeStateAsUpdate(doc), client: doc.clientID };
}

/** The update that turns one state into a document, as new edits of a new client. */
export function updateTowards(state: Uint8Array, document: DocNode): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment(rootName);
  doc.transact(() => {
    const placed = inTextOrder(document, readRaw(fragment));
    writeText(fragment, through(placed));
  });
  return Y.encodeStateAsUpdate(doc, before);
}
