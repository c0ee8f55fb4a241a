/** Lighter lines: blocks that were opened again without a request, before a version or for an editorial correction. */
import type { Facts } from "../../../db/open.ts";
import type { PlacedBlock } from "./revision-numbers.ts";
import type { BareLine, LineVisa } from "./shapes.ts";

interface Known {
  blocks: Map<string, PlacedBlock>;
  numbers: Map<string, number>;
}

export async function reopeningLines(q: Facts, projectId: string, known: Known): Promise<Omit<BareLine, "version">[]> {
  const rows = await q
    .selectFrom("reopenings")
    .leftJoin("accounts", "accounts.id", "reopenings.accountId")
    .select(["reopenings.id", "blockId", "kind", "reason", "accountId", "at", "accounts.name"])
    .where("projectId", "=", projectId)
    .execute();
  const rounds = await agreedRounds(q, projectId);
  const visas = await visasOf(q, projectId);
  return rows.flatMap(({ id, blockId, kind, reason, accountId, at, name }) => {
    const block = known.blocks.get(blockId);
    if (!block) return [];
    const ofBlock = rounds.filter((round) => round.blockId === blockId);
    const before = ofBlock.findLast(({ endedAt }) => endedAt! <= at);
    const next = rows.filter((other) => other.blockId === blockId && other.at > at).map((other) => other.at);
    const until = next.sort()[0];
    const after = ofBlock.find(({ endedAt }) => endedAt! > at && (until === undefined || endedAt! <= until));
    const revision = (round: typeof before) => round?.revisionId ?? null;
    const number = (round: typeof before) => (round ? (known.numbers.get(round.revisionId) ?? null) : null);
    return [
      {
        ...{ id, kind: kind === "editorial" ? ("editorial" as const) : ("reopening" as const), number: null, at },
        ...{ title: block.title, channel: null, rationale: reason, impact: null },
        cause: kind === "editorial" ? ("editorial" as const) : ("reopened" as const),
        initiator: { accountId, name: name ?? "" },
        state: after ? ("agreed" as const) : ("in-work" as const),
        blocks: [{ ...block, before: number(before), after: number(after) }],
        revisions: [{ block: blockId, before: revision(before), after: revision(after) }],
        visas: visas.filter(({ roundId }) => roundId === after?.id).map(({ roundId: _, ...visa }) => visa),
      },
    ];
  });
}

/** Rounds that ended agreed, in the order they ended. */
function agreedRounds(q: Facts, projectId: string) {
  return q
    .selectFrom("rounds")
    .select(["id", "blockId", "revisionId", "endedAt"])
    .where("projectId", "=", projectId)
    .where("endedAt", "is not", null)
    .where("outcome", "=", "agreed")
    .orderBy("endedAt")
    .execute();
}

async function visasOf(q: Facts, projectId: string): Promise<(LineVisa & { roundId: string })[]> {
  const rows = await q
    .selectFrom("signOffs")
    .leftJoin("identities", "identities.hash", "signOffs.identity")
    .leftJoin("revocations", (join) =>
      join.onRef("revocations.projectId", "=", "signOffs.projectId").onRef("revocations.signOffId", "=", "signOffs.id"),
    )
    .select(["signOffs.roundId", "signOffs.decision", "signOffs.at", "identities.name", "identities.position"])
    .where("signOffs.projectId", "=", projectId)
    .where("revocations.signOffId", "is", null)
    .where("signOffs.decision", "!=", "rejected")
    .orderBy("signOffs.at")
    .execute();
  return rows.map(({ roundId, decision, at, name, position }) => ({
    ...{ roundId, verdict: decision as LineVisa["verdict"], reason: "", conditions: "", at },
    ...{ name: name ?? "", position: position ?? "" },
  }));
}
