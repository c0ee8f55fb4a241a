/** Changes of a block: its title, its place, who answers for it and by when, and «требований нет». */
import type { Blocks } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { Aspect } from "../../live/events.ts";
import { freePosition } from "./blocks.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, optionalDate, optionalText, requiredText } from "../fields.ts";
import { blockInPlace, sectionInPlace } from "./live-rows.ts";
import { livingMember } from "../members/member-list.ts";
import { may, must } from "../people.ts";
import { Refusal } from "../refusal.ts";

export interface Place {
  /** Another section, or the same one without it. */
  sectionId?: string;
  /** Zero-based place among the section's blocks; at the end without it. */
  position?: number;
}

export interface Assignment {
  /** Id of a member, null or empty for nobody; not given: stays. */
  responsible?: string | null;
  /** YYYY-MM-DD, null or empty for none; not given: stays. */
  due?: string | null;
}

export interface BlockChanges extends Place, Assignment {
  title?: string;
  /** «Требований нет»: the reason; null or empty takes the flag back. */
  notRequired?: string | null;
}

/**
 * Changes several things of a block at once, or none of them (R11).
 * @throws Refusal not-found, in-bin, not-allowed, block-locked, bad-responsible and those of fields
 */
export function changeBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  changes: BlockChanges,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "text.read", async (command) => {
    const block = await blockInPlace(command.q, projectId, blockId);
    const { title, notRequired, responsible, due, sectionId, position } = changes;
    if (Object.values(changes).every((value) => value === undefined))
      throw new Refusal("required", { field: "title" }, "title");
    if (title !== undefined) await rename(command, block, title);
    if (notRequired !== undefined) await flag(command, block, notRequired);
    if (sectionId !== undefined || position !== undefined) await move(command, block, { sectionId, position });
    if (responsible !== undefined || due !== undefined) await assign(command, block, { responsible, due });
  });
}

/** @throws Refusal not-found, not-allowed, block-locked, required, too-long */
export function renameBlock(ground: Ground, actor: Actor, projectId: string, blockId: string, title: string) {
  return changeBlock(ground, actor, projectId, blockId, { title });
}

/**
 * Puts a block at another place, in this section or another one. A locked block moves too: its place is no part of what
 * was signed. @throws Refusal not-found, in-bin, not-allowed
 */
export function moveBlock(ground: Ground, actor: Actor, projectId: string, blockId: string, place: Place) {
  return changeBlock(ground, actor, projectId, blockId, {
    sectionId: place.sectionId,
    position: place.position ?? Infinity,
  });
}

/** Names the person responsible and the due date. @throws Refusal not-found, not-allowed, bad-responsible, bad-date */
export function assignBlock(ground: Ground, actor: Actor, projectId: string, blockId: string, assignment: Assignment) {
  const { responsible, due } = assignment;
  return changeBlock(ground, actor, projectId, blockId, { responsible, due });
}

/** Says why nothing is required here, or takes it back. @throws Refusal not-found, not-allowed, block-locked, too-long */
export function setNotRequired(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  reason: string | null,
) {
  return changeBlock(ground, actor, projectId, blockId, { notRequired: reason });
}

/** Title and «требований нет» are part of what is signed. */
function mustBeDraft(block: Blocks): void {
  if (block.state !== "draft") throw new Refusal("block-locked");
}

async function rename(command: ProjectCommand, block: Blocks, title: string): Promise<void> {
  must(command.member.role, "block.change");
  mustBeDraft(block);
  await change(command, block, { title: requiredText("title", title, limits.title) }, "block.renamed", "title");
}

async function flag(command: ProjectCommand, block: Blocks, reason: string | null): Promise<void> {
  must(command.member.role, "block.change");
  mustBeDraft(block);
  const notRequired = optionalText("notRequired", reason, limits.reason) || null;
  const kind = notRequired ? "block.not-required" : "block.required";
  await change(command, block, { notRequired }, kind, "state");
}

async function move(command: ProjectCommand, block: Blocks, { sectionId, position }: Place): Promise<void> {
  must(command.member.role, "block.change");
  const target = sectionId ?? block.sectionId;
  await sectionInPlace(command.q, command.projectId, target);
  const place = await freePosition(command, target, position ?? Infinity, block.id);
  await change(command, block, { sectionId: target, position: place }, "block.moved", "order");
}

async function assign(command: ProjectCommand, block: Blocks, { responsible, due }: Assignment): Promise<void> {
  must(command.member.role, "block.assign");
  if (responsible) await mustHold(command, responsible);
  const responsibleId = responsible === undefined ? block.responsibleId : responsible || null;
  const naming = { responsibleBy: command.actorId, responsibleSince: command.now };
  const values = {
    responsibleId,
    ...(responsibleId !== block.responsibleId && naming),
    due: due === undefined ? block.due : optionalDate("due", due),
  };
  const data = { responsible: values.responsibleId ?? "", due: values.due ?? "" };
  await change(command, block, values, "block.assigned", "assignment", data);
}

async function mustHold(command: ProjectCommand, memberId: string): Promise<void> {
  const member = await livingMember(command.q, command.projectId, memberId).catch(() => undefined);
  if (!member || !may(member.role, "block.hold")) throw new Refusal("bad-responsible", {}, "responsible");
}

async function change(
  { q, projectId, journal, announce }: ProjectCommand,
  block: Blocks,
  values: Partial<Blocks>,
  kind: string,
  aspect: Aspect,
  data?: Record<string, unknown>,
): Promise<void> {
  await q.updateTable("blocks").set(values).where("projectId", "=", projectId).where("id", "=", block.id).execute();
  await journal({ kind, about: block.id, data });
  announce({ kind: "block", projectId, blockId: block.id, aspect });
}
