/** Sending: a respondent's answers become an interview with notes, which he has confirmed, since he wrote them himself. */
import type { DocNode } from "../../../../content/schema/document.ts";
import type { ConfirmationLinks, Consent, Interviews } from "../../../db/interview-schema.ts";
import type { QuestionnaireQuestions } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { systemCommand, type Command } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { contentOf } from "../../history/revision-content.ts";
import { insertRevision } from "../../history/revisions.ts";
import { rowDigest } from "../../journal.ts";
import { Refusal } from "../../refusal.ts";
import type { TextReading } from "../../texts.ts";
import type { Secret } from "../confirmation.ts";
import { nextNumber, tell, tell as tellInterview } from "../interview-rows.ts";
import { nameless } from "../respondents.ts";
import {
  opened,
  openedBy,
  progressOf,
  readGiven,
  type GivenAnswers,
  type OpenedQuestionnaire,
  type Progress,
} from "./answering.ts";
import { answersOf, linesOf, writeAnswers, type KeptAnswer } from "./answers.ts";
import { blocksOf } from "./questionnaire-rows.ts";

const empty: KeptAnswer = { words: "", chosen: [] };

/** The notes of the interview: every question with the lines of its answer, the respondent's name taken out of them. */
function notesOfAnswers(
  { questions, respondent, project }: OpenedQuestionnaire,
  answers: ReadonlyMap<string, KeptAnswer>,
): DocNode {
  const text = (words: string): DocNode[] => [
    { type: "text", text: nameless(words, respondent.name, project.language) },
  ];
  const content = questions.flatMap((question): DocNode[] => {
    const lines = linesOf(question, answers.get(question.id) ?? empty);
    const said = lines.map((line): DocNode => ({ type: "paragraph", content: text(line) }));
    const heading: DocNode = { type: "heading", attrs: { level: 3 }, content: text(question.question) };
    return [heading, ...(said.length > 0 ? said : [{ type: "paragraph" }])];
  });
  return { type: "doc", content };
}

/**
 * Takes the answers for good: what is sent is what the form holds, and what was saved of questions it does not speak of.
 * @throws Refusal too-many-attempts, consent-not-chosen, questionnaire-empty, no-such-question, too-long, invalid and
 *   those of `openedBy`; of two sendings at once one is refused
 */
export async function sendAnswers(
  ground: Ground,
  { token, address, ...typed }: Secret & GivenAnswers,
): Promise<Progress> {
  const found = await opened(ground, { token, address });
  const { respondent, questions } = found;
  const { projectId, id: respondentId, tokenHash } = respondent;
  const { given, consent = respondent.consent } = readGiven(questions, typed);
  const saved = (await answersOf(ground.facts, projectId, [respondentId])).get(respondentId)!;
  const answers = new Map([...saved, ...given]);
  const progress = progressOf(questions, answers);
  if (progress.answered === 0) throw new Refusal("questionnaire-empty");
  if (consent === null) throw new Refusal("consent-not-chosen", {}, "consent");
  const textId = ground.random.id();
  // Nobody's account wrote it.
  await ground.texts.create([{ id: textId, doc: notesOfAnswers(found, answers) }], "");
  const reading = await ground.texts.read(textId);
  await systemCommand(ground, projectId, async (command) => {
    const { q, now } = command;
    const standing = await openedBy(q, tokenHash, new Date(now));
    await writeAnswers(q, { projectId, respondentId, savedAt: now }, answers);
    const interview = await bearInterview(command, standing, consent, reading);
    await q
      .updateTable("questionnaireRespondents")
      .set({ sentAt: now, interviewId: interview.id, consent })
      // Who he is stands in the interview alone from now on.
      .set({ name: "", position: "", department: "", email: "" })
      .where("projectId", "=", projectId)
      .where("id", "=", respondentId)
      .execute();
    await tell(command, "questionnaire.answered", standing.questionnaire, { interview: interview.id });
  });
  await ground.texts.revised(textId, reading.version);
  return progress;
}

const places = { ru: "Анкета №", en: "Questionnaire No." } as const;

/** The interview with all that belongs to one, as if it had been held and confirmed by his link. */
async function bearInterview(
  command: Command,
  { respondent, questionnaire, questions, project }: OpenedQuestionnaire,
  consent: Consent,
  reading: TextReading,
): Promise<Interviews> {
  const { q, now } = command;
  const { projectId, name, position, department, createdBy } = respondent;
  const row: Interviews = {
    ...{ projectId, id: command.id(), number: await nextNumber(q, "interviews", projectId) },
    ...{ role: questionnaire.role, name, position, department, consent, state: "confirmed" },
    ...{ heldOn: dayIn(project.timeZone, new Date(now)), heldAt: "" },
    ...{ place: `${places[project.language]} ${questionnaire.number}`, goal: questionnaire.title, isRecorded: 0 },
    ...{ textId: reading.id, startedAt: now, conductedAt: now, confirmedAt: now, createdBy, createdAt: now },
  };
  await q.insertInto("texts").values({ projectId, id: reading.id, kind: "interview", createdAt: now }).execute();
  await q.insertInto("interviews").values(row).execute();
  await writeAround(command, row, await blocksOf(q, projectId, questionnaire.id), questions);
  const revision = await insertRevision(command, projectId, reading, contentOf(reading.doc, {}), "created");
  const link: ConfirmationLinks = {
    ...{ projectId, id: command.id(), interviewId: row.id, revisionId: revision.id, hash: revision.hash },
    ...{ tokenHash: respondent.tokenHash, createdBy, createdAt: respondent.createdAt, expiresAt: now },
    ...{ answeredAt: now, isRight: 1, revokedAt: null },
  };
  await q.insertInto("confirmationLinks").values(link).execute();
  const data = { link: link.id, hash: link.hash, corrections: 0, digest: rowDigest(link) };
  await tellInterview(command, "interview.confirmed", row, data);
  return row;
}

/** What it is about, who asked, and which block each question belongs to. */
async function writeAround(
  { q, id }: Command,
  { projectId, id: interviewId, createdBy }: Interviews,
  blocks: readonly string[],
  questions: readonly QuestionnaireQuestions[],
): Promise<void> {
  const about = blocks.map((blockId) => ({ projectId, interviewId, blockId }));
  await q.insertInto("interviewBlocks").values(about).execute();
  const guide = questions.map(({ blockId, question, position }) => ({
    ...{ projectId, interviewId, id: id(), position, blockId, question },
  }));
  await q.insertInto("guideQuestions").values(guide).execute();
  const { id: memberId } = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("accountId", "=", createdBy)
    .orderBy("addedAt", "desc")
    .executeTakeFirstOrThrow();
  await q.insertInto("interviewInterviewers").values({ projectId, interviewId, memberId }).execute();
}
