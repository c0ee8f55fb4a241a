/** Personal links: one for each respondent, shown once and mailed where there is an address; renewed, and revoked. */
import type { QuestionnaireRespondents, Questionnaires } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { links } from "../../../mail/letter.ts";
import { questionnaireLetter } from "../../../mail/questionnaire-letters.ts";
import { sha256 } from "../../../random.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../../command.ts";
import { post } from "../../outbox.ts";
import { Refusal } from "../../refusal.ts";
import { awaitedRespondent } from "../respondents.ts";
import { readPasted } from "./pasted-respondents.ts";
import { tell } from "../interview-rows.ts";
import { isOpen, questionnaireOf, questionsOf, respondentsOf } from "./questionnaire-rows.ts";

/** A link that was just made: its address is shown once and kept nowhere. */
export interface MadeLink {
  id: string;
  /** Whom to hand it to; empty for somebody who has said that he does not want to be named. */
  name: string;
  address: string;
  /** A letter with it is on its way. */
  mailed: boolean;
}

/** @throws Refusal questionnaire-over */
function mustBeOpen({ project, now }: ProjectCommand, questionnaire: Questionnaires): void {
  if (!isOpen(questionnaire, project.timeZone, new Date(now))) throw new Refusal("questionnaire-over");
}

async function mail(
  command: ProjectCommand,
  { title, closesOn }: Questionnaires,
  recipient: string,
  link: string,
): Promise<void> {
  const { q, project, actorId } = command;
  const { name } = await q.selectFrom("accounts").select("name").where("id", "=", actorId).executeTakeFirstOrThrow();
  const to = { email: recipient, language: project.language };
  await post(command, questionnaireLetter(to, { project: project.name, inviter: name, title, closesOn, link }));
}

/**
 * Makes a personal link for every pasted line.
 * @param origin of the site in use
 * @throws Refusal not-found, not-allowed, questionnaire-over, questionnaire-without-questions, respondent-unreadable,
 *   respondent-twice and those of fields
 */
export function inviteRespondents(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
  { lines, origin }: { lines: string; origin: string },
): Promise<MadeLink[]> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const questionnaire = await questionnaireOf(q, projectId, questionnaireId);
    mustBeOpen(command, questionnaire);
    if ((await questionsOf(q, projectId, questionnaireId)).length === 0)
      throw new Refusal("questionnaire-without-questions");
    const standing = (await respondentsOf(q, projectId, questionnaireId)).filter(({ revokedAt }) => revokedAt === null);
    const made: MadeLink[] = [];
    for (const pasted of readPasted(lines, standing)) {
      const token = ground.random.secret();
      const row: QuestionnaireRespondents = {
        ...{ projectId, id: command.id(), questionnaireId, ...pasted, consent: null, tokenHash: sha256(token) },
        ...{ createdBy: actor.accountId, createdAt: now, revokedAt: null, sentAt: null, interviewId: null },
      };
      await q.insertInto("questionnaireRespondents").values(row).execute();
      const address = links.questionnaire(origin, token);
      if (row.email) await mail(command, questionnaire, row.email, address);
      made.push({ id: row.id, name: row.name, address, mailed: row.email !== "" });
    }
    await tell(command, "questionnaire.sent", questionnaire, { respondents: made.length });
    return made;
  });
}

/** Somebody who has neither sent his answers nor lost his link. @throws Refusal not-found, questionnaire-answered */
async function awaited(
  { q, projectId }: ProjectCommand,
  { id: questionnaireId }: Questionnaires,
  respondentId: string,
): Promise<QuestionnaireRespondents> {
  const row = await q
    .selectFrom("questionnaireRespondents")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("questionnaireId", "=", questionnaireId)
    .where("id", "=", respondentId)
    .where("revokedAt", "is", null)
    // Whose answers were sent is known by his interview alone.
    .where("sentAt", "is", null)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}

async function set(
  { q }: ProjectCommand,
  { projectId, id }: QuestionnaireRespondents,
  columns: Partial<QuestionnaireRespondents>,
): Promise<void> {
  await q
    .updateTable("questionnaireRespondents")
    .set(columns)
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .execute();
}

/**
 * Makes a new link for somebody who has lost his; the old one stops working, what he has answered stays.
 * @throws Refusal not-found, not-allowed, questionnaire-over
 */
export function renewLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
  { respondentId, origin }: { respondentId: string; origin: string },
): Promise<MadeLink> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const questionnaire = await questionnaireOf(command.q, projectId, questionnaireId);
    const row = await awaited(command, questionnaire, respondentId);
    mustBeOpen(command, questionnaire);
    const token = ground.random.secret();
    await set(command, row, { tokenHash: sha256(token) });
    const address = links.questionnaire(origin, token);
    if (row.email) await mail(command, questionnaire, row.email, address);
    await tell(command, "questionnaire.renewed", questionnaire, { respondent: row.id });
    return { id: row.id, name: awaitedRespondent(row).name, address, mailed: row.email !== "" };
  });
}

/** Ends the link of somebody who is no longer asked. @throws Refusal not-found, not-allowed */
export function withdrawLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
  respondentId: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const questionnaire = await questionnaireOf(command.q, projectId, questionnaireId);
    const row = await awaited(command, questionnaire, respondentId);
    await set(command, row, { revokedAt: command.now });
    await tell(command, "questionnaire.withdrawn", questionnaire, { respondent: row.id });
  });
}
