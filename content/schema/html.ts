/** Documents as HTML for reading: no editor, no script, every text escaped. Forms and cards stand as in an editor. */
import { isSafeLink } from "./attributes.ts";
import { countWords, type DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { attachmentHtml, imageHtml } from "./file-html.ts";
import { renderForm } from "./form-html.ts";
import { referencePlace } from "./names.ts";
import { countForms, type Audience, type FormBook, type Reading } from "./reading.ts";
import { renderRequirement } from "./requirement-html.ts";
import { stretchesOf } from "./stretches.ts";
import { documentWords } from "./words.ts";

export type { FormBook } from "./reading.ts";
export { chosenOptions } from "./form-html.ts";

/**
 * The HTML of a document, to be put inside an element of the reader's page once `withNames` has filled in the names.
 * @param text id of the text, which keeps the anchors of its forms apart from those of other texts
 * @param audience for integrators cards of requirements have only the fields that are there, and no status
 */
export function renderDocument(
  doc: DocNode,
  forms: FormBook,
  language: "ru" | "en",
  text = "",
  audience: Audience = "inside",
): string {
  return children(doc, readingOf(doc, forms, language, text, audience));
}

/** The same of a whole text, for a page of many: a long one in stretches that say how many words they have. */
export function renderInStretches(doc: DocNode, forms: FormBook, language: "ru" | "en", text: string): string {
  const reading = readingOf(doc, forms, language, text, "inside");
  const stretches = stretchesOf(doc);
  if (stretches.length < 2) return children(doc, reading);
  return stretches
    .map((nodes) => {
      const words = nodes.reduce((sum, node) => sum + countWords(node), 0);
      return `<div class="stretch" data-words="${words}">${rendered(nodes, reading)}</div>`;
    })
    .join("");
}

function readingOf(doc: DocNode, forms: FormBook, language: "ru" | "en", text: string, audience: Audience): Reading {
  const reading: Reading = {
    ...{ doc, forms, language, text, audience, words: documentWords[language], nth: countForms(doc) },
    children: (node) => children(node, reading),
    marked: withMarks,
  };
  return reading;
}

const tags = new Map([
  ["paragraph", "p"],
  ["bulletList", "ul"],
  ["listItem", "li"],
  ["blockquote", "blockquote"],
  ["tableRow", "tr"],
]);

function children(node: DocNode, reading: Reading): string {
  return rendered(node.content ?? [], reading);
}

function rendered(nodes: readonly DocNode[], reading: Reading): string {
  return nodes.map((node) => render(node, reading)).join("");
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
    case "image":
      return imageHtml(node, reading.language);
    case "attachment":
      return attachmentHtml(node, reading.language);
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
