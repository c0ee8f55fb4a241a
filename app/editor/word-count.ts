/** Counting words while somebody types: what did not change is counted once. */
import type { Node } from "@tiptap/pm/model";

const counted = new WeakMap<Node, number>();

/** Words that a person wrote or accepted, as content/schema/document.ts counts them. */
export function wordsIn(node: Node): number {
  const known = counted.get(node);
  if (known !== undefined) return known;
  const words = count(node);
  counted.set(node, words);
  return words;
}

function count(node: Node): number {
  if (node.type.name === "row" && node.attrs.stand !== "accepted") return 0;
  if (node.isText) return node.text!.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (node.type.name === "reference") return 1;
  return node.children.reduce((sum, child) => sum + wordsIn(child), 0);
}
