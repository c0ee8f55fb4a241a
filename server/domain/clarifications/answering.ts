/** The answer to a question: written by its expert or a leader, approved, and published to all integrators at once. */
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { answerPublishedLetter } from "../../mail/question-letters.ts";
import { sha256 } from "../../random.ts";
import { projectCommand, type Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { post } from "../outbox.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { readersOf } from "../tender/projection/publication-letters.ts";
import { change, nextNumber, openClarification, unapproved } from "./clarification-rows.ts";

/**
 * Writes the draft of an answer, or writes it anew: then it has to be approved anew.
 * @throws Refusal not-found, not-allowed, not-the-expert, question-published, question-withdrawn, question-merged and
 *   those of fields
 */
export function draftAnswer(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  given: { answer: string },
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.answer", async (command) => {
    const { q, now, actorId: draftedBy, member } = command;
    const row = await openClarification(q, projectId, id);
    const leads = may(member.role, "clarification.lead");
    if (!leads && row.expertId !== member.id) throw new Refusal("not-the-expert");
    const answer = requiredText("answer", given.answer, limits.answer);
    const changes = { answer, draftedBy, draftedAt: now, state: "drafted", ...unapproved } as const;
    return change(command, row, changes, "clarification.drafted");
  });
}

/** What of a question goes out: an approval and a publication cover exactly what was read (as R2 has it of signatures). */
export function outgoingHash(
  row: Pick<Clarifications, "wording" | "answer" | "category" | "blockId" | "place" | "changesSpec">,
): string {
  const { wording, answer, category, blockId, place, changesSpec } = row;
  return sha256(JSON.stringify([wording, answer, category, blockId, place, changesSpec]));
}

/** @throws Refusal answer-changed */
function mustBeRead(row: Clarifications, hash: string): void {
  if (outgoingHash(row) !== hash) throw new Refusal("answer-changed");
}

/**
 * Approves the words that go out.
 * @param hash of what was read: `outgoingHash`
 * @throws Refusal not-found, not-allowed, question-not-drafted, answer-approved, answer-changed, question-needs-wording,
 *   question-published, question-withdrawn, question-merged
 */
export function approveAnswer(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  hash: string,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const row = await openClarification(command.q, projectId, id);
    if (row.state !== "drafted") throw new Refusal("question-not-drafted");
    if (row.approvedAt !== null) throw new Refusal("answer-approved");
    mustBeRead(row, hash);
    if (row.wording === "") throw new Refusal("question-needs-wording", {}, "wording");
    const approved = { approvedBy: actor.accountId, approvedAt: command.now };
    return change(command, row, approved, "clarification.approved");
  });
}

/**
 * Publishes an approved answer: every integrator may read it from this moment on, and is told by one letter.
 * @param hash of what was read: `outgoingHash`
 * @throws Refusal not-found, not-allowed, question-not-drafted, answer-not-approved, answer-changed,
 *   question-needs-change, question-published, question-withdrawn, question-merged
 */
export function publishAnswer(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  hash: string,
): Promise<Clarifications> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const { q, now, actorId: publishedBy } = command;
    const row = await openClarification(q, projectId, id);
    if (row.state !== "drafted") throw new Refusal("question-not-drafted");
    if (row.approvedAt === null) throw new Refusal("answer-not-approved");
    mustBeRead(row, hash);
    if (row.changesSpec === 1 && row.changeThreadId === null && row.changeRequestId === null)
      throw new Refusal("question-needs-change");
    const publicNumber = await nextNumber(q, projectId, "publicNumber");
    const changes = { state: "published", publicNumber, publishedAt: now, publishedBy } as const;
    const published = await change(command, row, changes, "clarification.published", { public: publicNumber });
    command.announce({ kind: "published", projectId });
    const link = links.answers(ground.config.origins[0] ?? "", projectId);
    for (const to of await readersOf(command))
      await post(command, answerPublishedLetter(to, { project: command.project.name, number: publicNumber, link }));
    return published;
  });
}
