/** Blocks that a leader keeps out of publications by hand: what was kept once stays inside until it is let out again. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { ProjectCommand } from "../command.ts";

/** Ids of the blocks that the latest publication left out by hand. */
export async function rememberedOmissions(q: Facts | Transaction<Schema>, projectId: string): Promise<string[]> {
  const rows = await q
    .selectFrom("publicationOmissions")
    .select("blockId")
    .where("projectId", "=", projectId)
    .orderBy("blockId")
    .execute();
  return rows.map(({ blockId }) => blockId);
}

export async function rememberOmissions(
  { q, projectId }: Pick<ProjectCommand, "q" | "projectId">,
  blocks: readonly string[],
): Promise<void> {
  await q.deleteFrom("publicationOmissions").where("projectId", "=", projectId).execute();
  if (blocks.length === 0) return;
  await q
    .insertInto("publicationOmissions")
    .values(blocks.map((blockId) => ({ projectId, blockId })))
    .execute();
}
