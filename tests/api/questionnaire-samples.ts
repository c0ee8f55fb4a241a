/** Good requests for the endpoints of questionnaires, and what has to be so before each of them is good. */
import type { TestGround } from "../helpers/ground.ts";
import type { TestProject } from "../helpers/projects.ts";
import { invited, questionnaire } from "../helpers/questionnaires.ts";

/** A questionnaire, and somebody who has a link to it. */
export interface QuestionnaireIds {
  f: string;
  j: string;
}

/** The same for endpoints of questionnaires only. */
export async function questionnaireFor(name: string, ground: TestGround, made: TestProject): Promise<QuestionnaireIds> {
  if (!(name in questionnaireSamples)) return { f: "no questionnaire", j: "no respondent" };
  const { id: f } = await questionnaire(ground, made);
  const [link] = await invited(ground, made, f);
  return { f, j: link!.id };
}

const one = "/projects/:p/questionnaires/:f";

interface Stage {
  ground: TestGround;
  made: TestProject;
}

export const questionnairePreparations = {
  [`put ${one}/questions`]: async ({ ground, made }: Stage) => ({ f: (await questionnaire(ground, made)).id }),
};

export const questionnaireSamples: Record<string, (ids: { b: string }) => { body?: unknown }> = {
  "get /projects/:p/questionnaires": () => ({}),
  "post /projects/:p/questionnaires": ({ b }) => ({
    body: { title: "Остатки", role: "it", blocks: [b], closesOn: "2026-03-09" },
  }),
  [`get ${one}`]: () => ({}),
  [`patch ${one}`]: () => ({ body: { closesOn: "2026-03-30" } }),
  [`put ${one}/questions`]: () => ({
    body: { questions: [{ question: "Удобно?", kind: "one", options: ["Да", "Нет"] }] },
  }),
  [`post ${one}/respondents`]: () => ({ body: { lines: "Седова Ольга, РОП" } }),
  [`post ${one}/respondents/:j/link`]: () => ({}),
  [`delete ${one}/respondents/:j/link`]: () => ({}),
  [`post ${one}/closing`]: () => ({}),
};
