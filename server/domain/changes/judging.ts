/** What a request is as it is read before a decision, and whether anything stands in the way of deciding. */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { ChangeDecisions, ChangeRequests, ChangeRequirements, ChangeTargets } from "../../db/change-schema.ts";
import { sha256 } from "../../random.ts";
import { liveBlock } from "../document/live-rows.ts";
import { findLatestRevision } from "../history/revision-list.ts";
import { Refusal } from "../refusal.ts";
import { countingDecisions, mustBe, requestOf, type Reader, type WholeRequest } from "./change-rows.ts";
import { crossesBudget } from "./budget.ts";
import { decidersOf, seatsOf, type DecidingGroup, type DecidingSeat } from "./deciders.ts";
import { withBlocks, type WithBlock } from "./placing.ts";
import { changeTerms } from "./settings.ts";

/** Requirements of a request, in one order. */
export function requirementsOf(q: Reader, projectId: string, requestId: string): Promise<ChangeRequirements[]> {
  return q
    .selectFrom("changeRequirements")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .orderBy("uuid")
    .execute();
}

/** What a decision covers: everything that is told of a request, its impact and the hashes its texts lead to (R2). */
function requestHash(
  request: ChangeRequests,
  targets: readonly Pick<ChangeTargets, "blockId" | "baseHash" | "resultHash">[],
  touched: readonly Pick<ChangeRequirements, "uuid" | "touch">[],
): string {
  const { number, submission, kind, title, cause, channel, initiatorId, rationale, consequence, priority } = request;
  const { days, money, currency, risk, stages } = request;
  return sha256(
    canonicalJson({
      ...{ number, submission, kind, title, cause, channel, initiatorId, rationale, consequence, priority },
      ...{ days, money, currency, risk, stages },
      targets: targets.map(({ blockId, baseHash, resultHash }) => ({ blockId, baseHash, resultHash })),
      requirements: touched.map(({ uuid, touch }) => ({ uuid, touch })),
    }),
  );
}

/** A request that can be decided, with all that the decision depends on. */
export interface Judged extends WholeRequest {
  placed: WithBlock[];
  hash: string;
  over: boolean;
  groups: DecidingGroup[];
  decisions: ChangeDecisions[];
}

/**
 * Reads all that a decision depends on.
 * @throws Refusal not-found, change-over, change-being-written, change-not-estimated
 */
export async function judge(q: Reader, projectId: string, number: number): Promise<Judged> {
  const whole = await requestOf(q, projectId, number);
  const { request, targets } = whole;
  if (request.state === "submitted") throw new Refusal("change-not-estimated");
  mustBe(request, ["decision"], "change-being-written");
  return {
    ...whole,
    ...(await weigh(q, whole)),
    decisions: await countingDecisions(q, request),
    placed: await withBlocks(q, projectId, targets),
  };
}

/** Its hash, whether it crosses the budget, and who decides on it. */
export async function weigh(q: Reader, { request, targets }: WholeRequest) {
  const { projectId } = request;
  const { rule } = await changeTerms(q, projectId);
  const over = await crossesBudget(q, projectId, request);
  const blocks = (await withBlocks(q, projectId, targets)).map(({ block }) => block);
  return {
    hash: requestHash(request, targets, await requirementsOf(q, projectId, request.id)),
    over,
    groups: await decidersOf(q, { request, blocks, rule, over }),
  };
}

/** The blocks still stand where they were forked from. @throws Refusal not-found, change-block-open, change-in-review, change-moved */
export async function mustFastForward(q: Reader, placed: readonly WithBlock[]): Promise<void> {
  for (const { projectId, blockId, baseRevisionId } of placed) {
    const block = await liveBlock(q, projectId, blockId);
    const named = { block: block.title };
    if (block.state === "draft") throw new Refusal("change-block-open", named);
    if (block.state === "review") throw new Refusal("change-in-review", named);
    const latest = await findLatestRevision(q, projectId, block.textId);
    if (latest?.id !== baseRevisionId) throw new Refusal("change-moved", named);
  }
}

/**
 * The decision that a member may give now: his own, or that of somebody whose substitute he is.
 * @throws Refusal change-owner-missing, change-not-decider, change-decided-already
 */
export function mustDecide(
  { groups, decisions }: Pick<Judged, "groups" | "decisions">,
  memberId: string,
): DecidingSeat {
  if (groups.some(({ members }) => members.length === 0)) throw new Refusal("change-owner-missing");
  const seats = seatsOf(groups, memberId);
  if (seats.length === 0) throw new Refusal("change-not-decider");
  const open = seats.find((seat) => !decisions.some((decision) => decision.memberId === seat.memberId));
  if (!open) throw new Refusal("change-decided-already");
  return open;
}
