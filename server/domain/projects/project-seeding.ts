/** How a project begins: its rows and texts, made from the template by the wizard's choice. */
import type { Transaction } from "kysely";
import { depths, projectGoals, projectKinds, type Template } from "../../../content/templates/format.ts";
import { blockDocument } from "../../../content/templates/seed.ts";
import type { Facts } from "../../db/open.ts";
import type { Accounts, Blocks, Projects, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { templateApprovers } from "../sign-off/template-approvers.ts";
import { chooseBlocks, type Chosen } from "./block-choice.ts";
import { bearTexts, insertTexts, settleTexts, type Born } from "../document/block-texts.ts";
import { inChain, installationCommand, type Actor, type Command } from "../command.ts";
import { limits, oneOf, optionalText, requiredText, timeZone } from "../fields.ts";
import { joinProject } from "../members/joining.ts";
import { Refusal } from "../refusal.ts";

/** The wizard's answers, as typed. */
export interface NewProject {
  name: string;
  company: string;
  kind: string;
  goal: string;
  /** The customer's own words, needed when the goal is `own`. */
  ownGoal?: string;
  template: string;
  depth: string;
  language: string;
  timeZone: string;
}

/**
 * Creates a project from a template; the creator becomes its manager.
 * @returns the project's id
 * @throws Refusal may-not-create-projects, unknown-template and those of fields
 */
export async function createProject(ground: Ground, actor: Actor, input: NewProject): Promise<string> {
  await mustCreateProjects(ground.facts, actor);
  const template = ground.templates.get(input.template);
  if (!template) throw new Refusal("unknown-template", {}, "template");
  const fields = readFields(input);
  const chosen = chooseBlocks(template, fields).filter((choice) => !choice.offered);
  const seeds = chosen.map(({ block }) => ({ doc: blockDocument(block), title: block.title }));
  const born = await bearTexts(ground, actor, seeds);
  const projectId = await installationCommand(ground, actor.accountId, async (command) => {
    const creator = await mustCreateProjects(command.q, actor);
    const project: Projects = {
      ...{ id: command.id(), ...fields, template: template.key, phase: "elicitation" },
      ...{ createdAt: command.now, createdBy: creator.id, archivedAt: null },
    };
    await command.journal({ kind: "project.created", about: project.id });
    await seed(inChain(command, project.id), project, template, creator, chosen, born);
    command.announce({ kind: "rights", accountId: creator.id, projectId: project.id });
    return project.id;
  });
  await settleTexts(ground, born);
  return projectId;
}

/** May this account create projects? Answers the account. @throws Refusal may-not-create-projects */
async function mustCreateProjects(q: Facts | Transaction<Schema>, { accountId }: Actor): Promise<Accounts> {
  const account = await q.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirst();
  const may = account && !account.deactivatedAt && (account.isAdmin === 1 || account.mayCreateProjects === 1);
  if (!may) throw new Refusal("may-not-create-projects");
  return account;
}

function readFields(input: NewProject) {
  const goal = oneOf("goal", input.goal, projectGoals);
  return {
    name: requiredText("name", input.name, limits.name),
    company: requiredText("company", input.company, limits.company),
    kind: oneOf("kind", input.kind, projectKinds),
    goal,
    ownGoal:
      goal === "own"
        ? requiredText("ownGoal", input.ownGoal, limits.reason)
        : optionalText("ownGoal", input.ownGoal, limits.reason),
    depth: oneOf("depth", input.depth, depths),
    language: oneOf("language", input.language, ["ru", "en"] as const),
    timeZone: timeZone("timeZone", input.timeZone),
    ownDays: "{}",
  };
}

async function seed(
  command: Command,
  project: Projects,
  template: Template,
  creator: Accounts,
  chosen: Chosen[],
  born: Born[],
): Promise<void> {
  const { kind, goal, depth } = project;
  await command.q.insertInto("projects").values(project).execute();
  await command.journal({
    kind: "project.created",
    about: project.id,
    data: { template: template.key, kind, goal, depth },
  });
  const sections = await insertSections(command, project.id, template);
  await insertTexts(command, project.id, born);
  const blocks = chosen.map((choice, index): Blocks => ({
    ...{ projectId: project.id, id: command.id(), sectionId: sections.get(choice.section.key)!, key: choice.block.key },
    ...{ title: choice.block.title, position: choice.section.blocks.indexOf(choice.block) + 1, state: "draft" },
    ...{ textId: born[index]!.reading.id, mandatory: choice.mandatory ? 1 : 0, responsibleId: null, due: null },
    ...{ responsibleBy: null, responsibleSince: null, notRequired: null, createdAt: command.now, removedAt: null },
  }));
  const approvers = chosen.flatMap(({ block }, index) =>
    templateApprovers(command, project.id, blocks[index]!.id, block),
  );
  if (blocks.length > 0) await command.q.insertInto("blocks").values(blocks).execute();
  if (approvers.length > 0) await command.q.insertInto("approvers").values(approvers).execute();
  const { position, company } = creator;
  await joinProject(command, project, template, {
    accountId: creator.id,
    role: "manager",
    position,
    department: "",
    company,
  });
}

/** Writes all sections of the template; answers their ids by key. */
async function insertSections(command: Command, projectId: string, template: Template): Promise<Map<string, string>> {
  const rows = template.sections.map(({ key, title, prefix }, index) => ({
    ...{ projectId, id: command.id(), key, title, prefix, position: index + 1, removedAt: null },
  }));
  await command.q.insertInto("sections").values(rows).execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}
