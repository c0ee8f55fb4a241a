/** Reads a template from its folder; a broken file is named with its field and the reason. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import {
  blockFormat,
  sectionFormat,
  templateFormat,
  type Template,
  type TemplateBlock,
  type TemplateSection,
} from "./format.ts";

/** A content file that cannot be used: which file, which field, why. */
export class ContentError extends Error {
  constructor(
    readonly file: string,
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${file}: ${field || "файл"}: ${reason}`);
    this.name = "ContentError";
  }
}

/** Parses one YAML file by a format. @throws ContentError naming the first bad field */
export function readContent<T extends z.ZodType>(file: string, format: T): z.infer<T> {
  let raw: unknown;
  try {
    raw = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ContentError(file, "", error instanceof Error ? error.message : String(error));
  }
  const read = format.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new ContentError(file, issue?.path.join(".") ?? "", issue?.message ?? "неверный формат");
}

/**
 * Loads a whole template.
 * @param folder the template's folder, holding `template.yaml` and a folder a section
 * @throws ContentError on the first broken file, unknown role, repeated key or example of an unknown column
 */
export function loadTemplate(folder: string): Template {
  const { sections, ...head } = readContent(path.join(folder, "template.yaml"), templateFormat);
  const template: Template = {
    ...head,
    key: path.basename(folder),
    sections: sections.map((key) => loadSection(folder, key)),
  };
  checkBlocks(folder, template);
  return template;
}

function loadSection(folder: string, key: string): TemplateSection {
  const { blocks, ...head } = readContent(path.join(folder, key, "section.yaml"), sectionFormat);
  return {
    ...head,
    key,
    blocks: blocks.map((block) => ({ ...readContent(blockFile(folder, key, block), blockFormat), key: block })),
  };
}

function blockFile(folder: string, section: string, block: string): string {
  return path.join(folder, section, `${block}.yaml`);
}

function checkBlocks(folder: string, template: Template): void {
  const seen = new Set<string>();
  for (const section of template.sections) {
    for (const block of section.blocks) {
      const file = blockFile(folder, section.key, block.key);
      if (seen.has(block.key)) throw new ContentError(file, "key", `блок «${block.key}» уже есть в другом разделе`);
      seen.add(block.key);
      checkRoles(file, template, block);
      checkForms(file, block);
    }
  }
}

function checkRoles(file: string, template: Template, block: TemplateBlock): void {
  const named: [string, string[]][] = [
    ["responsible", block.responsible],
    ["approvers.mandatory", block.approvers.mandatory],
    ["approvers.advisory", block.approvers.advisory],
    ...block.ask.map((ask, i): [string, string[]] => [`ask.${i}.who`, ask.who]),
  ];
  for (const [field, roles] of named) {
    const unknown = roles.find((role) => !(role in template.roles));
    if (unknown) throw new ContentError(file, field, `нет роли «${unknown}» в template.yaml`);
  }
}

function checkForms(file: string, block: TemplateBlock): void {
  const keys = new Set<string>();
  block.forms.forEach((form, f) => {
    if (keys.has(form.key)) throw new ContentError(file, `forms.${f}.key`, `форма «${form.key}» повторяется`);
    keys.add(form.key);
    if (form.kind === "choice") return;
    const columns = form.columns.map((column) => column.key);
    const twice = columns.find((column, i) => columns.indexOf(column) !== i);
    if (twice) throw new ContentError(file, `forms.${f}.columns`, `графа «${twice}» повторяется`);
    const rows = form.kind === "table" ? form.examples : form.kind === "card" ? [form.prompts ?? {}] : [];
    rows.forEach((row, r) => {
      const unknown = Object.keys(row).find((column) => !columns.includes(column));
      if (unknown) throw new ContentError(file, `forms.${f}.examples.${r}`, `нет графы «${unknown}»`);
    });
    if (form.kind !== "table") return;
    form.columns.forEach((column) => {
      if (column.type !== "choice") return;
      const titles = (column.options ?? []).map((o) => (typeof o === "string" ? o : o.title));
      form.examples.forEach((row, r) => {
        const value = row[column.key];
        if (value === undefined) return;
        const chosen = column.many ? String(value).split(/\s*;\s*/) : [String(value)];
        const alien = chosen.find((c) => !titles.includes(c));
        if (alien !== undefined)
          throw new ContentError(file, `forms.${f}.examples.${r}.${column.key}`, `«${alien}» нет среди значений`);
      });
    });
  });
}
