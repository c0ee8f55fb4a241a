/**
 * Applying: the approved text becomes the block's next revision with the visas of those who approved it, in the
 * transaction of the last decision; then it is put in place of the block's text, now or at the next start.
 */
import type { ChangeDecisions, ChangeRequests } from "../../db/change-schema.ts";
import type { Rounds, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import type { ProjectCommand } from "../command.ts";
import { readContent } from "../history/revision-content.ts";
import { insertRevision } from "../history/revisions.ts";
import { listDigest, rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { effectiveApprovers, type EffectiveApprover } from "../sign-off/effective-approvers.ts";
import { nameRoundApprovers } from "../sign-off/round-approvers.ts";
import { giveSignOff } from "../sign-off/visas.ts";
import type { TextReading } from "../texts.ts";
import { change, changeTarget } from "./change-rows.ts";
import { decidesOn, type DecidingGroup } from "./deciders.ts";
import type { Judged } from "./judging.ts";
import { signersOf } from "./signers.ts";
import type { WithBlock } from "./placing.ts";

/** What the texts are while they are frozen: forks by their text, and epochs of the blocks' texts. */
export interface Frozen {
  forks: ReadonlyMap<string, TextReading>;
  epochs: ReadonlyMap<string, number>;
}

/** Writes down that a request is applied. @throws Refusal change-fork-changed */
export async function apply(
  command: ProjectCommand,
  { request, placed, groups, decisions }: Judged,
  frozen: Frozen,
): Promise<ChangeRequests> {
  const approvals = decisions.filter(({ verdict }) => verdict === "approve");
  for (const target of placed) await applyTo(command, request, target, { groups, approvals }, frozen);
  return change(command, request, { state: "applied", decidedAt: command.now }, "change.applied", {
    submission: request.submission,
  });
}

async function applyTo(
  command: ProjectCommand,
  request: ChangeRequests,
  target: WithBlock,
  agreed: { groups: readonly DecidingGroup[]; approvals: readonly ChangeDecisions[] },
  { forks, epochs }: Frozen,
): Promise<void> {
  const { q, projectId } = command;
  const { block } = target;
  const { bytes } = await q
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("id", "=", target.resultRevisionId)
    .executeTakeFirstOrThrow();
  const authors = await q
    .selectFrom("revisionAuthors")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.projectId", "=", "revisionAuthors.projectId")
        .onRef("revisions.id", "=", "revisionAuthors.revisionId"),
    )
    .select("accountId")
    .distinct()
    .where("revisions.projectId", "=", projectId)
    .where("revisions.textId", "=", target.textId)
    .orderBy("accountId")
    .execute();
  const reading = {
    ...forks.get(target.textId)!,
    id: block.textId,
    authors: authors.map(({ accountId }) => accountId),
  };
  const revision = await insertRevision(command, projectId, reading, readContent(bytes), "changed");
  if (revision.hash !== target.resultHash) throw new Refusal("change-fork-changed");
  await changeTarget(command, target, { appliedRevisionId: revision.id });
  await q
    .insertInto("changePuts")
    .values({
      projectId,
      targetId: target.id,
      textId: block.textId,
      epoch: epochs.get(block.textId)!,
      forkId: target.textId,
    })
    .execute();
  await signAsApproved(command, request, target, { id: revision.id, hash: revision.hash }, agreed);
  command.announce({ kind: "block", projectId, blockId: block.id, aspect: "revision" });
}

/** The round that an approved request stands for: everybody who approved has signed what the block is from now on. */
async function signAsApproved(
  command: ProjectCommand,
  request: ChangeRequests,
  target: WithBlock,
  revision: { id: string; hash: string },
  { groups, approvals }: { groups: readonly DecidingGroup[]; approvals: readonly ChangeDecisions[] },
): Promise<void> {
  const { q, projectId, now } = command;
  const { block } = target;
  const signing = approvals.filter(({ memberId }) => decidesOn(groups, memberId, block.id));
  const { last } = await q
    .selectFrom("rounds")
    .select((row) => row.fn.max("number").as("last"))
    .where("projectId", "=", projectId)
    .where("blockId", "=", block.id)
    .executeTakeFirstOrThrow();
  const round: Rounds = {
    ...{ projectId, id: command.id(), blockId: block.id, number: (last ?? 0) + 1, revisionId: revision.id },
    ...{ hash: revision.hash, submittedBy: request.raisedBy, submittedAt: request.submittedAt!, deadline: null },
    ...{ endedAt: now, outcome: "agreed" },
  };
  await q.insertInto("rounds").values(round).execute();
  const named = (await effectiveApprovers(q, projectId, [block.id])).get(block.id)!;
  const seats = await nameRoundApprovers(command, round, [
    ...signing.map(({ memberId }) => ({ ...seatOf(named, memberId), memberId, mandatory: true })),
    ...(await confirming(command, request, target, signing)).map((memberId) => ({
      ...{ ...seatOf(named, memberId), memberId, mandatory: false },
    })),
  ]);
  await command.journal({
    kind: "round.opened",
    about: block.id,
    data: {
      ...{ round: round.id, digest: rowDigest(round), approvers: listDigest(seats), number: round.number },
      ...{ revision: revision.id, hash: revision.hash, change: request.number },
    },
  });
  for (const [at, decision] of signing.entries())
    await giveSignOff(command, visaOf(command, decision, round, seats[at]!));
  await command.journal({
    kind: "round.ended",
    about: block.id,
    data: { round: round.id, digest: rowDigest(round), number: round.number, outcome: round.outcome },
  });
}

/** Who had signed the wording that a clarification changes and has not decided on it: each may confirm the new one. */
async function confirming(
  { q, projectId }: ProjectCommand,
  { kind }: ChangeRequests,
  { baseRevisionId }: WithBlock,
  signing: readonly ChangeDecisions[],
): Promise<string[]> {
  if (kind !== "clarification") return [];
  const signed = new Set(signing.map(({ memberId }) => memberId));
  return (await signersOf(q, projectId, [baseRevisionId])).filter((id) => !signed.has(id));
}

function seatOf(named: readonly EffectiveApprover[], memberId: string): EffectiveApprover {
  const usual = { memberId, roles: [], mandatory: true, step: 1, substituteId: null, behalf: "" };
  return named.find((approver) => approver.memberId === memberId) ?? usual;
}

function visaOf(
  command: ProjectCommand,
  decision: ChangeDecisions,
  round: Rounds,
  seat: { id: string; behalf: string },
): SignOffs {
  const { projectId, accountId, confirmedBy, rulesHash, identity, at } = decision;
  return {
    ...{ projectId, id: command.id(), roundId: round.id, approverId: seat.id },
    ...{ blockId: round.blockId, revisionId: round.revisionId, hash: round.hash, accountId, behalf: seat.behalf },
    ...{ decision: "agreed", differenceOnly: 1, late: 0, confirmedBy, rulesHash, identity },
    ...{ enteredBy: null, file: null, signedOn: null, at },
  };
}

/** Puts approved texts in place of those of their blocks: what a decision has left, or what a crash has. */
export async function putApproved(ground: Ground, projectId?: string): Promise<void> {
  const rows = await ground.facts
    .selectFrom("changePuts")
    .selectAll()
    .$if(projectId !== undefined, (query) => query.where("projectId", "=", projectId!))
    .execute();
  for (const { textId, forkId, epoch } of rows) await ground.texts.replace(textId, forkId, epoch);
  for (const { textId } of rows) await ground.textFacts.settle(textId);
  for (const row of rows)
    await ground.facts
      .deleteFrom("changePuts")
      .where("projectId", "=", row.projectId)
      .where("targetId", "=", row.targetId)
      .execute();
}
