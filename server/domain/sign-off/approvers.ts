/**
 * Who signs: naming approvers of a block or of a whole section, changing one, taking one away. A round that has begun
 * keeps the approvers it began with; what is named here counts from the next one.
 */
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { asUsual, readApproverFields, type ApproverChanges } from "./approver-fields.ts";
import {
  announcePlace,
  namedAt,
  placeColumns,
  placeOf,
  recordApprover,
  type ApproverPlace,
  type PlaceColumns,
} from "./approver-places.ts";

/** Somebody named by hand. */
export interface NewApprover extends ApproverChanges {
  memberId: string;
}

/**
 * Names an approver: mandatory and in the first step unless told otherwise.
 * @returns the approver's id
 * @throws Refusal not-found, not-allowed, in-bin, approver-named-already, required and those of fields
 */
export function nameApprover(
  ground: Ground,
  actor: Actor,
  projectId: string,
  place: ApproverPlace,
  input: NewApprover,
): Promise<string> {
  return projectCommand(ground, actor, projectId, "approver.change", async (command) => {
    const { blockId, sectionId } = await placeColumns(command.q, projectId, place);
    return (await insertApprover(command, { blockId, sectionId }, input)).id;
  });
}

/** @throws Refusal approver-named-already, required and those of fields */
export async function insertApprover(
  command: ProjectCommand,
  place: PlaceColumns,
  input: NewApprover,
): Promise<Approvers> {
  const { q, projectId } = command;
  if (input.memberId === "") throw new Refusal("required", { field: "member" }, "member");
  const fields = await readApproverFields(command, projectId, input, asUsual);
  const named = await namedAt(q, projectId, place);
  if (named.some(({ memberId }) => memberId === fields.memberId))
    throw new Refusal("approver-named-already", {}, "member");
  const row: Approvers = { projectId, id: command.id(), ...place, role: "", ...fields };
  await q.insertInto("approvers").values(row).execute();
  await recordApprover(command, "approver.named", row);
  announcePlace(command, place);
  return row;
}

/**
 * Changes one approver; a role of the template may also be left without a holder.
 * @throws Refusal not-found, not-allowed, in-bin, approver-named-already, required and those of fields
 */
export function changeApprover(
  ground: Ground,
  actor: Actor,
  projectId: string,
  approverId: string,
  changes: ApproverChanges,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "approver.change", async (command) => {
    const row = await approverInPlace(command, approverId);
    const changed = { ...row, ...(await readApproverFields(command, projectId, changes, row)) };
    await mustBeSomebodyElse(command, row, changed);
    await updateApprover(command, changed);
    announcePlace(command, row);
  });
}

/** Somebody named by hand must be somebody, and is named once at a place. */
async function mustBeSomebodyElse({ q, projectId }: ProjectCommand, row: Approvers, changed: Approvers): Promise<void> {
  if (changed.role !== "" || changed.memberId === row.memberId) return;
  if (changed.memberId === null) throw new Refusal("required", { field: "member" }, "member");
  const others = (await namedAt(q, projectId, row)).filter(({ id }) => id !== row.id);
  if (others.some(({ memberId }) => memberId === changed.memberId))
    throw new Refusal("approver-named-already", {}, "member");
}

/** Writes a changed approver down and journals it. */
export async function updateApprover(command: ProjectCommand, changed: Approvers): Promise<void> {
  const { memberId, mandatory, step, substituteId, behalf } = changed;
  await command.q
    .updateTable("approvers")
    .set({ memberId, mandatory, step, substituteId, behalf })
    .where("projectId", "=", command.projectId)
    .where("id", "=", changed.id)
    .execute();
  await recordApprover(command, "approver.changed", changed);
}

/**
 * Takes an approver away; of a role of the template, that the role does not sign here.
 * @throws Refusal not-found, not-allowed, in-bin
 */
export function removeApprover(ground: Ground, actor: Actor, projectId: string, approverId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "approver.change", async (command) => {
    const row = await approverInPlace(command, approverId);
    await deleteApprover(command, row);
    announcePlace(command, row);
  });
}

/** Deletes the row and journals it. */
export async function deleteApprover(command: ProjectCommand, row: Approvers): Promise<void> {
  const { q, projectId } = command;
  await q.deleteFrom("approvers").where("projectId", "=", projectId).where("id", "=", row.id).execute();
  await recordApprover(command, "approver.removed", row);
}

/** @throws Refusal not-found, in-bin */
async function approverInPlace({ q, projectId }: ProjectCommand, approverId: string): Promise<Approvers> {
  const row = await q
    .selectFrom("approvers")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", approverId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  await placeColumns(q, projectId, placeOf(row));
  return row;
}
