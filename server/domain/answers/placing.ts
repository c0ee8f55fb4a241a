/** Puts what was answered where it belongs in a block's document; everything else stays as it is. */
import { isBlank, plainText, type DocNode } from "../../../content/schema/document.ts";
import { requirementFields } from "../../../content/schema/forms.ts";
import type { Form } from "../../../content/templates/format.ts";
import { formKey } from "../../../content/templates/seed.ts";
import { acceptedRows, cellIn, fieldIn, formIn, lineContent, replaced, requirementsIn, saidUnder } from "./parts.ts";
import type { Step } from "./steps.ts";

/** A field with its new text, tidied already. */
export interface Written {
  row: string;
  column: string;
  text: string;
}

/** A block as answers see it. */
export interface Asked {
  blockKey: string;
  /** All of its steps: an answer in words stands in their order. */
  steps: Step[];
}

/** The document with a field of a step written. */
export function placed(doc: DocNode, { blockKey, steps }: Asked, step: Step, written: Written): DocNode {
  const { place } = step;
  switch (place.kind) {
    case "words":
      return withWords(doc, steps, step, written.text);
    case "choice":
      return withForm(doc, blockKey, place.form, (form) => chosen(form, place.form, written.text));
    case "columns":
      return withForm(doc, blockKey, place.form, (form) => withCell(form, place.form, written));
    case "requirement":
      return withField(doc, written);
  }
}

/** The level of the quiet heading that a question becomes: below those by which a block is divided. */
const level = 4;

function withWords(doc: DocNode, steps: Step[], { question }: Step, text: string): DocNode {
  const nodes = doc.content ?? [];
  const said = saidUnder(doc, question);
  const heading = said ? nodes[said.from]! : { type: "heading", attrs: { level }, ...lineContent(question) };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const answer = lines.map((line): DocNode => ({ type: "paragraph", ...lineContent(line) }));
  const made = answer.length > 0 ? [heading, ...answer] : [];
  const { from, to } = said ?? placeFor(doc, steps, question);
  const content = [...nodes.slice(0, from), ...made, ...nodes.slice(to)];
  // A block is never left without a line to write on.
  return { ...doc, content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** Behind the nearest earlier answer, or before the nearest later one, or at the end of the prose above the forms. */
function placeFor(doc: DocNode, steps: Step[], question: string): { from: number; to: number } {
  const nodes = doc.content ?? [];
  const words = steps.flatMap((step) => (step.place.kind === "words" ? step.question : []));
  const at = words.indexOf(question);
  for (const earlier of words.slice(0, at).reverse()) {
    const said = saidUnder(doc, earlier);
    if (said) return { from: said.to, to: said.to };
  }
  for (const later of words.slice(at + 1)) {
    const said = saidUnder(doc, later);
    if (said) return { from: said.from, to: said.from };
  }
  const form = nodes.findIndex(({ type }) => type === "form" || type === "requirement");
  const end = form < 0 ? nodes.length : form;
  // An empty last line is what the answer is written on.
  const last = nodes[end - 1];
  const isFree = last?.type === "paragraph" && isBlank(last) && plainText(last) === "";
  return { from: isFree ? end - 1 : end, to: end };
}

function withForm(doc: DocNode, blockKey: string, form: Form, change: (node: DocNode) => DocNode): DocNode {
  const key = formKey(blockKey, form.key);
  const found = formIn(doc, key);
  if (found) return replaced(doc, found, change(found));
  // Somebody took the form out of the text: an answer to its question brings it back.
  const made: DocNode = { type: "form", attrs: { key, kind: form.kind }, content: [] };
  return { ...doc, content: [...(doc.content ?? []), change(made)] };
}

function chosen(form: DocNode, { options, many }: Extract<Form, { kind: "choice" }>, text: string): DocNode {
  const keys = text.split(";").filter(Boolean);
  const rows = form.content ?? [];
  const content = keys.map(
    (id): DocNode =>
      acceptedRows(form).find((row) => row.attrs?.id === id) ?? { type: "row", attrs: { id, stand: "accepted" } },
  );
  const isKnown = ({ attrs }: DocNode) => options.some(({ key }) => key === attrs?.id);
  // What was chosen once and is no option any more goes only where another one takes its place.
  const others = rows.filter((row) => !acceptedRows(form).includes(row) || (many && !isKnown(row)));
  return { ...form, content: [...content, ...others] };
}

function withCell(form: DocNode, { columns }: Extract<Form, { columns: unknown }>, written: Written): DocNode {
  const rows = form.content ?? [];
  const old = rows.find(({ attrs }) => attrs?.id === written.row);
  const cells = columns.map(({ key }): DocNode => ({ type: "cell", attrs: { column: key } }));
  const row: DocNode = old ?? { type: "row", attrs: { id: written.row, stand: "accepted" }, content: cells };
  const next = inRow(row, written);
  return { ...form, content: old ? rows.map((each) => (each === old ? next : each)) : [...rows, next] };
}

function inRow(row: DocNode, { column, text }: Written): DocNode {
  const { cell } = cellIn(row, column);
  const next: DocNode = { type: "cell", attrs: { column }, ...lineContent(text) };
  const cells = row.content ?? [];
  return { ...row, content: cell ? cells.map((each) => (each === cell ? next : each)) : [...cells, next] };
}

function withField(doc: DocNode, { row, column, text }: Written): DocNode {
  const old = requirementsIn(doc).find(({ attrs }) => attrs?.uuid === row);
  const card: DocNode = old ?? { type: "requirement", attrs: { uuid: row }, content: [] };
  const line: DocNode = { type: "field", attrs: { name: column }, ...lineContent(text) };
  const others = (card.content ?? []).filter((each) => each !== fieldIn(card, column));
  const fields = [...others, line].sort((a, b) => orderOf(a) - orderOf(b));
  const next = { ...card, content: fields };
  return old ? replaced(doc, old, next) : { ...doc, content: [...(doc.content ?? []), next] };
}

function orderOf({ attrs }: DocNode): number {
  return requirementFields.findIndex((name) => name === attrs?.name);
}
