/** Who is named in the revisions of a text. */
import type { Ground } from "../../server/ground.ts";

/** Account ids by revision, in order of their numbers. */
export async function revisionAuthors(ground: Ground, projectId: string, textId: string): Promise<string[][]> {
  const rows = await ground.facts
    .selectFrom("revisions")
    .leftJoin("revisionAuthors", (on) =>
      on
        .onRef("revisionAuthors.projectId", "=", "revisions.projectId")
        .onRef("revisionAuthors.revisionId", "=", "revisions.id"),
    )
    .select(["revisions.number", "revisionAuthors.accountId"])
    .where("revisions.projectId", "=", projectId)
    .where("revisions.textId", "=", textId)
    .orderBy("revisions.number")
    .execute();
  const byNumber = new Map<number, string[]>();
  for (const { number, accountId } of rows) {
    const named = byNumber.get(number) ?? [];
    byNumber.set(number, accountId === null ? named : [...named, accountId].sort());
  }
  return [...byNumber.values()];
}
