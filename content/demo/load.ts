/** Reads the demonstration project: its people and duties, and what every block of the template says in it. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { checkCells, type Cells } from "../templates/cells.ts";
import { demoBlockFormat, type DemoBlock, type Form, type Template, type TemplateBlock } from "../templates/format.ts";
import { ContentError, readContent } from "../templates/load.ts";
import {
  demoChangesFormat,
  demoInterviewsFormat,
  type DemoChanges,
  type DemoInterview,
  type DemoQuestionnaire,
} from "./field-work-format.ts";
import { demoProjectFormat, type DemoProject } from "./project-format.ts";
import { demoTalkFormat, type DemoTalk } from "./talk-format.ts";

export interface Demo {
  project: DemoProject;
  talk: DemoTalk;
  interviews: DemoInterview[];
  questionnaires: DemoQuestionnaire[];
  changes: DemoChanges;
  /** What each block says, by the block's key; every block of the template is here. */
  blocks: Map<string, DemoBlock>;
}

/**
 * Loads the demonstration project.
 * @param folder holds `project.yaml`, `talk.yaml`, `interviews.yaml`, `changes.yaml` and `blocks/<block>.yaml`
 * @param template the template that the project began from
 * @throws ContentError on a broken or missing file, or an unknown block, form, column, option or account
 */
export function loadDemo(folder: string, template: Template): Demo {
  const blocks = template.sections.flatMap((section) => section.blocks);
  const keys = new Set(blocks.map((block) => block.key));
  const projectFile = path.join(folder, "project.yaml");
  const project = readContent(projectFile, demoProjectFormat);
  checkProject(projectFile, project, template.key, keys);
  checkRounds(projectFile, project, keys);
  checkFiles(path.join(folder, "blocks"), keys);
  const talk = readContent(path.join(folder, "talk.yaml"), demoTalkFormat);
  const { interviews, questionnaires } = readContent(path.join(folder, "interviews.yaml"), demoInterviewsFormat);
  const changes = readContent(path.join(folder, "changes.yaml"), demoChangesFormat);
  const said = new Map(blocks.map((block) => [block.key, loadBlock(folder, block)]));
  return { project, talk, interviews, questionnaires, changes, blocks: said };
}

function checkProject(file: string, project: DemoProject, template: string, blocks: Set<string>): void {
  if (project.template !== template) throw new ContentError(file, "template", `загружен шаблон «${template}»`);
  const accounts = project.people.map((person) => person.account);
  project.people.forEach(({ account, role, company }, i) => {
    if (accounts.indexOf(account) !== i)
      throw new ContentError(file, `people.${i}.account`, `«${account}» повторяется`);
    const own = company === project.company;
    if (own === (role === "integrator"))
      throw new ContentError(file, `people.${i}.company`, "у интегратора своя компания, у остальных — заказчик");
  });
  for (const [block, { responsible }] of Object.entries(project.blocks)) {
    if (!blocks.has(block)) throw new ContentError(file, `blocks.${block}`, "такого блока в шаблоне нет");
    if (!accounts.includes(responsible))
      throw new ContentError(file, `blocks.${block}.responsible`, `«${responsible}» нет в people`);
  }
}

function checkRounds(file: string, { people, signOff }: DemoProject, blocks: Set<string>): void {
  const accounts = people.map(({ account }) => account);
  for (const [block, { approvers, given }] of Object.entries(signOff)) {
    if (!blocks.has(block)) throw new ContentError(file, `signOff.${block}`, "такого блока в шаблоне нет");
    for (const account of Object.keys(approvers))
      if (!accounts.includes(account))
        throw new ContentError(file, `signOff.${block}.approvers`, `«${account}» нет в people`);
    for (const account of Object.keys(given))
      if (!(account in approvers))
        throw new ContentError(file, `signOff.${block}.given`, `«${account}» не согласует этот блок`);
  }
}

/** Files of blocks that the template no longer has. */
function checkFiles(folder: string, blocks: Set<string>): void {
  for (const name of readdirSync(folder)) {
    if (!blocks.has(path.basename(name, ".yaml")))
      throw new ContentError(path.join(folder, name), "", "такого блока в шаблоне нет");
  }
}

function loadBlock(folder: string, block: TemplateBlock): DemoBlock {
  const file = path.join(folder, "blocks", `${block.key}.yaml`);
  const demo = readContent(file, demoBlockFormat);
  const complain = (field: string, reason: string): never => {
    throw new ContentError(file, field, reason);
  };
  const form = <K extends Form["kind"]>(kind: K, field: string, key: string): Extract<Form, { kind: K }> => {
    const found = block.forms.find((candidate) => candidate.kind === kind && candidate.key === key);
    return (found as Extract<Form, { kind: K }> | undefined) ?? complain(`${field}.${key}`, "такой формы в блоке нет");
  };
  for (const [key, rows] of Object.entries(demo.rows)) {
    const { columns } = form("table", "rows", key);
    rows.forEach((row, i) =>
      checkCells(columns, row, false, (column, reason) => complain(`rows.${key}.${i}.${column}`, reason)),
    );
  }
  for (const [key, cells] of Object.entries(demo.card)) {
    const { columns } = form("card", "card", key);
    checkCells(columns, cells, false, (column, reason) => complain(`card.${key}.${column}`, reason));
  }
  for (const [key, chosen] of Object.entries(demo.choice)) checkChoice(form("choice", "choice", key), chosen, complain);
  for (const [key, lines] of Object.entries(demo.matrix)) checkMatrix(form("matrix", "matrix", key), lines, complain);
  if (demo.state === "empty" && saysSomething(demo)) complain("state", "в пустом блоке ничего не написано");
  return demo;
}

type Complain = (field: string, reason: string) => never;

function checkChoice(form: Extract<Form, { kind: "choice" }>, chosen: string[], complain: Complain): void {
  const unknown = chosen.find((key) => form.options.every((option) => option.key !== key));
  if (unknown !== undefined) complain(`choice.${form.key}`, `нет варианта «${unknown}»`);
  if (!form.many && chosen.length > 1) complain(`choice.${form.key}`, "можно выбрать только один вариант");
}

function checkMatrix(form: Extract<Form, { kind: "matrix" }>, lines: Record<string, Cells>, complain: Complain): void {
  const has = (headings: { key: string }[], key: string) => headings.some((heading) => heading.key === key);
  for (const [row, cells] of Object.entries(lines)) {
    const at = `matrix.${form.key}.${row}`;
    if (!has(form.rows, row)) complain(at, `нет строки «${row}»`);
    for (const [column, value] of Object.entries(cells)) {
      if (!has(form.columns, column)) complain(`${at}.${column}`, `нет графы «${column}»`);
      if (!form.values.includes(String(value))) complain(`${at}.${column}`, `«${value}» нет среди значений`);
    }
  }
}

function saysSomething({ text, rows, card, choice, matrix, requirements }: DemoBlock): boolean {
  return (
    Boolean(text) ||
    requirements.length > 0 ||
    [rows, card, choice, matrix].some((part) => Object.keys(part).length > 0)
  );
}
