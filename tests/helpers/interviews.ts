/** Interviews in tests: planned, held and quoted in a line each. */
import type { DocNode } from "../../content/schema/document.ts";
import type { Excerpts, Interviews } from "../../server/db/interview-schema.ts";
import { quoteNotes, type NewExcerpt } from "../../server/domain/interviews/excerpts.ts";
import { finishInterview, startInterview } from "../../server/domain/interviews/holding.ts";
import { planInterview, type InterviewPlan } from "../../server/domain/interviews/planning.ts";
import type { TestGround } from "./ground.ts";
import type { TestProject } from "./projects.ts";

/** A name that stands nowhere else in a test. */
export const respondentName = "Ахметов Тимур Рашидович";

export const question: (words: string) => DocNode = (words) => ({
  ...{ type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: words }] },
});

export const said: (words: string) => DocNode = (words) => ({
  ...{ type: "paragraph", content: [{ type: "text", text: words }] },
});

export interface Held {
  interview: Interviews;
  textId: string;
  blockId: string;
}

/** Plans an interview about the project's first block, with a name that may not leave. */
export async function planned(
  ground: TestGround,
  made: TestProject,
  plan: Partial<InterviewPlan> = {},
): Promise<Interviews> {
  const block = (await made.now()).sections[0]!.blocks[0]!.id;
  const usual = { role: "sales-head", name: respondentName, position: "РОП Уральского филиала", consent: "role" };
  return planInterview(ground, made.manager, made.id, { ...usual, blocks: [block], ...plan });
}

/** Replaces the notes of an interview, and waits until everything that follows is written down. */
export async function note(ground: TestGround, made: TestProject, textId: string, ...content: DocNode[]) {
  await ground.texts.edit(textId, { type: "doc", content }, made.manager.accountId);
  await ground.textFacts.settle(textId);
}

/** Holds an interview: its only question is answered by these lines. */
export async function held(
  ground: TestGround,
  made: TestProject,
  lines: string[],
  plan: Partial<InterviewPlan> = {},
): Promise<Held> {
  const interview = await planned(ground, made, plan);
  const textId = await startInterview(ground, made.manager, made.id, interview.id);
  await note(ground, made, textId, question("Как сейчас?"), ...lines.map(said));
  await finishInterview(ground, made.manager, made.id, interview.id);
  const block = (await made.now()).sections[0]!.blocks[0]!.id;
  return { interview, textId, blockId: block };
}

/** Quotes words of an interview. */
export function quoted(
  ground: TestGround,
  made: TestProject,
  interviewId: string,
  quote: string,
  more: NewExcerpt = {},
): Promise<Excerpts> {
  return quoteNotes(ground, made.manager, made.id, interviewId, { quote, ...more });
}
