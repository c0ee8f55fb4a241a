/** Questionnaires by id, always through their project; whether one may still be answered. */
import type {
  QuestionnaireQuestions,
  QuestionnaireRespondents,
  Questionnaires,
} from "../../../db/questionnaire-schema.ts";
import { dayIn } from "../../document/due-days.ts";
import { Refusal } from "../../refusal.ts";
import type { Reader } from "../interview-rows.ts";

/** @throws Refusal not-found */
export async function questionnaireOf(q: Reader, projectId: string, questionnaireId: string): Promise<Questionnaires> {
  const row = await q
    .selectFrom("questionnaires")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", questionnaireId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}

/** Its questions in order. */
export function questionsOf(q: Reader, projectId: string, questionnaireId: string): Promise<QuestionnaireQuestions[]> {
  return q
    .selectFrom("questionnaireQuestions")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("position")
    .execute();
}

/** Ids of the blocks it is about. */
export async function blocksOf(q: Reader, projectId: string, questionnaireId: string): Promise<string[]> {
  const rows = await q
    .selectFrom("questionnaireBlocks")
    .select("blockId")
    .where("projectId", "=", projectId)
    .where("questionnaireId", "=", questionnaireId)
    .execute();
  return rows.map(({ blockId }) => blockId);
}

/** All for whom links were made, revoked ones too, in the order they were. */
export function respondentsOf(
  q: Reader,
  projectId: string,
  questionnaireId: string,
): Promise<QuestionnaireRespondents[]> {
  return q
    .selectFrom("questionnaireRespondents")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** May it be answered: nobody closed it, and its last day has not ended in the project's time zone? */
export function isOpen(
  { closesOn, closedAt }: Pick<Questionnaires, "closesOn" | "closedAt">,
  timeZone: string,
  now: Date,
): boolean {
  return closedAt === null && dayIn(timeZone, now) <= closesOn;
}
