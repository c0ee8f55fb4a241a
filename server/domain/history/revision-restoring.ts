/** Putting an old revision of a block back: a new edit like any other, with what stood there kept as a revision. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Blocks } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { placeThreads } from "../discussion/thread-places.ts";
import { liveBlock } from "../document/live-rows.ts";
import { Refusal } from "../refusal.ts";
import { readMoment, revisionBytes } from "./revision-comparison.ts";
import { readContent } from "./revision-content.ts";
import { takeRevision } from "./revisions.ts";

export interface Restoration {
  /** The revision that holds the restored text. */
  revision: number;
  /** The revision that holds what stood there before: restoring it undoes this. */
  previous: number;
}

/**
 * Makes the text of a block what it was in a revision; its title and «требований нет» stay as they are.
 * @param number of the revision, as addresses spell it
 * @throws Refusal not-found, not-allowed, block-locked, nothing-to-restore, unknown-version,
 *   text-unavailable
 */
export async function restoreRevision(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  number: string,
): Promise<Restoration> {
  await membership(ground, actor, projectId, "revision.restore");
  const block = await liveBlock(ground.facts, projectId, blockId);
  const from = readMoment(number);
  if (from === "now") throw new Refusal("not-found");
  const bytes = await revisionBytes(ground.facts, projectId, block.textId, from);
  if (block.state !== "draft") throw new Refusal("block-locked");
  const { doc } = readContent(bytes);
  const stood = await replace(ground, actor, block, doc);
  const made = await takeRevision(ground, projectId, block.textId, "restored", actor);
  if (made.number === stood.number) throw new Refusal("nothing-to-restore");
  await record(ground, actor, block, { from, previous: stood.number, revision: made.number });
  return { revision: made.number, previous: stood.number };
}

/** How often the words are put in anew while others keep typing. */
const attempts = 5;

/** Replaces the text only when what stands there is in a revision to the last letter (R5). @returns that revision */
async function replace(ground: Ground, actor: Actor, { projectId, textId }: Blocks, doc: DocNode) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { version } = await ground.texts.read(textId);
    const stood = await takeRevision(ground, projectId, textId, "asked", actor);
    await placeThreads(ground, textId);
    if (!(await ground.texts.edit(textId, doc, actor.accountId, version))) continue;
    // Lines may have been rewritten into one another: threads find their places before anybody types on.
    await placeThreads(ground, textId);
    return stood;
  }
  throw new Refusal("unknown-version");
}

function record(ground: Ground, actor: Actor, { projectId, id }: Blocks, data: Restoration & { from: number }) {
  return projectCommand(ground, actor, projectId, "revision.restore", async ({ journal, announce }) => {
    await journal({ kind: "revision.restored", about: id, data: { ...data } });
    announce({ kind: "block", projectId, blockId: id, aspect: "revision" });
  });
}
