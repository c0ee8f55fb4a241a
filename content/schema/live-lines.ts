/** The lines of a live text with the ids of their letters: what anchors of threads are found by. */
import * as Y from "yjs";
import { type Mark } from "./anchors.ts";
import { isLine, nowhere, thing, within, type Letters, type LineAt, type LiveLine } from "./placed-lines.ts";
import { shownOrder } from "./row-order.ts";

/** Lines in the order of reading, as `documentLines` of the canonical document has them. */
export function liveLines(fragment: Y.XmlFragment): LiveLine[] {
  const lines: LiveLine[] = [];
  const visit = (element: Y.XmlElement, outer: LineAt) => {
    const at = within(outer, element.nodeName, (name) => element.getAttribute(name));
    if (isLine(element.nodeName)) return void lines.push({ ...lettersOf(element), at });
    for (const child of shownChildren(element)) visit(child, at);
  };
  for (const child of elementsOf(fragment)) visit(child, nowhere);
  return lines;
}

/** Which letters a text has held so far. */
export function seenLetters(doc: Y.Doc): Mark["seen"] {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))];
}

function elementsOf(node: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] {
  return node.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
}

/** Rows of tables in the order they are shown. */
function shownChildren(element: Y.XmlElement): Y.XmlElement[] {
  const children = elementsOf(element);
  const isOrdered = element.nodeName === "form" && (element.getAttribute("kind") ?? "table") === "table";
  if (!isOrdered) return children;
  return shownOrder(children.map((row) => row.getAttribute("rank") ?? "")).map((index) => children[index]!);
}

function lettersOf(line: Y.XmlElement): { text: string; letters: Letters[] } {
  let text = "";
  const letters: Letters[] = [];
  for (const child of line.toArray()) {
    if (child instanceof Y.XmlText) {
      for (let item = child._start; item; item = item.right) {
        if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
        text += item.content.str;
        letters.push([item.id.client, item.id.clock, item.length]);
      }
    } else if (child instanceof Y.XmlElement) {
      text += thing;
      letters.push([child._item!.id.client, child._item!.id.clock, 1]);
    }
  }
  return { text, letters };
}
