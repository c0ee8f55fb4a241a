/** Typed tables, cards, choices and matrices as HTML: the elements and classes of an editor, so that nothing moves when it comes. */
import type { Form } from "../templates/format.ts";
import type { DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { cellsByColumn, columnsOf, headingText, renderCell, valueHeading, type Heading } from "./form-cells.ts";
import { mayScroll, widthClasses } from "./form-widths.ts";
import { anchorOfForm, anchorOfRow, definitionOf, type Reading } from "./reading.ts";

/** A form of any kind; one whose definition is unknown as a table. */
export function renderForm(node: DocNode, reading: Reading): string {
  const form = definitionOf(String(node.attrs?.key), reading);
  if (!form) return renderTable(node, reading, "", columnsOf(node));
  switch (form.kind) {
    case "table":
      return renderTable(node, reading, form.title, form.columns);
    case "card":
      return renderCard(node, reading, form);
    case "choice":
      return renderChoice(node, reading, form);
    case "matrix":
      return renderMatrix(node, reading, form);
  }
}

const idOf = (row: DocNode): string => String(row.attrs?.id ?? "");

/** The anchor of a row, as an attribute of its element. */
function anchored(form: DocNode, row: DocNode | undefined, reading: Reading): string {
  return row ? ` id="${escapeHtml(anchorOfRow(form, row, reading))}" data-at-row="${escapeHtml(idOf(row))}"` : "";
}

/** A form's element with its title, which says of a form that scrolls that it does: see form-wide.css. */
function framed(node: DocNode, reading: Reading, classes: string, title: string, body: string): string {
  const id = escapeHtml(anchorOfForm(node, reading));
  const wide = mayScroll(classes) ? ` data-wide="${escapeHtml(reading.words.wide)}"` : "";
  const key = escapeHtml(String(node.attrs?.key));
  return `<div class="${classes}" id="${id}" data-at-form="${key}"><p class="form-t"${wide}>${escapeHtml(title)}</p>${body}</div>`;
}

/** The scrolling frame of a grid; one that may scroll is reached from the keyboard. */
function grid(title: string, classes: string, head: string, rows: string, { words }: Reading): string {
  const name = escapeHtml(title || words.unnamedForm);
  const region = mayScroll(classes) ? ` tabindex="0" role="region" aria-label="${name}"` : "";
  return `<div class="form-scroll"${region}><table class="form-grid" role="table" aria-label="${name}">${head}<tbody class="form-rows" role="rowgroup">${rows}</tbody></table></div>`;
}

function headRow(first: string, className: string, columns: readonly Heading[]): string {
  const heads = columns.map((column) => {
    const mark = column.required ? '<span class="req-mark" aria-hidden="true">\u00a0*</span>' : "";
    return `<th class="ch" role="columnheader">${headingText(column)}${mark}</th>`;
  });
  return `<thead class="form-top" role="rowgroup"><tr class="form-head" role="row"><th class="${className}" role="columnheader">${escapeHtml(first)}</th>${heads.join("")}</tr></thead>`;
}

function renderTable(node: DocNode, reading: Reading, title: string, columns: readonly Heading[]): string {
  const rows = (node.content ?? []).map((row, i) => {
    const cells = cellsByColumn(row);
    const stand = String(row.attrs?.stand ?? "accepted");
    const body = columns.map((column) =>
      renderCell({ form: node, row: idOf(row), column, cell: cells.get(column.key) }, "td", reading),
    );
    const mark = stand === "example" || stand === "struck" ? reading.words[stand] : "";
    const strip = mark && `<td class="row-strip" role="cell"><b>${mark}</b></td>`;
    return `<tr class="form-row" role="row" data-stand="${escapeHtml(stand)}"${anchored(node, row, reading)}><th class="rn" role="rowheader">${i + 1}</th>${body.join("")}${strip}</tr>`;
  });
  const types = columns.map(({ type = "text" }) => type);
  const classes = widthClasses("table", types);
  const body = grid(title, classes, headRow(reading.words.rowNumber, "rn", columns), rows.join(""), reading);
  return framed(node, reading, classes, title, body);
}

function renderCard(node: DocNode, reading: Reading, form: Extract<Form, { kind: "card" }>): string {
  const row = node.content?.[0] ?? { type: "row", attrs: { id: "card" } };
  const cells = cellsByColumn(row);
  const lines = form.columns.map((column) =>
    renderCell({ form: node, row: idOf(row), column, cell: cells.get(column.key) }, "div", reading),
  );
  const body = `<dl class="form-grid form-row"${anchored(node, row, reading)}>${lines.join("")}</dl>`;
  return framed(node, reading, "form form-card", form.title, `<div class="form-scroll">${body}</div>`);
}

function renderChoice(node: DocNode, reading: Reading, form: Extract<Form, { kind: "choice" }>): string {
  const chosen = chosenOptions(node, form.many);
  const lines = form.options.map(({ key, title, note }) => {
    const on = chosen.has(key);
    const box = `<span class="box" role="img" aria-label="${on ? "✓" : "—"}"></span>`;
    const small = note ? `<small>${escapeHtml(note)}</small>` : "";
    return `<li class="check${on ? " on" : ""}">${box}<span>${escapeHtml(title)}${small}</span></li>`;
  });
  const list = `<ul class="form-options${form.many ? "" : " one"}">${lines.join("")}</ul>`;
  return framed(node, reading, "form form-choice", form.title, list);
}

/** Keys of the chosen options of a choice form; of several rows in a single choice the last one counts. */
export function chosenOptions(node: DocNode, many: boolean): Set<string> {
  const keys = (node.content ?? []).filter((row) => row.attrs?.stand !== "struck").map((row) => String(row.attrs?.id));
  return new Set(many ? keys : keys.slice(-1));
}

function renderMatrix(node: DocNode, reading: Reading, form: Extract<Form, { kind: "matrix" }>): string {
  const present = new Map((node.content ?? []).map((row) => [idOf(row), row]));
  const columns = form.columns.map((column) => valueHeading(form, column));
  const rows = form.rows.map((line, i) => {
    const row = present.get(line.key);
    const cells = cellsByColumn(row ?? { type: "row" });
    const body = columns.map((column) =>
      renderCell({ form: node, row: line.key, column, cell: cells.get(column.key) }, "td", reading),
    );
    const group = line.group && line.group !== form.rows[i - 1]?.group ? line.group : "";
    const groupRow = group && `<tr class="form-group" role="row"><th role="rowheader">${escapeHtml(group)}</th></tr>`;
    return `${groupRow}<tr class="form-row" role="row"${anchored(node, row, reading)}><th class="rt" role="rowheader">${escapeHtml(line.title)}</th>${body.join("")}</tr>`;
  });
  const types = columns.map(({ type = "text" }) => type);
  const classes = widthClasses("matrix", types);
  const body = grid(form.title, classes, headRow(form.rowTitle, "rt", columns), rows.join(""), reading);
  return framed(node, reading, classes, form.title, body);
}
