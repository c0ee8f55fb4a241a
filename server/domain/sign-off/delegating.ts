/** Handing one decision to a colleague, with a reason. */
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { limits, requiredText } from "../fields.ts";
import { listDigest } from "../journal.ts";
import { livingMember } from "../members/member-list.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { openRoundOf } from "./round-ending.ts";
import { isTurnOf, standingOf, type StandingApprover } from "./standing.ts";
import { askForDecisions } from "./turn-letters.ts";

/**
 * Lets another member decide in one's place in the round under way; nobody hands on what was handed to him.
 * @throws Refusal not-found, in-bin, not-allowed, not-in-review, not-approver, already-signed, bad-delegate, required
 */
export function delegateSignOff(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  { memberId, reason }: { memberId: string; reason: string },
): Promise<void> {
  return projectCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    const { q, member } = command;
    const block = await blockInPlace(q, projectId, blockId);
    const round = await openRoundOf(q, projectId, block);
    const standing = await standingOf(q, projectId, round.id);
    const seat = standing.find((approver) => approver.memberId === member.id);
    if (!seat) throw new Refusal("not-approver");
    if (seat.signOff) throw new Refusal("already-signed");
    await mustTakeOver(command, standing, memberId);
    const delegationReason = requiredText("reason", reason, limits.reason);
    await q
      .updateTable("roundApprovers")
      .set({ delegateId: memberId, delegationReason })
      .where("projectId", "=", projectId)
      .where("id", "=", seat.id)
      .execute();
    const approvers = await q
      .selectFrom("roundApprovers")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("roundId", "=", round.id)
      .execute();
    await command.journal({
      kind: "sign-off.delegated",
      about: blockId,
      data: { round: round.id, approvers: listDigest(approvers), from: member.id, to: memberId },
    });
    command.announce({ kind: "block", projectId, blockId, aspect: "sign-off" });
    // Handed on before its turn, it is asked for when the turn comes.
    if (isTurnOf(standing, seat))
      await askForDecisions(ground, command, round, [{ ...seat, delegateId: memberId, delegationReason }]);
  });
}

async function mustTakeOver(
  { q, projectId }: ProjectCommand,
  standing: StandingApprover[],
  memberId: string,
): Promise<void> {
  const member = await livingMember(q, projectId, memberId).catch(() => undefined);
  const decides = standing.some((seat) => seat.memberId === memberId || seat.delegateId === memberId);
  if (!member || decides || !may(member.role, "sign-off.give")) throw new Refusal("bad-delegate", {}, "member");
}
