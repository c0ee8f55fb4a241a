/** A request is submitted with its texts as they stand, goes back to work, or is cancelled. */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { ChangeRequests, ChangeTargets } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { composeRevision, contentOf } from "../history/revision-content.ts";
import { insertRevision } from "../history/revisions.ts";
import { tellContractorOutcome } from "../contractor/letters.ts";
import { Refusal } from "../refusal.ts";
import { codesIn, giveCodes } from "../requirements/requirement-codes.ts";
import type { TextReading } from "../texts.ts";
import { callDeciders } from "./calling.ts";
import {
  change,
  changeCommand,
  changeTarget,
  mustBe,
  mustBeOwn,
  requestOf,
  targetsOf,
  type WholeRequest,
} from "./change-rows.ts";
import { lockedBlock } from "./forks.ts";
import { lockForks, whileAllFrozen } from "./freezing.ts";
import { documentOf, withBlocks } from "./placing.ts";
import { tellApart } from "./strays.ts";
import { linkedRequirements, touchedBetween, writtenRequirements } from "./touched.ts";

/**
 * Submits a request: its texts are frozen, read, hashed and locked; what they lead to is what will be decided on.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-judged, change-not-yours,
 *   in-bin, change-not-locked, change-moved, change-nothing, change-clarification-costs, text-unavailable
 */
export async function submitChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  const whole = await requestOf(ground.facts, projectId, number);
  mustBe(whole.request, ["draft"], "change-being-judged");
  const texts = whole.targets.map(({ textId }) => textId);
  return whileAllFrozen(ground, texts, async (frozen) => {
    const placed = await withBlocks(ground.facts, projectId, whole.targets);
    await tellApart(
      ground,
      projectId,
      placed.map(({ textId, block }) => ({ textId, blockText: block.textId })),
    );
    const readings = new Map<string, TextReading>();
    for (const textId of texts) readings.set(textId, await ground.texts.read(textId));
    const submitted = await changeCommand(ground, actor, projectId, "change.write", (command) =>
      submit(ground, command, number, readings),
    );
    for (const { lock } of frozen.values()) lock(true);
    for (const { id, version } of readings.values()) await ground.texts.revised(id, version);
    return submitted;
  });
}

async function submit(
  ground: Ground,
  command: ProjectCommand,
  number: number,
  readings: ReadonlyMap<string, TextReading>,
): Promise<ChangeRequests> {
  const { q, projectId, now } = command;
  const { request, targets } = await requestOf(q, projectId, number);
  mustBe(request, ["draft"], "change-being-judged");
  mustBeOwn(command, request);
  const pairs: { before: DocNode; after: DocNode }[] = [];
  for (const target of targets) {
    const reading = readings.get(target.textId);
    // A block was added while the others were being frozen.
    if (!reading) throw new Refusal("change-stale");
    pairs.push(await settle(command, target, reading));
  }
  const touched = touchedBetween(
    pairs.map(({ before }) => before),
    pairs.map(({ after }) => after),
  );
  // What obliges to more or to less is no matter of wording, whoever says so.
  if (request.kind === "clarification" && [...touched.values()].some((touch) => touch !== "modified"))
    throw new Refusal("change-clarification-obliges");
  await writtenRequirements(command, request.id, touched);
  await linkedRequirements(command, request.id);
  const isEstimated = request.days !== null && request.money !== null;
  const state = request.kind === "clarification" || isEstimated ? "decision" : "submitted";
  const submission = request.submission + 1;
  const submitted = { state, submission, submittedAt: now, decidedAt: null } as const;
  const changed = await change(command, request, submitted, "change.submitted", { submission });
  if (state === "decision") await callDeciders(ground, command, number);
  return changed;
}

/** Writes down what a fork leads to. @throws Refusal in-bin, change-not-locked, change-moved, change-nothing */
async function settle(command: ProjectCommand, target: ChangeTargets, reading: TextReading) {
  const { q, projectId } = command;
  const { block, revision } = await lockedBlock(q, projectId, target.blockId);
  if (revision.id !== target.baseRevisionId) throw new Refusal("change-moved", { block: block.title });
  const before = await documentOf(q, projectId, target.baseRevisionId);
  if (canonicalJson(before) === canonicalJson(reading.doc)) throw new Refusal("change-nothing", { block: block.title });
  await giveCodes(command, projectId, block.id, uuidsIn(reading.doc));
  const content = contentOf(reading.doc, await codesIn(q, projectId, reading.doc), block);
  const taken = await insertRevision(command, projectId, reading, content, "submitted");
  const resultHash = composeRevision(block.textId, content).hash;
  await changeTarget(command, target, { resultRevisionId: taken.id, resultHash });
  return { before, after: reading.doc };
}

function uuidsIn(node: DocNode): string[] {
  if (node.type === "requirement") return [String(node.attrs?.uuid ?? "")];
  return (node.content ?? []).flatMap(uuidsIn);
}

/** What goes back to being written. */
export async function reopenRequest(
  command: ProjectCommand,
  { request, targets }: WholeRequest,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<ChangeRequests> {
  for (const target of targets) await changeTarget(command, target, { resultRevisionId: null, resultHash: null });
  return change(command, request, { state: "draft", decidedAt: null }, kind, data);
}

/**
 * «Вернуть в работу»: the texts may be written again, and decisions given so far count no more.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-written, change-not-yours
 */
export async function returnChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<ChangeRequests> {
  const { request, targets } = await changeCommand(ground, actor, projectId, "change.write", async (command) => {
    const whole = await requestOf(command.q, projectId, number);
    mustBe(whole.request, ["submitted", "decision", "deferred"], "change-being-written");
    mustBeOwn(command, whole.request);
    return { ...whole, request: await reopenRequest(command, whole, "change.returned") };
  });
  await lockForks(ground, targets, false);
  return request;
}

/**
 * Cancels a request, by its author or a leader; its texts stay on disk.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-not-yours
 */
export async function cancelChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<ChangeRequests> {
  const cancelled = await changeCommand(ground, actor, projectId, "change.write", async (command) => {
    const { request } = await requestOf(command.q, projectId, number);
    mustBe(request, ["draft", "submitted", "decision", "deferred"], "change-being-judged");
    mustBeOwn(command, request);
    const over = await change(command, request, { state: "cancelled", closedAt: command.now }, "change.cancelled");
    await tellContractorOutcome(ground, command, request.id, "cancelled");
    return over;
  });
  await lockForks(ground, await targetsOf(ground.facts, projectId, cancelled.id), true);
  return cancelled;
}

/**
 * Closes an applied change: nothing more is done about it.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-not-applied
 */
export function closeChange(ground: Ground, actor: Actor, projectId: string, number: number): Promise<ChangeRequests> {
  return changeCommand(ground, actor, projectId, "change.lead", async (command) => {
    const { request } = await requestOf(command.q, projectId, number);
    if (request.state !== "applied") throw new Refusal("change-not-applied");
    return change(command, request, { state: "closed", closedAt: command.now }, "change.closed");
  });
}
