/** What may be answered to a question, and how an answer reads as lines of notes. */
import type { QuestionnaireAnswers, QuestionnaireQuestions } from "../../../db/questionnaire-schema.ts";
import { limits, optionalText } from "../../fields.ts";
import { Refusal } from "../../refusal.ts";
import type { Reader } from "../interview-rows.ts";
import { optionsOf } from "./questions.ts";

/** The longest free answer, in characters. */
export const answerLength = limits.comment;

/** An answer as it is given: words, or the places of the chosen options, from 0. */
export interface GivenAnswer {
  /** Id of the question. */
  question: string;
  words?: string | undefined;
  chosen?: number[] | undefined;
}

/** An answer as it is kept. */
export interface KeptAnswer {
  words: string;
  chosen: number[];
}

type Question = Pick<QuestionnaireQuestions, "id" | "kind" | "options">;

/** @throws Refusal no-such-question for options that are not there, too-long */
export function readAnswer(question: Question, { words = "", chosen = [] }: GivenAnswer): KeptAnswer {
  if (question.kind === "text") {
    const plain = words.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "");
    return { words: optionalText("answer", plain, answerLength), chosen: [] };
  }
  const places = [...new Set(chosen)].sort((a, b) => a - b);
  const offered = optionsOf(question).length;
  const isOffered = places.every((place) => Number.isInteger(place) && place >= 0 && place < offered);
  if (!isOffered || (question.kind === "one" && places.length > 1)) throw new Refusal("no-such-question");
  return { words: "", chosen: places };
}

/** Has anything been answered? */
export function isAnswered({ words, chosen }: KeptAnswer): boolean {
  return words !== "" || chosen.length > 0;
}

/** The lines of an answer: those of its words, or the chosen options. */
export function linesOf(question: Question, { words, chosen }: KeptAnswer): string[] {
  if (question.kind !== "text") return chosen.map((place) => optionsOf(question)[place] ?? "");
  return words
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

/** What a respondent has answered so far, by question. */
export async function answersOf(
  q: Reader,
  projectId: string,
  respondentIds: readonly string[],
): Promise<Map<string, Map<string, KeptAnswer>>> {
  const byRespondent = new Map<string, Map<string, KeptAnswer>>(respondentIds.map((id) => [id, new Map()]));
  if (respondentIds.length === 0) return byRespondent;
  const rows = await q
    .selectFrom("questionnaireAnswers")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("respondentId", "in", [...respondentIds])
    .execute();
  for (const { respondentId, questionId, words, chosen } of rows)
    byRespondent.get(respondentId)!.set(questionId, { words, chosen: JSON.parse(chosen) as number[] });
  return byRespondent;
}

/** Keeps answers of a respondent in place of those he gave before. */
export async function writeAnswers(
  q: Reader,
  to: Pick<QuestionnaireAnswers, "projectId" | "respondentId" | "savedAt">,
  answers: ReadonlyMap<string, KeptAnswer>,
): Promise<void> {
  for (const [questionId, { words, chosen }] of answers) {
    const kept = { words, chosen: JSON.stringify(chosen), savedAt: to.savedAt };
    await q
      .insertInto("questionnaireAnswers")
      .values({ ...to, questionId, ...kept })
      .onConflict((on) => on.columns(["projectId", "respondentId", "questionId"]).doUpdateSet(kept))
      .execute();
  }
}
