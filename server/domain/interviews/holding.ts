/** Holding an interview: its notes are born of the guide when it starts, and are complete when it is finished. */
import { hasAnswers, notesOf } from "../../../content/interviews/notes.ts";
import type { Interviews } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { contentOf } from "../history/revision-content.ts";
import { insertRevision } from "../history/revisions.ts";
import { Refusal } from "../refusal.ts";
import { readGuide } from "./guide.ts";
import { heldInterview, interviewOf, tell } from "./interview-rows.ts";

/** @throws Refusal interview-started, interview-finished */
function mustBePlanned({ textId, state }: Interviews): void {
  if (state === "cancelled") throw new Refusal("interview-finished");
  if (textId !== null) throw new Refusal("interview-started");
}

/**
 * Starts an interview: from now on its notes are a live text.
 * @returns the id of the text @throws Refusal not-found, not-allowed, interview-started, interview-finished
 */
export async function startInterview(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
): Promise<string> {
  await membership(ground, actor, projectId, "interview.conduct");
  mustBePlanned(await interviewOf(ground.facts, projectId, interviewId));
  const guide = await readGuide(ground.facts, projectId, interviewId);
  const textId = ground.random.id();
  await ground.texts.create([{ id: textId, doc: notesOf(guide.map(({ question }) => question)) }], actor.accountId);
  const reading = await ground.texts.read(textId);
  await projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const row = await interviewOf(q, projectId, interviewId);
    mustBePlanned(row);
    await q.insertInto("texts").values({ projectId, id: textId, kind: "interview", createdAt: now }).execute();
    await insertRevision(command, projectId, reading, contentOf(reading.doc, {}), "created");
    await q
      .updateTable("interviews")
      .set({ textId, startedAt: now })
      .where("projectId", "=", projectId)
      .where("id", "=", interviewId)
      .execute();
    await tell(command, "interview.started", row);
  });
  await ground.texts.revised(textId, reading.version);
  return textId;
}

/**
 * Says that the talk is over; the notes may still be tidied up.
 * @throws Refusal not-found, not-allowed, interview-not-started, interview-finished, interview-empty, text-unavailable
 */
export async function finishInterview(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
): Promise<void> {
  await membership(ground, actor, projectId, "interview.conduct");
  const { textId } = await heldInterview(ground.facts, projectId, interviewId);
  const { doc } = await ground.texts.read(textId);
  await projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const row = await interviewOf(command.q, projectId, interviewId);
    if (row.state !== "planned") throw new Refusal("interview-finished");
    if (!hasAnswers(doc)) throw new Refusal("interview-empty");
    await command.q
      .updateTable("interviews")
      .set({ state: "conducted", conductedAt: command.now })
      .where("projectId", "=", projectId)
      .where("id", "=", interviewId)
      .execute();
    await tell(command, "interview.finished", row);
  });
}
