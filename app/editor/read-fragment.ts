/** A Y.Doc's text as document JSON, for rendering without an editor and for an editor to begin with. */
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type { Doc } from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { inShownOrder } from "../../content/schema/row-order.ts";

/** The document in the root fragment of a text exactly as it stands there, rows with their ranks. */
export function standingDocument(doc: Doc): DocNode {
  return yXmlFragmentToProsemirrorJSON(doc.getXmlFragment("default")) as unknown as DocNode;
}

/** The document as it is read: rows in the order they are shown. */
export function readFragment(doc: Doc): DocNode {
  return inShownOrder(standingDocument(doc));
}
