/** Which vague words people keep deliberately now. */
import type { Facts } from "../../db/open.ts";

/** A word that somebody keeps. */
export interface Kept {
  id: string;
  uuid: string;
  marker: string;
  words: string;
  sentence: string;
  reason: string;
  /** Who keeps it; empty when he has been erased. */
  name: string;
  at: string;
}

/** What people keep in a project, or in one requirement of it; what was taken back is not kept. */
export function readKept(facts: Facts, projectId: string, uuid?: string): Promise<Kept[]> {
  let query = facts
    .selectFrom("keptWords")
    .leftJoin("accounts", "accounts.id", "keptWords.keptBy")
    .select(["keptWords.id", "uuid", "marker", "words", "sentence", "reason", "keptAt as at"])
    .select((one) => one.fn.coalesce("accounts.name", one.val("")).as("name"))
    .where("projectId", "=", projectId)
    .where("takenBackAt", "is", null);
  if (uuid !== undefined) query = query.where("uuid", "=", uuid);
  return query.orderBy("keptAt").orderBy("keptWords.id").execute();
}
