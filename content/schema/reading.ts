/** What rendering a document for reading knows of it: definitions of forms, the language, and names of places in it. */
import type { Form } from "../templates/format.ts";
import type { DocNode } from "./document.ts";
import { cellAnchor, formAnchor, rowAnchor, type FormPlace } from "./names.ts";
import type { documentWords } from "./words.ts";

/** Definitions of forms by the key they carry in documents: `block/form`. */
export type FormBook = Record<string, Form>;

/** For whom a document is rendered: the customer's own people, or integrators. */
export type Audience = "inside" | "outside";

export interface Reading {
  doc: DocNode;
  forms: FormBook;
  language: "ru" | "en";
  words: (typeof documentWords)["ru"];
  /** The text whose document this is; empty for a piece that no address leads into. */
  text: string;
  /** Integrators read: without what only the inside knows of requirements. */
  audience: Audience;
  /** Which of the forms with its key in the document each form is. */
  nth: ReadonlyMap<DocNode, number>;
  /** The HTML of the children of a node. */
  children: (node: DocNode) => string;
  /** The HTML of a text with its marks. */
  marked: (node: DocNode) => string;
}

/** Which of the forms with its key each form of a document is, beginning with 1. */
export function countForms(doc: DocNode): Map<DocNode, number> {
  const counts = new Map<string, number>();
  const nth = new Map<DocNode, number>();
  const walk = (node: DocNode) => {
    if (node.type !== "form") return node.content?.forEach(walk);
    const key = String(node.attrs?.key);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    nth.set(node, counts.get(key)!);
  };
  walk(doc);
  return nth;
}

/** A key that a document made up, such as «constructor», must not find what every object has. */
export function definitionOf(key: string, { forms }: Pick<Reading, "forms">): Form | undefined {
  return Object.hasOwn(forms, key) ? forms[key] : undefined;
}

function placeOf(form: DocNode, { text, nth }: Reading): FormPlace {
  const kind = String(form.attrs?.kind ?? "table");
  return { text, form: String(form.attrs?.key ?? ""), kind, nth: nth.get(form) ?? 1 };
}

export function anchorOfForm(form: DocNode, reading: Reading): string {
  return formAnchor(placeOf(form, reading));
}

export function anchorOfRow(form: DocNode, row: DocNode, reading: Reading): string {
  return rowAnchor(placeOf(form, reading), String(row.attrs?.id ?? ""));
}

export function anchorOfCell(form: DocNode, row: string, column: string, reading: Reading): string {
  return cellAnchor(placeOf(form, reading), row, column);
}
