/** Makes pasted HTML such that the document's rules can read it: without what they would refuse, forms as forms. */
import { keepContent } from "./paste/content-only.ts";
import { redrawMarks } from "./paste/drawn-marks.ts";
import { readOfficeParagraphs } from "./paste/office-paragraphs.ts";
import { shapeBlocks } from "./paste/pasted-blocks.ts";
import { settleLines } from "./paste/pasted-lines.ts";
import { looks, parseInert } from "./tables/inert-html.ts";

/** Attributes that become numbers of the document, with their largest value. */
const numbers: Record<string, number> = { colspan: 100, rowspan: 1000, start: 1_000_000 };

function fits(name: string, value: string): boolean {
  return /^\d+$/.test(value) && Number(value) <= numbers[name]! && (name === "start" || Number(value) >= 1);
}

/** An element with the attributes and the content of another one. */
function renamed(element: Element): HTMLElement {
  const made = element.ownerDocument.createElement("div");
  for (const { name, value } of element.attributes) made.setAttribute(name, value);
  made.append(...element.childNodes);
  return made;
}

/** Forms lie on the clipboard as tables, for other programs. */
function restoreForms(body: HTMLElement): void {
  for (const cell of body.querySelectorAll("[data-cell]")) cell.replaceWith(renamed(cell));
  for (const row of body.querySelectorAll("[data-row]")) row.replaceWith(renamed(row));
  for (const table of body.querySelectorAll("table[data-form]")) {
    const form = renamed(table);
    form.replaceChildren(...form.querySelectorAll("[data-row]"));
    table.replaceWith(form);
  }
}

function settleNumbers(body: HTMLElement): void {
  for (const element of body.querySelectorAll("[colspan], [rowspan], [start], [colwidth], [title]")) {
    for (const name of Object.keys(numbers)) {
      const value = element.getAttribute(name);
      if (value !== null && !fits(name, value)) element.removeAttribute(name);
    }
    for (const name of ["colwidth", "title"]) element.removeAttribute(name);
  }
}

/** @param html what the clipboard holds; it is parsed without being run or shown */
export function cleanPasted(html: string): string {
  const body = parseInert(html);
  keepContent(body);
  settleNumbers(body);
  restoreForms(body);
  // What an editor of ours copied is right already, to the last space.
  if (!body.querySelector("[data-pm-slice]")) {
    readOfficeParagraphs(body);
    redrawMarks(body);
    shapeBlocks(body);
    settleLines(body);
  }
  for (const element of body.querySelectorAll(`[${looks}]`)) element.removeAttribute(looks);
  return body.innerHTML;
}
