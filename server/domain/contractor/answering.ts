/** What the group does with a request of the contractor: it becomes an ordinary change request, or is refused with a reason. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { raiseChange } from "../changes/raising.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { changeRequest, contractorRequestOf, mustWait } from "./contractor-rows.ts";
import { tellContractor } from "./letters.ts";

/**
 * «Взять в работу»: a draft change request of the same words, whose wish is the company's.
 * @throws Refusal not-found, not-allowed, contractor-request-taken, contractor-request-refused,
 *   contractor-request-withdrawn, and those of `raiseChange`
 */
export async function takeUp(ground: Ground, actor: Actor, projectId: string, id: string): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "contractor.answer");
  const asked = await contractorRequestOf(ground.facts, projectId, id);
  mustWait(asked);
  const { title, cause, rationale, consequence, blockId, companyId } = asked;
  const given = { title, cause, rationale, consequence, channel: "other", blocks: [blockId] };
  return raiseChange(ground, actor, projectId, given, {
    companyId,
    accountId: asked.askedBy,
    async taken(command, request) {
      const row = await contractorRequestOf(command.q, projectId, id);
      mustWait(row);
      const answered = { answeredBy: command.actorId, answeredAt: command.now };
      const changes = { state: "taken", requestId: request.id, ...answered } as const;
      await changeRequest(command, row, changes, "contractor-request.taken", { change: request.number });
      await tellContractor(ground, command, companyId, { what: "taken", number: row.number });
    },
  });
}

/**
 * @throws Refusal not-found, not-allowed, required, too-long, contractor-request-taken, contractor-request-refused,
 *   contractor-request-withdrawn
 */
export function refuseRequest(
  ground: Ground,
  actor: Actor,
  projectId: string,
  id: string,
  given: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "contractor.answer", async (command) => {
    const row = await contractorRequestOf(command.q, projectId, id);
    mustWait(row);
    const reason = requiredText("reason", given, limits.reason);
    const changes = { state: "refused", reason, answeredBy: actor.accountId, answeredAt: command.now } as const;
    await changeRequest(command, row, changes, "contractor-request.refused");
    await tellContractor(ground, command, row.companyId, { what: "refused", number: row.number });
  });
}
