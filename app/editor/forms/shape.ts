/** What a typed table looks like: its definition in the template, or what its cells tell when there is none. */
import type { Node } from "@tiptap/pm/model";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Form } from "../../../content/templates/format.ts";
import { optionTitles, type ColumnRule } from "../../../content/templates/values.ts";

export interface ShownColumn {
  key: string;
  title: string;
  /** What its values are judged by. */
  rule: ColumnRule;
  required: boolean;
  /** Shown in an empty cell. */
  prompt: string;
  /** Said under the heading. */
  hint: string;
  /** Permitted values; undefined for free text. */
  options: string[] | undefined;
  /** Several of the values may be chosen. */
  many: boolean;
}

export interface FixedRow {
  key: string;
  title: string;
  group: string;
}

/** The shape of a table, card or matrix. A card has one row, a matrix has the rows of its definition. */
export interface GridShape {
  kind: "table" | "card" | "matrix";
  title: string;
  columns: ShownColumn[];
  /** Rows that always stand, by key; undefined for a table, whose rows are those of the document. */
  rows: FixedRow[] | undefined;
  rowTitle: string;
}

export type ChoiceShape = Extract<Form, { kind: "choice" }>;

function column(key: string, title: string, part: Partial<ShownColumn> = {}): ShownColumn {
  return {
    ...{ key, title, rule: { type: "text" }, required: false, prompt: "", hint: "", options: undefined },
    ...{ many: false },
    ...part,
  };
}

/** Column keys that the cells of a form name. */
export function namedColumns(form: Node): string[] {
  const keys = new Set<string>();
  form.descendants((node) => {
    if (node.type.name === "cell") keys.add(String(node.attrs.column));
    return node.type.name !== "cell";
  });
  return [...keys];
}

/** Are people or rows of another table suggested in the cells of this column? */
export function asksForWords({ type, to }: ColumnRule): boolean {
  return type === "person" || to !== undefined;
}

function withUnit(title: string, unit: string | undefined): string {
  return unit ? `${title}, ${unit}` : title;
}

/** The definition of a choice form; undefined for the other kinds. */
export function choiceShape(form: Node, book: FormBook): ChoiceShape | undefined {
  const defined = book[String(form.attrs.key)];
  return defined?.kind === "choice" ? defined : undefined;
}

/** The grid of a form that is not a choice. */
export function gridShape(form: Node, book: FormBook): GridShape {
  const defined = book[String(form.attrs.key)];
  if (defined?.kind === "matrix") {
    const rule: ColumnRule = { type: "choice", options: defined.values, many: false };
    const columns = defined.columns.map(({ key, title }) => column(key, title, { rule, options: defined.values }));
    const rows = defined.rows.map(({ key, title, group }) => ({ key, title, group: group ?? "" }));
    return { kind: "matrix", title: defined.title, columns, rows, rowTitle: defined.rowTitle };
  }
  if (!defined || defined.kind === "choice") {
    const columns = namedColumns(form).map((key) => column(key, key));
    return { kind: "table", title: "", columns, rows: undefined, rowTitle: "" };
  }
  const prompts: Record<string, string | number> = defined.kind === "card" ? (defined.prompts ?? {}) : {};
  const columns = defined.columns.map((rule) =>
    column(rule.key, withUnit(rule.title, rule.unit), {
      rule,
      required: rule.required,
      hint: rule.hint ?? "",
      prompt: String(prompts[rule.key] ?? ""),
      options: rule.options && optionTitles(rule),
      many: rule.many,
    }),
  );
  const rows = defined.kind === "card" ? [{ key: "card", title: "", group: "" }] : undefined;
  return { kind: defined.kind, title: defined.title, columns, rows, rowTitle: "" };
}
