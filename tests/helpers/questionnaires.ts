/** Questionnaires in tests: made, handed out and answered in a line each. */
import type { Questionnaires } from "../../server/db/questionnaire-schema.ts";
import {
  readAsked,
  type AskedQuestion,
  type GivenAnswers,
} from "../../server/domain/interviews/questionnaires/answering.ts";
import { inviteRespondents, type MadeLink } from "../../server/domain/interviews/questionnaires/inviting.ts";
import { makeQuestionnaire, type NewQuestionnaire } from "../../server/domain/interviews/questionnaires/making.ts";
import { changeQuestions, type QuestionLine } from "../../server/domain/interviews/questionnaires/questions.ts";
import { sendAnswers } from "../../server/domain/interviews/questionnaires/sending.ts";
import { respondentName } from "./interviews.ts";
import type { TestGround } from "./ground.ts";
import type { TestProject } from "./projects.ts";

/** A free question, one of two, any of three. */
export const threeQuestions: QuestionLine[] = [
  { question: "Откуда вы узнаёте остаток?" },
  { question: "Как часто открываете CRM?", kind: "one", options: ["Каждый день", "Реже"] },
  { question: "Что ведёте сами?", kind: "several", options: ["Таблицу", "Блокнот", "Ничего"] },
];

/** Makes a questionnaire about the project's first block, open for two weeks. */
export async function questionnaire(
  ground: TestGround,
  made: TestProject,
  given: Partial<NewQuestionnaire> = {},
  questions: QuestionLine[] = threeQuestions,
): Promise<Questionnaires> {
  const block = (await made.now()).sections[0]!.blocks[0]!.id;
  const usual = { title: "Как вы работаете с остатками", role: "sales-head", closesOn: "2026-03-16" };
  const row = await makeQuestionnaire(ground, made.manager, made.id, { ...usual, blocks: [block], ...given });
  await changeQuestions(ground, made.manager, made.id, row.id, questions);
  return row;
}

/** What a link holds, as a visitor of one address brings it. */
export function secretOf({ address }: Pick<MadeLink, "address">): { token: string; address: string } {
  return { token: new URL(address).searchParams.get("token")!, address: "10.0.0.1" };
}

/** Makes links for pasted lines. */
export function invited(
  ground: TestGround,
  made: TestProject,
  questionnaireId: string,
  lines = `${respondentName}, РОП, Уральский филиал`,
): Promise<MadeLink[]> {
  return inviteRespondents(ground, made.manager, made.id, questionnaireId, { lines, origin: "http://svod.test" });
}

/** Good answers to all questions: words to free ones, the first option of the others. */
export function answersTo(questions: readonly AskedQuestion[], words: string): GivenAnswers["answers"] {
  return questions.map(({ id, kind }) => (kind === "text" ? { question: id, words } : { question: id, chosen: [0] }));
}

/** Sends these words behind a link. */
export async function answered(
  ground: TestGround,
  link: MadeLink,
  words = "Остаток утренний.\nЗвоню на склад.",
  consent = "role",
): Promise<void> {
  const secret = secretOf(link);
  const { questions } = await readAsked(ground, secret);
  await sendAnswers(ground, { ...secret, answers: answersTo(questions, words), consent });
}
