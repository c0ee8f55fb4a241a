/** Visas as they are shown: name and position as signed, the revision they are of, whether and why they were taken back. */
import type { Facts } from "../../db/open.ts";
import type { SignOffs } from "../../db/sign-off-schema.ts";

/** A visa with what it stands among. */
export interface ShownVisa extends Omit<SignOffs, "differenceOnly" | "late"> {
  /** As signed; empty once the person was erased. */
  name: string;
  position: string;
  /** Numbers of the revision and of the round it was given in. */
  revision: number;
  round: number;
  /** The approver whose seat it was given from. */
  memberId: string;
  differenceOnly: boolean;
  late: boolean;
  revoked: { at: string; reason: string } | null;
  /** How it came from paper; null for a decision given in Svod. */
  paper: PaperSaid | null;
}

/** What is told of a visa that was entered from paper. */
export interface PaperSaid {
  /** The name of who entered it. */
  enteredBy: string;
  /** YYYY-MM-DD: the day that stands on the paper, if it was told. */
  signedOn: string | null;
}

/** Visas of a project, or of some of its blocks, the earliest first. */
export async function readVisas(facts: Facts, projectId: string, blockIds?: readonly string[]): Promise<ShownVisa[]> {
  const rows = await facts
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
    .leftJoin("accounts as enterer", "enterer.id", "signOffs.enteredBy")
    .leftJoin("revocations", (join) =>
      join.onRef("revocations.projectId", "=", "signOffs.projectId").onRef("revocations.signOffId", "=", "signOffs.id"),
    )
    .selectAll("signOffs")
    .select(["identities.name", "identities.position", "rounds.number as round", "revisions.number as revision"])
    .select("enterer.name as entererName")
    .select(["roundApprovers.memberId", "revocations.at as revokedAt", "revocations.reason as revokedFor"])
    .where("signOffs.projectId", "=", projectId)
    .$if(blockIds !== undefined, (query) => query.where("signOffs.blockId", "in", [...blockIds!]))
    .orderBy("signOffs.at")
    .orderBy("signOffs.id")
    .execute();
  return rows.map(({ name, position, differenceOnly, late, revokedAt, revokedFor, entererName, ...row }) => ({
    ...{ ...row, name: name ?? "", position: position ?? "" },
    ...{ differenceOnly: differenceOnly === 1, late: late === 1 },
    paper: row.enteredBy === null ? null : { enteredBy: entererName ?? "", signedOn: row.signedOn },
    revoked: revokedAt === null ? null : { at: revokedAt, reason: revokedFor ?? "" },
  }));
}
