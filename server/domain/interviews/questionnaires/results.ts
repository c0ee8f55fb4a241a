/** Results of a questionnaire by question: counts of options, free answers with who gave them as far as he agreed. */
import type { QuestionKind, QuestionnaireQuestions, Questionnaires } from "../../../db/questionnaire-schema.ts";
import type { Ground } from "../../../ground.ts";
import { maybeQuoted, roleInWords, shownRespondent, withoutName, type Respondent } from "../respondents.ts";
import { answersOf, isAnswered, linesOf, type KeptAnswer } from "./answers.ts";
import { optionsOf } from "./questions.ts";

/** A free answer, with who gave it as far as he lets himself be named. */
export interface FreeAnswer {
  interview: { id: string; number: number };
  respondent: Respondent;
  lines: string[];
}

export interface QuestionResult {
  id: string;
  question: string;
  kind: QuestionKind;
  /** The block it was composed for. */
  blockId: string | null;
  /** How many of those who have sent their answers answered this question. */
  answered: number;
  options: { option: string; count: number }[];
  words: FreeAnswer[];
  /** Free answers of those who do not want to be quoted at all. */
  withheld: number;
}

interface SentAnswers {
  interview: { id: string; number: number };
  respondent: Respondent;
  answers: ReadonlyMap<string, KeptAnswer>;
  /** Takes his name out of words unless he lets himself be named. */
  masked(words: string): string;
}

/** Those who have sent their answers, in the order they did. */
async function sentOf(ground: Ground, { projectId, id }: Questionnaires): Promise<SentAnswers[]> {
  const { facts } = ground;
  const { template } = await facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const rows = await facts
    .selectFrom("questionnaireRespondents")
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.projectId", "=", "questionnaireRespondents.projectId")
        .onRef("interviews.id", "=", "questionnaireRespondents.interviewId"),
    )
    .selectAll("interviews")
    .select("questionnaireRespondents.id as respondentId")
    .where("questionnaireRespondents.projectId", "=", projectId)
    .where("questionnaireRespondents.questionnaireId", "=", id)
    .orderBy("interviews.number")
    .execute();
  const answers = await answersOf(
    facts,
    projectId,
    rows.map(({ respondentId }) => respondentId),
  );
  return rows.map(({ respondentId, ...interview }) => {
    const respondent = shownRespondent(ground, template, interview);
    const instead = `[${roleInWords(respondent.roleTitle)}]`;
    return {
      ...{ interview: { id: interview.id, number: interview.number }, respondent },
      answers: answers.get(respondentId)!,
      masked: (words) => (interview.consent === "name" ? words : withoutName(words, interview.name, instead)),
    };
  });
}

/** Of those who have sent their answers. */
export async function resultsOf(
  ground: Ground,
  row: Questionnaires,
  questions: readonly QuestionnaireQuestions[],
): Promise<QuestionResult[]> {
  const sent = await sentOf(ground, row);
  return questions.map((question) => {
    const given = sent.flatMap((one) => {
      const answer = one.answers.get(question.id);
      return answer && isAnswered(answer) ? [{ ...one, answer }] : [];
    });
    const free = question.kind === "text" ? given : [];
    const quotable = free.filter(({ respondent }) => maybeQuoted(respondent));
    return {
      ...{ id: question.id, question: question.question, kind: question.kind, blockId: question.blockId },
      answered: given.length,
      options: optionsOf(question).map((option, place) => ({
        ...{ option, count: given.filter(({ answer }) => answer.chosen.includes(place)).length },
      })),
      words: quotable.map(({ interview, respondent, answer, masked }) => ({
        ...{ interview, respondent, lines: linesOf(question, answer).map(masked) },
      })),
      withheld: free.length - quotable.length,
    };
  });
}
