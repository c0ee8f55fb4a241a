/** What is done on the page of a questionnaire, by the posted intent. */
import {
  inviteRespondents,
  renewLink,
  withdrawLink,
  type MadeLink,
} from "../../../server/domain/interviews/questionnaires/inviting.ts";
import { changeQuestionnaire, closeQuestionnaire } from "../../../server/domain/interviews/questionnaires/making.ts";
import { changeQuestions, type QuestionLine } from "../../../server/domain/interviews/questionnaires/questions.ts";
import { movedLines } from "../../interviews/moved-lines.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";

const linesIn = (typed: string) => typed.split("\n");

/** The questions as their form has them: each at its place, one of them moved or taken away, a new one at the end. */
function questionsOf(posted: Posted): QuestionLine[] {
  const ids = posted.startingWith("id-");
  const lines = Object.entries(posted.startingWith("question-")).map(([at, question]): QuestionLine => ({
    ...{ id: ids[at], question, kind: posted.get(`kind-${at}`) },
    options: linesIn(posted.get(`options-${at}`)),
  }));
  const own = posted.get("own").trim();
  const added = { question: own, kind: posted.get("own-kind"), options: linesIn(posted.get("own-options")) };
  const moved = movedLines(lines, posted.get("move"));
  return own === "" ? moved : [...moved, added];
}

/** A button that moves a question names the move alone. */
function asking(posted: Posted): Posted {
  return posted.has("move")
    ? { ...posted, get: (name) => (name === "intent" ? "questions" : posted.get(name)) }
    : posted;
}

export interface Answered {
  done: "questions" | "change" | "invite" | "renew" | "withdraw" | "close";
  /** New links, shown this once. */
  links?: MadeLink[];
}

const given = (posted: Posted, name: string) => (posted.has(name) ? posted.get(name) : undefined);

export function carryOut(posted: Posted, { ground, actor, projectId, params, context }: SignedInVisit) {
  const the = [ground, actor, projectId, params.questionnaireId ?? ""] as const;
  const respondentId = posted.get("respondent");
  const { origin } = context;
  return byIntent<Answered>(asking(posted), {
    questions: async () => {
      await changeQuestions(...the, questionsOf(posted));
      return { done: "questions" };
    },
    change: async () => {
      await changeQuestionnaire(...the, {
        ...{ title: given(posted, "title"), closesOn: given(posted, "closesOn") },
        consentWords: given(posted, "consentWords"),
      });
      return { done: "change" };
    },
    invite: async () => ({
      done: "invite",
      links: await inviteRespondents(...the, { lines: posted.get("respondents"), origin }),
    }),
    renew: async () => ({ done: "renew", links: [await renewLink(...the, { respondentId, origin })] }),
    withdraw: async () => {
      await withdrawLink(...the, respondentId);
      return { done: "withdraw" };
    },
    close: async () => {
      await closeQuestionnaire(...the);
      return { done: "close" };
    },
  });
}
