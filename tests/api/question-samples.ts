/** Good requests for the endpoints of clarification questions, and what has to be so before each of them is good. */
import { approveAnswer, draftAnswer } from "../../server/domain/clarifications/answering.ts";
import { issueExpertLink } from "../../server/domain/clarifications/expert-links.ts";
import { recordMeeting } from "../../server/domain/clarifications/meetings.ts";
import { readQuestion, readQuestions } from "../../server/domain/clarifications/reading.ts";
import { assignQuestion } from "../../server/domain/clarifications/sorting.ts";
import type { TestGround } from "../helpers/ground.ts";
import type { TestProject } from "../helpers/projects.ts";

/** A question, another one that it may be merged into, a link to the first. */
export interface QuestionIds {
  q: string;
  into: string;
  l: string;
}

/** Writes a meeting with two questions down, and sends a link to the first. */
export async function spokenQuestions(ground: TestGround, { id, manager }: TestProject): Promise<QuestionIds> {
  const questions = [{ question: "Кто сопровождает 1С?" }, { question: "Чья 1С?" }];
  const meeting = { title: "Установочная", heldOn: "2026-03-02", attendees: "", questions };
  await recordMeeting(ground, manager, id, meeting);
  const [first, second] = await readQuestions(ground, manager, id);
  const expert = { name: "Подрядчик", email: "expert@erp.example", origin: "http://svod.test" };
  const link = await issueExpertLink(ground, manager, id, first!.id, expert);
  return { q: first!.id, into: second!.id, l: link.id };
}

interface Stage {
  ground: TestGround;
  made: TestProject;
  ids: { p: string; q: string };
}

async function drafted({ ground, made, ids }: Stage): Promise<{ hash: string }> {
  await draftAnswer(ground, made.manager, ids.p, ids.q, { answer: "Подрядчик." });
  return { hash: (await readQuestion(ground, made.manager, ids.p, ids.q)).question.hash };
}

const one = "/projects/:p/clarifications/:q";

export const questionPreparations = {
  [`put ${one}/answer`]: async ({ ground, made, ids }: Stage, { memberId }: { memberId: string }) => {
    await assignQuestion(ground, made.manager, ids.p, ids.q, { memberId });
    return {};
  },
  [`post ${one}/approval`]: drafted,
  [`post ${one}/publication`]: async (stage: Stage) => {
    const seen = await drafted(stage);
    await approveAnswer(stage.ground, stage.made.manager, stage.ids.p, stage.ids.q, seen.hash);
    return seen;
  },
  [`post ${one}/return`]: drafted,
};

interface Sampled extends QuestionIds {
  m: string;
  hash: string;
}

export const questionSamples: Record<string, (ids: Sampled) => { body?: unknown }> = {
  "get /projects/:p/clarifications": () => ({}),
  [`get ${one}`]: () => ({}),
  [`patch ${one}`]: () => ({ body: { wording: "Кто ведёт 1С?", category: "integrations" } }),
  [`put ${one}/expert`]: ({ m }) => ({ body: { member: m, due: "2026-12-01" } }),
  [`put ${one}/answer`]: () => ({ body: { answer: "Подрядчик." } }),
  [`put ${one}/change`]: () => ({ body: { changesSpec: true, thread: null } }),
  [`post ${one}/approval`]: ({ hash }) => ({ body: { hash } }),
  [`post ${one}/publication`]: ({ hash }) => ({ body: { hash } }),
  [`post ${one}/return`]: () => ({}),
  [`post ${one}/merge`]: ({ into }) => ({ body: { into } }),
  [`get ${one}/expert-links`]: () => ({}),
  [`post ${one}/expert-links`]: () => ({ body: { name: "Эксперт", email: "second@erp.example" } }),
  [`delete ${one}/expert-links/:l`]: () => ({}),
  "get /projects/:p/meetings": () => ({}),
  "post /projects/:p/meetings": () => ({
    body: { title: "Вторая", heldOn: "2026-03-03", attendees: "", questions: [{ question: "Когда?" }] },
  }),
};
