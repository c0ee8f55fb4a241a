/** Rounds: a revision is submitted to its approvers, and the round ends when they have decided or it is withdrawn. */
import type { Transaction } from "kysely";
import { countWords } from "../../../content/schema/document.ts";
import type { Facts } from "../../db/open.ts";
import type { Blocks, Projects, Schema } from "../../db/schema.ts";
import type { Rounds } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { optionalDate } from "../fields.ts";
import { composeRevision, contentOf } from "../history/revision-content.ts";
import { findLatestRevision } from "../history/revision-list.ts";
import { insertRevision } from "../history/revisions.ts";
import { listDigest, rowDigest } from "../journal.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { codesIn } from "../requirements/requirement-codes.ts";
import type { TextReading } from "../texts.ts";
import { chooseApprovers, nameRoundApprovers, type NamedApprover } from "./round-approvers.ts";
import { settleLock } from "./locking.ts";
import { endRound, enterState, openRoundOf } from "./round-ending.ts";
import { signOffTerms } from "./settings.ts";
import { standingOf } from "./standing.ts";
import { askForDecisions, seatsInTurn } from "./turn-letters.ts";
import { calendarOf } from "../calendar/project-calendar.ts";
import { addWorkingDays } from "../calendar/working-days.ts";

export interface Submission {
  /** When given, only if the text is still the one with this hash. */
  hash?: string;
  /** For this round instead of the assigned ones. */
  approvers?: NamedApprover[];
  /** YYYY-MM-DD; null: none; not given: the project's usual one. */
  deadline?: string | null;
}

/**
 * «Отправить на согласование»: the text is frozen, read, hashed and locked in one go; that revision is what is signed (R2).
 * @throws Refusal not-found, in-bin, not-allowed, not-responsible, block-locked, block-empty, stale-hash, no-approvers,
 *   approver-missing, no-such-member, may-not-sign, approver-named-already, bad-date, deadline-passed, text-unavailable
 */
export async function submitBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  submission: Submission = {},
): Promise<Rounds> {
  const member = await membership(ground, actor, projectId, "round.open");
  const block = await blockInPlace(ground.facts, projectId, blockId);
  mustBeSubmittable(block, member);
  return ground.texts.whileFrozen(block.textId, async ({ lock }) => {
    await ground.textFacts.settle(block.textId);
    const reading = await ground.texts.read(block.textId);
    const round = await projectCommand(ground, actor, projectId, "round.open", (command) =>
      open(ground, command, blockId, reading, submission),
    );
    lock(true);
    await ground.texts.revised(block.textId, reading.version);
    return round;
  });
}

function mustBeSubmittable(block: Blocks, member: ProjectCommand["member"]): void {
  if (block.state !== "draft") throw new Refusal("block-locked");
  if (!may(member.role, "block.assign") && block.responsibleId !== member.id) throw new Refusal("not-responsible");
}

async function open(
  ground: Ground,
  command: ProjectCommand,
  blockId: string,
  reading: TextReading,
  { hash, approvers, deadline }: Submission,
): Promise<Rounds> {
  const { q, projectId } = command;
  const block = await blockInPlace(q, projectId, blockId);
  mustBeSubmittable(block, command.member);
  if (block.notRequired === null && countWords(reading.doc) === 0) throw new Refusal("block-empty");
  const content = contentOf(reading.doc, await codesIn(q, projectId, reading.doc), block);
  const composed = composeRevision(block.textId, content).hash;
  if (hash !== undefined && hash !== composed) throw new Refusal("stale-hash");
  const chosen = await chooseApprovers(ground, command, blockId, approvers);
  const latest = await findLatestRevision(q, projectId, block.textId);
  const revision =
    latest?.hash === composed ? latest : await insertRevision(command, projectId, reading, content, "submitted");
  const round: Rounds = {
    ...{ projectId, id: command.id(), blockId, number: await nextNumber(q, projectId, blockId) },
    ...{ revisionId: revision.id, hash: composed, submittedBy: command.actorId, submittedAt: command.now },
    ...{ deadline: await deadlineOf(ground, command, deadline), endedAt: null, outcome: null },
  };
  await q.insertInto("rounds").values(round).execute();
  const seats = await nameRoundApprovers(command, round, chosen);
  await command.journal({
    kind: "round.opened",
    about: blockId,
    data: {
      ...{ round: round.id, digest: rowDigest(round), approvers: listDigest(seats) },
      ...{ number: round.number, revision: revision.id, hash: composed },
    },
  });
  await enterState(command, blockId, "review");
  await askForDecisions(ground, command, round, seatsInTurn(await standingOf(q, projectId, round.id)));
  return round;
}

async function nextNumber(q: Transaction<Schema>, projectId: string, blockId: string): Promise<number> {
  const { last } = await q
    .selectFrom("rounds")
    .select((row) => row.fn.max("number").as("last"))
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** The deadline of a round that begins today, as the project has it: YYYY-MM-DD. */
export async function usualDeadline(
  ground: Ground,
  q: Facts | Transaction<Schema>,
  { id, timeZone, ownDays }: Pick<Projects, "id" | "timeZone" | "ownDays">,
): Promise<string> {
  const { deadlineDays } = await signOffTerms(q, id);
  return addWorkingDays(dayIn(timeZone, ground.clock.now()), deadlineDays, calendarOf({ ownDays }));
}

async function deadlineOf(ground: Ground, { q, project }: ProjectCommand, given: Submission["deadline"]) {
  if (given === undefined) return usualDeadline(ground, q, project);
  const today = dayIn(project.timeZone, ground.clock.now());
  const deadline = optionalDate("deadline", given);
  if (deadline !== null && deadline < today) throw new Refusal("deadline-passed", {}, "deadline");
  return deadline;
}

/**
 * «Отозвать»: the block is a draft again; decisions given so far stay in its history.
 * @throws Refusal not-found, in-bin, not-allowed, not-in-review, not-submitter
 */
export async function withdrawRound(ground: Ground, actor: Actor, projectId: string, blockId: string): Promise<void> {
  const textId = await projectCommand(ground, actor, projectId, "round.withdraw", async (command) => {
    const block = await blockInPlace(command.q, projectId, blockId);
    const round = await openRoundOf(command.q, projectId, block);
    if (round.submittedBy !== command.actorId && !may(command.member.role, "block.assign"))
      throw new Refusal("not-submitter");
    await endRound(command, round, "withdrawn");
    return block.textId;
  });
  await settleLock(ground, projectId, textId);
}
