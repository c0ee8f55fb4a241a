/** A Y.Doc's text as document JSON, for rendering without an editor. */
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type { Doc } from "yjs";
import type { DocNode } from "../../content/schema/document.ts";

/** The document in the root fragment of a text. */
export function readFragment(doc: Doc): DocNode {
  return yXmlFragmentToProsemirrorJSON(doc.getXmlFragment("default")) as unknown as DocNode;
}
