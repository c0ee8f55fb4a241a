/** The lines of a text: where they stand in its structure, and which letters of the shared text they are made of. */
import type { DocNode } from "./document.ts";

/** What stands for anything in a line that is no text. */
export const thing = "\uFFFC";

/** Where in the structure of a text a line stands; empty where it does not apply. */
export interface LineAt {
  form: string;
  row: string;
  column: string;
  requirement: string;
  field: string;
}

/** Letters of the shared text in a row: ids of one client, one after another. */
export type Letters = [client: number, clock: number, length: number];

/** A line of a live text with the ids of its letters, things included. */
export interface LiveLine {
  text: string;
  at: LineAt;
  letters: Letters[];
}

export interface Point {
  /** Of the lines of the text in the order of reading. */
  line: number;
  offset: number;
}

/** Where the words stand now: it ends in another line than it begins in when somebody has split the line within. */
export interface QuotePlace {
  from: Point;
  to: Point;
}

/** In no form and no requirement. */
export const nowhere: LineAt = { form: "", row: "", column: "", requirement: "", field: "" };

const lineTypes = new Set(["paragraph", "heading", "cell", "field"]);

/** Is a node of this type a line: does it hold text? */
export function isLine(type: string): boolean {
  return lineTypes.has(type);
}

/** Where the children of a node stand. */
export function within(at: LineAt, type: string, attrs: (name: string) => unknown): LineAt {
  const named = (name: string) => String(attrs(name) ?? "");
  switch (type) {
    case "form":
      return { ...nowhere, form: named("key") };
    case "row":
      return { ...at, row: named("id") };
    case "cell":
      return { ...at, column: named("column") };
    case "requirement":
      return { ...nowhere, requirement: named("uuid") };
    case "field":
      return { ...at, field: named("name") };
    default:
      return at;
  }
}

/** The lines of a document in the order of reading, with where they stand. */
export function documentLines(doc: DocNode): Omit<LiveLine, "letters">[] {
  const lines: Omit<LiveLine, "letters">[] = [];
  const visit = (node: DocNode, outer: LineAt) => {
    const at = within(outer, node.type, (name) => node.attrs?.[name]);
    const children = node.content ?? [];
    if (isLine(node.type)) lines.push({ text: children.map(({ text }) => text ?? thing).join(""), at });
    else for (const child of children) visit(child, at);
  };
  visit(doc, nowhere);
  return lines;
}
