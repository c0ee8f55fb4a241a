/** Decisions on a request: each covers exactly what was read (R2), and the one that completes the rule applies it at once. */
import { changeVerdicts, type ChangeDecisions, type ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { confirm } from "../sign-off/confirmation.ts";
import { identityOf, type Proof } from "../sign-off/deciding.ts";
import type { Signature } from "../sign-off/signing.ts";
import { mustHaveAccepted } from "../sign-off/signing-rules.ts";
import { composeRevision, contentOf } from "../history/revision-content.ts";
import { codesIn } from "../requirements/requirement-codes.ts";
import type { TextReading } from "../texts.ts";
import { apply, putApproved, type Frozen } from "./applying.ts";
import { change, changeCommand, mustTakeChanges } from "./change-rows.ts";
import { decidesOn, outcomeOf } from "./deciders.ts";
import { whileAllFrozen } from "./freezing.ts";
import { judge, mustDecide, mustFastForward, type Judged } from "./judging.ts";
import { tellOutcome } from "./letters.ts";
import { straysOf } from "./strays.ts";

export interface ChangeDeciding {
  /** Of the request as it was read. */
  hash: string;
  verdict: string;
  /** Required unless it is approved. */
  reason?: string | undefined;
  conditions?: string | undefined;
}

export interface Decided {
  request: ChangeRequests;
  decision: ChangeDecisions;
}

/**
 * Decides, when who he is has been proved.
 * @param prove called inside the transaction: the rules he accepts with it are accepted only together with the decision
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-written, change-not-estimated,
 *   change-owner-missing, change-not-decider, change-decided-already, change-stale, change-block-open, change-in-review,
 *   change-moved, change-fork-changed, change-foreign-requirement, required, invalid, too-long, text-unavailable
 */
export async function decideChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  deciding: ChangeDeciding,
  prove: (command: ProjectCommand) => Promise<Proof>,
): Promise<Decided> {
  const { placed } = await mustBeDecidable(ground, actor, projectId, number, deciding);
  const texts = placed.flatMap(({ textId, block }) => [textId, block.textId]);
  return whileAllFrozen(ground, texts, async () => {
    const frozen = await readFrozen(ground, placed);
    await mustHoldOwn(ground, projectId, placed);
    const decided = await changeCommand(ground, actor, projectId, "change.decide", async (command) => {
      const judged = await judge(command.q, projectId, number);
      await mustBeAsRead(command, judged, deciding, frozen);
      const decision = await record(ground, command, judged, deciding, await prove(command));
      const decisions = [...judged.decisions, decision];
      return { decision, request: await settle(ground, command, { ...judged, decisions }, frozen) };
    });
    if (decided.request.state === "applied") await putApproved(ground, projectId);
    return decided;
  });
}

/**
 * Decides under a confirmation, as visas are given.
 * @throws Refusal those of `decideChange`, `confirm` and `mustHaveAccepted`
 */
export async function signChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  deciding: ChangeDeciding,
  { confirmation, acceptRules }: Signature,
): Promise<Decided> {
  // What is bound to be refused should not cost a code.
  await mustBeDecidable(ground, actor, projectId, number, deciding);
  const covered = { change: deciding.hash, verdict: deciding.verdict };
  const confirmedBy = await confirm(ground, actor, projectId, covered, confirmation);
  return decideChange(ground, actor, projectId, number, deciding, async (command) => ({
    confirmedBy,
    rulesHash: await mustHaveAccepted(command, acceptRules),
  }));
}

/** Could this be decided now by this person? @throws those of `decideChange` */
export async function mustBeDecidable(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  { hash, verdict, reason }: Pick<ChangeDeciding, "hash" | "verdict" | "reason">,
): Promise<Judged> {
  const member = await membership(ground, actor, projectId, "change.decide");
  const project = await ground.facts.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirst();
  mustTakeChanges(project!);
  const judged = await judge(ground.facts, projectId, number);
  mustDecide(judged, member.id);
  if (hash !== judged.hash) throw new Refusal("change-stale");
  if (oneOf("verdict", verdict, changeVerdicts) === "approve") await mustFastForward(ground.facts, judged.placed);
  else requiredText("reason", reason, limits.reason);
  return judged;
}

async function readFrozen(ground: Ground, placed: Judged["placed"]): Promise<Frozen> {
  const forks = new Map<string, TextReading>();
  const epochs = new Map<string, number>();
  for (const { textId, block } of placed) {
    forks.set(textId, await ground.texts.read(textId));
    epochs.set(block.textId, (await ground.texts.read(block.textId)).epoch);
  }
  return { forks, epochs };
}

/** @throws Refusal change-foreign-requirement when a requirement of the request was put into another text meanwhile */
async function mustHoldOwn(ground: Ground, projectId: string, placed: Judged["placed"]): Promise<void> {
  const own = placed.map(({ textId, block }) => ({ textId, blockText: block.textId }));
  const strays = await straysOf(ground, projectId, own);
  if ([...strays.values()].some((uuids) => uuids.length > 0)) throw new Refusal("change-foreign-requirement");
}

/** Everything once more, inside the transaction. */
async function mustBeAsRead(
  { q, projectId, member }: ProjectCommand,
  judged: Judged,
  { hash, verdict }: ChangeDeciding,
  { forks }: Frozen,
): Promise<void> {
  mustDecide(judged, member.id);
  if (hash !== judged.hash) throw new Refusal("change-stale");
  if (verdict !== "approve") return;
  await mustFastForward(q, judged.placed);
  for (const { textId, block, resultHash } of judged.placed) {
    const fork = forks.get(textId);
    if (!fork) throw new Refusal("change-stale");
    const content = contentOf(fork.doc, await codesIn(q, projectId, fork.doc), block);
    if (composeRevision(block.textId, content).hash !== resultHash) throw new Refusal("change-fork-changed");
  }
}

/** Writes a decision down; an approval signs what the blocks become that its giver decides on. */
async function record(
  ground: Ground,
  command: ProjectCommand,
  { request, placed, groups, hash, decisions }: Judged,
  { verdict: typed, reason, conditions }: ChangeDeciding,
  proof: Proof,
): Promise<ChangeDecisions> {
  const { q, projectId, member, actorId, now } = command;
  const verdict = oneOf("verdict", typed, changeVerdicts);
  const seat = mustDecide({ groups, decisions }, member.id);
  const signed = placed
    .filter(({ blockId }) => verdict === "approve" && decidesOn(groups, seat.memberId, blockId))
    .map(({ blockId, resultHash }) => ({ block: blockId, hash: resultHash }));
  const row: ChangeDecisions = {
    ...{ projectId, id: command.id(), requestId: request.id, submission: request.submission, accountId: actorId },
    ...{ ...seat, verdict, hash, signed: JSON.stringify(signed), at: now, ...proof },
    reason: (verdict === "approve" ? optionalText : requiredText)("reason", reason, limits.reason),
    conditions: optionalText("conditions", conditions, limits.reason),
    identity: await identityOf(ground, command),
  };
  await q.insertInto("changeDecisions").values(row).execute();
  await command.journal({
    kind: "change.decided",
    about: request.id,
    data: {
      ...{ number: request.number, decision: row.id, digest: rowDigest(row), verdict, submission: row.submission },
      ...{
        identity: row.identity,
        confirmedBy: row.confirmedBy,
        insteadOf: seat.deputyId === null ? "" : seat.memberId,
      },
    },
  });
  command.announce({ kind: "change", projectId, number: request.number });
  return row;
}

/** What the decisions given so far lead to. */
async function settle(
  ground: Ground,
  command: ProjectCommand,
  judged: Judged,
  frozen: Frozen,
): Promise<ChangeRequests> {
  const { request, groups, decisions } = judged;
  const outcome = outcomeOf(groups, new Map(decisions.map(({ memberId, verdict }) => [memberId, verdict])));
  if (outcome === "open") return request;
  const settled =
    outcome === "approved"
      ? await apply(command, judged, frozen)
      : outcome === "rejected"
        ? await change(command, request, { state: "rejected", decidedAt: command.now }, "change.rejected")
        : await change(command, request, { state: "deferred", decidedAt: command.now }, "change.deferred");
  await tellOutcome(ground, command, settled);
  return settled;
}
