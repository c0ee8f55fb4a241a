/** Documents as HTML for reading: no editor, no script, every text escaped. */
import type { Form } from "../templates/format.ts";
import { showValue, type ColumnRule } from "../templates/values.ts";
import { isSafeLink } from "./attributes.ts";
import { cellsOf, plainText, type DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import type { Priority, RequirementField } from "./forms.ts";
import {
  cellAnchor,
  codePlace,
  formAnchor,
  mentionsPlace,
  referencePlace,
  requirementAnchor,
  rowAnchor,
  statusPlace,
} from "./names.ts";
import { originLabel, parseOrigin, rowName, type Origin } from "./origins.ts";
import { documentWords } from "./words.ts";

/** Definitions of forms by the key they carry in documents: `block/form`. */
export type FormBook = Record<string, Form>;

interface Reading {
  doc: DocNode;
  forms: FormBook;
  language: "ru" | "en";
  words: (typeof documentWords)["ru"];
}

/** The HTML of a document, to be put inside an element of the reader's page once `withNames` has filled in the names. */
export function renderDocument(doc: DocNode, forms: FormBook, language: "ru" | "en"): string {
  return children(doc, { doc, forms, language, words: documentWords[language] });
}

const tags = new Map([
  ["paragraph", "p"],
  ["bulletList", "ul"],
  ["listItem", "li"],
  ["blockquote", "blockquote"],
  ["tableRow", "tr"],
]);

function children(node: DocNode, reading: Reading): string {
  return (node.content ?? []).map((child) => render(child, reading)).join("");
}

function render(node: DocNode, reading: Reading): string {
  if (node.text !== undefined) return withMarks(node);
  const inner = () => children(node, reading);
  const tag = tags.get(node.type);
  if (tag) return `<${tag}>${inner()}</${tag}>`;
  switch (node.type) {
    case "heading":
      return `<h${level(node)}>${inner()}</h${level(node)}>`;
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return `<ol${start === 1 ? "" : ` start="${start}"`}>${inner()}</ol>`;
    }
    case "taskList":
      return `<ul class="tasks">${inner()}</ul>`;
    case "taskItem":
      return task(node, reading);
    case "horizontalRule":
      return "<hr>";
    case "hardBreak":
      return "<br>";
    case "table":
      return `<div class="t-wrap" tabindex="0"><table class="free-t">${inner()}</table></div>`;
    case "tableCell":
      return `<td${span(node)}>${inner()}</td>`;
    case "tableHeader":
      return `<th${span(node)}>${inner()}</th>`;
    case "form":
      return renderForm(node, reading);
    case "requirement":
      return renderRequirement(node, reading);
    case "reference":
      return referencePlace(String(node.attrs?.kind ?? ""), String(node.attrs?.target ?? ""));
    default:
      return inner();
  }
}

function level(heading: DocNode): number {
  return Math.min(5, Math.max(3, Number(heading.attrs?.level) || 3));
}

const markTags = new Map([
  ["bold", "strong"],
  ["italic", "em"],
  ["underline", "u"],
  ["strike", "s"],
  ["code", "code"],
]);

function withMarks(node: DocNode): string {
  return (node.marks ?? []).reduceRight((html, mark) => {
    const tag = markTags.get(mark.type);
    if (tag) return `<${tag}>${html}</${tag}>`;
    if (mark.type === "written") return `<span class="by" data-by="${Number(mark.attrs?.writer)}">${html}</span>`;
    const href = mark.type === "link" ? mark.attrs?.href : undefined;
    if (typeof href !== "string" || href === "" || !isSafeLink(href)) return html;
    return `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow" target="_blank">${html}</a>`;
  }, escapeHtml(node.text!));
}

function span(cell: DocNode): string {
  const columns = Number(cell.attrs?.colspan ?? 1);
  const rows = Number(cell.attrs?.rowspan ?? 1);
  return `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
}

function task(node: DocNode, reading: Reading): string {
  const done = node.attrs?.checked === true;
  const label = done ? reading.words.done : reading.words.notDone;
  return `<li class="task${done ? " done" : ""}"><span class="box" role="img" aria-label="${label}"></span><div>${children(node, reading)}</div></li>`;
}

/** Cells of a row by column. Two people who filled the same missing cell at once made two: both are shown, a line each. */
function cellsByColumn(row: DocNode): Map<string, DocNode> {
  const cells = new Map<string, DocNode>();
  for (const cell of row.content ?? []) {
    const column = String(cell.attrs?.column ?? "");
    const first = cells.get(column)?.content ?? [];
    const both = first.length > 0 && cell.content ? [...first, { type: "hardBreak" }, ...cell.content] : undefined;
    cells.set(column, both ? { ...cell, content: both } : first.length > 0 ? { ...cell, content: first } : cell);
  }
  return cells;
}

/** A key that a document made up, such as «constructor», must not find what every object has. */
function definitionOf(key: string, { forms }: Reading): Form | undefined {
  return Object.hasOwn(forms, key) ? forms[key] : undefined;
}

/** The anchor of a row, as an attribute of its element. */
function anchored(form: DocNode, row: DocNode | undefined): string {
  return row ? ` id="${escapeHtml(rowAnchor(String(form.attrs?.key), String(row.attrs?.id)))}"` : "";
}

function renderForm(node: DocNode, reading: Reading): string {
  const form = definitionOf(String(node.attrs?.key), reading);
  if (!form) return renderTable(node, reading, "", columnsOf(node));
  switch (form.kind) {
    case "table":
      return renderTable(node, reading, form.title, form.columns);
    case "card":
      return renderCard(node, reading, form);
    case "choice":
      return renderChoice(node, form);
    case "matrix":
      return renderMatrix(node, reading, form);
  }
}

type Heading = { key: string; title: string } & Partial<ColumnRule>;

/** The content of a cell; a kept number or date in the reader's words. */
function cellHtml(cell: DocNode, column: Heading, reading: Reading): string {
  const [only, ...more] = cell.content ?? [];
  if (only?.text === undefined || more.length > 0) return children(cell, reading);
  const text = showValue({ ...column, type: column.type ?? "text" }, only.text, reading.language);
  return withMarks({ ...only, text });
}

/** Columns of a form whose definition is unknown: the keys that its cells name. */
function columnsOf(node: DocNode): Heading[] {
  const keys = (node.content ?? []).flatMap((row) => [...cellsByColumn(row).keys()]);
  return [...new Set(keys)].map((key) => ({ key, title: key }));
}

function headingText(column: Heading): string {
  return escapeHtml(column.unit ? `${column.title}, ${column.unit}` : column.title);
}

const keyOf = (form: DocNode): string => String(form.attrs?.key ?? "");
const idOf = (row: DocNode): string => String(row.attrs?.id ?? "");

/** Attributes by which addresses lead to a form. */
function formPlace(form: DocNode): string {
  return ` id="${escapeHtml(formAnchor(keyOf(form)))}"`;
}

/** Attributes of an empty required cell: addresses lead there, too. */
function missingPlace(form: DocNode, row: DocNode, column: string): string {
  return ` class="missing" id="${escapeHtml(cellAnchor(keyOf(form), idOf(row), column))}"`;
}

function caption(title: string): string {
  return title ? `<caption>${escapeHtml(title)}</caption>` : "";
}

/** Tables of more columns share one width class. */
const widestTable = 14;

function renderTable(node: DocNode, reading: Reading, title: string, columns: Heading[]): string {
  const head = columns.map((column) => `<th scope="col">${headingText(column)}</th>`).join("");
  const rows = (node.content ?? []).map((row, i) => {
    const cells = cellsByColumn(row);
    const stand = String(row.attrs?.stand ?? "accepted");
    const mark = stand === "example" || stand === "struck" ? `<small>${reading.words[stand]}</small>` : "";
    const body = columns.map((column) => {
      const cell = cells.get(column.key);
      const text = cell ? cellHtml(cell, column, reading) : "";
      const missing = column.required && text === "" ? missingPlace(node, row, column.key) : "";
      return `<td data-l="${headingText(column)}"${missing}>${text}</td>`;
    });
    return `<tr class="${escapeHtml(stand)}"${anchored(node, row)}><th scope="row" class="rn">${i + 1}${mark}</th>${body.join("")}</tr>`;
  });
  const width = `cols-${Math.min(columns.length, widestTable)}`;
  return `<div class="t-wrap" tabindex="0"${formPlace(node)}><table class="doc-t ${width}">${caption(title)}<thead><tr><th scope="col" class="rn">№</th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function renderCard(node: DocNode, reading: Reading, form: Extract<Form, { kind: "card" }>): string {
  const row = node.content?.[0] ?? { type: "row", attrs: { id: "card" } };
  const cells = cellsByColumn(row);
  const lines = form.columns.map((column) => {
    const cell = cells.get(column.key);
    const text = cell ? cellHtml(cell, column, reading) : "";
    return `<div><dt>${headingText(column)}</dt><dd${column.required && !text ? missingPlace(node, row, column.key) : ""}>${text || "—"}</dd></div>`;
  });
  return `<div class="doc-card"${formPlace(node)}><p class="doc-card-t">${escapeHtml(form.title)}</p><dl${anchored(node, row)}>${lines.join("")}</dl></div>`;
}

function renderChoice(node: DocNode, form: Extract<Form, { kind: "choice" }>): string {
  const chosen = chosenOptions(node, form.many);
  const lines = form.options.map((option) => {
    const on = chosen.has(option.key);
    return `<li class="${on ? "on" : ""}"><span class="box" role="img" aria-label="${on ? "✓" : "—"}"></span><span>${escapeHtml(option.title)}</span></li>`;
  });
  return `<div class="doc-choice"${formPlace(node)}><p class="doc-card-t">${escapeHtml(form.title)}</p><ul>${lines.join("")}</ul></div>`;
}

/** Keys of the chosen options of a choice form; of several rows in a single choice the last one counts. */
export function chosenOptions(node: DocNode, many: boolean): Set<string> {
  const keys = (node.content ?? []).filter((row) => row.attrs?.stand !== "struck").map((row) => String(row.attrs?.id));
  return new Set(many ? keys : keys.slice(-1));
}

function renderMatrix(node: DocNode, reading: Reading, form: Extract<Form, { kind: "matrix" }>): string {
  const rows = new Map((node.content ?? []).map((row) => [String(row.attrs?.id), row]));
  const head = form.columns.map((column) => `<th scope="col">${escapeHtml(column.title)}</th>`).join("");
  const body = form.rows.map((line, i) => {
    const cells = cellsByColumn(rows.get(line.key) ?? { type: "row" });
    const values = form.columns.map((column) => {
      const cell = cells.get(column.key);
      return `<td data-l="${escapeHtml(column.title)}">${cell ? children(cell, reading) : ""}</td>`;
    });
    const group = line.group && line.group !== form.rows[i - 1]?.group ? line.group : "";
    const groupRow = group
      ? `<tr class="group"><th colspan="${form.columns.length + 1}" scope="rowgroup">${escapeHtml(group)}</th></tr>`
      : "";
    return `${groupRow}<tr${anchored(node, rows.get(line.key))}><th scope="row">${escapeHtml(line.title)}</th>${values.join("")}</tr>`;
  });
  return `<div class="t-wrap" tabindex="0"${formPlace(node)}><table class="doc-t matrix">${caption(form.title)}<thead><tr><th scope="col">${escapeHtml(form.rowTitle)}</th>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function renderRequirement(node: DocNode, reading: Reading): string {
  const { words } = reading;
  const fields = new Map((node.content ?? []).map((field) => [String(field.attrs?.name) as RequirementField, field]));
  const text = (name: RequirementField) => {
    const field = fields.get(name);
    return field ? children(field, reading) : "";
  };
  const small = (["stage", "addressee"] as const)
    .filter((name) => text(name))
    .map((name) => `<span class="muted">${name === "stage" ? "" : `${words.fields[name]}: `}${text(name)}</span>`);
  const list = (["criterion", "source", "owner"] as const)
    .filter((name) => text(name))
    .map((name) => `<div><dt>${words.fields[name]}</dt><dd>${text(name)}</dd></div>`);
  const priority = words.priorities[node.attrs?.priority as Priority] ?? "";
  const uuid = String(node.attrs?.uuid ?? "");
  const head = `${codePlace(uuid)}<b>${priority}</b>${small.join("")}<span class="grow"></span>${statusPlace(uuid)}`;
  const foot = `<div class="req-foot">${originLink(node, reading)}${mentionsPlace(uuid)}</div>`;
  return `<article class="req" id="${escapeHtml(requirementAnchor(uuid))}"><div class="req-h">${head}</div><div class="req-b">${text("statement")}</div>${list.length > 0 ? `<dl>${list.join("")}</dl>` : ""}${foot}</article>`;
}

function originLink(requirement: DocNode, reading: Reading): string {
  const origin = parseOrigin(String(requirement.attrs?.origin ?? ""));
  const form = origin && definitionOf(origin.form, reading);
  if (!origin || !form) return "";
  const row = findRow(reading.doc, origin);
  const words = (column: string) => (row ? cellsOf(row, column).map(plainText).join(" ") : "");
  const label = originLabel(form, rowName(form, origin.row, words), reading.language);
  return `<a class="origin" href="#${escapeHtml(rowAnchor(origin.form, origin.row))}">${escapeHtml(label)}</a>`;
}

function findRow(node: DocNode, origin: Origin): DocNode | undefined {
  if (node.type === "form")
    return node.attrs?.key === origin.form ? node.content?.find((row) => row.attrs?.id === origin.row) : undefined;
  for (const child of node.content ?? []) {
    const found = findRow(child, origin);
    if (found) return found;
  }
  return undefined;
}
