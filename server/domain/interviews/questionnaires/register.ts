/** Questionnaires as the group reads them: how far each is, who is awaited, and the results. */
import type { QuestionnaireQuestions, Questionnaires } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { membership, type Actor } from "../../command.ts";
import { readOutline } from "../../document/outline.ts";
import { may } from "../../people.ts";
import type { Reader } from "../interview-rows.ts";
import { awaitedRespondent } from "../respondents.ts";
import { progressOf } from "./answering.ts";
import { answersOf } from "./answers.ts";
import { blocksOf, isOpen, questionnaireOf, questionsOf, respondentsOf } from "./questionnaire-rows.ts";
import { resultsOf, type QuestionResult } from "./results.ts";

/** A draft has no link yet; a closed one takes no answers. */
export type QuestionnaireState = "draft" | "open" | "closed";

export interface QuestionnaireSummary {
  id: string;
  number: number;
  title: string;
  role: string;
  roleTitle: string;
  /** YYYY-MM-DD, that day included. */
  closesOn: string;
  state: QuestionnaireState;
  /** How many are asked, and how many of them have sent their answers. */
  asked: number;
  sent: number;
}

/** Somebody whose answers have not come. */
export interface AwaitedRespondent {
  id: string;
  /** For those who send links, until he says that he does not want to be named. */
  name: string;
  position: string;
  department: string;
  /** Saved and not sent: his own until he sends them. */
  answered: number;
}

export interface QuestionnaireReading extends QuestionnaireSummary {
  consentWords: string;
  blocks: { id: string; number: string; title: string }[];
  /** Those who have a link and have not sent their answers. */
  awaited: AwaitedRespondent[];
  results: QuestionResult[];
}

/** Questionnaires of a project, the latest first. @throws Refusal not-found, not-allowed */
export async function listQuestionnaires(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<QuestionnaireSummary[]> {
  await membership(ground, actor, projectId, "interview.read");
  const rows = await ground.facts
    .selectFrom("questionnaires")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return Promise.all(rows.map((row) => summaryOf(ground, row)));
}

async function summaryOf({ facts, clock, templates }: Ground, row: Questionnaires): Promise<QuestionnaireSummary> {
  const { projectId, id, number, title, role, closesOn } = row;
  const project = await facts
    .selectFrom("projects")
    .select(["template", "timeZone"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const all = await respondentsOf(facts, projectId, id);
  const standing = all.filter(({ revokedAt }) => revokedAt === null);
  const open = isOpen(row, project.timeZone, clock.now());
  return {
    ...{ id, number, title, role, closesOn },
    roleTitle: templates.get(project.template)?.roles[role]?.title ?? role,
    state: !open ? "closed" : all.length === 0 ? "draft" : "open",
    asked: standing.length,
    sent: standing.filter(({ sentAt }) => sentAt !== null).length,
  };
}

/** @throws Refusal not-found, not-allowed */
export async function readQuestionnaire(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
): Promise<QuestionnaireReading> {
  const member = await membership(ground, actor, projectId, "interview.read");
  const { facts } = ground;
  const row = await questionnaireOf(facts, projectId, questionnaireId);
  const questions = await questionsOf(facts, projectId, questionnaireId);
  const about = await blocksOf(facts, projectId, questionnaireId);
  const blocks = (await readOutline(facts, projectId)).flatMap((section, at) =>
    section.blocks.map(({ id, title }, place) => ({ id, title, number: `${at + 1}.${place + 1}` })),
  );
  return {
    ...(await summaryOf(ground, row)),
    consentWords: row.consentWords,
    blocks: blocks.filter(({ id }) => about.includes(id)),
    awaited: await awaitedOf(facts, row, questions, may(member.role, "interview.conduct")),
    results: await resultsOf(ground, row, questions),
  };
}

async function awaitedOf(
  q: Reader,
  { projectId, id }: Questionnaires,
  questions: readonly QuestionnaireQuestions[],
  conducts: boolean,
): Promise<AwaitedRespondent[]> {
  const rows = (await respondentsOf(q, projectId, id)).filter(
    ({ revokedAt, sentAt }) => revokedAt === null && sentAt === null,
  );
  const answers = await answersOf(
    q,
    projectId,
    rows.map((respondent) => respondent.id),
  );
  const unnamed = { name: "", position: "", department: "" };
  return rows.map((respondent) => ({
    ...{ id: respondent.id, ...(conducts ? awaitedRespondent(respondent) : unnamed) },
    answered: progressOf(questions, answers.get(respondent.id)!).answered,
  }));
}
