/** The demonstration installation: invented people with one password and a half-finished project they write together. */
import path from "node:path";
import { loadDemo, type Demo } from "../../content/demo/load.ts";
import type { DemoPerson, DemoRound } from "../../content/demo/project-format.ts";
import { startingRules } from "../../content/signing-rules/starting-text.ts";
import { demoDocument } from "../../content/templates/seed.ts";
import type { Config } from "../config.ts";
import { createAccount } from "../domain/accounts/accounts.ts";
import { changeBlock } from "../domain/document/block-changes.ts";
import { installationCommand, type Actor } from "../domain/command.ts";
import { addMember } from "../domain/members/members.ts";
import { readOutline, type BlockOverview } from "../domain/document/outline.ts";
import { createProject } from "../domain/projects/project-seeding.ts";
import { decide } from "../domain/sign-off/deciding.ts";
import { submitBlock } from "../domain/sign-off/rounds.ts";
import { changeSigningRules, mustHaveAccepted } from "../domain/sign-off/signing-rules.ts";
import { inviteCompany } from "../domain/tender/companies.ts";
import { takeRevision } from "../domain/history/revisions.ts";
import type { Ground } from "../ground.ts";
import { openGround } from "../index.ts";
import { packageRoot } from "../package-root.ts";
import { seedChanges } from "./demo-changes.ts";
import { seedInterview, seedQuestionnaire } from "./demo-interviews.ts";
import { seedTalk } from "./demo-talk.ts";
import { markDemo } from "./demo-mark.ts";
import { fillFolder } from "./filling.ts";

/** The address a person of the demonstration signs in by. */
export function demoEmail(account: string): string {
  return `${account}@demo.example`;
}

/**
 * Makes the demonstration in the configured data folder, all of it or nothing.
 * @param silent nothing is discussed, published, asked and proposed yet
 * @throws OpsError when the folder is not empty, ContentError when the demonstration's files are broken
 */
export function createDemo(config: Config, { silent = false } = {}): Promise<void> {
  return fillFolder(config.dataDir, async (staging) => {
    const ground = openGround({ ...config, dataDir: staging });
    try {
      await seedDemo(ground, config.demoPassword, silent);
    } finally {
      await ground.close();
    }
  });
}

async function seedDemo(ground: Ground, password: string, silent: boolean): Promise<void> {
  const template = ground.templates.get("crm")!;
  const demo = loadDemo(path.join(packageRoot, "content", "demo"), template);
  await markDemo(ground);
  const accounts = await createAccounts(ground, demo.project.people, password);
  const manager = accounts.get(demo.project.people.find(({ role }) => role === "manager")!.account)!;
  const { people: _people, blocks: _duties, signOff: _rounds, signingRules: order, ...project } = demo.project;
  const projectId = await createProject(ground, manager, { ...project, language: template.language });
  const members = await addMembers(ground, manager, projectId, demo);
  await inviteCompanies(ground, manager, projectId, demo);
  const outline = (await readOutline(ground.facts, projectId)).flatMap(({ blocks }) => blocks);
  for (const block of outline) {
    const duty = demo.project.blocks[block.key];
    const author = accounts.get(duty?.responsible ?? "") ?? manager;
    await write(ground, projectId, block, demo, author);
    if (!duty) continue;
    const assignment = { responsible: members.get(duty.responsible)!, due: duty.due };
    await changeBlock(ground, manager, projectId, block.id, assignment);
  }
  const body = startingRules(template.language, project.company);
  await changeSigningRules(ground, manager, projectId, { body, ...order });
  for (const block of outline) {
    const round = demo.project.signOff[block.key];
    if (round) await holdRound(ground, projectId, block, round, { accounts, members, manager });
  }
  if (silent) return;
  const names = new Map(demo.project.people.map(({ account, name }) => [account, name]));
  const people = { accounts, members, names, manager };
  await seedTalk(ground, projectId, outline, demo.talk, people);
  const place = { projectId, blocks: new Map(outline.map(({ key, id }) => [key, id])) };
  for (const interview of demo.interviews) await seedInterview(ground, place, interview, people);
  for (const one of demo.questionnaires) await seedQuestionnaire(ground, place, one, people);
  await seedChanges(ground, place, demo.changes, people);
}

interface People {
  accounts: Map<string, Actor>;
  members: Map<string, string>;
  manager: Actor;
}

/** Submits a block and gives the decisions, as their people would. */
async function holdRound(
  ground: Ground,
  projectId: string,
  { id: blockId }: BlockOverview,
  { approvers, given }: DemoRound,
  { accounts, members, manager }: People,
): Promise<void> {
  const named = Object.entries(approvers).map(([account, mandatory]) => ({
    ...{ memberId: members.get(account)!, mandatory },
  }));
  const { hash } = await submitBlock(ground, manager, projectId, blockId, { approvers: named });
  for (const [account, { decision, remark, ...place }] of Object.entries(given)) {
    const remarks = remark ? [{ body: remark, ...place }] : [];
    // The people are invented: nobody proves that he is one of them.
    await decide(
      ground,
      accounts.get(account)!,
      projectId,
      [{ blockId, hash, decision, remarks }],
      async (command) => ({
        ...{ confirmedBy: "password", rulesHash: await mustHaveAccepted(command, true) },
      }),
    );
  }
}

/** Makes an account for everybody; the manager administers the installation too. Answers actors by account name. */
async function createAccounts(ground: Ground, people: DemoPerson[], password: string): Promise<Map<string, Actor>> {
  const passwordHash = await ground.passwords.hash(password);
  return installationCommand(ground, "", async (command) => {
    const actors = new Map<string, Actor>();
    for (const { account, name, position, company, role } of people) {
      const id = command.id();
      const rights = { isAdmin: role === "manager", mayCreateProjects: role === "manager" || role === "owner" };
      const person = { id, email: demoEmail(account), name, position, company, language: "ru" as const, passwordHash };
      await createAccount(ground, command, { ...person, ...rights });
      actors.set(account, { accountId: id });
    }
    return actors;
  });
}

/** Adds everybody to the project; its creator is there already. Answers member ids by account name. */
async function addMembers(
  ground: Ground,
  manager: Actor,
  projectId: string,
  { project }: Demo,
): Promise<Map<string, string>> {
  for (const { account, role, position, department, company } of project.people)
    if (role !== "manager")
      await addMember(ground, manager, projectId, { email: demoEmail(account), role, position, department, company });
  const rows = await ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.email"])
    .where("members.projectId", "=", projectId)
    .execute();
  const ids = new Map(rows.map(({ email, id }) => [email, id]));
  return new Map(project.people.map(({ account }) => [account, ids.get(demoEmail(account))!]));
}

/** The integrators compete for their companies; the terms of confidentiality they accept themselves. */
async function inviteCompanies(ground: Ground, manager: Actor, projectId: string, { project }: Demo): Promise<void> {
  const integrators = project.people.filter(({ role }) => role === "integrator");
  for (const name of new Set(integrators.map(({ company }) => company))) {
    const people = integrators
      .filter((one) => one.company === name)
      .map(({ account }) => ({ email: demoEmail(account) }));
    await inviteCompany(ground, manager, projectId, { name, people, delivery: "link", origin: "" });
  }
}

/** Lets the author write a block and takes a revision of it; a block that nobody began stays as the template gave it. */
async function write(ground: Ground, projectId: string, block: BlockOverview, demo: Demo, author: Actor) {
  const said = demo.blocks.get(block.key);
  const sections = ground.templates.get(demo.project.template)!.sections;
  const source = sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === block.key);
  if (!said || !source || said.state === "empty") return;
  await ground.texts.edit(block.textId, demoDocument(source, said), author.accountId);
  await takeRevision(ground, projectId, block.textId, "asked", author);
}
