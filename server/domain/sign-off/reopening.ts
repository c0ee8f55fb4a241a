/** «Вернуть в работу»: an agreed block that is in no approved version becomes a draft for a stated reason (R3). */
import type { Reopenings } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { limits, oneOf, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { settleLock } from "./locking.ts";
import { enterState } from "./round-ending.ts";

export const reopeningKinds = ["substance", "editorial"] as const satisfies Reopenings["kind"][];

export interface Reopening {
  kind: (typeof reopeningKinds)[number];
  reason: string;
}

/**
 * Opens a locked block; its visas stay as history of the revision they were given to.
 * @throws Refusal not-found, in-bin, not-allowed, not-locked, in-review, change-under-control,
 *   required, too-long
 */
export async function reopenBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  reopening: Reopening,
): Promise<void> {
  const textId = await projectCommand(ground, actor, projectId, "block.reopen", async (command) => {
    const { q, actorId, now } = command;
    const block = await blockInPlace(q, projectId, blockId);
    if (block.state === "draft") throw new Refusal("not-locked");
    // After a version only an approved change request changes the text (R3): the change budget has no other door.
    if (block.state === "baselined") throw new Refusal("change-under-control");
    if (block.state === "review") throw new Refusal("in-review");
    const row: Reopenings = {
      ...{ projectId, id: command.id(), blockId, fromState: block.state, accountId: actorId, at: now },
      ...{ kind: oneOf("kind", reopening.kind, reopeningKinds) },
      ...{ reason: requiredText("reason", reopening.reason, limits.reason) },
    };
    await q.insertInto("reopenings").values(row).execute();
    await command.journal({
      kind: "block.reopened",
      about: blockId,
      data: { reopening: row.id, digest: rowDigest(row), from: row.fromState, kind: row.kind },
    });
    await enterState(command, blockId, "draft");
    return block.textId;
  });
  await settleLock(ground, projectId, textId);
}
