/** A requirement card as HTML: the fields of an editor's card, those without words unseen by whoever only reads. */
import { cellsOf, plainText, type DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { requirementFields, type Priority, type RequirementField } from "./forms.ts";
import { codePlace, mentionsPlace, requirementAnchor, statusPlace } from "./names.ts";
import { originLabel, parseOrigin, rowName, type Origin } from "./origins.ts";
import { anchorOfRow, definitionOf, type Reading } from "./reading.ts";

/** In the order in which they are read, which is that of the card. */
const shownFields: readonly RequirementField[] = ["stage", "addressee", "statement", "criterion", "source", "owner"];

export function renderRequirement(node: DocNode, reading: Reading): string {
  const { words } = reading;
  const fields = new Map((node.content ?? []).map((field) => [String(field.attrs?.name), field]));
  const uuid = String(node.attrs?.uuid ?? "");
  const priority = words.priorities[node.attrs?.priority as Priority] ?? "";
  const head = `<div class="req-h">${codePlace(uuid)}<b class="req-priority">${priority}</b></div>`;
  const field = (name: RequirementField) => {
    const found = fields.get(name);
    const text = found ? reading.children(found) : "";
    return `<div class="req-f${text ? "" : " slot"}" data-name="${name}" data-l="${words.fields[name]}"><div class="cell-text${text ? "" : " is-empty"}">${text}</div></div>`;
  };
  const outside = reading.audience === "outside";
  const shown = shownFields
    .filter((name) => requirementFields.includes(name))
    .map((name) => (outside && !fields.has(name) ? "" : field(name)));
  const tail = outside ? "" : `<div class="req-tail">${statusPlace(uuid)}</div>`;
  const foot = `<div class="req-foot">${originLink(node, reading)}${outside ? "" : mentionsPlace(uuid)}</div>`;
  return `<article class="req req-whole" id="${escapeHtml(requirementAnchor(uuid))}">${head}${shown.slice(0, 2).join("")}${tail}${shown.slice(2).join("")}${foot}</article>`;
}

function originLink(requirement: DocNode, reading: Reading): string {
  const origin = parseOrigin(String(requirement.attrs?.origin ?? ""));
  const form = origin && definitionOf(origin.form, reading);
  if (!origin || !form) return "";
  const found = findRow(reading.doc, origin);
  const words = (column: string) => (found ? cellsOf(found.row, column).map(plainText).join(" ") : "");
  const label = escapeHtml(originLabel(form, rowName(form, origin.row, words), reading.language));
  if (!found) return `<span class="origin">${label}</span>`;
  return `<a class="origin" href="#${escapeHtml(anchorOfRow(found.form, found.row, reading))}">${label}</a>`;
}

function findRow(node: DocNode, origin: Origin): { form: DocNode; row: DocNode } | undefined {
  if (node.type === "form") {
    if (node.attrs?.key !== origin.form) return undefined;
    const row = node.content?.find((one) => one.attrs?.id === origin.row);
    return row && { form: node, row };
  }
  for (const child of node.content ?? []) {
    const found = findRow(child, origin);
    if (found) return found;
  }
  return undefined;
}
