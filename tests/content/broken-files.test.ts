import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { loadDemo } from "../../content/demo/load.ts";
import { ContentError, loadTemplate } from "../../content/templates/load.ts";
import { demoFolder, template, templateFolder } from "./real.ts";

// Content is edited as YAML of no fixed shape; breaking it needs no types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Yaml = any;

/** A copy of a content folder that the test may break. */
function copyOf(folder: string): string {
  const parent = mkdtempSync(path.join(tmpdir(), "svod-content-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const copy = path.join(parent, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function change(file: string, how: (content: Yaml) => void): void {
  const content: Yaml = parse(readFileSync(file, "utf8"));
  how(content);
  writeFileSync(file, stringify(content));
}

function refusal(load: () => unknown): ContentError {
  try {
    load();
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error("a broken folder was read");
}

/** What is broken: the file, how, and the field and reason that the refusal must name. */
type Breakage = [title: string, file: string, how: (content: Yaml) => void, field: string, reason: RegExp];

const brokenTemplates: Breakage[] = [
  [
    "a field left out",
    "purpose/scope.yaml",
    (b) => delete b.guidance.why,
    "guidance.why",
    /обязательное поле пропущено/,
  ],
  ["a field misspelt", "purpose/scope.yaml", (b) => (b.gudance = "x"), "gudance", /такого поля в формате нет/],
  ["an emptied title", "purpose/scope.yaml", (b) => (b.title = " "), "title", /пустой текст/],
  ["a word of no list", "purpose/scope.yaml", (b) => (b.depth = "deep"), "depth", /допустимо только: short, full/],
  [
    "an unknown goal",
    "purpose/scope.yaml",
    (b) => (b.mandatory = { goals: ["x"] }),
    "mandatory.goals.0",
    /допустимо только/,
  ],
  [
    "a link to a table that is not there",
    "goals/priority-tasks.yaml",
    (b) => (b.forms[0].columns[4].to = "business-goals/aims"),
    "forms.0.columns.4.to",
    /нет таблицы «business-goals\/aims»/,
  ],
  [
    "a table for a column that is no link",
    "goals/priority-tasks.yaml",
    (b) => (b.forms[0].columns[0].to = "business-goals/goals"),
    "forms.0.columns.0.to",
    /to нужно только графе с type: link/,
  ],
  ["text for a number", "purpose/scope.yaml", (b) => (b.covers = ["two"]), "covers.0", /ожидается число/],
  ["an unknown role", "purpose/scope.yaml", (b) => (b.responsible = ["boss"]), "responsible", /нет роли «boss»/],
  [
    "three mandatory approvers",
    "purpose/scope.yaml",
    (b) => (b.approvers.mandatory = ["owner", "it", "legal"]),
    "approvers.mandatory",
    /в списке не больше 2/,
  ],
  [
    "two examples",
    "purpose/scope.yaml",
    (b) => b.forms[0].examples.splice(2),
    "forms.0.examples",
    /в списке не меньше 3/,
  ],
  [
    "a required cell left empty",
    "purpose/scope.yaml",
    (b) => delete b.forms[0].examples[1].topic,
    "forms.0.examples.1.topic",
    /обязательная графа не заполнена/,
  ],
  [
    "a cell of no column",
    "purpose/scope.yaml",
    (b) => (b.forms[0].examples[0].nowhere = "x"),
    "forms.0.examples.0.nowhere",
    /нет графы «nowhere»/,
  ],
  [
    "a value of no option",
    "purpose/scope.yaml",
    (b) => (b.forms[0].examples[0]["return-stage"] = "Этап 9"),
    "forms.0.examples.0.return-stage",
    /«Этап 9» нет среди значений/,
  ],
  [
    "a column twice",
    "purpose/scope.yaml",
    (b) => b.forms[0].columns.push(b.forms[0].columns[0]),
    "forms.0.columns",
    /графа «topic» повторяется/,
  ],
  [
    "a form twice",
    "purpose/scope.yaml",
    (b) => b.forms.push(b.forms[0]),
    "forms.1.key",
    /форма «boundaries» повторяется/,
  ],
  [
    "a choice without options",
    "purpose/scope.yaml",
    (b) => delete b.forms[0].columns[4].options,
    "forms.0.columns.4.options",
    /options нужны графе с type: choice/,
  ],
  ["a block twice", "risks/section.yaml", (s) => s.blocks.push("risk-register"), "key", /уже есть/],
];

describe("a broken template is refused with file, field and reason", () => {
  test.each(brokenTemplates)("%s", (_title, file, how, field, reason) => {
    const folder = copyOf(templateFolder);
    change(path.join(folder, file), how);
    const error = refusal(() => loadTemplate(folder));
    if (field !== "key") expect(error.file).toBe(path.join(folder, file));
    expect(error.field).toBe(field);
    expect(error.reason).toMatch(reason);
    expect(error.reason, "said in Russian").not.toMatch(/[A-Za-z]+ [A-Za-z]+ [A-Za-z]+/);
    expect(error.message).toContain(`${error.field}: ${error.reason}`);
  });

  test("a block without a file", () => {
    const folder = copyOf(templateFolder);
    renameSync(path.join(folder, "risks/risk-register.yaml"), path.join(folder, "risks/register.yaml"));
    expect(refusal(() => loadTemplate(folder))).toMatchObject({
      file: path.join(folder, "risks/risk-register.yaml"),
      reason: "такого файла нет",
    });
  });

  test("what is not YAML, with the line", () => {
    const folder = copyOf(templateFolder);
    writeFileSync(path.join(folder, "purpose/scope.yaml"), "title: Границы\n  depth: short\n");
    expect(refusal(() => loadTemplate(folder)).reason).toMatch(/строка \d+, знак \d+: ошибка записи/);
  });
});

const brokenDemos: Breakage[] = [
  ["an unknown form", "blocks/scope.yaml", (b) => (b.rows = { nowhere: [] }), "rows.nowhere", /такой формы/],
  [
    "a table filled as a card",
    "blocks/scope.yaml",
    (b) => (b.card = { boundaries: {} }),
    "card.boundaries",
    /такой формы/,
  ],
  [
    "an unknown column",
    "blocks/scope.yaml",
    (b) => (b.rows.boundaries[1].nowhere = "x"),
    "rows.boundaries.1.nowhere",
    /нет графы «nowhere»/,
  ],
  [
    "an unknown option",
    "blocks/scope.yaml",
    (b) => (b.rows.boundaries[0]["return-stage"] = "Этап 9"),
    "rows.boundaries.0.return-stage",
    /«Этап 9» нет среди значений/,
  ],
  [
    "a choice of no option",
    "blocks/mobile-need.yaml",
    (b) => (b.choice.need = ["x"]),
    "choice.need",
    /нет варианта «x»/,
  ],
  [
    "a matrix row of no block",
    "blocks/raci.yaml",
    (b) => (b.matrix.raci.nowhere = {}),
    "matrix.raci.nowhere",
    /нет строки «nowhere»/,
  ],
  [
    "a matrix value of no list",
    "blocks/raci.yaml",
    (b) => (b.matrix.raci.scope.owner = "Ж"),
    "matrix.raci.scope.owner",
    /«Ж» нет среди значений/,
  ],
  ["an empty block that speaks", "blocks/nps.yaml", (b) => (b.text = "Слово."), "state", /в пустом блоке/],
  ["a duty in no block", "project.yaml", (p) => (p.blocks.nowhere = p.blocks.scope), "blocks.nowhere", /такого блока/],
  [
    "a duty of nobody",
    "project.yaml",
    (p) => (p.blocks.scope.responsible = "nobody"),
    "blocks.scope.responsible",
    /«nobody» нет в people/,
  ],
  ["a day that is not", "project.yaml", (p) => (p.blocks.scope.due = "2026-02-30"), "blocks.scope.due", /дата вида/],
  ["an account twice", "project.yaml", (p) => (p.people[1].account = "owner"), "people.1.account", /повторяется/],
  ["an unknown role", "project.yaml", (p) => (p.people[1].role = "boss"), "people.1.role", /допустимо только/],
  ["no such time zone", "project.yaml", (p) => (p.timeZone = "Asia/Nowhere"), "timeZone", /часовой пояс/],
  ["another template", "project.yaml", (p) => (p.template = "erp"), "template", /загружен шаблон «crm»/],
  [
    "an integrator of the customer",
    "project.yaml",
    (p) => (p.people[8].company = p.company),
    "people.8.company",
    /своя компания/,
  ],
];

describe("a broken demonstration is refused with file, field and reason", () => {
  test.each(brokenDemos)("%s", (_title, file, how, field, reason) => {
    const folder = copyOf(demoFolder);
    change(path.join(folder, file), how);
    const error = refusal(() => loadDemo(folder, template));
    expect(error).toMatchObject({ file: path.join(folder, file), field });
    expect(error.reason).toMatch(reason);
  });

  test("a block of the template that says nothing, not even that it is empty", () => {
    const folder = copyOf(demoFolder);
    rmSync(path.join(folder, "blocks/scope.yaml"));
    expect(refusal(() => loadDemo(folder, template)).reason).toBe("такого файла нет");
  });

  test("a file of a block that the template no longer has", () => {
    const folder = copyOf(demoFolder);
    writeFileSync(path.join(folder, "blocks/gone.yaml"), "state: empty\n");
    expect(refusal(() => loadDemo(folder, template))).toMatchObject({
      file: path.join(folder, "blocks/gone.yaml"),
      reason: "такого блока в шаблоне нет",
    });
  });
});
