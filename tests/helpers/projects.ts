/** Projects for tests: a ground with live texts and a small template, people and their roles in one line each. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import { formBook } from "../../content/templates/seed.ts";
import type { Accounts, Role } from "../../server/db/schema.ts";
import { createAccount } from "../../server/domain/accounts/accounts.ts";
import { installationCommand, type Actor } from "../../server/domain/command.ts";
import { addMember } from "../../server/domain/members/members.ts";
import { roles } from "../../server/domain/people.ts";
import { createProject, type NewProject } from "../../server/domain/projects/project-seeding.ts";
import { getProject, type ProjectOverview } from "../../server/domain/projects/projects.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { openTexts, type Texts } from "../../server/texts/texts.ts";
import { openTestGround, type TestGround } from "./ground.ts";
import { smallTemplate } from "./small-template.ts";

/** Starts one texts worker for the tests of a file; the answer opens a fresh ground that stands on it. */
export function projectGrounds(): () => Promise<TestGround> {
  let texts: Texts;
  let dataDir: string;
  const templates = new Map([[smallTemplate.key, smallTemplate]]);
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "svod-texts-"));
    texts = openTexts({ dataDir, forms: formBook(templates), log: pino({ level: "silent" }) });
  });
  afterAll(async () => {
    await texts.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return async () => Object.assign(await openTestGround(), { texts, templates });
}

/** An account that may be an actor. */
export interface Person extends Actor {
  account: Accounts;
}

let made = 0;

/** Makes an account. */
export async function person(
  ground: TestGround,
  given: Partial<Pick<Accounts, "name" | "position" | "passwordHash">> & { mayCreateProjects?: boolean } = {},
): Promise<Person> {
  const number = ++made;
  const account = await installationCommand(ground, "", (command) =>
    createAccount(ground, command, {
      ...{ id: ground.random.id(), email: `person${number}@firm.example`, name: `Лицо ${number}`, language: "ru" },
      ...{ passwordHash: null, ...given },
    }),
  );
  return { account, accountId: account.id };
}

export const newProject: NewProject = {
  name: "Внедрение CRM",
  company: "ООО «Насос»",
  kind: "improve",
  goal: "analytics",
  template: "small",
  depth: "full",
  language: "ru",
  timeZone: "Europe/Moscow",
};

export interface TestProject {
  id: string;
  manager: Person;
  /** The project as its manager sees it now. */
  now(): Promise<ProjectOverview>;
  /** Adds a new person in a role. */
  join(role: Role, position?: string): Promise<Person & { memberId: string }>;
}

/** Creates a project with its manager. */
export async function project(ground: TestGround, given: Partial<NewProject> = {}): Promise<TestProject> {
  const manager = await person(ground, { mayCreateProjects: true });
  const id = await createProject(ground, manager, { ...newProject, ...given });
  return {
    id,
    manager,
    now: () => getProject(ground, manager, id),
    async join(role, position = "") {
      const somebody = await person(ground);
      const memberId = await addMember(ground, manager, id, { email: somebody.account.email, role, position });
      return { ...somebody, memberId };
    },
  };
}

/** One person for every role. */
export async function staff(test: TestProject): Promise<Record<Role, Person & { memberId: string }>> {
  const entries: [Role, Person & { memberId: string }][] = [];
  for (const role of roles) entries.push([role, await test.join(role)]);
  return Object.fromEntries(entries) as Record<Role, Person & { memberId: string }>;
}

/** The refusal a command ends in. */
export async function refusalOf(command: Promise<unknown>): Promise<{ code: string; field?: string }> {
  const error = await command.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof Refusal)) throw new Error("no refusal", { cause: error });
  return error.field === undefined ? { code: error.code } : { code: error.code, field: error.field };
}

/** Everything in the facts, to compare before and after; last visits do not count, nor the index of search, which follows later. */
export async function everything(ground: TestGround): Promise<unknown> {
  const tables = ["projects", "members", "sections", "blocks", "approvers", "texts", "revisions"] as const;
  const more = [
    "revisionAuthors",
    "keptEdits",
    "invitations",
    "keptWords",
    "wordingSettings",
    "apiTokens",
    "outbox",
    "requirements",
    "rounds",
    "roundApprovers",
    "signOffs",
    "revocations",
    "remarks",
    "reopenings",
    "requirementProgress",
    "signOffSettings",
    "signingRules",
    "rulesAcceptances",
    "signingCodes",
    "passkeys",
    "passkeyChallenges",
    "baselines",
    "reminders",
    "escalations",
    "weeklyLetters",
    "threads",
    "comments",
    "commentTraces",
    "commentMentions",
    "commentReferences",
    "clarifications",
    "meetings",
    "expertLinks",
    "clarificationFollows",
    "clarificationDuties",
    "companies",
    "tenderSettings",
    "termsAcceptances",
    "publications",
    "publicationOmissions",
    "interviews",
    "interviewBlocks",
    "interviewInterviewers",
    "guideQuestions",
    "excerpts",
    "excerptTags",
    "excerptLinks",
    "confirmationLinks",
    "corrections",
    "contradictions",
    ...([
      "questionnaires",
      "questionnaireBlocks",
      "questionnaireQuestions",
      "questionnaireRespondents",
      "questionnaireAnswers",
    ] as const),
    "inboxes",
    ...([
      "changeRequests",
      "changeTargets",
      "changeRequirements",
      "changeDecisions",
      "changeSettings",
      "changePuts",
    ] as const),
    "files",
    "journal",
  ] as const;
  const rows = [];
  for (const table of [...tables, ...more])
    rows.push([table, await ground.facts.selectFrom(table).selectAll().execute()]);
  return JSON.parse(JSON.stringify(rows).replace(/"lastUsedAt":"[^"]*"/g, '"lastUsedAt":null'));
}

/** Kinds of the journal's entries in a chain, in order. */
export async function journalKinds(ground: TestGround, chain: string): Promise<string[]> {
  const rows = await ground.facts
    .selectFrom("journal")
    .select("kind")
    .where("chain", "=", chain)
    .orderBy("seq")
    .execute();
  return rows.map(({ kind }) => kind);
}
