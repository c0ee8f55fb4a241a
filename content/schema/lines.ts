/**
 * Lines of a live text. An empty line has to hold its shared text from the start: otherwise each of several people who
 * begin it at the same moment makes a text of his own, and joining them doubles or drops what they typed.
 */
import * as Y from "yjs";
import { schema } from "./schema.ts";

/** The lines without a text among these nodes and everything inside them. */
export function bareLines(nodes: Iterable<unknown>): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  for (const node of nodes) {
    if (!(node instanceof Y.XmlElement)) continue;
    if (!schema.nodes[node.nodeName]?.inlineContent) found.push(...bareLines(node.toArray()));
    else if (node.length === 0) found.push(node);
  }
  return found;
}

/** Gives lines their texts, still empty. Call it inside a transaction. */
export function giveTexts(lines: readonly Y.XmlElement[]): void {
  for (const line of lines) line.insert(0, [new Y.XmlText()]);
}
