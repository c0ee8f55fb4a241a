/** Who has signed a revision that a request changes. */
import { countingSignOffs } from "../sign-off/standing.ts";
import type { Reader } from "./change-rows.ts";

/** The members whose visas on a revision count, each once. */
export async function signersOf(q: Reader, projectId: string, revisionIds: readonly string[]): Promise<string[]> {
  const rows = await countingSignOffs(q, projectId)
    .innerJoin("roundApprovers", (join) =>
      join
        .onRef("roundApprovers.projectId", "=", "signOffs.projectId")
        .onRef("roundApprovers.id", "=", "signOffs.approverId"),
    )
    .select("roundApprovers.memberId")
    .where("signOffs.revisionId", "in", [...revisionIds])
    .where("signOffs.decision", "in", ["agreed", "agreed-with-remarks"])
    .orderBy("signOffs.at")
    .execute();
  return [...new Set(rows.map(({ memberId }) => memberId))];
}
