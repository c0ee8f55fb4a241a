/** What a questionnaire asks: composed as the guide of an interview is, put in another order, own questions added, options given. */
import type { QuestionKind, QuestionnaireQuestions, Questionnaires } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../../command.ts";
import { limits, oneOf, requiredText } from "../../fields.ts";
import { Refusal } from "../../refusal.ts";
import { mostQuestions, questionsAbout } from "../guide.ts";
import { tell } from "../interview-rows.ts";
import { questionnaireOf, questionsOf, respondentsOf } from "./questionnaire-rows.ts";

export const questionKinds = ["text", "one", "several"] as const satisfies QuestionKind[];

/** How many options a question may offer, and how long one may be. */
const mostOptions = 20;
const optionLength = 200;

/** A question as it is to stand: one of the questionnaire by its id, or a new one in words. */
export interface QuestionLine {
  id?: string | undefined;
  question?: string | undefined;
  kind?: string | undefined;
  options?: string[] | undefined;
}

/** The options of a question as they are kept. */
export function optionsOf({ options }: Pick<QuestionnaireQuestions, "options">): string[] {
  return JSON.parse(options) as string[];
}

/** @throws Refusal too-few-options, too-long */
function readOptions(kind: QuestionKind, given: readonly string[]): string[] {
  if (kind === "text") return [];
  const typed = given.filter((option) => option.trim() !== "");
  const options = [...new Set(typed.map((option) => requiredText("options", option, optionLength)))];
  if (options.length < 2 || options.length > mostOptions)
    throw new Refusal("too-few-options", { max: mostOptions }, "options");
  return options;
}

type Asked = Pick<QuestionnaireQuestions, "blockId" | "question" | "kind" | "options">;

/** Replaces the questions of a questionnaire that nobody has a link to yet. */
async function writeQuestions(
  { q, projectId, id }: ProjectCommand,
  questionnaireId: string,
  questions: readonly Asked[],
): Promise<void> {
  await q
    .deleteFrom("questionnaireQuestions")
    .where("projectId", "=", projectId)
    .where("questionnaireId", "=", questionnaireId)
    .execute();
  if (questions.length === 0) return;
  const rows = questions.map((question, position) => ({ ...question, projectId, questionnaireId, id: id(), position }));
  await q.insertInto("questionnaireQuestions").values(rows).execute();
}

/** The questions it begins with: what the template asks the role about the blocks, each to be answered freely. */
export async function composeQuestions(
  ground: Ground,
  command: ProjectCommand,
  { id, role }: Questionnaires,
  blocks: readonly string[],
): Promise<void> {
  const composed = await questionsAbout(ground, command, role, blocks);
  const asked = composed.map((line): Asked => ({ ...line, kind: "text", options: "[]" }));
  await writeQuestions(command, id, asked.slice(0, mostQuestions));
}

/**
 * Sets the questions: these in this order, those left out gone, until the first link is made.
 * @throws Refusal not-found, not-allowed, questionnaire-sent-out, unknown-version, too-few-options and those of fields
 */
export function changeQuestions(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionnaireId: string,
  lines: readonly QuestionLine[],
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const questionnaire = await questionnaireOf(command.q, projectId, questionnaireId);
    await mustNotBeSentOut(command, questionnaire);
    if (lines.length > mostQuestions) throw new Refusal("invalid", { fields: "guideQuestion" }, "guideQuestion");
    const known = new Map((await questionsOf(command.q, projectId, questionnaireId)).map((line) => [line.id, line]));
    const questions = lines.map(({ id, question, kind: typed, options }): Asked => {
      const was = id === undefined ? undefined : known.get(id);
      if (id !== undefined && !was) throw new Refusal("unknown-version");
      const kind = oneOf("questionKind", typed ?? was?.kind ?? "text", questionKinds);
      return {
        blockId: was?.blockId ?? null,
        question: requiredText("guideQuestion", question ?? was?.question, limits.reason),
        kind,
        options: JSON.stringify(readOptions(kind, options ?? (was ? optionsOf(was) : []))),
      };
    });
    await writeQuestions(command, questionnaireId, questions);
    await tell(command, "questionnaire.composed", questionnaire, { questions: questions.length });
  });
}

/** @throws Refusal questionnaire-sent-out */
export async function mustNotBeSentOut({ q }: ProjectCommand, { projectId, id }: Questionnaires): Promise<void> {
  if ((await respondentsOf(q, projectId, id)).length > 0) throw new Refusal("questionnaire-sent-out");
}
