/** «Подтверждаю правку»: who had signed a wording signs the clearer one that a clarification made of it. */
import type { SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { confirm } from "../sign-off/confirmation.ts";
import { identityOf, type Proof } from "../sign-off/deciding.ts";
import type { Signature } from "../sign-off/signing.ts";
import { mustHaveAccepted } from "../sign-off/signing-rules.ts";
import { standingOfRounds, type StandingApprover } from "../sign-off/standing.ts";
import { agreedRounds } from "../sign-off/versions.ts";
import { giveSignOff } from "../sign-off/visas.ts";
import { changeCommand, requestOf, type Reader, type WholeRequest } from "./change-rows.ts";
import { weigh } from "./judging.ts";

type AgreedRound = NonNullable<ReturnType<Awaited<ReturnType<typeof agreedRounds>>["get"]>>;

/** A seat from which a clarification may still be confirmed. */
interface FreeSeat {
  round: AgreedRound;
  seat: StandingApprover;
}

/** Where a member may confirm what an applied clarification made of the blocks; nowhere, once they are others again. */
export async function seatsToConfirm(
  q: Reader,
  { request, targets }: WholeRequest,
  memberId: string,
): Promise<FreeSeat[]> {
  const isMade = request.state === "applied" || request.state === "closed";
  if (request.kind !== "clarification" || !isMade) return [];
  const { projectId } = request;
  const rounds = await agreedRounds(q, projectId);
  const made = targets.flatMap(({ blockId, resultHash }) => {
    const round = rounds.get(blockId);
    return round?.hash === resultHash ? [round] : [];
  });
  const standing = await standingOfRounds(
    q,
    projectId,
    made.map(({ id }) => id),
  );
  return made.flatMap((round) =>
    standing
      .get(round.id)!
      .filter((seat) => seat.memberId === memberId && seat.signOff === undefined)
      .map((seat) => ({ round, seat })),
  );
}

/** @throws Refusal not-found, change-nothing-to-confirm, change-stale */
async function mustBeConfirmable(q: Reader, projectId: string, number: number, memberId: string, hash: string) {
  const whole = await requestOf(q, projectId, number);
  const seats = await seatsToConfirm(q, whole, memberId);
  if (seats.length === 0) throw new Refusal("change-nothing-to-confirm");
  if ((await weigh(q, whole)).hash !== hash) throw new Refusal("change-stale");
  return seats;
}

/**
 * Signs what a clarification made of the blocks that one had signed.
 * @param hash of the request as it was read
 * @param prove called inside the transaction
 * @throws Refusal not-found, not-allowed, change-project-closed, change-nothing-to-confirm, change-stale
 */
export function confirmWording(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  hash: string,
  prove: (command: ProjectCommand) => Promise<Proof>,
): Promise<SignOffs[]> {
  return changeCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    const { q, member, now } = command;
    const seats = await mustBeConfirmable(q, projectId, number, member.id, hash);
    const proof = { ...(await prove(command)), identity: await identityOf(ground, command) };
    const given: SignOffs[] = [];
    for (const { round, seat } of seats) {
      const visa: SignOffs = {
        ...{ projectId, id: command.id(), roundId: round.id, approverId: seat.id, blockId: round.blockId },
        ...{ revisionId: round.revisionId, hash: round.hash, accountId: actor.accountId, behalf: seat.behalf },
        ...{ decision: "agreed", differenceOnly: 1, late: 0, ...proof },
        ...{ enteredBy: null, file: null, signedOn: null, at: now },
      };
      await giveSignOff(command, visa);
      given.push(visa);
    }
    command.announce({ kind: "change", projectId, number });
    return given;
  });
}

/** The same under a confirmation, as visas are given. @throws Refusal those of `confirmWording`, `confirm`, `mustHaveAccepted` */
export async function signWording(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  hash: string,
  { confirmation, acceptRules }: Signature,
): Promise<SignOffs[]> {
  const { id } = await membership(ground, actor, projectId, "sign-off.give");
  // What is bound to be refused should not cost a code.
  await mustBeConfirmable(ground.facts, projectId, number, id, hash);
  const confirmedBy = await confirm(ground, actor, projectId, { change: hash, verdict: "confirm" }, confirmation);
  return confirmWording(ground, actor, projectId, number, hash, async (command) => ({
    confirmedBy,
    rulesHash: await mustHaveAccepted(command, acceptRules),
  }));
}
