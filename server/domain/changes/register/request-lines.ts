/** Lines of decided change requests. */
import type { Facts } from "../../../db/open.ts";
import { companiesOf } from "../shown-changes.ts";
import type { PlacedBlock } from "./revision-numbers.ts";
import type { BareLine, LineVisa } from "./shapes.ts";

interface Known {
  blocks: Map<string, PlacedBlock>;
  numbers: Map<string, number>;
}

/** Every request that was decided: applied, rejected or deferred; those being written or judged are no changes yet. */
export async function requestLines(q: Facts, projectId: string, known: Known): Promise<Omit<BareLine, "version">[]> {
  const requests = await q
    .selectFrom("changeRequests")
    .leftJoin("members", (join) =>
      join
        .onRef("members.projectId", "=", "changeRequests.projectId")
        .onRef("members.id", "=", "changeRequests.initiatorId"),
    )
    .leftJoin("accounts", "accounts.id", "members.accountId")
    .selectAll("changeRequests")
    .select(["accounts.id as accountId", "accounts.name"])
    .where("changeRequests.projectId", "=", projectId)
    .where("changeRequests.state", "in", ["applied", "closed", "rejected", "deferred"])
    .execute();
  const targets = await q
    .selectFrom("changeTargets")
    .select(["requestId", "blockId", "baseRevisionId", "appliedRevisionId"])
    .where("projectId", "=", projectId)
    .orderBy("position")
    .execute();
  const companies = await companiesOf(q, projectId);
  const visas = await decisionsOf(q, projectId);
  return requests.map((request) => {
    const { id, number, title, cause, channel, rationale, days, money, currency, risk, stages } = request;
    const of = targets.filter(({ requestId }) => requestId === id);
    return {
      ...{ id, kind: request.kind, number, title, cause, channel, rationale },
      at: request.decidedAt ?? request.raisedAt,
      initiator: {
        accountId: request.companyId ?? request.accountId ?? "",
        name: companies.get(request.companyId ?? "") ?? request.name ?? "",
      },
      state: request.state as "applied" | "closed" | "rejected" | "deferred",
      impact: { days, money, currency, risk, stages },
      blocks: of.flatMap(({ blockId, baseRevisionId, appliedRevisionId }) => {
        const block = known.blocks.get(blockId);
        const after = appliedRevisionId === null ? null : (known.numbers.get(appliedRevisionId) ?? null);
        return block ? [{ ...block, before: known.numbers.get(baseRevisionId) ?? null, after }] : [];
      }),
      revisions: of.map(({ blockId, baseRevisionId, appliedRevisionId }) => ({
        ...{ block: blockId, before: baseRevisionId, after: appliedRevisionId },
      })),
      visas: visas
        .filter(({ requestId, submission }) => requestId === id && submission === request.submission)
        .map(visaOf),
    };
  });
}

type Decided = Awaited<ReturnType<typeof decisionsOf>>[number];

function visaOf({ name, position, verdict, reason, conditions, at }: Decided): LineVisa {
  return { name: name ?? "", position: position ?? "", verdict, reason, conditions, at };
}

function decisionsOf(q: Facts, projectId: string) {
  return q
    .selectFrom("changeDecisions")
    .leftJoin("identities", "identities.hash", "changeDecisions.identity")
    .select(["requestId", "submission", "verdict", "reason", "conditions", "at"])
    .select(["identities.name", "identities.position"])
    .where("projectId", "=", projectId)
    .orderBy("at")
    .execute();
}
