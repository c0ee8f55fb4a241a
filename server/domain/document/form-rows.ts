/** Typed tables of a block as rows of plain words, read from its live text. */
import { cellsOf, type DocNode } from "../../../content/schema/document.ts";
import { fileText, isFile } from "../../../content/schema/files.ts";
import type { FormKind, RowStand } from "../../../content/schema/forms.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import { nameOf, type Names } from "../../../content/schema/names.ts";
import type { Form } from "../../../content/templates/format.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readForms } from "./forms.ts";
import { liveBlock } from "./live-rows.ts";
import { readNames } from "./names.ts";

export interface FormRow {
  id: string;
  stand: RowStand;
  /** By the key of the column; a cell that is not there is empty. */
  cells: Record<string, string>;
}

export interface FormReading {
  /** `block/form`, as documents name it. */
  key: string;
  kind: FormKind;
  title: string;
  columns: { key: string; title: string; required: boolean }[];
  rows: FormRow[];
}

/** Words of a cell in one line each; references read as what they name now. */
export function cellText(node: DocNode, names: Names): string {
  if (node.text !== undefined) return node.text;
  if (node.type === "hardBreak") return "\n";
  if (isFile(node)) return fileText(node);
  if (node.type === "reference")
    return nameOf(names, String(node.attrs?.kind ?? ""), String(node.attrs?.target ?? ""))?.text ?? "";
  return (node.content ?? []).map((child) => cellText(child, names)).join("");
}

/** All forms of a document, in its order. */
export function* formsIn(node: DocNode): Generator<DocNode> {
  if (node.type === "form") yield node;
  else for (const child of node.content ?? []) yield* formsIn(child);
}

/** Columns as the template knows them; of a form it does not know, those that its rows name. */
export function columnsOf(node: DocNode, form: Form | undefined): FormReading["columns"] {
  switch (form?.kind) {
    case "table":
    case "card":
      return form.columns.map(({ key, title, required }) => ({ key, title, required }));
    case "matrix":
      return form.columns.map(({ key, title }) => ({ key, title, required: false }));
    case "choice":
      return [];
    default: {
      const named = (node.content ?? []).flatMap((row) => row.content ?? []).map((cell) => String(cell.attrs?.column));
      return [...new Set(named)].map((key) => ({ key, title: key, required: false }));
    }
  }
}

/** The definition of a form, if the project's template has it. */
export function definitionOf(forms: FormBook, key: string): Form | undefined {
  return Object.hasOwn(forms, key) ? forms[key] : undefined;
}

function readRow(row: DocNode, columns: FormReading["columns"], names: Names): FormRow {
  const text = (column: string) =>
    cellsOf(row, column)
      .map((cell) => cellText(cell, names).trim())
      .filter(Boolean)
      .join("\n");
  const cells = Object.fromEntries(columns.map(({ key }) => [key, text(key)]));
  return { id: String(row.attrs?.id ?? ""), stand: row.attrs?.stand as RowStand, cells };
}

function readForm(node: DocNode, forms: FormBook, names: Names): FormReading {
  const key = String(node.attrs?.key ?? "");
  const form = definitionOf(forms, key);
  const columns = columnsOf(node, form);
  const rows = (node.content ?? []).map((row) => readRow(row, columns, names));
  return { key, kind: node.attrs?.kind as FormKind, title: form?.title ?? key, columns, rows };
}

/** The forms of a block as they read now. @throws Refusal not-found, not-allowed, text-unavailable */
export async function readBlockForms(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<FormReading[]> {
  await membership(ground, actor, projectId, "text.read");
  const { textId } = await liveBlock(ground.facts, projectId, blockId);
  const forms = await readForms(ground, actor, projectId);
  const { doc } = await ground.texts.read(textId);
  const names = await readNames(ground.facts, projectId);
  return [...formsIn(doc)].map((node) => readForm(node, forms, names));
}
