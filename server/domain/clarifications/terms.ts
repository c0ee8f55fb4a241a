/** Until when a question is to be answered, and whether it came in time: days of the project's calendar. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Projects, Schema } from "../../db/schema.ts";
import { dayIn } from "../document/due-days.ts";
import { calendarOf } from "../calendar/project-calendar.ts";
import { addWorkingDays } from "../calendar/working-days.ts";

/** Working days for an answer where nothing is set. */
const usualAnswerDays = 3;

interface Received {
  q: Facts | Transaction<Schema>;
  project: Pick<Projects, "id" | "timeZone" | "ownDays">;
  now: string;
}

/** The usual due day of a question received now, and whether it is late. */
export async function termOf({ q, project, now }: Received): Promise<{ due: string; isLate: 0 | 1 }> {
  const settings = await termsOf(q, project.id);
  const today = dayIn(project.timeZone, new Date(now));
  const { answerDays, questionsUntil } = settings;
  return {
    due: addWorkingDays(today, answerDays, calendarOf(project)),
    isLate: questionsUntil !== null && today > questionsUntil ? 1 : 0,
  };
}

/** The terms of the tender for questions. */
export async function termsOf(
  q: Facts | Transaction<Schema>,
  projectId: string,
): Promise<{ answerDays: number; questionsUntil: string | null }> {
  const settings = await q
    .selectFrom("tenderSettings")
    .select(["answerDays", "questionsUntil"])
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return settings ?? { answerDays: usualAnswerDays, questionsUntil: null };
}
