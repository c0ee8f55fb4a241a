/** The starting document of a block: its text, then its forms with rows marked «пример». */
import { emptyDocument, type DocNode } from "../schema/document.ts";
import { parseMarkdown } from "../schema/markdown.ts";
import type { FormBook } from "../schema/html.ts";
import type { DemoBlock, Form, Template, TemplateBlock } from "./format.ts";

/** The key of a form inside documents: `block/form`, unique in a template. */
export function formKey(block: string, form: string): string {
  return `${block}/${form}`;
}

/** A cell with plain text; lines become hard breaks. */
function cell(column: string, value: string | number | undefined): DocNode {
  const lines = value === undefined ? [] : String(value).trim().split("\n");
  const content = lines.flatMap((line, i): DocNode[] => [
    ...(i > 0 ? [{ type: "hardBreak" }] : []),
    ...(line.trim() ? [{ type: "text", text: line.trim() }] : []),
  ]);
  return { type: "cell", attrs: { column }, ...(content.length > 0 ? { content } : {}) };
}

type Cells = Record<string, string | number>;

function row(id: string, stand: "accepted" | "example", columns: string[], cells: Cells): DocNode {
  return { type: "row", attrs: { id, stand }, content: columns.map((column) => cell(column, cells[column])) };
}

function formNode(block: string, form: Form, rows: DocNode[]): DocNode {
  return { type: "form", attrs: { key: formKey(block, form.key), kind: form.kind }, content: rows };
}

/** An empty form as the template offers it. */
function startingForm(block: string, form: Form): DocNode {
  const columns = form.kind === "choice" ? [] : form.columns.map((column) => column.key);
  switch (form.kind) {
    case "table":
      return formNode(
        block,
        form,
        form.examples.map((cells, i) => row(`example-${i + 1}`, "example", columns, cells)),
      );
    case "card":
      return formNode(block, form, [row("card", "accepted", columns, {})]);
    case "choice":
      return formNode(block, form, []);
    case "matrix":
      return formNode(
        block,
        form,
        form.rows.map((line) => row(line.key, "accepted", columns, {})),
      );
  }
}

/** The starting document of a template block; never empty, so that there is a line to write on. */
export function blockDocument(block: TemplateBlock): DocNode {
  const text = block.text ? (parseMarkdown(block.text).content ?? []) : (emptyDocument().content ?? []);
  return { type: "doc", content: [...text, ...block.forms.map((form) => startingForm(block.key, form))] };
}

function filledForm(block: string, form: Form, demo: DemoBlock): DocNode {
  const columns = form.kind === "choice" ? [] : form.columns.map((column) => column.key);
  switch (form.kind) {
    case "table": {
      const rows = demo.rows[form.key];
      if (!rows) return startingForm(block, form);
      return formNode(
        block,
        form,
        rows.map((cells, i) => row(`row-${i + 1}`, "accepted", columns, cells)),
      );
    }
    case "card":
      return formNode(block, form, [row("card", "accepted", columns, demo.card[form.key] ?? {})]);
    case "choice":
      return formNode(
        block,
        form,
        (demo.choice[form.key] ?? []).map((option) => row(option, "accepted", [], {})),
      );
    case "matrix":
      return formNode(
        block,
        form,
        form.rows.map((line) => row(line.key, "accepted", columns, demo.matrix[form.key]?.[line.key] ?? {})),
      );
  }
}

/** The document of a block in the demonstration project. */
export function demoDocument(block: TemplateBlock, demo: DemoBlock): DocNode {
  if (demo.state === "empty") return blockDocument(block);
  const text = demo.text ? (parseMarkdown(demo.text).content ?? []) : (emptyDocument().content ?? []);
  const requirements = demo.requirements.map((requirement, i): DocNode => ({
    type: "requirement",
    attrs: { uuid: `${block.key}-${i + 1}`, priority: requirement.priority },
    content: (["statement", "criterion", "addressee", "stage", "source"] as const).flatMap((name): DocNode[] => {
      const value = requirement[name];
      return value ? [{ type: "field", attrs: { name }, content: [{ type: "text", text: value }] }] : [];
    }),
  }));
  return {
    type: "doc",
    content: [...text, ...block.forms.map((form) => filledForm(block.key, form, demo)), ...requirements],
  };
}

/** Definitions of all forms of templates by the key documents carry. */
export function formBook(templates: Map<string, Template>): FormBook {
  const book: FormBook = {};
  for (const template of templates.values()) {
    for (const section of template.sections) {
      for (const block of section.blocks) for (const form of block.forms) book[formKey(block.key, form.key)] = form;
    }
  }
  return book;
}
