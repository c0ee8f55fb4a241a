/**
 * Lines of a live text. An empty line has to hold its shared text from the start: otherwise each of several people who
 * begin it at the same moment makes a text of his own, and joining them doubles or drops what they typed.
 */
import { schema } from "./schema.ts";

/** What a Yjs element is here; this module knows documents, not Yjs. */
export interface LiveElement<Child> {
  nodeName: string;
  length: number;
  toArray(): Child[];
}

/** The lines without a text among these nodes of a live text and everything inside them. */
export function bareLines<E extends LiveElement<unknown>>(
  nodes: Iterable<unknown>,
  isElement: (node: unknown) => node is E,
): E[] {
  const found: E[] = [];
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (!schema.nodes[node.nodeName]?.inlineContent) found.push(...bareLines(node.toArray(), isElement));
    else if (node.length === 0) found.push(node);
  }
  return found;
}
