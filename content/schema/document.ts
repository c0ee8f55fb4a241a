/** Documents as plain JSON, the way they are stored, compared and sent. */
import { fileText, isFile } from "./files.ts";

/** A node of a document, as ProseMirror writes it in JSON. */
export interface DocNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}

/** A document with one empty paragraph. */
export function emptyDocument(): DocNode {
  return { type: "doc", content: [{ type: "paragraph" }] };
}

/** The cells of a row that name a column, in order; two people who filled a missing cell at once made two. */
export function cellsOf(row: DocNode, column: string): DocNode[] {
  return (row.content ?? []).filter((cell) => cell.attrs?.column === column);
}

/** Does a cell or a field hold nothing to read? */
export function isBlank(node: DocNode | undefined): boolean {
  return node === undefined || !isReadable(node);
}

/** A sign alone can be read too: «%» fills a cell for a unit. */
function isReadable(node: DocNode): boolean {
  if (node.text !== undefined) return node.text.trim() !== "";
  return node.type === "reference" || isFile(node) || (node.content ?? []).some(isReadable);
}

/** All the text of a node, pieces of different blocks parted by a space. */
export function plainText(node: DocNode): string {
  if (node.text !== undefined) return node.text;
  if (node.type === "hardBreak") return " ";
  if (isFile(node)) return fileText(node);
  const inner = (node.content ?? []).map(plainText);
  const isTextblock = (node.content ?? []).some((child) => child.text !== undefined);
  return inner.join(isTextblock ? "" : " ").trim();
}

/** Words that a person wrote or accepted: example and struck rows count for nothing. */
export function countWords(node: DocNode): number {
  if (node.type === "row" && node.attrs?.stand !== "accepted" && node.attrs?.stand !== undefined) return 0;
  if (node.text !== undefined) return node.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (node.type === "reference" || isFile(node)) return 1;
  return (node.content ?? []).reduce((sum, child) => sum + countWords(child), 0);
}
