/** The lines of a live text with the ids of their letters: what anchors of threads are found by. */
import * as Y from "yjs";
import { type Mark } from "./anchors.ts";
import { isLine, nowhere, thing, within, type Letters, type LineAt, type LiveLine } from "./placed-lines.ts";
import { shownOrder } from "./row-order.ts";

/** What of a text is read: which of its parts stand in it, and what their attributes say. */
interface Moment {
  stands(item: Y.Item): boolean;
  attribute(element: Y.XmlElement, name: string): unknown;
}

const presently: Moment = {
  stands: (item) => !item.deleted,
  attribute: (element, name) => element.getAttribute(name),
};

/** A text as it was before a transaction that has just been made: what it deleted is not swept away yet. */
function before({ beforeState, deleteSet }: Y.Transaction): Moment {
  const wasThere = ({ id }: Y.Item) => id.clock < (beforeState.get(id.client) ?? 0);
  const stands = (item: Y.Item) => wasThere(item) && (!item.deleted || Y.isDeleted(deleteSet, item.id));
  return {
    stands,
    attribute(element, name) {
      let value = element._map.get(name) ?? null;
      while (value && !wasThere(value)) value = value.left;
      return value && stands(value) ? (value.content.getContent().at(-1) as unknown) : undefined;
    },
  };
}

/** Lines in the order of reading, as `documentLines` of the canonical document has them. */
export function liveLines(fragment: Y.XmlFragment): LiveLine[] {
  return linesOf(fragment, presently);
}

/** The same before a transaction, while its end is being told. */
export function linesBefore(fragment: Y.XmlFragment, transaction: Y.Transaction): LiveLine[] {
  return linesOf(fragment, before(transaction));
}

function linesOf(fragment: Y.XmlFragment, moment: Moment): LiveLine[] {
  const lines: LiveLine[] = [];
  const visit = (element: Y.XmlElement, outer: LineAt) => {
    const at = within(outer, element.nodeName, (name) => moment.attribute(element, name));
    if (isLine(element.nodeName)) return void lines.push({ ...lettersOf(element, moment), at });
    for (const child of shownChildren(element, moment)) visit(child, at);
  };
  for (const child of elementsOf(fragment, moment)) visit(child, nowhere);
  return lines;
}

/** Which letters a text has held so far. */
export function seenLetters(doc: Y.Doc): Mark["seen"] {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))];
}

function* partsOf(node: Y.XmlFragment | Y.XmlElement | Y.XmlText, moment: Moment): Generator<Y.Item> {
  for (let item = node._start; item; item = item.right) if (moment.stands(item)) yield item;
}

function elementsOf(node: Y.XmlFragment | Y.XmlElement, moment: Moment): Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  for (const { content } of partsOf(node, moment))
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) elements.push(content.type);
  return elements;
}

/** Rows of tables in the order they are shown. */
function shownChildren(element: Y.XmlElement, moment: Moment): Y.XmlElement[] {
  const children = elementsOf(element, moment);
  const attribute = (of: Y.XmlElement, name: string) => moment.attribute(of, name) as string | undefined;
  const isOrdered = element.nodeName === "form" && (attribute(element, "kind") ?? "table") === "table";
  if (!isOrdered) return children;
  return shownOrder(children.map((row) => attribute(row, "rank") ?? "")).map((index) => children[index]!);
}

function lettersOf(line: Y.XmlElement, moment: Moment): { text: string; letters: Letters[] } {
  let text = "";
  const letters: Letters[] = [];
  for (const { id, content } of partsOf(line, moment)) {
    if (!(content instanceof Y.ContentType)) continue;
    if (content.type instanceof Y.XmlText) {
      for (const { id, length, content: words } of partsOf(content.type, moment)) {
        if (!(words instanceof Y.ContentString)) continue;
        text += words.str;
        letters.push([id.client, id.clock, length]);
      }
    } else if (content.type instanceof Y.XmlElement) {
      text += thing;
      letters.push([id.client, id.clock, 1]);
    }
  }
  return { text, letters };
}
