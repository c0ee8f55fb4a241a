/**
 * How the approved document went on after its first version: one step for every applied change request, and one for
 * every later version, which holds what came without a request (blocks that are new, or were opened again).
 */
import type { Transaction } from "kysely";
import type { ChangeCause } from "../../../db/change-schema.ts";
import type { Facts } from "../../../db/open.ts";
import type { Schema } from "../../../db/schema.ts";
import type { Standing } from "../comparison/requirement-differences.ts";
import { RevisionRequirements, versionsOf, type HeldBlock, type Version } from "../comparison/version-contents.ts";

type Reader = Facts | Transaction<Schema>;

/** Without a request: a block was opened again, for its substance or for an editorial correction, or it is new. */
export const churnCauses = [
  ...["need", "error", "omission", "misunderstanding", "law", "integrator", "market", "other"],
  ...["reopened", "editorial", "new-block"],
] as const satisfies (ChangeCause | "reopened" | "editorial" | "new-block")[];
export type ChurnCause = (typeof churnCauses)[number];

/** Where a change came from. */
export interface Origin {
  /** Id of the request, or null. */
  request: string | null;
  cause: ChurnCause;
  /** Account of whose wish it was, or the contractor's company; empty when nobody knows. */
  initiator: string;
}

/** What stood in the blocks that a step replaced, and what stands there since. */
export interface Step {
  /** UTC. */
  at: string;
  before: Standing;
  after: Standing;
  origin: Origin;
  /** Of some blocks by their ids, where a step has several origins. */
  origins?: ReadonlyMap<string, Origin>;
}

export interface DocumentHistory {
  /** The earliest first, each with what stands in it. */
  versions: (Omit<Version, "blocks"> & { standing: Standing })[];
  /** In the order they were made. */
  steps: Step[];
}

interface Applied {
  at: string;
  blocks: HeldBlock[];
  origin: Origin;
}

/** Reads the whole of it. */
export async function readDocumentHistory(q: Reader, projectId: string): Promise<DocumentHistory> {
  const versions = await versionsOf(q, projectId);
  const [first, ...later] = versions;
  if (!first) return { versions: [], steps: [] };
  const revisions = new RevisionRequirements(q, projectId);
  const reopenings = await reopeningsOf(q, projectId);
  const applied = (await appliedRequests(q, projectId)).filter(({ at }) => at > first.at);
  const state = new Map(first.blocks.map(({ block, revision }) => [block, revision]));
  const steps: Step[] = [];

  async function take(at: string, blocks: HeldBlock[], gone: string[], rest: Pick<Step, "origin" | "origins">) {
    const changed = blocks.filter(({ block, revision }) => state.get(block) !== revision);
    const old = [...changed.map(({ block }) => block), ...gone];
    const before = await revisions.standing(
      old.flatMap((block) => (state.has(block) ? [{ block, revision: state.get(block)! }] : [])),
    );
    for (const block of gone) state.delete(block);
    for (const { block, revision } of changed) state.set(block, revision);
    steps.push({ at, before, after: await revisions.standing(changed), ...rest });
  }

  const turns = [
    ...applied.map((request) => ({ at: request.at, request })),
    ...later.map((version) => ({ at: version.at, version })),
  ];
  for (const turn of turns.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if ("request" in turn) {
      // A block that no version holds yet comes in with the version that takes it up.
      const held = turn.request.blocks.filter(({ block }) => state.has(block));
      await take(turn.at, held, [], { origin: turn.request.origin });
      continue;
    }
    const { blocks, at } = turn.version;
    const gone = [...state.keys()].filter((block) => !blocks.some((one) => one.block === block));
    const origins = new Map(blocks.map(({ block }) => [block, originOf(block, state.has(block), reopenings, at)]));
    for (const block of gone) origins.set(block, originOf(block, true, reopenings, at));
    await take(at, blocks, gone, { origin: unknown, origins });
  }
  const standings = versions.map(async ({ blocks, ...version }) => ({
    ...version,
    standing: await revisions.standing(blocks),
  }));
  return { versions: await Promise.all(standings), steps };
}

const unknown: Origin = { request: null, cause: "reopened", initiator: "" };

type Reopened = Awaited<ReturnType<typeof reopeningsOf>>;

/** Who opened a block again last before a version took it up, and why. */
function originOf(block: string, stood: boolean, reopenings: Reopened, before: string): Origin {
  const latest = reopenings.filter(({ blockId, at }) => blockId === block && at < before).at(-1);
  if (!stood) return { request: null, cause: "new-block", initiator: latest?.accountId ?? "" };
  if (!latest) return unknown;
  return { request: null, cause: latest.kind === "editorial" ? "editorial" : "reopened", initiator: latest.accountId };
}

function reopeningsOf(q: Reader, projectId: string) {
  return q
    .selectFrom("reopenings")
    .select(["blockId", "kind", "accountId", "at"])
    .where("projectId", "=", projectId)
    .orderBy("at")
    .execute();
}

/** Requests whose texts stand in the document, with the revisions they became. */
async function appliedRequests(q: Reader, projectId: string): Promise<Applied[]> {
  const rows = await q
    .selectFrom("changeTargets")
    .innerJoin("changeRequests", (join) =>
      join
        .onRef("changeRequests.projectId", "=", "changeTargets.projectId")
        .onRef("changeRequests.id", "=", "changeTargets.requestId"),
    )
    .leftJoin("members", (join) =>
      join
        .onRef("members.projectId", "=", "changeRequests.projectId")
        .onRef("members.id", "=", "changeRequests.initiatorId"),
    )
    .select(["changeRequests.id", "changeRequests.cause", "changeRequests.decidedAt", "changeRequests.companyId"])
    .select("members.accountId")
    .select(["changeTargets.blockId", "changeTargets.appliedRevisionId"])
    .where("changeTargets.projectId", "=", projectId)
    .where("changeTargets.appliedRevisionId", "is not", null)
    .orderBy("changeRequests.decidedAt")
    .orderBy("changeRequests.number")
    .orderBy("changeTargets.position")
    .execute();
  const requests = new Map<string, Applied>();
  for (const { id, cause, decidedAt, companyId, accountId, blockId, appliedRevisionId } of rows) {
    const held = { block: blockId, revision: appliedRevisionId! };
    const known = requests.get(id);
    if (known) known.blocks.push(held);
    else
      requests.set(id, {
        at: decidedAt!,
        blocks: [held],
        origin: { request: id, cause, initiator: companyId ?? accountId ?? "" },
      });
  }
  return [...requests.values()];
}
