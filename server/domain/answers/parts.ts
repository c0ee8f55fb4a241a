/** The parts of a block's document that answers lie in: forms, rows and cells, requirements, words under a question. */
import { cellsOf, isBlank, plainText, type DocNode } from "../../../content/schema/document.ts";

/** The words of a line as they are typed in a field; undefined when it holds more: references, or formatting. */
export function typedWords(node: DocNode | undefined): string | undefined {
  let text = "";
  for (const child of node?.content ?? []) {
    if (child.type === "hardBreak") text += "\n";
    else if (child.text !== undefined && (child.marks ?? []).length === 0) text += child.text;
    else return undefined;
  }
  return text;
}

/** What was typed as the content of a line: a break where a line ended. */
export function lineContent(text: string): Pick<DocNode, "content"> {
  const content = text
    .split("\n")
    .flatMap((line, i): DocNode[] => [
      ...(i > 0 ? [{ type: "hardBreak" }] : []),
      ...(line ? [{ type: "text", text: line }] : []),
    ]);
  return content.length > 0 ? { content } : {};
}

export function formIn(doc: DocNode, key: string): DocNode | undefined {
  if (doc.type === "form" && doc.attrs?.key === key) return doc;
  for (const child of doc.content ?? []) {
    const found = formIn(child, key);
    if (found) return found;
  }
  return undefined;
}

/** The document with one of its nodes replaced. */
export function replaced(doc: DocNode, old: DocNode, next: DocNode): DocNode {
  if (doc === old) return next;
  if (!doc.content) return doc;
  return { ...doc, content: doc.content.map((child) => replaced(child, old, next)) };
}

/** Rows that count: neither examples nor struck out. */
export function acceptedRows(form: DocNode | undefined): DocNode[] {
  return (form?.content ?? []).filter(({ attrs }) => (attrs?.stand ?? "accepted") === "accepted");
}

/** The cell of a row for a column: the first that says something. Two people may have made two at once. */
export function cellIn(row: DocNode | undefined, column: string): { cell: DocNode | undefined; isSplit: boolean } {
  const cells = row ? cellsOf(row, column) : [];
  const filled = cells.filter((cell) => !isBlank(cell));
  return { cell: filled[0] ?? cells[0], isSplit: filled.length > 1 };
}

export function requirementsIn(doc: DocNode): DocNode[] {
  return (doc.content ?? []).filter(({ type }) => type === "requirement");
}

export function fieldIn(requirement: DocNode | undefined, name: string): DocNode | undefined {
  return requirement?.content?.find(({ attrs }) => attrs?.name === name);
}

/** How far a question's words and what stands under them reach among the document's children. */
export interface Said {
  /** The place of the heading. */
  from: number;
  /** Behind the last of its lines. */
  to: number;
}

const ends = new Set(["heading", "form", "requirement"]);

/** The answer under a question's own words; undefined when they do not stand in the text. */
export function saidUnder(doc: DocNode, question: string): Said | undefined {
  const nodes = doc.content ?? [];
  const from = nodes.findIndex((node) => node.type === "heading" && plainText(node) === question);
  if (from < 0) return undefined;
  const length = nodes.slice(from + 1).findIndex(({ type }) => ends.has(type));
  return { from, to: length < 0 ? nodes.length : from + 1 + length };
}
