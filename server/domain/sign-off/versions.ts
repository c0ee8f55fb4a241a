/** Versions: the owner approves the manifest of all agreed blocks, and they come under change control (УТВЕРЖДАЮ). */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { Facts } from "../../db/open.ts";
import type { BlockState, Schema } from "../../db/schema.ts";
import type { Baselines } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { confirm } from "./confirmation.ts";
import { identityOf } from "./deciding.ts";
import { enterState } from "./round-ending.ts";
import type { Signature } from "./signing.ts";
import { mustHaveAccepted } from "./signing-rules.ts";
import { isFree, standingOfRounds } from "./standing.ts";

type Reader = Facts | Transaction<Schema>;

/** A block as it stands in a manifest. */
export interface ManifestBlock {
  block: string;
  text: string;
  title: string;
  revision: string;
  number: number;
  hash: string;
  /** The visas that count, by id; consent by default is none. */
  signOffs: string[];
}

/** What the owner signs: every agreed block, in the order of the document. */
export interface Manifest {
  project: string;
  number: string;
  blocks: ManifestBlock[];
}

/** A block that is not agreed: a mandatory one stands in the way, another is left out. */
export interface UnagreedBlock {
  id: string;
  title: string;
  state: BlockState;
}

export interface NextVersion {
  manifest: Manifest;
  /** SHA-256 of the manifest's canonical JSON, hex. */
  hash: string;
  missing: UnagreedBlock[];
  leftOut: UnagreedBlock[];
  /** The latest version holds these very revisions already. */
  isApproved: boolean;
}

/** The version that would be approved now. @throws Refusal not-found, not-allowed */
export async function readNextVersion(ground: Ground, actor: Actor, projectId: string): Promise<NextVersion> {
  await membership(ground, actor, projectId, "sign-off.read");
  return nextVersion(ground.facts, projectId);
}

async function nextVersion(q: Reader, projectId: string): Promise<NextVersion> {
  const blocks = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.id", "blocks.title", "blocks.state", "blocks.textId", "blocks.mandatory"])
    .where("blocks.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .orderBy("sections.position")
    .orderBy("sections.id")
    .orderBy("blocks.position")
    .orderBy("blocks.id")
    .execute();
  const agreed = blocks.filter(({ state }) => state === "agreed" || state === "baselined");
  const others = blocks.filter((block) => !agreed.includes(block));
  const rounds = await agreedRounds(q, projectId);
  const standing = await standingOfRounds(
    q,
    projectId,
    [...rounds.values()].map(({ id }) => id),
  );
  const manifest: Manifest = {
    project: projectId,
    number: await nextNumber(q, projectId),
    blocks: agreed.map(({ id, title, textId }) => {
      const round = rounds.get(id)!;
      const signOffs = standing.get(round.id)!.flatMap((seat) => (isFree(seat) ? [] : [seat.signOff!.id]));
      return {
        ...{ block: id, text: textId, title, revision: round.revisionId, number: round.revision, hash: round.hash },
        signOffs: signOffs.sort(),
      };
    }),
  };
  const unagreed = (mandatory: number) =>
    others.filter((block) => block.mandatory === mandatory).map(({ id, title, state }) => ({ id, title, state }));
  return {
    ...{ manifest, hash: sha256(canonicalJson(manifest)), missing: unagreed(1), leftOut: unagreed(0) },
    isApproved: await isApproved(q, projectId, manifest),
  };
}

/** The latest round of each block, where it ended agreed. */
export async function agreedRounds(q: Reader, projectId: string) {
  const rows = await q
    .selectFrom("rounds")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "rounds.projectId").onRef("revisions.id", "=", "rounds.revisionId"),
    )
    .select(["rounds.id", "rounds.blockId", "rounds.revisionId", "rounds.hash", "revisions.number as revision"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.outcome", "=", "agreed")
    .orderBy("rounds.number")
    .execute();
  return new Map(rows.map((row) => [row.blockId, row]));
}

/** `1.0`, then `1.1`, `1.2` … */
async function nextNumber(q: Reader, projectId: string): Promise<string> {
  const { count } = await q
    .selectFrom("baselines")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  return `1.${count}`;
}

/**
 * УТВЕРЖДАЮ: signs the manifest that the owner has read; its blocks come under change control.
 * @param hash of that manifest (R2)
 * @throws Refusal not-found, not-allowed, stale-hash, version-not-ready, nothing-to-approve and those of `confirm`
 */
export async function approveVersion(
  ground: Ground,
  actor: Actor,
  projectId: string,
  hash: string,
  { confirmation, acceptRules }: Signature,
): Promise<Baselines> {
  await membership(ground, actor, projectId, "version.approve");
  // What is bound to be refused should not cost a code.
  await mustBeApprovableNow(ground.facts, projectId, hash);
  const confirmedBy = await confirm(ground, actor, projectId, { version: hash }, confirmation);
  return projectCommand(ground, actor, projectId, "version.approve", async (command) => {
    const { q, now, actorId } = command;
    const next = await nextVersion(q, projectId);
    mustBeApprovable(next, hash);
    const baseline: Baselines = {
      ...{ projectId, id: command.id(), number: next.manifest.number, hash },
      ...{ manifest: Buffer.from(canonicalJson(next.manifest), "utf8"), approvedBy: actorId, confirmedBy },
      ...{
        rulesHash: await mustHaveAccepted(command, acceptRules),
        identity: await identityOf(ground, command),
        at: now,
      },
    };
    await q.insertInto("baselines").values(baseline).execute();
    await command.journal({
      kind: "baseline.approved",
      about: baseline.id,
      data: {
        ...{ baseline: baseline.id, digest: rowDigest(baseline), number: baseline.number, hash },
        identity: baseline.identity,
      },
    });
    await bringUnderControl(command, next.manifest);
    return baseline;
  });
}

/** Can the version with this manifest be approved now? @throws Refusal version-not-ready, stale-hash, nothing-to-approve */
export async function mustBeApprovableNow(q: Reader, projectId: string, hash: string): Promise<void> {
  mustBeApprovable(await nextVersion(q, projectId), hash);
}

function mustBeApprovable(next: NextVersion, hash: string): void {
  if (next.missing.length > 0) {
    const blocks = next.missing.map(({ title }) => `«${title}»`).join(", ");
    throw new Refusal("version-not-ready", { blocks });
  }
  if (next.hash !== hash) throw new Refusal("stale-hash");
  if (next.isApproved) throw new Refusal("nothing-to-approve");
}

/** Does the latest version hold these very revisions? */
async function isApproved(q: Reader, projectId: string, { blocks }: Manifest): Promise<boolean> {
  const latest = await q
    .selectFrom("baselines")
    .select("manifest")
    .where("projectId", "=", projectId)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!latest) return blocks.length === 0;
  return canonicalJson((JSON.parse(latest.manifest.toString("utf8")) as Manifest).blocks) === canonicalJson(blocks);
}

async function bringUnderControl(command: ProjectCommand, { blocks }: Manifest): Promise<void> {
  const ids = blocks.map(({ block }) => block);
  const agreed = await command.q
    .selectFrom("blocks")
    .select("id")
    .where("projectId", "=", command.projectId)
    .where("id", "in", ids)
    .where("state", "=", "agreed")
    .execute();
  for (const { id } of agreed) await enterState(command, id, "baselined");
}

export interface VersionOverview {
  id: string;
  number: string;
  hash: string;
  at: string;
  /** As signed. */
  name: string;
  position: string;
  blocks: number;
}

/** Approved versions, the latest first. @throws Refusal not-found, not-allowed */
export async function listVersions(ground: Ground, actor: Actor, projectId: string): Promise<VersionOverview[]> {
  await membership(ground, actor, projectId, "sign-off.read");
  const rows = await ground.facts
    .selectFrom("baselines")
    .leftJoin("identities", "identities.hash", "baselines.identity")
    .select(["baselines.id", "baselines.number", "baselines.hash", "baselines.at", "baselines.manifest"])
    .select(["identities.name", "identities.position"])
    .where("baselines.projectId", "=", projectId)
    .orderBy("baselines.at", "desc")
    .orderBy("baselines.id")
    .execute();
  return rows.map(({ manifest, name, position, ...row }) => ({
    ...{ ...row, name: name ?? "", position: position ?? "" },
    blocks: (JSON.parse(manifest.toString("utf8")) as Manifest).blocks.length,
  }));
}
