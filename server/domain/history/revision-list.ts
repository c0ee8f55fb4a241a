/** Stored revisions of texts, without their bytes. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Revisions, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";

type Reader = Facts | Transaction<Schema>;

export interface RevisionSummary {
  id: string;
  number: number;
  /** SHA-256 over `schema version|text id|bytes`, hex. */
  hash: string;
  reason: Revisions["reason"];
  takenAt: string;
}

const summary = ["id", "number", "hash", "reason", "takenAt"] as const;

/** The latest stored revision of a text, or undefined. */
export function findLatestRevision(q: Reader, projectId: string, textId: string): Promise<RevisionSummary | undefined> {
  return q
    .selectFrom("revisions")
    .select(summary)
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

export interface RevisionListed extends RevisionSummary {
  /** Who delivered edits since the revision before. */
  authors: { accountId: string; name: string }[];
}

/** Revisions of a block's text, the latest first. @throws Refusal not-found, not-allowed */
export async function listRevisions(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<RevisionListed[]> {
  await membership(ground, actor, projectId, "text.read");
  const { textId } = await liveBlock(ground.facts, projectId, blockId);
  const revisions = await ground.facts
    .selectFrom("revisions")
    .select(summary)
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .orderBy("number", "desc")
    .execute();
  const authors = await ground.facts
    .selectFrom("revisionAuthors")
    .innerJoin("accounts", "accounts.id", "revisionAuthors.accountId")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.projectId", "=", "revisionAuthors.projectId")
        .onRef("revisions.id", "=", "revisionAuthors.revisionId"),
    )
    .select(["revisionAuthors.revisionId", "accounts.id as accountId", "accounts.name"])
    .where("revisions.projectId", "=", projectId)
    .where("revisions.textId", "=", textId)
    .orderBy("accounts.name")
    .execute();
  return revisions.map((revision) => ({
    ...revision,
    authors: authors
      .filter(({ revisionId }) => revisionId === revision.id)
      .map(({ accountId, name }) => ({ accountId, name })),
  }));
}

/** Number and hash of the latest stored revision by text id, for a whole project. */
export async function latestRevisions(
  q: Reader,
  projectId: string,
): Promise<Map<string, { number: number; hash: string }>> {
  const latest = q
    .selectFrom("revisions")
    .select((row) => ["textId", row.fn.max("number").as("number")])
    .where("projectId", "=", projectId)
    .groupBy("textId")
    .as("latest");
  const rows = await q
    .selectFrom("revisions")
    .innerJoin(latest, (join) =>
      join.onRef("latest.textId", "=", "revisions.textId").onRef("latest.number", "=", "revisions.number"),
    )
    .select(["revisions.textId", "revisions.number", "revisions.hash"])
    .where("projectId", "=", projectId)
    .execute();
  return new Map(rows.map(({ textId, number, hash }) => [textId, { number, hash }]));
}
