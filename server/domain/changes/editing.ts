/** A request while it is written: its fields, its blocks, the requirements it touches. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { change, changeCommand, mustBe, requestOf, type WholeRequest } from "./change-rows.ts";
import { readFields, type ChangeFields } from "./fields.ts";
import { fork, insertTarget } from "./forks.ts";
import { initiatorOf, mostBlocks } from "./raising.ts";
import { addRequirement, dropRequirement, linkedRequirements } from "./touched.ts";

/** A command on a request that is being written. @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-judged */
function onDraft<T>(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  work: (command: ProjectCommand, whole: WholeRequest) => Promise<T>,
): Promise<T> {
  return changeCommand(ground, actor, projectId, "change.write", async (command) => {
    const whole = await requestOf(command.q, projectId, number);
    mustBe(whole.request, ["draft"], "change-being-judged");
    return work(command, whole);
  });
}

/** Corrects fields; a wish of the contractor stays his. @throws those of `onDraft`, Refusal change-bad-initiator, change-clarification-costs and those of fields */
export function editChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  given: ChangeFields,
): Promise<ChangeRequests> {
  return onDraft(ground, actor, projectId, number, async (command, { request }) => {
    const fields = readFields(given, request);
    const { initiatorId = request.initiatorId } = given;
    if (fields.kind === "clarification" && ((request.days ?? 0) > 0 || (request.money ?? 0) > 0))
      throw new Refusal("change-clarification-costs", {}, "changeKind");
    const isOutside = request.companyId !== null;
    const initiator =
      isOutside || initiatorId === request.initiatorId
        ? request.initiatorId
        : await initiatorOf(command, initiatorId || command.member.id);
    return change(command, request, { ...fields, initiatorId: initiator }, "change.edited");
  });
}

/** Adds a block. @throws those of `onDraft`, Refusal in-bin, change-not-locked, change-block-there, invalid, text-unavailable */
export async function addTarget(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  blockId: string,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  await requestOf(ground.facts, projectId, number);
  const made = await fork(ground, projectId, blockId);
  return onDraft(ground, actor, projectId, number, async (command, { request, targets }) => {
    if (targets.some((target) => target.blockId === blockId)) throw new Refusal("change-block-there");
    if (targets.length >= mostBlocks) throw new Refusal("invalid", { fields: "blocks" }, "blocks");
    await insertTarget(command, request.id, made, Math.max(...targets.map(({ position }) => position)) + 1);
    await linkedRequirements(command, request.id);
    return change(command, request, {}, "change.widened", { block: blockId });
  });
}

/** Takes a block out; its fork stays on disk. @throws those of `onDraft`, Refusal change-needs-block */
export function removeTarget(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  blockId: string,
): Promise<ChangeRequests> {
  return onDraft(ground, actor, projectId, number, async (command, { request, targets }) => {
    const gone = targets.find((target) => target.blockId === blockId);
    if (!gone) throw new Refusal("not-found");
    if (targets.length === 1) throw new Refusal("change-needs-block", {}, "blocks");
    await command.q.deleteFrom("changeTargets").where("projectId", "=", projectId).where("id", "=", gone.id).execute();
    return change(command, request, {}, "change.narrowed", { block: blockId });
  });
}

/** Says that a requirement is touched too, or is not. @throws those of `onDraft`, `addRequirement`, `dropRequirement` */
export function chooseRequirement(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  { uuid, touched }: { uuid: string; touched: boolean },
): Promise<ChangeRequests> {
  return onDraft(ground, actor, projectId, number, async (command, { request }) => {
    if (touched) await addRequirement(command, request.id, uuid);
    else await dropRequirement(command, request.id, uuid);
    return change(command, request, {}, "change.edited", { requirement: uuid });
  });
}
