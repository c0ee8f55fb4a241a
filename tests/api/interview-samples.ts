/** Good requests for the endpoints of interviews, and what has to be so before each of them is good. */
import { issueConfirmationLink } from "../../server/domain/interviews/confirmation.ts";
import { markContradiction } from "../../server/domain/interviews/contradictions.ts";
import { linkExcerpt } from "../../server/domain/interviews/excerpt-links.ts";
import { startInterview } from "../../server/domain/interviews/holding.ts";
import type { TestGround } from "../helpers/ground.ts";
import { held, planned, quoted, said } from "../helpers/interviews.ts";
import type { TestProject } from "../helpers/projects.ts";

/** An interview that was held, a quote of it, the link of that quote to a block. */
export interface InterviewIds {
  i: string;
  e: string;
  x: string;
  /** Another quote, and a contradiction between two more. */
  other: string;
  y: string;
}

/** Holds an interview about the first block, quotes it and links the quote. */
async function quotedInterview(ground: TestGround, made: TestProject): Promise<InterviewIds> {
  const { interview, blockId } = await held(ground, made, ["Остаток утренний."]);
  const { id: e } = await quoted(ground, made, interview.id, "Остаток утренний");
  const x = await linkExcerpt(ground, made.manager, made.id, e, { blockId });
  const [other, third] = [
    await quoted(ground, made, interview.id, "утренний"),
    await quoted(ground, made, interview.id, "Остаток"),
  ];
  const y = await markContradiction(ground, made.manager, made.id, { first: other.id, second: third.id });
  return { i: interview.id, e, x, other: other.id, y };
}

const none: InterviewIds = { i: "no interview", e: "no quote", x: "no link", other: "no quote", y: "no contradiction" };

/** The same for endpoints of interviews only: holding one takes a while. */
export function interviewFor(name: string, ground: TestGround, made: TestProject): Promise<InterviewIds> {
  const isOfInterviews = Object.keys(interviewSamples).includes(name);
  return isOfInterviews ? quotedInterview(ground, made) : Promise.resolve(none);
}

interface Stage {
  ground: TestGround;
  made: TestProject;
  ids: { p: string; i: string; x: string };
}

const fresh = async ({ ground, made }: Stage) => ({ i: (await planned(ground, made)).id });

const one = "/projects/:p/interviews/:i";

export const interviewPreparations = {
  [`delete ${one}`]: fresh,
  [`put ${one}/guide`]: fresh,
  [`post ${one}/start`]: fresh,
  [`post ${one}/finish`]: async (stage: Stage) => {
    const { ground, made } = stage;
    const { i } = await fresh(stage);
    const text = await startInterview(ground, made.manager, made.id, i);
    await ground.texts.edit(text, { type: "doc", content: [said("Да.")] }, made.manager.accountId);
    return { i };
  },
  [`delete ${one}/confirmation-link`]: async ({ ground, made, ids }: Stage) => {
    await issueConfirmationLink(ground, made.manager, made.id, ids.i, "http://svod.test");
    return {};
  },
  "post /projects/:p/excerpt-links/:x/look": async ({ ground, ids }: Stage) => {
    await ground.facts.updateTable("excerptLinks").set({ suspectAt: "2026-03-02" }).where("id", "=", ids.x).execute();
    return {};
  },
};

interface Sampled extends InterviewIds {
  b: string;
}

const excerpts = "/projects/:p/excerpts";

export const interviewSamples: Record<string, (ids: Sampled) => { body?: unknown }> = {
  "get /projects/:p/coverage": () => ({}),
  "get /projects/:p/interviews": () => ({}),
  "post /projects/:p/interviews": ({ b }) => ({ body: { role: "it", blocks: [b], name: "Седова", heldAt: "11:00" } }),
  [`get ${one}`]: () => ({}),
  [`patch ${one}`]: () => ({ body: { consent: "name", venue: "Переговорная" } }),
  [`delete ${one}`]: () => ({}),
  [`put ${one}/guide`]: () => ({ body: { questions: [{ question: "Что раздражает?" }] } }),
  [`post ${one}/start`]: () => ({}),
  [`post ${one}/finish`]: () => ({}),
  [`post ${one}/transcript`]: () => ({ body: { file: Buffer.from("Ольга: Да.").toString("base64") } }),
  [`delete ${one}/name-in-notes`]: () => ({}),
  [`post ${one}/confirmation-link`]: () => ({}),
  [`delete ${one}/confirmation-link`]: () => ({}),
  [`get ${excerpts}`]: () => ({}),
  [`post ${one}/excerpts`]: () => ({ body: { quote: "утренний", tags: ["склад"] } }),
  [`put ${excerpts}/:e/tags`]: () => ({ body: { tags: ["остатки"] } }),
  [`delete ${excerpts}/:e`]: () => ({}),
  [`post ${excerpts}/:e/links`]: () => ({ body: { requirement: "ТЗ-PUR-001" } }),
  "delete /projects/:p/excerpt-links/:x": () => ({}),
  "post /projects/:p/excerpt-links/:x/look": () => ({}),
  [`post ${excerpts}/requirement`]: ({ b, e }) => ({
    body: { block: b, excerpts: [e], statement: "CRM должна обновлять остаток раз в час." },
  }),
  "get /projects/:p/synthesis": () => ({}),
  "get /projects/:p/contradictions": () => ({}),
  "post /projects/:p/contradictions": ({ e, other }) => ({ body: { first: e, second: other } }),
  "post /projects/:p/contradictions/:y/decision": () => ({ body: { decision: "Верно первое." } }),
  "get /projects/:p/evidence": () => ({}),
  "get /projects/:p/evidence/:c": () => ({}),
};
