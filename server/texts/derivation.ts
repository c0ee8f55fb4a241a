/** What follows from a document: its requirements, its references, and what its forms still lack. Computed in one place. */
import { cellsOf, countWords, isBlank, plainText, type DocNode } from "../../content/schema/document.ts";
import { filesIn } from "../../content/schema/files.ts";
import { requirementFields, type Priority, type ReferenceKind } from "../../content/schema/forms.ts";
import { chosenOptions, type FormBook } from "../../content/schema/html.ts";
import { searchedLines } from "../../content/search/lines.ts";
import type { Form } from "../../content/templates/format.ts";
import { checkableField, checkedFields } from "../../content/wording/checkable.ts";
import { watchedColumns } from "../domain/overview/checks/watched.ts";
import type { DerivedReference, DerivedRequirement, Missing, TextFacts, WatchedRow } from "../domain/texts.ts";

/** How much of a line is told of a reference in it, characters. */
const contextLength = 160;
/** How much of a row's first cell names the row, characters. */
const nameLength = 60;
/** How much of a cell checks read, characters. */
const cellLength = 300;
/** A text tells this much of what it lacks, and this many rows to checks: nobody reads longer lists. */
const mostTold = 40;
const mostWatched = 500;

/** The facts of a canonical document. Of several requirements with one uuid the first one counts. */
export function deriveFacts(doc: DocNode, forms: FormBook): TextFacts {
  const requirements = new Map<string, DerivedRequirement>();
  const references: DerivedReference[] = [];
  const missing: Missing[] = [];
  const watched: WatchedRow[] = [];
  let examples = 0;
  const visit = (node: DocNode, within: string) => {
    const inside = node.type === "requirement" ? String(node.attrs?.uuid ?? "") : within;
    if (node.type === "requirement" && inside && !requirements.has(inside))
      requirements.set(inside, readRequirement(node, inside));
    if (node.type === "form") {
      const key = String(node.attrs?.key ?? "");
      const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
      if (form) for (const lack of missingIn(node, key, form)) missing.push(lack);
      if (form) for (const row of watchedIn(node, key, form)) watched.push(row);
      examples += rowsOf(node).filter((row) => row.attrs?.stand === "example").length;
    }
    for (const child of node.content ?? []) {
      if (child.type === "reference") references.push(readReference(child, node, inside));
      else visit(child, inside);
    }
  };
  visit(doc, "");
  return {
    ...{ words: countWords(doc), requirements: [...requirements.values()], references, examples, files: filesIn(doc) },
    lines: searchedLines(doc),
    ...{ missing: missing.slice(0, mostTold), lacking: missing.length, watched: watched.slice(0, mostWatched) },
  };
}

function readRequirement(node: DocNode, uuid: string): DerivedRequirement {
  const fieldOf = (name: string) => (node.content ?? []).find((field) => field.attrs?.name === name);
  const text = (name: string) => plainText(fieldOf(name) ?? { type: "field" });
  const fields = Object.fromEntries(
    requirementFields.map((name) => [name, text(name)]),
  ) as DerivedRequirement["fields"];
  const checked = checkedFields
    .map((name) => [name, checkableField(fieldOf(name)).trim()] as const)
    .filter(([name, line]) => line !== fields[name]);
  return {
    ...{ uuid, priority: node.attrs?.priority as Priority, origin: String(node.attrs?.origin ?? "") },
    ...{ fields, checked: Object.fromEntries(checked) },
  };
}

function readReference(node: DocNode, line: DocNode, within: string): DerivedReference {
  return {
    kind: node.attrs?.kind as ReferenceKind,
    target: String(node.attrs?.target ?? ""),
    within,
    context: plainText(line).slice(0, contextLength),
  };
}

const rowsOf = (form: DocNode): DocNode[] => form.content ?? [];

/** Rows that count, with the numbers they bear: struck ones and examples are numbered too. */
function acceptedRows(form: DocNode): { row: DocNode; number: number }[] {
  return rowsOf(form)
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row }) => row.attrs?.stand === "accepted");
}

/** What a form lacks: empty required cells of rows that count, or the form as a whole. */
function missingIn(node: DocNode, key: string, form: Form): Missing[] {
  const accepted = acceptedRows(node);
  const whole = { form: key, row: "", column: "", number: 0, name: "" };
  switch (form.kind) {
    case "table":
      return accepted.length === 0
        ? [whole]
        : accepted.flatMap(({ row, number }) => missingCells(key, form, row, number));
    case "card":
      return missingCells(key, form, accepted[0]?.row ?? { type: "row", attrs: { id: "card" } }, 0);
    case "choice":
      return rowsOf(node).some((row) => row.attrs?.stand !== "struck") ? [] : [whole];
    case "matrix":
      return accepted.every(({ row }) => (row.content ?? []).every((cell) => isBlank(cell))) ? [whole] : [];
  }
}

type Grid = Extract<Form, { kind: "table" | "card" }>;

function missingCells(key: string, form: Grid, row: DocNode, number: number): Missing[] {
  const columns = form.columns.filter(
    (column) => column.required && cellsOf(row, column.key).every((cell) => isBlank(cell)),
  );
  if (columns.length === 0) return [];
  const place = { form: key, row: String(row.attrs?.id ?? ""), number, name: number > 0 ? nameOf(form, row) : "" };
  return columns.map((column) => ({ ...place, column: column.key }));
}

/** The text of a row's cell, both of two that people made at once. */
function cellText(row: DocNode, column: string): string {
  return cellsOf(row, column)
    .map((cell) => plainText(cell))
    .filter(Boolean)
    .join(" ");
}

function nameOf(form: Grid, row: DocNode): string {
  const first = form.columns.map(({ key }) => cellText(row, key)).find(Boolean) ?? "";
  return first.slice(0, nameLength);
}

/** What checks read of a form: of a choice its chosen options, of a table the watched cells of its accepted rows. */
function watchedIn(node: DocNode, key: string, form: Form): WatchedRow[] {
  const columns = watchedColumns(key, form);
  if (!columns || form.kind === "matrix") return [];
  if (form.kind === "choice")
    return [...chosenOptions(node, form.many)].map((row) => ({ form: key, row, number: 0, name: "", cells: {} }));
  return acceptedRows(node).map(({ row, number }) => {
    const filled = columns.map((column) => [column, cellText(row, column).slice(0, cellLength)] as const);
    const cells = Object.fromEntries(filled.filter(([, text]) => text));
    return { form: key, row: String(row.attrs?.id ?? ""), number, name: nameOf(form, row), cells };
  });
}
