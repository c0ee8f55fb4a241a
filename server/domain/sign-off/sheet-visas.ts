/** Visas as the approval sheet prints them: name and position as signed, how confirmed, under which rules. */
import type { SignOffs, SigningRules } from "../../db/schema.ts";
import type { Facts } from "../../db/open.ts";

/** A visa of the sheet. */
export interface SheetVisa extends Pick<
  SignOffs,
  "id" | "roundId" | "approverId" | "blockId" | "accountId" | "hash" | "decision" | "behalf" | "confirmedBy" | "at"
> {
  /** As signed; empty once the person was erased. */
  name: string;
  position: string;
  revision: number;
  differenceOnly: boolean;
  late: boolean;
  /** Number of the wording of the company's rules that he had accepted; null where none were kept. */
  rules: number | null;
  revoked: { at: string; reason: string } | null;
}

/** The company's rules of electronic signature that a sheet names. */
export type SheetRules = Pick<SigningRules, "number" | "orderNumber" | "orderDate" | "hash">;

/** The company's wordings by their hash; one that came back after another goes by its first number. */
export async function readSheetRules(facts: Facts, projectId: string): Promise<Map<string, SheetRules>> {
  const rows = await facts
    .selectFrom("signingRules")
    .select(["number", "orderNumber", "orderDate", "hash"])
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return new Map(rows.map((row) => [row.hash, row]));
}

/** All visas of these blocks, the earliest first. */
export async function readSheetVisas(
  facts: Facts,
  projectId: string,
  blockIds: string[],
  rules: ReadonlyMap<string, SheetRules>,
): Promise<SheetVisa[]> {
  const rows = await facts
    .selectFrom("signOffs")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "signOffs.projectId").onRef("revisions.id", "=", "signOffs.revisionId"),
    )
    .leftJoin("identities", "identities.hash", "signOffs.identity")
    .leftJoin("revocations", (join) =>
      join.onRef("revocations.projectId", "=", "signOffs.projectId").onRef("revocations.signOffId", "=", "signOffs.id"),
    )
    .select(["signOffs.id", "signOffs.roundId", "signOffs.approverId", "signOffs.blockId", "signOffs.accountId"])
    .select(["signOffs.hash", "signOffs.decision", "signOffs.behalf", "signOffs.confirmedBy", "signOffs.at"])
    .select([
      "signOffs.differenceOnly",
      "signOffs.late",
      "signOffs.rulesHash",
      "identities.name",
      "identities.position",
    ])
    .select(["revisions.number as revision", "revocations.at as revokedAt", "revocations.reason as revokedFor"])
    .where("signOffs.projectId", "=", projectId)
    .where("signOffs.blockId", "in", blockIds)
    .orderBy("signOffs.at")
    .orderBy("signOffs.id")
    .execute();
  return rows.map(({ differenceOnly, late, name, position, revokedAt, revokedFor, rulesHash, ...visa }) => ({
    ...{ ...visa, name: name ?? "", position: position ?? "", rules: rules.get(rulesHash)?.number ?? null },
    ...{ differenceOnly: differenceOnly === 1, late: late === 1 },
    revoked: revokedAt === null ? null : { at: revokedAt, reason: revokedFor ?? "" },
  }));
}
