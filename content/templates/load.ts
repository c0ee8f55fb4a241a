/** Reads a template from its folder; a broken file is named with its field and the reason. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { checkAnswers } from "./answer-places.ts";
import { checkCells, type Cells } from "./cells.ts";
import {
  blockFormat,
  sectionFormat,
  templateFormat,
  type Form,
  type Template,
  type TemplateBlock,
  type TemplateSection,
} from "./format.ts";
import { readValue } from "./reasons.ts";

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
  const read = readValue(format, parseYaml(file));
  if ("data" in read) return read.data;
  throw new ContentError(file, read.fault.field, read.fault.reason);
}

function parseYaml(file: string): unknown {
  if (!existsSync(file)) throw new ContentError(file, "", "такого файла нет");
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [place] = error.linePos ?? [];
    const where = place ? `строка ${place.line}, знак ${place.col}: ` : "";
    throw new ContentError(file, "", `${where}ошибка записи, проверьте кавычки и отступы (${error.code})`);
  }
}

/**
 * Loads a whole template.
 * @param folder the template's folder, holding `template.yaml` and a folder a section
 * @throws ContentError on the first broken file, unknown role, repeated key or example that does not fit its columns
 */
export function loadTemplate(folder: string): Template {
  const { sections, ...head } = readContent(path.join(folder, "template.yaml"), templateFormat);
  const template: Template = {
    ...head,
    key: path.basename(folder),
    sections: sections.map((key) => loadSection(folder, key)),
  };
  checkBlocks(folder, template);
  checkLinks(folder, template);
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
      checkAnswers(block, (field, reason) => {
        throw new ContentError(file, field, reason);
      });
    }
  }
}

/** Links lead to tables of the same template. */
function checkLinks(folder: string, { sections }: Template): void {
  const blocks = sections.flatMap((section) => section.blocks.map((block) => ({ section, block })));
  const tables = new Set(
    blocks.flatMap(({ block }) => block.forms.flatMap((f) => (f.kind === "table" ? `${block.key}/${f.key}` : []))),
  );
  for (const { section, block } of blocks)
    block.forms.forEach((form, f) => {
      if (form.kind !== "table" && form.kind !== "card") return;
      form.columns.forEach(({ to }, c) => {
        if (to === undefined || tables.has(to)) return;
        const file = blockFile(folder, section.key, block.key);
        throw new ContentError(file, `forms.${f}.columns.${c}.to`, `нет таблицы «${to}»`);
      });
    });
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
    if (form.kind === "table" || form.kind === "card") checkColumns(file, f, form);
    if (form.kind === "table")
      form.examples.forEach((row, r) => checkExample(file, `forms.${f}.examples.${r}`, form, row));
    if (form.kind === "card") checkPrompts(file, `forms.${f}.prompts`, form);
  });
}

type Table = Extract<Form, { kind: "table" }>;
type Card = Extract<Form, { kind: "card" }>;

function checkColumns(file: string, at: number, form: Table | Card): void {
  const keys = form.columns.map((column) => column.key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice) throw new ContentError(file, `forms.${at}.columns`, `графа «${twice}» повторяется`);
}

function checkExample(file: string, field: string, form: Table, row: Cells): void {
  checkCells(form.columns, row, true, (column, reason) => {
    throw new ContentError(file, `${field}.${column}`, reason);
  });
}

/** Prompts are free words, of a choice too: only their columns must be known. */
function checkPrompts(file: string, field: string, { columns, prompts = {} }: Card): void {
  const unknown = Object.keys(prompts).find((key) => columns.every((column) => column.key !== key));
  if (unknown) throw new ContentError(file, `${field}.${unknown}`, `нет графы «${unknown}»`);
}
