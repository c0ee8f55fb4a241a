/**
 * Writing a document into a live text by the smallest change, so that of what others write at the same moment nothing is
 * lost or said twice. What Tiptap's binding does by itself is not enough for that: in a line that begins or ends with a
 * reference or a break, or holds nothing, each of several people who begin to write makes a text of his own, and joining
 * these texts afterwards drops letters. Here a line always holds its texts beforehand: one before, between and after all
 * that stands in it and is not letters; and a text that stands in a line is never thrown away while the line stands.
 */
import { equalityDeep } from "lib0/function";
import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import { create, isWritten, type Known } from "./known-parts.ts";
import type { Child, Part } from "./line-parts.ts";
import { writeLine, type Hand } from "./line-writing.ts";
import { kept, pairs } from "./sibling-matching.ts";

/**
 * Makes a live text into a document. Call it inside of a transaction.
 * @param caret the caret of who writes, in the new document: of several letters that are the same, those before it are new
 */
export function writeText(
  text: Y.XmlFragment,
  document: Node,
  known: Known = new Map<Part, Node>(),
  caret = Infinity,
): void {
  known.set(text, document);
  writeChildren(text, document, { known, caret });
}

function write(element: Y.XmlElement, node: Node, hand: Hand): void {
  hand.known.set(element, node);
  writeAttributes(element, node.attrs);
  if (node.inlineContent) writeLine(element, node, hand);
  else writeChildren(element, node, hand);
}

function writeAttributes(element: Y.XmlElement, wanted: Record<string, unknown>): void {
  const present = element.getAttributes() as Record<string, unknown>;
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== null && !equalityDeep(present[name], value)) element.setAttribute(name, value as string);
  }
  for (const name of Object.keys(present)) if ((wanted[name] ?? null) === null) element.removeAttribute(name);
}

function writeChildren(parent: Y.XmlFragment | Y.XmlElement, node: Node, { known, caret }: Hand): void {
  const present = parent.toArray() as Child[];
  const wanted = node.children;
  const most = Math.min(present.length, wanted.length);
  let [left, right] = [0, 0];
  while (left < most && isWritten(present[left]!, wanted[left]!, known)) left++;
  while (left + right < most && isWritten(present.at(-1 - right)!, wanted.at(-1 - right)!, known)) right++;
  let at = left;
  let start = wanted.slice(0, left).reduce((size, { nodeSize }) => size + nodeSize, 0);
  const step = (old: Child | undefined, next: Node | undefined) => {
    if (next) {
      if (old) write(old as Y.XmlElement, next, { known, caret: caret - start - 1 });
      else parent.insert(at, [create(next, known)]);
      at++;
      start += next.nodeSize;
    } else {
      known.delete(old!);
      parent.delete(at, 1);
    }
  };
  const olds = present.slice(left, present.length - right);
  const nexts = wanted.slice(left, wanted.length - right);
  let [oldAt, nextAt] = [0, 0];
  for (const [oldTo, nextTo] of [...kept(olds, nexts, known), [olds.length, nexts.length] as const]) {
    for (const [old, next] of pairs(olds.slice(oldAt, oldTo), nexts.slice(nextAt, nextTo))) step(old, next);
    if (oldTo < olds.length) {
      at++;
      start += nexts[nextTo]!.nodeSize;
    }
    [oldAt, nextAt] = [oldTo + 1, nextTo + 1];
  }
}
