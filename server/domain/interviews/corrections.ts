/** What a respondent corrects becomes a discussion at the block it is about, opened in the name of whoever sent him the link. */
import type { Answer } from "../../../content/interviews/notes.ts";
import type { Threads } from "../../db/discussion-schema.ts";
import type { ConfirmationLinks, Corrections, Interviews } from "../../db/interview-schema.ts";
import type { Command } from "../command.ts";
import { insertComment } from "../discussion/comments.ts";
import { tell } from "../discussion/thread-rows.ts";
import { interviewersOf } from "./interviewers.ts";

/** The block of the question, where the guide knows it; else the first one that the interview is about. */
async function blockFor({ q }: Command, { projectId, id }: Interviews, { question }: Answer): Promise<string> {
  const asked = await q
    .selectFrom("guideQuestions")
    .select("blockId")
    .where("projectId", "=", projectId)
    .where("interviewId", "=", id)
    .where("question", "=", question)
    .where("blockId", "is not", null)
    .executeTakeFirst();
  if (asked?.blockId) return asked.blockId;
  const { blockId } = await q
    .selectFrom("interviewBlocks")
    .innerJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "interviewBlocks.projectId")
        .onRef("blocks.id", "=", "interviewBlocks.blockId"),
    )
    .select("interviewBlocks.blockId")
    .where("interviewBlocks.projectId", "=", projectId)
    .where("interviewBlocks.interviewId", "=", id)
    .orderBy("blocks.removedAt")
    .orderBy("blocks.position")
    .executeTakeFirstOrThrow();
  return blockId;
}

const head = {
  ru: (number: number, question: string) => `Поправка респондента, интервью № ${number}. Вопрос: «${question}»`,
  en: (number: number, question: string) =>
    `Correction of the respondent, interview No. ${number}. Question: “${question}”`,
};

/** Opens the discussion of a correction; the other interviewers are called. */
export async function discussCorrection(
  command: Command,
  interview: Interviews,
  link: ConfirmationLinks,
  { answer, body }: { answer: Answer; body: string },
): Promise<void> {
  const { q, now } = command;
  const { projectId } = interview;
  const project = await q.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirstOrThrow();
  const member = await q
    .selectFrom("members")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("accountId", "=", link.createdBy)
    .orderBy("addedAt", "desc")
    .executeTakeFirstOrThrow();
  const sender = { ...command, projectId, project, member, actorId: link.createdBy };
  const thread: Threads = {
    ...{ projectId, id: command.id(), blockId: await blockFor(command, interview, answer), kind: "block" },
    ...{ quote: "", prefix: "", suffix: "", form: "", row: "", column: "", requirement: "", mark: "", changeId: null },
    ...{ openedBy: link.createdBy, openedAt: now, resolvedBy: null, resolvedAt: null, reopenedBy: null },
    ...{ reopenedAt: null, assigneeId: null, assignedBy: null, assignedAt: null, due: null },
  };
  await q.insertInto("threads").values(thread).execute();
  const others = (await interviewersOf(q, projectId, interview.id)).filter(
    ({ accountId }) => accountId !== link.createdBy,
  );
  const mentions = await stillInside(
    command,
    projectId,
    others.map(({ memberId }) => memberId),
  );
  const question = answer.question.slice(0, 500);
  const words = `${head[project.language](interview.number, question)}\n\n${body}`;
  const comment = await insertComment(sender, thread.id, null, { body: words, mentions });
  await tell(sender, "thread.opened", thread, { comment: comment.id });
  const row: Corrections = {
    ...{ projectId, id: command.id(), linkId: link.id, answer: answer.number, question: answer.question },
    ...{ body, threadId: thread.id },
  };
  await q.insertInto("corrections").values(row).execute();
}

/** Those who may still be called: an interviewer may have left the project. */
async function stillInside({ q }: Command, projectId: string, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("id", "in", memberIds)
    .where("removedAt", "is", null)
    .where("role", "not in", ["integrator", "contractor"])
    .limit(20)
    .execute();
  return rows.map(({ id }) => id);
}
