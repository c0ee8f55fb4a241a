/** What a respondent meets behind his link: the questions, what he has answered so far, and saving as he goes on. */
import type { Consent } from "../../../db/interview-schema.ts";
import type {
  QuestionKind,
  QuestionnaireQuestions,
  QuestionnaireRespondents,
  Questionnaires,
} from "../../../db/questionnaire-schema.ts";
import type { Projects } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import { sha256 } from "../../../random.ts";
import { unsentCommand } from "../../command.ts";
import { oneOf } from "../../fields.ts";
import { Refusal } from "../../refusal.ts";
import type { Secret } from "../confirmation.ts";
import type { Reader } from "../interview-rows.ts";
import { consents } from "../planning.ts";
import { answersOf, isAnswered, readAnswer, writeAnswers, type GivenAnswer, type KeptAnswer } from "./answers.ts";
import { isOpen, questionnaireOf, questionsOf } from "./questionnaire-rows.ts";
import { optionsOf } from "./questions.ts";

/** What a secret opens. */
export interface OpenedQuestionnaire {
  respondent: QuestionnaireRespondents;
  questionnaire: Questionnaires;
  questions: QuestionnaireQuestions[];
  project: Pick<Projects, "name" | "language" | "timeZone">;
}

/**
 * What stands behind the hash of a secret, while it may be answered.
 * @throws Refusal questionnaire-unknown, questionnaire-revoked, questionnaire-answered, questionnaire-closed
 */
export async function openedBy(q: Reader, tokenHash: string, now: Date): Promise<OpenedQuestionnaire> {
  const respondent = await q
    .selectFrom("questionnaireRespondents")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (!respondent) throw new Refusal("questionnaire-unknown");
  if (respondent.revokedAt !== null) throw new Refusal("questionnaire-revoked");
  if (respondent.sentAt !== null) throw new Refusal("questionnaire-answered");
  const { projectId, questionnaireId } = respondent;
  const questionnaire = await questionnaireOf(q, projectId, questionnaireId);
  const project = await q
    .selectFrom("projects")
    .select(["name", "language", "timeZone"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  if (!isOpen(questionnaire, project.timeZone, now)) throw new Refusal("questionnaire-closed");
  return { respondent, questionnaire, questions: await questionsOf(q, projectId, questionnaireId), project };
}

/** The same for a visitor: only guesses count as attempts. @throws Refusal too-many-attempts and those of `openedBy` */
export async function opened(ground: Ground, { token, address }: Secret): Promise<OpenedQuestionnaire> {
  ground.attempts.take([["token.address", address]]);
  try {
    const found = await openedBy(ground.facts, sha256(token), ground.clock.now());
    ground.attempts.giveBack([["token.address", address]]);
    return found;
  } catch (error) {
    if (error instanceof Refusal && error.code !== "questionnaire-unknown")
      ground.attempts.giveBack([["token.address", address]]);
    throw error;
  }
}

/** How far a respondent has come. */
export interface Progress {
  answered: number;
  of: number;
}

export interface AskedQuestion extends KeptAnswer {
  id: string;
  question: string;
  kind: QuestionKind;
  options: string[];
}

/** What a respondent reads: the questions, his own answers, and nothing else of the project. */
export interface AskedQuestionnaire extends Progress {
  project: string;
  language: "ru" | "en";
  title: string;
  /** How he is called if he lets himself be named: as whoever asked him wrote it down. */
  name: string;
  /** YYYY-MM-DD, that day included. */
  closesOn: string;
  consentWords: string;
  consent: Consent | null;
  questions: AskedQuestion[];
}

/** Reads a questionnaire behind a link without using it up. @throws Refusal too-many-attempts and those of `openedBy` */
export async function readAsked(ground: Ground, secret: Secret): Promise<AskedQuestionnaire> {
  const { respondent, questionnaire, questions, project } = await opened(ground, secret);
  const answers = (await answersOf(ground.facts, respondent.projectId, [respondent.id])).get(respondent.id)!;
  const { title, closesOn, consentWords } = questionnaire;
  return {
    ...{ project: project.name, language: project.language, title, closesOn, consentWords },
    ...{ name: respondent.name, consent: respondent.consent, ...progressOf(questions, answers) },
    questions: questions.map((question) => ({
      ...{ id: question.id, question: question.question, kind: question.kind, options: optionsOf(question) },
      ...(answers.get(question.id) ?? { words: "", chosen: [] }),
    })),
  };
}

export function progressOf(
  questions: readonly Pick<QuestionnaireQuestions, "id">[],
  answers: ReadonlyMap<string, KeptAnswer>,
): Progress {
  const answered = questions.filter(({ id }) => isAnswered(answers.get(id) ?? { words: "", chosen: [] })).length;
  return { answered, of: questions.length };
}

/** What comes from the form: answers to some questions, and the choice of consent where it was made. */
export interface GivenAnswers {
  answers: GivenAnswer[];
  consent?: string | undefined;
}

/** @throws Refusal no-such-question, too-long, invalid */
export function readGiven(
  questions: readonly QuestionnaireQuestions[],
  { answers, consent }: GivenAnswers,
): { given: Map<string, KeptAnswer>; consent: Consent | undefined } {
  const known = new Map(questions.map((question) => [question.id, question]));
  const given = new Map<string, KeptAnswer>();
  for (const answer of answers) {
    const question = known.get(answer.question);
    if (!question) throw new Refusal("no-such-question");
    given.set(question.id, readAnswer(question, answer));
  }
  return { given, consent: consent ? oneOf("consent", consent, consents) : undefined };
}

/**
 * Saves answers of somebody who has not sent them yet; nobody reads them until he does.
 * @returns how far he has come, once it is on disk
 * @throws Refusal too-many-attempts, no-such-question, too-long, invalid and those of `openedBy`
 */
export async function saveAnswers(ground: Ground, { token, address, ...typed }: Secret & GivenAnswers) {
  const { respondent } = await opened(ground, { token, address });
  const { projectId, id: respondentId, tokenHash } = respondent;
  return unsentCommand(ground, projectId, async ({ q, now, announce }): Promise<Progress> => {
    const { questions, respondent: current } = await openedBy(q, tokenHash, new Date(now));
    const { given, consent } = readGiven(questions, typed);
    const before = (await answersOf(q, projectId, [respondentId])).get(respondentId)!;
    await writeAnswers(q, { projectId, respondentId, savedAt: now }, given);
    if (consent && consent !== current.consent)
      await q
        .updateTable("questionnaireRespondents")
        .set({ consent })
        .where("projectId", "=", projectId)
        .where("id", "=", respondentId)
        .execute();
    const progress = progressOf(questions, new Map([...before, ...given]));
    // Pages of the group show how far each has come, not what he writes.
    const isTold =
      progress.answered !== progressOf(questions, before).answered || (consent ?? null) !== current.consent;
    if (isTold) announce({ kind: "interviews", projectId });
    return progress;
  });
}
