/** All visas of a project, as they were given: for the API and for sheets. */
import type { SignOffs } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";

export interface ListedVisa extends Pick<
  SignOffs,
  "id" | "blockId" | "hash" | "decision" | "behalf" | "confirmedBy" | "at"
> {
  round: number;
  revision: number;
  memberId: string;
  /** As signed. */
  name: string;
  position: string;
  differenceOnly: boolean;
  late: boolean;
  revokedAt: string | null;
}

/** Every visa of the project, the earliest first. @throws Refusal not-found, not-allowed */
export async function listVisas(ground: Ground, actor: Actor, projectId: string): Promise<ListedVisa[]> {
  await membership(ground, actor, projectId, "sign-off.read");
  const rows = await ground.facts
    .selectFrom("signOffs")
    .innerJoin("rounds", (join) =>
      join.onRef("rounds.projectId", "=", "signOffs.projectId").onRef("rounds.id", "=", "signOffs.roundId"),
    )
    .innerJoin("roundApprovers", (join) =>
      join
        .onRef("roundApprovers.projectId", "=", "signOffs.projectId")
        .onRef("roundApprovers.id", "=", "signOffs.approverId"),
    )
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "signOffs.projectId").onRef("revisions.id", "=", "signOffs.revisionId"),
    )
    .leftJoin("identities", "identities.hash", "signOffs.identity")
    .leftJoin("revocations", (join) =>
      join.onRef("revocations.projectId", "=", "signOffs.projectId").onRef("revocations.signOffId", "=", "signOffs.id"),
    )
    .select(["signOffs.id", "signOffs.blockId", "signOffs.hash", "signOffs.decision", "signOffs.behalf"])
    .select(["signOffs.confirmedBy", "signOffs.at", "signOffs.differenceOnly", "signOffs.late"])
    .select(["rounds.number as round", "revisions.number as revision", "roundApprovers.memberId"])
    .select(["identities.name", "identities.position", "revocations.at as revokedAt"])
    .where("signOffs.projectId", "=", projectId)
    .orderBy("signOffs.at")
    .orderBy("signOffs.id")
    .execute();
  return rows.map(({ name, position, differenceOnly, late, ...row }) => ({
    ...{ ...row, name: name ?? "", position: position ?? "" },
    ...{ differenceOnly: differenceOnly === 1, late: late === 1 },
  }));
}
