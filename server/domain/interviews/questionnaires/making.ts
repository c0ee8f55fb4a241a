/** Making a questionnaire: of which role about which blocks, until when; closing it, and moving its closing day. */
import type { Questionnaires } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { limits, oneOf, requiredDate, requiredText } from "../../fields.ts";
import { Refusal } from "../../refusal.ts";
import { askedRoles } from "../asked-roles.ts";
import { readBlocks } from "../planning.ts";
import { nextNumber, tell } from "../interview-rows.ts";
import { isOpen, questionnaireOf } from "./questionnaire-rows.ts";
import { composeQuestions, mustNotBeSentOut } from "./questions.ts";

/** As typed. */
export interface NewQuestionnaire {
  title: string;
  /** Key of a role of the template. */
  role: string;
  /** Ids of blocks, at least one. */
  blocks: string[];
  /** YYYY-MM-DD, that day included. */
  closesOn: string;
  /** What respondents read above the choice of how they may be quoted; without it the usual words. */
  consentWords?: string | undefined;
}

/** What is read above the choice of consent when the group writes nothing else. */
export const usualConsent = {
  ru: "Ответы прочитает проектная группа. Отдельные слова могут стать обоснованием требований к системе. Решите, как на вас можно ссылаться.",
  en: "The project group reads the answers. Some words may become grounds for requirements on the system. Decide how you may be referred to.",
} as const;

/** @throws Refusal required, bad-date, closing-day-passed */
function readClosing({ project, now }: ProjectCommand, given: string | undefined): string {
  const day = requiredDate("closesOn", given);
  if (day < dayIn(project.timeZone, new Date(now))) throw new Refusal("closing-day-passed", {}, "closesOn");
  return day;
}

/**
 * Makes a questionnaire with the questions that the template asks this role about these blocks.
 * @throws Refusal not-found, not-allowed, bad-date, closing-day-passed and those of fields
 */
export function makeQuestionnaire(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: NewQuestionnaire,
): Promise<Questionnaires> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now, project } = command;
    const blocks = await readBlocks(command, given.blocks);
    const roles = askedRoles(ground, project.template).map(({ key }) => key);
    const row: Questionnaires = {
      ...{ projectId, id: command.id(), number: await nextNumber(q, "questionnaires", projectId) },
      title: requiredText("title", given.title, limits.title),
      role: oneOf("role", given.role, roles),
      closesOn: readClosing(command, given.closesOn),
      consentWords: requiredText("consentWords", given.consentWords || usualConsent[project.language], limits.reason),
      ...{ createdBy: actor.accountId, createdAt: now, closedAt: null },
    };
    await q.insertInto("questionnaires").values(row).execute();
    const about = blocks.map((blockId) => ({ projectId, questionnaireId: row.id, blockId }));
    await q.insertInto("questionnaireBlocks").values(about).execute();
    await composeQuestions(ground, command, row, blocks);
    await tell(command, "questionnaire.made", row, { role: row.role, blocks });
    return row;
  });
}

/** As typed; what is not given stays. */
export type QuestionnaireChanges = Partial<Pick<NewQuestionnaire, "title" | "closesOn" | "consentWords">>;

/**
 * Changes the title and the wording of consent until the first link is made; another closing day at any time, which also
 * opens a closed questionnaire again.
 * @throws Refusal not-found, not-allowed, questionnaire-sent-out, bad-date, closing-day-passed and those of fields
 */
export function changeQuestionnaire(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
  { title, closesOn, consentWords }: QuestionnaireChanges,
): Promise<Questionnaires> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const was = await questionnaireOf(command.q, projectId, questionnaireId);
    const moved = closesOn === undefined ? {} : { closesOn: readClosing(command, closesOn), closedAt: null };
    const row: Questionnaires = {
      ...{ ...was, ...moved },
      title: requiredText("title", title ?? was.title, limits.title),
      consentWords: requiredText("consentWords", consentWords ?? was.consentWords, limits.reason),
    };
    if (row.title !== was.title || row.consentWords !== was.consentWords) await mustNotBeSentOut(command, was);
    await write(command, row);
    await tell(command, "questionnaire.changed", row, { closesOn: row.closesOn });
    return row;
  });
}

async function write({ q }: ProjectCommand, { projectId, id, ...columns }: Questionnaires): Promise<void> {
  await q.updateTable("questionnaires").set(columns).where("projectId", "=", projectId).where("id", "=", id).execute();
}

/** Closes a questionnaire before its day; what was saved and not sent is kept. @throws Refusal not-found, not-allowed, questionnaire-over */
export function closeQuestionnaire(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const row = await questionnaireOf(command.q, projectId, questionnaireId);
    const { now, project } = command;
    if (!isOpen(row, project.timeZone, new Date(now))) throw new Refusal("questionnaire-over");
    await write(command, { ...row, closedAt: now });
    await tell(command, "questionnaire.closed", row);
  });
}
