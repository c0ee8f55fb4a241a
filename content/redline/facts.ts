/** What comparing needs to know of nodes: are they equal, which words they hold, what names them. Computed once a node. */
import type { DocNode } from "../schema/document.ts";
import { schema } from "../schema/schema.ts";
import type { Work } from "./matching.ts";
import type { Shell } from "./shape.ts";

/** Words and inline atoms by number, with how often they stand there. */
export type Bag = ReadonlyMap<number, number>;

export interface NodeFacts {
  /** Equal for equal nodes. */
  id: number;
  bag: Bag;
  /** How many words and atoms. */
  size: number;
}

/** Attributes that name a node among its siblings: a requirement, a row, a form, a cell, a field. */
const naming = ["uuid", "id", "key", "column", "name"] as const;

/** Numbers, words with their hyphens, stretches of white space, and every other character alone. */
const pieces = /\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}\p{M}_]+(?:[-’'][\p{L}\p{N}\p{M}_]+)*|\s+|./gsu;
const wordly = /[\p{L}\p{N}]/u;

/** A text in its smallest pieces. */
export function piecesOf(text: string): string[] {
  return text.match(pieces) ?? [];
}

export function isWord(piece: string): boolean {
  return wordly.test(piece);
}

/** Does a node hold a line of text? */
export function isLine({ type, content }: DocNode): boolean {
  return schema.nodes[type]?.inlineContent ?? content?.some(({ text }) => text !== undefined) ?? false;
}

/** May one of these have become the other? Those may that can hold the same. */
export function areAkin(a: DocNode, b: DocNode): boolean {
  if (a.type === b.type) return true;
  const holds = (node: DocNode) => schema.nodes[node.type]?.spec.content;
  return holds(a) !== undefined && holds(a) === holds(b);
}

/** What names a node among its siblings, or undefined. */
export function nameOf({ type, attrs }: DocNode): string | undefined {
  const attribute = naming.find((name) => typeof attrs?.[name] === "string" && attrs[name] !== "");
  return attribute && `${type} ${String(attrs![attribute])}`;
}

/** A node without what is inside it. */
export function shellOf({ content: _, text: __, ...shell }: DocNode): Shell {
  return shell;
}

/** What is known in one comparison. */
export class Facts {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<DocNode, NodeFacts>();

  constructor(readonly work: Work) {}

  /** The number that stands for a string in this comparison. */
  number(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size));
    return number;
  }

  of(node: DocNode): NodeFacts {
    let facts = this.known.get(node);
    if (!facts) this.known.set(node, (facts = this.learn(node)));
    return facts;
  }

  private learn(node: DocNode): NodeFacts {
    const inner = (node.content ?? []).map((child) => this.of(child));
    const { type, attrs, marks, text } = node;
    const id = this.number(JSON.stringify([type, attrs, marks, text, inner.map((child) => child.id)]));
    const bag = new Map<number, number>();
    const put = (word: number, times: number) => bag.set(word, (bag.get(word) ?? 0) + times);
    if (text !== undefined) for (const piece of piecesOf(text)) if (isWord(piece)) put(this.number(piece), 1);
    if (schema.nodes[type]?.isAtom && attrs) put(this.number(atomKey(node)), 1);
    for (const child of inner) for (const [word, times] of child.bag) put(word, times);
    let size = 0;
    for (const times of bag.values()) size += times;
    return { id, bag, size };
  }
}

/** An inline atom as one token, whatever its marks. */
export function atomKey({ type, attrs, content }: DocNode): string {
  return JSON.stringify([type, attrs, content]);
}

/** How many words two bags share. */
export function shared(a: Bag, b: Bag): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, times] of small) sum += Math.min(times, large.get(word) ?? 0);
  return sum;
}

/** How like two nodes are by their words: 0 for strangers, 1 for the same words. */
export function likeness(a: NodeFacts, b: NodeFacts): number {
  const both = a.size + b.size;
  return both === 0 ? 0 : (2 * shared(a.bag, b.bag)) / both;
}
