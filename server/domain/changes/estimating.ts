/** The impact of a request: days, money, risk, stages, and who estimated it. Decisions are given on it, so that it stands then. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { change, changeCommand, countingDecisions, mustBe, requestOf } from "./change-rows.ts";
import { callDeciders } from "./calling.ts";
import { readImpact, type Impact } from "./fields.ts";

/**
 * Says what a request costs; a submitted one may be decided from then on.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-decided and those of fields
 */
export function estimateChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  given: Impact,
): Promise<ChangeRequests> {
  return changeCommand(ground, actor, projectId, "change.write", async (command) => {
    const { request } = await requestOf(command.q, projectId, number);
    mustBe(request, ["draft", "submitted", "decision"], "change-being-judged");
    if ((await countingDecisions(command.q, request)).length > 0 && request.state === "decision")
      throw new Refusal("change-being-decided");
    const state = request.state === "submitted" ? "decision" : request.state;
    const told = { ...readImpact(request, given), estimatedBy: actor.accountId, estimatedAt: command.now, state };
    const estimated = await change(command, request, told, "change.estimated", { days: told.days, money: told.money });
    if (request.state === "submitted") await callDeciders(ground, command, number);
    return estimated;
  });
}
