/** Where an approver is named: for a block or for a whole section; what is journalled and announced of it. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { ProjectCommand } from "../command.ts";
import { blockInPlace, sectionInPlace } from "../document/live-rows.ts";

type Reader = Facts | Transaction<Schema>;

/** A block, or a section with all its blocks, those to come included. */
export type ApproverPlace = { blockId: string } | { sectionId: string };

/** The two columns of the place; exactly one of them is not null. */
export type PlaceColumns = Pick<Approvers, "blockId" | "sectionId">;

/**
 * The place as columns, and the section it lies in.
 * @throws Refusal not-found, in-bin
 */
export async function placeColumns(
  q: Reader,
  projectId: string,
  place: ApproverPlace,
): Promise<PlaceColumns & { within: string | null }> {
  if ("blockId" in place) {
    const { id, sectionId } = await blockInPlace(q, projectId, place.blockId);
    return { blockId: id, sectionId: null, within: sectionId };
  }
  const { id } = await sectionInPlace(q, projectId, place.sectionId);
  return { blockId: null, sectionId: id, within: null };
}

/** The place of an approver who is named already. */
export function placeOf({ blockId, sectionId }: PlaceColumns): ApproverPlace {
  return blockId === null ? { sectionId: sectionId! } : { blockId };
}

/** All who are named at a place, not those of its section. */
export function namedAt(q: Reader, projectId: string, { blockId, sectionId }: PlaceColumns): Promise<Approvers[]> {
  return q
    .selectFrom("approvers")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("blockId", "is", blockId)
    .where("sectionId", "is", sectionId)
    .orderBy("id")
    .execute();
}

export type ApproverDeed = "approver.named" | "approver.changed" | "approver.removed";

/** Journals by ids and numbers only: «за кого» may be a name, so only its presence is told (R12). */
export async function recordApprover(command: ProjectCommand, kind: ApproverDeed, row: Approvers): Promise<void> {
  const { id, blockId, sectionId, role, memberId, mandatory, step, substituteId, behalf } = row;
  const data = { approver: id, role, member: memberId ?? "", mandatory, step, substitute: substituteId ?? "" };
  await command.journal({ kind, about: blockId ?? sectionId!, data: { ...data, behalf: behalf === "" ? 0 : 1 } });
}

/** Says to open pages that others sign here now. */
export function announcePlace({ projectId, announce }: ProjectCommand, { blockId, sectionId }: PlaceColumns): void {
  if (blockId !== null) announce({ kind: "block", projectId, blockId, aspect: "assignment" });
  else announce({ kind: "section", projectId, sectionId: sectionId!, aspect: "assignment" });
}
