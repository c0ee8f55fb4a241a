/** «Таблица разногласий»: remarks of signers, what the author answered, and how the words came to read. */
import { linesOfText } from "../../../content/schema/quotes.ts";
import type { Facts } from "../../db/open.ts";
import type { Remarks } from "../../db/sign-off-schema.ts";
import { readContent } from "../history/revision-content.ts";
import type { SheetVisa } from "./sheet-visas.ts";

/** How a remark ended: the author left the words, the words of a later revision, or nothing yet. */
export type FinalWording =
  | { kind: "awaited" }
  | { kind: "unchanged" }
  /** `words` when the proposed ones stand in that revision; null: whoever wants to know reads it. */
  | { kind: "revision"; revision: number; words: string | null };

export interface SheetRemark extends Pick<
  Remarks,
  "id" | "blockId" | "signOffId" | "body" | "quote" | "replacement" | "answer" | "answerText" | "answeredAt"
> {
  /** Of the revision that was remarked on. */
  revision: number;
  /** As signed; empty once the person was erased. */
  author: string;
  answeredBy: string | null;
  final: FinalWording;
}

/** The revision of a block that is under signature or agreed. */
export interface RevisionInForce {
  revisionId: string;
  revision: number;
}

/**
 * Remarks of these visas in their order.
 * @param inForce by block id; a block that is back in work has none
 */
export async function readSheetRemarks(
  facts: Facts,
  projectId: string,
  visas: ReadonlyMap<string, SheetVisa>,
  inForce: ReadonlyMap<string, RevisionInForce>,
): Promise<SheetRemark[]> {
  const blockIds = [...new Set([...visas.values()].map(({ blockId }) => blockId))];
  const rows = await facts
    .selectFrom("remarks")
    .leftJoin("accounts", "accounts.id", "remarks.answeredBy")
    .select(["remarks.id", "remarks.blockId", "remarks.signOffId", "remarks.body", "remarks.quote"])
    .select(["remarks.replacement", "remarks.answer", "remarks.answerText", "remarks.answeredAt"])
    .select("accounts.name as answeredBy")
    .where("remarks.projectId", "=", projectId)
    .where("remarks.blockId", "in", blockIds)
    .orderBy("remarks.createdAt")
    .orderBy("remarks.id")
    .execute();
  const remarks = rows.map((row) => {
    const { revision, name } = visas.get(row.signOffId)!;
    return { ...row, revision, author: name };
  });
  const lines = await readLines(facts, projectId, remarks, inForce);
  return remarks.map((remark) => ({ ...remark, final: finalOf(remark, inForce.get(remark.blockId), lines) }));
}

type Remark = Omit<SheetRemark, "final">;

function finalOf(
  { answer, blockId, replacement, revision }: Remark,
  now: RevisionInForce | undefined,
  lines: ReadonlyMap<string, string[]>,
): FinalWording {
  if (answer === "declined") return { kind: "unchanged" };
  if (answer === null || !now || now.revision <= revision) return { kind: "awaited" };
  const stands = replacement && lines.get(blockId)?.some((line) => line.includes(replacement));
  return { kind: "revision", revision: now.revision, words: stands ? replacement : null };
}

/** The lines of what is in force, of those blocks where proposed words were taken. */
async function readLines(
  facts: Facts,
  projectId: string,
  remarks: Remark[],
  inForce: ReadonlyMap<string, RevisionInForce>,
): Promise<Map<string, string[]>> {
  const proposed = remarks.filter(({ answer, replacement }) => answer === "taken" && replacement);
  const wanted = new Map(
    proposed.flatMap(({ blockId }) => {
      const now = inForce.get(blockId);
      return now ? [[now.revisionId, blockId]] : [];
    }),
  );
  if (wanted.size === 0) return new Map();
  const rows = await facts
    .selectFrom("revisions")
    .select(["id", "bytes"])
    .where("projectId", "=", projectId)
    .where("id", "in", [...wanted.keys()])
    .execute();
  return new Map(
    rows.map(({ id, bytes }) => {
      const { doc } = readContent(bytes);
      return [wanted.get(id)!, linesOfText(doc)];
    }),
  );
}
