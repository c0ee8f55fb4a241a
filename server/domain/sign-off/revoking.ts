/** «Снять подпись»: a visa is taken back by who gave it, until its version is approved. */
import type { Revocations, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { limits, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { reviveRound } from "./round-ending.ts";
import { countingSignOffs } from "./standing.ts";

/**
 * Takes back one's own visa. Under an agreed block the round goes on: the text stays locked, the others' visas stand, and
 * he decides anew.
 * @throws Refusal not-found for what is not one's own, not-allowed, required, too-long, sign-off-superseded
 */
export function revokeSignOff(
  ground: Ground,
  actor: Actor,
  projectId: string,
  signOffId: string,
  reason: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    const { q, now, actorId } = command;
    const signOff = await ownSignOff(command, signOffId);
    const why = requiredText("reason", reason, limits.reason);
    const counting = await countingSignOffs(q, projectId).where("signOffs.id", "=", signOffId).executeTakeFirst();
    const block = await liveBlock(q, projectId, signOff.blockId);
    const round = await latestRound(command, signOff.blockId);
    const isCurrent = round.id === signOff.roundId && (block.state === "review" || block.state === "agreed");
    if (!counting || !isCurrent) throw new Refusal("sign-off-superseded");
    const revocation: Revocations = { projectId, signOffId, accountId: actorId, reason: why, at: now };
    await q.insertInto("revocations").values(revocation).execute();
    await command.journal({
      kind: "sign-off.revoked",
      about: signOff.blockId,
      data: { signOff: signOffId, digest: rowDigest(revocation) },
    });
    command.announce({ kind: "block", projectId, blockId: signOff.blockId, aspect: "sign-off" });
    if (block.state === "agreed") await reviveRound(command, round);
  });
}

async function ownSignOff({ q, projectId, actorId }: ProjectCommand, signOffId: string): Promise<SignOffs> {
  const signOff = await q
    .selectFrom("signOffs")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", signOffId)
    .where("accountId", "=", actorId)
    .executeTakeFirst();
  if (!signOff) throw new Refusal("not-found");
  return signOff;
}

function latestRound({ q, projectId }: ProjectCommand, blockId: string) {
  return q
    .selectFrom("rounds")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}
