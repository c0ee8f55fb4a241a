/** What leaders do with a question before its answer is out: sort, word, leave to an expert, return, join with another. */
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { questionAssignedLetter } from "../../mail/question-letters.ts";
import { requestOf } from "../changes/change-rows.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { threadOf } from "../discussion/thread-rows.ts";
import { limits, optionalDate, optionalText } from "../fields.ts";
import { livingMember } from "../members/member-list.ts";
import { post } from "../outbox.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { readCategory } from "./categories.ts";
import { change, clarificationOf, duplicatesOf, openClarification, unapproved } from "./clarification-rows.ts";

/** What is not given stays. */
export interface Sorting {
  /** As all will read it. */
  wording?: string | undefined;
  category?: string | undefined;
}

/**
 * Sorts a question: how all will read it, what it is about. New words have to be approved anew.
 * @throws Refusal not-found, not-allowed, question-published, question-withdrawn, question-merged, too-long, invalid
 */
export function sortQuestion(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  given: Sorting,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await openClarification(command.q, projectId, id);
    const wording = given.wording === undefined ? row.wording : optionalText("wording", given.wording, limits.question);
    const category = given.category === undefined ? row.category : readCategory(given.category);
    const state = row.state === "submitted" ? "triage" : row.state;
    const same = wording === row.wording;
    const changes = { wording, category, state, ...(same ? {} : unapproved) } as const;
    return change(command, row, changes, "clarification.sorted");
  });
}

export interface Leaving {
  memberId: string;
  /** YYYY-MM-DD; what is not given stays. */
  due?: string | null | undefined;
}

/**
 * Leaves a question to an expert of the group, who is told by mail.
 * @throws Refusal not-found, not-allowed, bad-expert, bad-date, question-published, question-withdrawn, question-merged
 */
export function assignQuestion(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  { memberId, due }: Leaving,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await openClarification(command.q, projectId, id);
    const expertId = await expertOf(command, memberId);
    const day = optionalDate("due", due) ?? row.due;
    const changes = { expertId, due: day, state: "assigned", ...unapproved } as const;
    const changed = await change(command, row, changes, "clarification.assigned", { member: expertId, due: day });
    await tellExpert(ground, command, changed);
    return changed;
  });
}

async function expertOf({ q, projectId }: ProjectCommand, memberId: string): Promise<string> {
  const member = await livingMember(q, projectId, memberId).catch(() => undefined);
  if (!member || !may(member.role, "clarification.answer")) throw new Refusal("bad-expert", {}, "expert");
  return member.id;
}

async function tellExpert({ config }: Ground, command: ProjectCommand, row: Clarifications): Promise<void> {
  const { q, projectId, project } = command;
  const to = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["accounts.id", "accounts.email", "accounts.language"])
    .where("members.projectId", "=", projectId)
    .where("members.id", "=", row.expertId)
    .executeTakeFirstOrThrow();
  if (to.id === command.actorId) return;
  const { number, due, original } = row;
  const link = links.question(config.origins[0] ?? "", projectId, row.id);
  await post(command, questionAssignedLetter(to, { project: project.name, number, question: original, due, link }));
}

/**
 * Says whether the answer changes the specification, and in which discussion that change is handled.
 * @param threadId a discussion of the group, which is marked as a change by this; null for none
 * @throws Refusal not-found, not-allowed, question-published, question-withdrawn, question-merged
 */
export function markChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  { changesSpec, threadId }: { changesSpec: boolean; threadId: string | null },
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await openClarification(command.q, projectId, id);
    const changeThreadId =
      changesSpec && threadId !== null ? (await threadOf(command.q, projectId, threadId)).id : null;
    const kept = changesSpec ? {} : { changeRequestId: null };
    const changes = { changesSpec: changesSpec ? 1 : 0, changeThreadId, ...kept } as const;
    return change(command, row, changes, "clarification.linked", { thread: changeThreadId ?? "" });
  });
}

/**
 * Says that the answer changes the specification by a change request, which serves in place of a discussion.
 * @throws Refusal not-found, not-allowed, question-published, question-withdrawn, question-merged
 */
export function linkChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  number: number,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await openClarification(command.q, projectId, id);
    const { request } = await requestOf(command.q, projectId, number);
    const changes = { changesSpec: 1, changeRequestId: request.id } as const;
    return change(command, row, changes, "clarification.linked", { change: request.number });
  });
}

/**
 * Takes a step back before publication: an answer to whoever writes it, a merged question to work of its own.
 * @throws Refusal not-found, not-allowed, question-published, question-withdrawn, question-nothing-to-return
 */
export function returnQuestion(ground: Ground, actor: Actor, projectId: string, id: string): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await clarificationOf(command.q, projectId, id);
    if (row.state === "published" || row.state === "withdrawn") throw new Refusal(`question-${row.state}`);
    if (row.state !== "drafted" && row.state !== "merged") throw new Refusal("question-nothing-to-return");
    if (row.duplicateOf !== null) {
      const into = await clarificationOf(command.q, projectId, row.duplicateOf);
      // Its asker has been told where the answer stands.
      if (into.state === "published") throw new Refusal("question-published");
    }
    const state = row.expertId === null ? "triage" : "assigned";
    return change(command, row, { state, duplicateOf: null, ...unapproved }, "clarification.returned");
  });
}

/**
 * Merges a question into another one that asks the same, open or answered: one answer for both. Its asker is led to the
 * published one and never learns who else asked (R6).
 * @throws Refusal not-found, not-allowed, bad-duplicate, question-published, question-withdrawn, question-merged
 */
export function mergeQuestion(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  intoId: string,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const { q } = command;
    const row = await openClarification(q, projectId, id);
    const into = await clarificationOf(q, projectId, intoId).catch(() => undefined);
    if (!into || into.id === row.id || into.state === "withdrawn" || into.state === "merged")
      throw new Refusal("bad-duplicate", {}, "into");
    const merged = { state: "merged", duplicateOf: into.id, ...unapproved } as const;
    for (const other of await duplicatesOf(q, projectId, row.id))
      await change(command, other, { duplicateOf: into.id }, "clarification.merged", { into: into.id });
    return change(command, row, merged, "clarification.merged", { into: into.id });
  });
}
