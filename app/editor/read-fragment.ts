/** A Y.Doc's text as document JSON, for rendering without an editor. */
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type { Doc } from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { inShownOrder } from "../../content/schema/row-order.ts";

/** The document in the root fragment of a text, rows in the order they are shown. */
export function readFragment(doc: Doc): DocNode {
  return inShownOrder(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment("default")) as unknown as DocNode);
}
