/** Where the latest round of each block stands: who has decided what, whose turn it is. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Decision, RoundOutcome, Schema } from "../../db/schema.ts";
import { countingSignOffs } from "./standing.ts";

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

interface Turn {
  memberId: string;
  mandatory: boolean;
  step: number;
  decision: Decision | undefined;
}

/** The latest round of each block that has one, by block id, in a number of queries that does not grow with them. */
export async function latestRounds(q: Reader, projectId: string): Promise<Map<string, RoundProgress>> {
  const rounds = await q
    .selectFrom("rounds as latest")
    .select(["latest.id", "latest.blockId", "latest.number", "latest.outcome"])
    .where("latest.projectId", "=", projectId)
    .where("latest.number", "=", ({ selectFrom }) =>
      selectFrom("rounds")
        .select(({ fn }) => fn.max("rounds.number").as("number"))
        .whereRef("rounds.projectId", "=", "latest.projectId")
        .whereRef("rounds.blockId", "=", "latest.blockId"),
    )
    .execute();
  const turns = await turnsOf(
    q,
    projectId,
    rounds.map(({ id }) => id),
  );
  return new Map(
    rounds.map(({ id, blockId, number, outcome }) => {
      const people = outcome === "withdrawn" || outcome === "reopened" ? [] : progressOf(turns.get(id) ?? [], outcome);
      return [blockId, { number, outcome, people }];
    }),
  );
}

/** A decision taken back does not count. */
async function turnsOf(q: Reader, projectId: string, roundIds: string[]): Promise<Map<string, Turn[]>> {
  if (roundIds.length === 0) return new Map();
  const people = await q
    .selectFrom("roundApprovers")
    .select(["id", "roundId", "memberId", "mandatory", "step"])
    .where("projectId", "=", projectId)
    .where("roundId", "in", roundIds)
    .orderBy("step")
    .orderBy("id")
    .execute();
  const decisions = await countingSignOffs(q, projectId).where("signOffs.roundId", "in", roundIds).execute();
  const decided = new Map(decisions.map(({ approverId, decision }) => [approverId, decision]));
  const turns = new Map<string, Turn[]>(roundIds.map((id) => [id, []]));
  for (const { id, roundId, memberId, mandatory, step } of people)
    turns.get(roundId)!.push({ memberId, mandatory: mandatory === 1, step, decision: decided.get(id) });
  return turns;
}

/** In a round that has ended nobody is waited for. */
function progressOf(turns: Turn[], outcome: RoundOutcome | null): RoundProgress["people"] {
  const awaited = turns.filter(({ mandatory, decision }) => mandatory && decision === undefined);
  const at = Math.min(...awaited.map(({ step }) => step));
  return turns.flatMap(({ memberId, mandatory, step, decision }) => {
    if (decision === undefined && outcome !== null) return [];
    return [{ memberId, mandatory, progress: decision ?? (step > at ? "later" : "waiting") }];
  });
}
