/** What follows from a document: its requirements, its references, and what its forms still lack. Computed in one place. */
import { cellsOf, countWords, isBlank, plainText, type DocNode } from "../../content/schema/document.ts";
import { requirementFields, type Priority, type ReferenceKind } from "../../content/schema/forms.ts";
import type { FormBook } from "../../content/schema/html.ts";
import type { Form } from "../../content/templates/format.ts";
import type { DerivedReference, DerivedRequirement, Missing, TextFacts } from "../domain/texts.ts";

/** How much of a line is told of a reference in it, characters. */
const contextLength = 160;

/** The facts of a canonical document. Of several requirements with one uuid the first one counts. */
export function deriveFacts(doc: DocNode, forms: FormBook): TextFacts {
  const requirements = new Map<string, DerivedRequirement>();
  const references: DerivedReference[] = [];
  const missing: Missing[] = [];
  let examples = 0;
  const visit = (node: DocNode, within: string) => {
    const inside = node.type === "requirement" ? String(node.attrs?.uuid ?? "") : within;
    if (node.type === "requirement" && inside && !requirements.has(inside))
      requirements.set(inside, readRequirement(node, inside));
    if (node.type === "form") {
      missing.push(...missingIn(node, forms));
      examples += rowsOf(node).filter((row) => row.attrs?.stand === "example").length;
    }
    for (const child of node.content ?? []) {
      if (child.type === "reference") references.push(readReference(child, node, inside));
      else visit(child, inside);
    }
  };
  visit(doc, "");
  return { words: countWords(doc), requirements: [...requirements.values()], references, missing, examples };
}

function readRequirement(node: DocNode, uuid: string): DerivedRequirement {
  const text = (name: string) =>
    plainText((node.content ?? []).find((field) => field.attrs?.name === name) ?? { type: "field" });
  const fields = Object.fromEntries(
    requirementFields.map((name) => [name, text(name)]),
  ) as DerivedRequirement["fields"];
  return { uuid, priority: node.attrs?.priority as Priority, origin: String(node.attrs?.origin ?? ""), fields };
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

/** What a form lacks: empty required cells of rows that count, or the form as a whole. */
function missingIn(node: DocNode, forms: FormBook): Missing[] {
  const key = String(node.attrs?.key ?? "");
  const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
  const accepted = rowsOf(node).filter((row) => row.attrs?.stand === "accepted");
  const whole = { form: key, row: "", column: "" };
  switch (form?.kind) {
    case "table":
      return accepted.length === 0 ? [whole] : accepted.flatMap((row) => missingCells(key, form, row));
    case "card":
      return missingCells(key, form, accepted[0] ?? { type: "row", attrs: { id: "card" } });
    case "choice":
      return rowsOf(node).some((row) => row.attrs?.stand !== "struck") ? [] : [whole];
    case "matrix":
      return accepted.every((row) => (row.content ?? []).every((cell) => isBlank(cell))) ? [whole] : [];
    default:
      return [];
  }
}

function missingCells(key: string, form: Extract<Form, { kind: "table" | "card" }>, row: DocNode): Missing[] {
  return form.columns
    .filter((column) => column.required && cellsOf(row, column.key).every((cell) => isBlank(cell)))
    .map((column) => ({ form: key, row: String(row.attrs?.id ?? ""), column: column.key }));
}
