/** How a round ends, and in which state it leaves its block. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Blocks, Schema } from "../../db/schema.ts";
import type { RoundOutcome, Rounds } from "../../db/sign-off-schema.ts";
import type { Command } from "../command.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { hasOpenRemarks } from "./remark-list.ts";
import { isFree, neededIn, standingOf } from "./standing.ts";

/** What moves a round: a person's command, or the system's own. */
export interface RoundCommand extends Command {
  projectId: string;
}

/** Says in which state a block is from now on. */
export async function enterState(
  { q, projectId, announce }: RoundCommand,
  blockId: string,
  state: Blocks["state"],
): Promise<void> {
  await q.updateTable("blocks").set({ state }).where("projectId", "=", projectId).where("id", "=", blockId).execute();
  announce({ kind: "block", projectId, blockId, aspect: "state" });
}

/** The round of a block that is under way, or undefined. */
export function findOpenRound(
  q: Facts | Transaction<Schema>,
  projectId: string,
  blockId: string,
): Promise<Rounds | undefined> {
  return q
    .selectFrom("rounds")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

/** The round under way. @throws Refusal not-in-review */
export async function openRoundOf(q: Facts | Transaction<Schema>, projectId: string, block: Blocks): Promise<Rounds> {
  const round = block.state === "review" ? await findOpenRound(q, projectId, block.id) : undefined;
  if (!round) throw new Refusal("not-in-review");
  return round;
}

/** @returns the digest of the round as it is from now on */
async function change(
  { q, projectId }: RoundCommand,
  round: Rounds,
  ending: Pick<Rounds, "endedAt" | "outcome">,
): Promise<string> {
  await q.updateTable("rounds").set(ending).where("projectId", "=", projectId).where("id", "=", round.id).execute();
  return rowDigest({ ...round, ...ending });
}

/** Ends a round; only an agreed one leaves its block locked. */
export async function endRound(command: RoundCommand, round: Rounds, outcome: RoundOutcome): Promise<void> {
  const digest = await change(command, round, { endedAt: command.now, outcome });
  await command.journal({
    kind: "round.ended",
    about: round.blockId,
    data: { round: round.id, digest, number: round.number, outcome },
  });
  await enterState(command, round.blockId, outcome === "agreed" ? "agreed" : "draft");
}

/**
 * Ends a round whose approvers have all decided: at once when one of them rejected, and as agreed when no remark waits
 * for its answer. The advisory ones are waited for only where nobody must sign; their silence may then be consent by
 * default, which never stands for the signature of one who must.
 */
export async function conclude(command: RoundCommand, round: Rounds): Promise<void> {
  const deciding = neededIn(await standingOf(command.q, command.projectId, round.id));
  if (deciding.some((seat) => (seat.mandatory ? isFree(seat) : seat.signOff === undefined))) return;
  if (deciding.some(({ signOff }) => signOff!.decision === "rejected")) return endRound(command, round, "rejected");
  if (await hasOpenRemarks(command.q, command.projectId, round.blockId)) return;
  await endRound(command, round, "agreed");
}

/** An agreed round goes on: one of its visas was taken back. */
export async function reviveRound(command: RoundCommand, round: Rounds): Promise<void> {
  const digest = await change(command, round, { endedAt: null, outcome: null });
  await command.journal({
    kind: "round.revived",
    about: round.blockId,
    data: { round: round.id, digest, number: round.number },
  });
  await enterState(command, round.blockId, "review");
}
