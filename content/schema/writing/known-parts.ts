/** Parts of a live text beside the nodes that they are in the editor: which say the same already, and making new ones. */
import { equalityDeep } from "lib0/function";
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { joined, newText, partsOfLine, partsOfNode, run, runsOf, type Child, type Part } from "./line-parts.ts";

/** The parts of a live text, and what they are in the editor's document: as they were written, or read, last. */
export interface Known {
  get(part: Part): Node | Node[] | undefined;
  set(part: Part, node: Node | Node[]): unknown;
  delete(part: Part): unknown;
}

export function attributesFit(element: Y.XmlElement, wanted: Record<string, unknown>): boolean {
  const said = Object.entries(wanted).filter(([, value]) => value !== null);
  return equalityDeep(element.getAttributes(), Object.fromEntries(said));
}

/** Whether a part of the text already says what a node says. */
export function isWritten(child: Child, node: Node, known: Known): boolean {
  if (known.get(child) === node) return true;
  if (!(child instanceof Y.XmlElement) || !says(child, node)) return false;
  known.set(child, node);
  return true;
}

function says(element: Y.XmlElement, node: Node): boolean {
  if (element.nodeName !== node.type.name || !attributesFit(element, node.attrs)) return false;
  if (node.inlineContent) {
    const [present, wanted] = [partsOfLine(element), partsOfNode(node)];
    return (
      present.things.length === wanted.things.length &&
      present.things.every((thing, i) => says(thing, wanted.things[i]!)) &&
      present.texts.every((texts, i) => equalityDeep(joined(texts.flatMap(runsOf)), joined(wanted.words[i]!.map(run))))
    );
  }
  const children = element.toArray();
  return (
    children.length === node.childCount &&
    children.every((child, i) => child instanceof Y.XmlElement && says(child, node.child(i)))
  );
}

export function create(node: Node, known: Known): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  known.set(element, node);
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value !== null) element.setAttribute(name, value as string);
  }
  if (node.inlineContent) {
    const { words, things } = partsOfNode(node);
    const children = words.flatMap((each, i) => [
      ...(i > 0 ? [create(things[i - 1]!, known)] : []),
      newText(each.map(run)),
    ]);
    element.insert(0, children);
  } else if (node.childCount > 0) {
    element.insert(
      0,
      node.children.map((child) => create(child, known)),
    );
  }
  return element;
}
