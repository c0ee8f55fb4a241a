/** Keeps what the live texts know of locks in step with the facts (R3). */
import type { Ground } from "../../ground.ts";

/**
 * Tells a text whether it is locked, as the facts have it now. Called after a command that may have opened a block: the
 * facts decide what people may write, the text itself refuses what a command would write.
 */
export function settleLock(ground: Ground, projectId: string, textId: string): Promise<void> {
  return ground.texts.whileFrozen(textId, async ({ lock }) => {
    const block = await ground.facts
      .selectFrom("blocks")
      .select("state")
      .where("projectId", "=", projectId)
      .where("textId", "=", textId)
      .executeTakeFirstOrThrow();
    lock(block.state !== "draft");
  });
}
