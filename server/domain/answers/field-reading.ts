/** What stands in a block's document where the answer to a step belongs, as fields of a form to fill in. */
import type { FormKind } from "../../../content/schema/forms.ts";
import { isBlank, plainText, type DocNode } from "../../../content/schema/document.ts";
import type { Column, Form } from "../../../content/templates/format.ts";
import { formKey } from "../../../content/templates/seed.ts";
import { sha256 } from "../../random.ts";
import { acceptedRows, cellIn, fieldIn, formIn, requirementsIn, saidUnder, typedWords } from "./parts.ts";
import type { Step } from "./steps.ts";

export type FieldKind = "words" | "line" | "number" | "date" | "choice";

export interface AnswerField {
  /** Id of the row or uuid of the requirement it belongs to; empty for words and choices. */
  row: string;
  /** Key of the column or name of the requirement's field; empty for words and choices. */
  column: string;
  /** As the form calls it; empty for words and choices. */
  title: string;
  kind: FieldKind;
  options: { value: string; title: string; note: string }[];
  many: boolean;
  unit: string;
  hint: string;
  /** What somebody else might have answered. */
  example: string;
  text: string;
  /** What the text was when it was read, to be sent back with what is typed. */
  seen: string;
  /** It holds more than words and is written in the text alone. */
  rich: boolean;
}

export interface AnswerRow {
  id: string;
  /** By what the row is known; empty where its fields say it. */
  name: string;
  fields: AnswerField[];
}

/** A stamp of what stands in a field. */
export function stampOf(text: string): string {
  return sha256(text).slice(0, 16);
}

type Given = Partial<AnswerField> & { text: string };

function field(given: Given): AnswerField {
  const none = { row: "", column: "", title: "", kind: "words" as const, options: [], many: false, unit: "" };
  return { ...none, hint: "", example: "", rich: false, ...given, seen: stampOf(given.text) };
}

/** The rows of a step as they stand in the document. */
export function readRows(doc: DocNode, blockKey: string, { place, question }: Step): AnswerRow[] {
  switch (place.kind) {
    case "words":
      return [{ id: "", name: "", fields: [wordsField(doc, question)] }];
    case "choice":
      return [{ id: "", name: "", fields: [choiceField(formIn(doc, formKey(blockKey, place.form.key)), place.form)] }];
    case "columns": {
      const rows = acceptedRows(formIn(doc, formKey(blockKey, place.form.key)));
      if (place.form.kind === "card") return [cardRow(place.form, rows[0], place.columns)];
      return rows.map((row) => tableRow(place.form, row, place.columns));
    }
    case "requirement":
      return requirementsIn(doc).map((node) => requirementRow(String(node.attrs?.uuid), node, place.fields));
  }
}

/** An empty row for one more answer; undefined where there is but one. */
export function blankRow({ place }: Step, id: string): AnswerRow | undefined {
  if (place.kind === "requirement")
    return requirementRow(id, undefined, [...new Set(["statement" as const, ...place.fields])]);
  if (place.kind !== "columns" || place.form.kind !== "table") return undefined;
  const [first] = place.form.columns;
  const columns = place.columns.includes(first!) ? place.columns : [first!, ...place.columns];
  return { id, name: "", fields: columns.map((column) => cellField(place.form, id, undefined, column)) };
}

/** Has somebody answered? Read from the text alone: there is no other record of it. */
export function isAnswered(rows: AnswerRow[]): boolean {
  return rows.some(({ fields }) => fields.some(({ text, rich }) => rich || text.trim() !== ""));
}

function wordsField(doc: DocNode, question: string): AnswerField {
  const said = saidUnder(doc, question);
  const nodes = said ? doc.content!.slice(said.from + 1, said.to) : [];
  const lines = nodes.map((node) => (node.type === "paragraph" ? typedWords(node) : undefined));
  const rich = lines.includes(undefined);
  return field({ text: rich ? nodes.map(plainText).join("\n") : lines.join("\n").trim(), rich });
}

function choiceField(node: DocNode | undefined, form: Extract<Form, { kind: "choice" }>): AnswerField {
  const chosen = acceptedRows(node).map(({ attrs }) => String(attrs?.id));
  const options = form.options.map(({ key, title, note = "" }) => ({ value: key, title, note }));
  const text = form.options.flatMap(({ key }) => (chosen.includes(key) ? key : [])).join(";");
  return field({ kind: "choice", options, many: form.many, text });
}

type Cells = Extract<Form, { kind: "table" | "card" }>;

function tableRow(form: Cells, row: DocNode, columns: Column[]): AnswerRow {
  const id = String(row.attrs?.id);
  const named = form.columns.find(({ key }) => !isBlank(cellIn(row, key).cell));
  const name = named && !columns.includes(named) ? plainText(cellIn(row, named.key).cell!).slice(0, 120) : "";
  return { id, name, fields: columns.map((column) => cellField(form, id, row, column)) };
}

function cardRow(form: Cells, row: DocNode | undefined, columns: Column[]): AnswerRow {
  const id = String(row?.attrs?.id ?? "card");
  return { id, name: "", fields: columns.map((column) => cellField(form, id, row, column)) };
}

const kinds: Partial<Record<Column["type"], FieldKind>> = {
  number: "number",
  date: "date",
  choice: "choice",
  person: "line",
  link: "line",
};

function cellField(form: Cells, row: string, node: DocNode | undefined, column: Column): AnswerField {
  const { cell, isSplit } = cellIn(node, column.key);
  const words = typedWords(cell);
  const options = (column.options ?? []).map((option) => (typeof option === "string" ? option : option.title));
  return field({
    ...{ row, column: column.key, title: column.title, kind: kinds[column.type] ?? "words" },
    options: options.map((title) => ({ value: title, title, note: "" })),
    ...{ many: column.many, unit: column.unit ?? "", hint: column.hint ?? "", example: exampleOf(form, column) },
    text: words ?? plainText(cell!),
    rich: words === undefined || isSplit,
  });
}

function exampleOf(form: Cells, { key, type }: Column): string {
  if (type === "choice" || type === "date" || type === "number") return "";
  const example = form.kind === "table" ? form.examples[0]?.[key] : form.prompts?.[key];
  return example === undefined ? "" : String(example);
}

function requirementRow(id: string, node: DocNode | undefined, names: readonly string[]): AnswerRow {
  const statement = fieldIn(node, "statement");
  const name = statement && !names.includes("statement") ? plainText(statement).slice(0, 120) : "";
  const fields = names.map((column) => {
    const words = typedWords(fieldIn(node, column));
    const text = words ?? plainText(fieldIn(node, column)!);
    return field({ row: id, column, text, rich: words === undefined });
  });
  return { id, name, fields };
}

/** The kind of form that a step fills, as documents say it. */
export function formKindOf({ place }: Step): FormKind | "words" | "requirement" {
  return place.kind === "columns" || place.kind === "choice" ? place.form.kind : place.kind;
}
