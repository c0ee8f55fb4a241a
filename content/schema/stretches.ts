/** Long documents in stretches: a browser lays out those near the screen, and one of them within a frame. */
import type { DocNode } from "./document.ts";

/** A stretch is full with so many nodes: seven paragraphs, a screen of words, or one table. */
const fullStretch = 15;
/** A document of fewer nodes stands in one piece. */
const shortDocument = 120;

function countNodes(node: DocNode): number {
  return (node.content ?? []).reduce((sum, child) => sum + countNodes(child), 1);
}

/** What stands in a document, in order; a short one is one stretch. */
export function stretchesOf(doc: DocNode): DocNode[][] {
  const sized = (doc.content ?? []).map((node) => ({ node, size: countNodes(node) }));
  if (sized.reduce((sum, { size }) => sum + size, 0) < shortDocument) return [sized.map(({ node }) => node)];
  const stretches: DocNode[][] = [];
  let room = 0;
  for (const { node, size } of sized) {
    if (room <= 0) {
      stretches.push([]);
      room = fullStretch;
    }
    stretches.at(-1)!.push(node);
    room -= size;
  }
  return stretches;
}
