/** In which phase a project was at a moment, from its journal: a project begins with elicitation. */
import type { Transaction } from "kysely";
import type { Facts } from "../../../db/open.ts";
import type { Phase, Schema } from "../../../db/schema.ts";

export async function phasesOf(q: Facts | Transaction<Schema>, projectId: string): Promise<(at: string) => Phase> {
  const entries = await q
    .selectFrom("journal")
    .select(["at", "data"])
    .where("chain", "=", projectId)
    .where("kind", "=", "project.changed")
    .orderBy("seq")
    .execute();
  const changes = entries.map(({ at, data }) => ({ at, phase: (JSON.parse(data) as { phase: Phase }).phase }));
  return (at) => changes.findLast((change) => change.at <= at)?.phase ?? "elicitation";
}
