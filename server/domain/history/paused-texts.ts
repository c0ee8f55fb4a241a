/** A text whose writing paused gets a revision, whoever wrote. */
import type { Ground } from "../../ground.ts";
import { Refusal } from "../refusal.ts";
import { takeRevision } from "./revisions.ts";

/**
 * Takes the revision; a failure is logged, and some minutes later the text is said to be paused again. Of a text that
 * cannot be read the texts themselves have said so, once: it may stay so for ever.
 */
export async function reviseAfterPause(ground: Ground, textId: string): Promise<void> {
  try {
    const text = await ground.facts.selectFrom("texts").select("projectId").where("id", "=", textId).executeTakeFirst();
    if (text) await takeRevision(ground, text.projectId, textId, "pause", null);
  } catch (error) {
    if (error instanceof Refusal && error.code === "text-unavailable") return;
    ground.log.error({ err: error, textId }, "a revision after a pause was not taken");
  }
}
