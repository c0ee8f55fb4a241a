/** What stands in a line of a live text: texts with their formats, and between them things: references and breaks. */
import { equalityDeep } from "lib0/function";
import type { Node } from "prosemirror-model";
import * as Y from "yjs";

export type Child = Y.XmlText | Y.XmlElement;
export type Part = Child | Y.XmlFragment;

/** Letters with one formatting. */
export interface Run {
  insert: string;
  attributes: Record<string, unknown>;
}

export function run(node: Node): Run {
  return {
    insert: node.text!,
    attributes: Object.fromEntries(node.marks.map(({ type, attrs }) => [type.name, attrs])),
  };
}

export function runsOf(text: Y.XmlText): Run[] {
  const runs = text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[];
  return runs.map(({ insert, attributes = {} }) => ({ insert, attributes }));
}

/** Neighbours with the same formatting are one. */
export function joined(runs: Run[]): Run[] {
  const all: Run[] = [];
  for (const each of runs) {
    const last = all.at(-1);
    if (last && equalityDeep(last.attributes, each.attributes)) last.insert += each.insert;
    else all.push({ ...each });
  }
  return all;
}

export function slice(runs: Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap(({ insert, attributes }) => {
    const part = insert.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += insert.length;
    return part ? [{ insert: part, attributes }] : [];
  });
}

export const lettersOf = (runs: Run[]) => runs.map(({ insert }) => insert).join("");

export function newText(runs: Run[] = []): Y.XmlText {
  const text = new Y.XmlText();
  if (runs.length > 0) text.applyDelta(runs);
  return text;
}

/** The texts of a line before, between and after its things: references and breaks. */
export function partsOfLine(line: Y.XmlElement): { texts: Y.XmlText[][]; things: Y.XmlElement[] } {
  const texts: Y.XmlText[][] = [[]];
  const things: Y.XmlElement[] = [];
  for (const child of line.toArray() as Child[]) {
    if (child instanceof Y.XmlText) texts.at(-1)!.push(child);
    else {
      things.push(child);
      texts.push([]);
    }
  }
  return { texts, things };
}

export function partsOfNode(line: Node): { words: Node[][]; things: Node[] } {
  const words: Node[][] = [[]];
  const things: Node[] = [];
  for (const child of line.children) {
    if (child.isText) words.at(-1)!.push(child);
    else {
      things.push(child);
      words.push([]);
    }
  }
  return { words, things };
}

export function textOf(part: Child): string {
  if (part instanceof Y.XmlText) return lettersOf(runsOf(part));
  return (part.toArray() as Child[]).map(textOf).join("");
}
