/** The guide of an interview: questions composed from the template, put in another order, own ones added, until it starts. */
import type { GuideQuestions, Interviews } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { readOutline } from "../document/outline.ts";
import { limits, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { questionsFor } from "./asked-roles.ts";
import { interviewOf, tell, type Reader } from "./interview-rows.ts";

/** How many questions a guide may have. */
export const mostQuestions = 100;

/** The questions of an interview in order. */
export function readGuide(q: Reader, projectId: string, interviewId: string): Promise<GuideQuestions[]> {
  return q
    .selectFrom("guideQuestions")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("interviewId", "=", interviewId)
    .orderBy("position")
    .execute();
}

async function writeGuide(
  { q, projectId, id }: ProjectCommand,
  interviewId: string,
  questions: Pick<GuideQuestions, "blockId" | "question">[],
): Promise<void> {
  await q
    .deleteFrom("guideQuestions")
    .where("projectId", "=", projectId)
    .where("interviewId", "=", interviewId)
    .execute();
  if (questions.length === 0) return;
  const rows = questions.map((question, position) => ({ ...question, projectId, interviewId, id: id(), position }));
  await q.insertInto("guideQuestions").values(rows).execute();
}

/** What the template asks a role about these blocks, in the document's order. */
export async function questionsAbout(
  ground: Ground,
  { q, projectId, project }: ProjectCommand,
  role: string,
  blockIds: readonly string[],
): Promise<Pick<GuideQuestions, "blockId" | "question">[]> {
  const blocks = (await readOutline(q, projectId)).flatMap((section) => section.blocks);
  return blocks
    .filter(({ id }) => blockIds.includes(id))
    .flatMap(({ id, key }) =>
      questionsFor(ground, project.template, key, role).map((question) => ({ blockId: id, question })),
    );
}

/** Composes the guide anew from what the template asks this role about these blocks; the group's own questions stay. */
export async function composeGuide(ground: Ground, command: ProjectCommand, interview: Interviews): Promise<void> {
  const { q, projectId } = command;
  const about = await q
    .selectFrom("interviewBlocks")
    .select("blockId")
    .where("projectId", "=", projectId)
    .where("interviewId", "=", interview.id)
    .execute();
  const chosen = about.map(({ blockId }) => blockId);
  const own = (await readGuide(q, projectId, interview.id)).filter(({ blockId }) => blockId === null);
  const composed = await questionsAbout(ground, command, interview.role, chosen);
  const all = [...composed, ...own.map(({ question }) => ({ blockId: null, question }))];
  await writeGuide(command, interview.id, all.slice(0, mostQuestions));
}

/** A question as it is to stand: one of the guide by its id, or a new one in words. */
export interface GuideLine {
  id?: string | undefined;
  question?: string | undefined;
}

/**
 * Sets the guide: these questions in this order, other words where some are given, those left out gone.
 * @throws Refusal not-found, not-allowed, interview-started and those of fields
 */
export function changeGuide(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
  lines: GuideLine[],
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const interview = await interviewOf(command.q, projectId, interviewId);
    if (interview.textId !== null) throw new Refusal("interview-started");
    if (lines.length > mostQuestions) throw new Refusal("invalid", { fields: "guideQuestion" }, "guideQuestion");
    const known = new Map((await readGuide(command.q, projectId, interviewId)).map((line) => [line.id, line]));
    const questions = lines.map(({ id, question }) => {
      const was = id === undefined ? undefined : known.get(id);
      if (id !== undefined && !was) throw new Refusal("unknown-version");
      return {
        blockId: was?.blockId ?? null,
        question: requiredText("guideQuestion", question ?? was?.question, limits.reason),
      };
    });
    await writeGuide(command, interviewId, questions);
    await tell(command, "guide.changed", interview, { questions: questions.length });
  });
}
