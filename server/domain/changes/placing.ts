/** The blocks that a request changes, and the documents of their revisions. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { ChangeTargets } from "../../db/change-schema.ts";
import type { Blocks } from "../../db/schema.ts";
import { readContent } from "../history/revision-content.ts";
import type { Reader } from "./change-rows.ts";

/** A target with its block. */
export type WithBlock = ChangeTargets & { block: Blocks };

/** The blocks of a request, those in the bin too. */
export async function withBlocks(q: Reader, projectId: string, targets: ChangeTargets[]): Promise<WithBlock[]> {
  const blocks = await q
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where(
      "id",
      "in",
      targets.map(({ blockId }) => blockId),
    )
    .execute();
  return targets.map((target) => ({ ...target, block: blocks.find(({ id }) => id === target.blockId)! }));
}

/** The document of a stored revision. */
export async function documentOf(q: Reader, projectId: string, revisionId: string): Promise<DocNode> {
  const row = await q
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return readContent(row.bytes).doc;
}
