/** Change requests by number, always through their project; what every change of one journals and announces. */
import type { Transaction } from "kysely";
import type { ChangeDecisions, ChangeRequests, ChangeState, ChangeTargets } from "../../db/change-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Projects, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type Command, type ProjectCommand } from "../command.ts";
import { listDigest, rowDigest } from "../journal.ts";
import { may, type Act } from "../people.ts";
import { Refusal } from "../refusal.ts";

export type Reader = Facts | Transaction<Schema>;

/** A request with the blocks it changes. */
export interface WholeRequest {
  request: ChangeRequests;
  targets: ChangeTargets[];
}

/** The number of a request as addresses spell it. @throws Refusal not-found */
export function readChangeNumber(typed: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(typed ?? "")) throw new Refusal("not-found");
  return Number(typed);
}

/** @throws Refusal not-found */
export async function requestOf(q: Reader, projectId: string, number: number): Promise<WholeRequest> {
  const request = await q
    .selectFrom("changeRequests")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("number", "=", number)
    .executeTakeFirst();
  if (!request) throw new Refusal("not-found");
  return { request, targets: await targetsOf(q, projectId, request.id) };
}

export function targetsOf(q: Reader, projectId: string, requestId: string): Promise<ChangeTargets[]> {
  return q
    .selectFrom("changeTargets")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .orderBy("position")
    .execute();
}

/** The decisions that count: those on what the request is now. */
export function countingDecisions(
  q: Reader,
  { projectId, id, submission }: ChangeRequests,
): Promise<ChangeDecisions[]> {
  return q
    .selectFrom("changeDecisions")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("requestId", "=", id)
    .where("submission", "=", submission)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** @throws Refusal change-project-closed */
export function mustTakeChanges({ phase, archivedAt }: Pick<Projects, "phase" | "archivedAt">): void {
  if (phase === "closed" || archivedAt !== null) throw new Refusal("change-project-closed");
}

/** A command in a project that takes changes. @throws Refusal not-found, not-allowed, change-project-closed */
export function changeCommand<T>(
  ground: Ground,
  actor: Actor,
  projectId: string,
  act: Act,
  work: (command: ProjectCommand) => Promise<T>,
): Promise<T> {
  return projectCommand(ground, actor, projectId, act, (command) => {
    mustTakeChanges(command.project);
    return work(command);
  });
}

const over: readonly ChangeState[] = ["rejected", "cancelled", "applied", "closed"];

/** Is nothing to be done about its text any more? */
export function isOver({ state }: Pick<ChangeRequests, "state">): boolean {
  return over.includes(state);
}

/** @throws Refusal change-over, and `otherwise` unless the request is in one of the states */
export function mustBe(
  { state }: Pick<ChangeRequests, "state">,
  states: readonly ChangeState[],
  otherwise: "change-being-written" | "change-being-judged",
): void {
  if (states.includes(state)) return;
  throw new Refusal(over.includes(state) ? "change-over" : otherwise);
}

/** Who wrote a request, whose wish it is, and leaders may do with it what others may not. @throws Refusal change-not-yours */
export function mustBeOwn({ actorId, member }: ProjectCommand, { raisedBy, initiatorId }: ChangeRequests): void {
  if (raisedBy !== actorId && initiatorId !== member.id && !may(member.role, "change.lead"))
    throw new Refusal("change-not-yours");
}

/** Journals what happened to a request, by ids and numbers alone (R12), vouching for all its rows; pages hear of it. */
export async function tell(
  { q, journal, announce }: Pick<Command, "q" | "journal" | "announce">,
  kind: string,
  request: ChangeRequests,
  data: Record<string, unknown> = {},
): Promise<void> {
  const { projectId, id, number, state } = request;
  const targets = listDigest(await targetsOf(q, projectId, id));
  await journal({ kind, about: id, data: { number, state, ...data, digest: rowDigest(request), targets } });
  announce({ kind: "change", projectId, number });
}

/** Changes a request and tells it. @returns the request as it is now */
export async function change(
  command: Pick<Command, "q" | "journal" | "announce">,
  request: ChangeRequests,
  changes: Partial<ChangeRequests>,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<ChangeRequests> {
  const changed = { ...request, ...changes };
  if (Object.keys(changes).length > 0)
    await command.q
      .updateTable("changeRequests")
      .set(changes)
      .where("projectId", "=", request.projectId)
      .where("id", "=", request.id)
      .execute();
  await tell(command, kind, changed, data);
  return changed;
}

/** Changes what a request says of one of its blocks; the caller tells of it. */
export async function changeTarget(
  { q }: Pick<Command, "q">,
  { projectId, id }: ChangeTargets,
  changes: Partial<ChangeTargets>,
): Promise<void> {
  await q.updateTable("changeTargets").set(changes).where("projectId", "=", projectId).where("id", "=", id).execute();
}
