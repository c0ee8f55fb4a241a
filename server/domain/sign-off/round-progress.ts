/** Where the latest round of each block stands: who has decided what, whose turn it is. */
import type { ExpressionBuilder, Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Decision, RoundOutcome, Rounds } from "../../db/sign-off-schema.ts";
import { isTurnOf, standingOfRounds, type StandingApprover } from "./standing.ts";

type Reader = Facts | Transaction<Schema>;

/** A decision, or that it is awaited: now, or after those of earlier steps. */
export type Progress = Decision | "waiting" | "later";

export interface RoundProgress {
  /** From 1 in each block. */
  number: number;
  /** Null while it runs. */
  outcome: RoundOutcome | null;
  /** Of its approvers; empty when the round was withdrawn or reopened, since its visas count no more. */
  people: { memberId: string; mandatory: boolean; progress: Progress }[];
}

/** The number of the latest round of the same block, in a query where rounds are called `latest`. */
function latestNumber({ selectFrom }: ExpressionBuilder<Schema & { latest: Rounds }, "latest">) {
  return selectFrom("rounds")
    .select(({ fn }) => fn.max("rounds.number").as("number"))
    .whereRef("rounds.projectId", "=", "latest.projectId")
    .whereRef("rounds.blockId", "=", "latest.blockId");
}

/** The latest round of each block that has one, by block id, in a number of queries that does not grow with them. */
export async function latestRounds(q: Reader, projectId: string): Promise<Map<string, RoundProgress>> {
  const rounds = await q
    .selectFrom("rounds as latest")
    .select(["latest.id", "latest.blockId", "latest.number", "latest.outcome"])
    .where("latest.projectId", "=", projectId)
    .where("latest.number", "=", latestNumber)
    .execute();
  const standing = await standingOfRounds(
    q,
    projectId,
    rounds.map(({ id }) => id),
  );
  return new Map(
    rounds.map(({ id, blockId, number, outcome }) => {
      const people = outcome === "withdrawn" || outcome === "reopened" ? [] : progressOf(standing.get(id)!, outcome);
      return [blockId, { number, outcome, people }];
    }),
  );
}

/** Blocks that are drafts because somebody did not agree to what was submitted last. */
export async function listRejectedBlocks(q: Reader, projectId: string): Promise<string[]> {
  const rows = await q
    .selectFrom("rounds as latest")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "latest.projectId").onRef("blocks.id", "=", "latest.blockId"),
    )
    .select("latest.blockId")
    .where("latest.projectId", "=", projectId)
    .where("latest.outcome", "=", "rejected")
    .where("blocks.state", "=", "draft")
    .where("latest.number", "=", latestNumber)
    .execute();
  return rows.map(({ blockId }) => blockId);
}

/** In a round that has ended nobody is waited for; a decision taken back does not count. */
function progressOf(seats: StandingApprover[], outcome: RoundOutcome | null): RoundProgress["people"] {
  return seats.flatMap((seat) => {
    const { memberId, mandatory, signOff } = seat;
    if (signOff === undefined && outcome !== null) return [];
    return [{ memberId, mandatory, progress: signOff?.decision ?? (isTurnOf(seats, seat) ? "waiting" : "later") }];
  });
}
