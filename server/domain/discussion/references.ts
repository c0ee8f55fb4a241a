/**
 * Blocks and requirements that a comment speaks of: found in its plain words when it is written, kept by id, so that each
 * is shown by what it is called now.
 */
import { blockCalls, callsIn } from "../../../content/schema/said.ts";
import type { CommentReferences } from "../../db/discussion-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { ProjectCommand } from "../command.ts";
import { readOutline } from "../document/outline.ts";

/** Something a comment speaks of, as it is called now. */
export interface ShownReference {
  /** As it stands in the comment. */
  said: string;
  kind: CommentReferences["kind"];
  /** Id of the block, or of the requirement. */
  target: string;
  /** What stands for it now: the title of the block, the code of the requirement. */
  name: string;
  /** The block to go to; null where nothing of it is in the document any more. */
  block: string | null;
}

/** Any code that a requirement could have. */
const codeLike = /\p{Lu}+-[\p{Lu}\p{N}]+-\d{3,}/gu;

type Found = Pick<CommentReferences, "said" | "kind" | "target">;

async function requirementsIn({ q, projectId }: ProjectCommand, body: string): Promise<Found[]> {
  const codes = [...new Set(body.match(codeLike))];
  if (codes.length === 0) return [];
  const rows = await q
    .selectFrom("requirements")
    .select(["uuid", "code"])
    .where("projectId", "=", projectId)
    .where("code", "in", codes)
    .execute();
  const calls = new Map(rows.flatMap(({ uuid, code }) => [[code, uuid] as const, [`#${code}`, uuid] as const]));
  return [...callsIn(body, calls.keys())].map((said) => ({ said, kind: "requirement", target: calls.get(said)! }));
}

async function blocksIn({ q, projectId }: ProjectCommand, body: string): Promise<Found[]> {
  if (!body.includes("#")) return [];
  const calls = blockCalls(await readOutline(q, projectId));
  return [...callsIn(body, calls.keys())].map((said) => ({ said, kind: "block", target: calls.get(said)! }));
}

/** Finds anew what a comment speaks of. */
export async function writeReferences(command: ProjectCommand, commentId: string, body: string): Promise<void> {
  const { q, projectId } = command;
  await q
    .deleteFrom("commentReferences")
    .where("projectId", "=", projectId)
    .where("commentId", "=", commentId)
    .execute();
  const found = [...(await requirementsIn(command, body)), ...(await blocksIn(command, body))];
  if (found.length === 0) return;
  await q
    .insertInto("commentReferences")
    .values(found.map((one) => ({ projectId, commentId, ...one })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** What comments speak of, by comment. */
export async function referencesOf(
  q: Facts,
  projectId: string,
  comments: readonly string[],
): Promise<Map<string, ShownReference[]>> {
  const rows = await q
    .selectFrom("commentReferences as called")
    .leftJoin("requirements", (join) =>
      join.onRef("requirements.projectId", "=", "called.projectId").onRef("requirements.uuid", "=", "called.target"),
    )
    .leftJoin("requirementWords as stands", (join) =>
      join.onRef("stands.projectId", "=", "called.projectId").onRef("stands.uuid", "=", "called.target"),
    )
    .leftJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "called.projectId")
        .on((on) =>
          on.or([on("blocks.id", "=", on.ref("called.target")), on("blocks.textId", "=", on.ref("stands.textId"))]),
        ),
    )
    .leftJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["called.commentId", "called.said", "called.kind", "called.target", "requirements.code", "blocks.title"])
    .select(["blocks.id as blockId", "blocks.removedAt as blockGone", "sections.removedAt as sectionGone"])
    .where("called.projectId", "=", projectId)
    .where("called.commentId", "in", [...comments])
    .orderBy("called.said")
    .execute();
  const shown = new Map<string, ShownReference[]>(comments.map((id) => [id, []]));
  for (const { commentId, said, kind, target, code, title, blockId, blockGone, sectionGone } of rows) {
    const name = (kind === "requirement" ? code : title) ?? said;
    const isThere = blockGone === null && sectionGone === null;
    shown.get(commentId)!.push({ said, kind, target, name, block: isThere ? blockId : null });
  }
  return shown;
}
