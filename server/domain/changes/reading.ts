/** What the group reads of change requests: all of them, and one with its impact, who decides and what follows. */
import { changeStates, type ChangeRequests, type ChangeState } from "../../db/change-schema.ts";
import type { Members } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import { may } from "../people.ts";
import { standingOfRounds } from "../sign-off/standing.ts";
import { agreedRounds } from "../sign-off/versions.ts";
import { seatsOf } from "./deciders.ts";
import { readBudget, type BudgetLine } from "./budget.ts";
import { isOver, requestOf } from "./change-rows.ts";
import { seatsToConfirm } from "./confirming.ts";
import { weigh } from "./judging.ts";
import type { ChangeRights, ShownChange, ShownGroup, ShownTarget, WholeChange } from "./shapes.ts";
import { shownChanges } from "./shown-changes.ts";

/** What lists are looked through for; nothing given is everything. */
export interface ChangeFilter {
  state?: "open" | "settled" | ChangeState | undefined;
  blockId?: string | undefined;
}

/** As addresses spell it. @throws Refusal invalid */
export function readFilter({ state, block }: { state?: string | undefined; block?: string | undefined }): ChangeFilter {
  const chosen = state ? oneOf("state", state, ["open", "settled", ...changeStates] as const) : undefined;
  return { state: chosen, blockId: block || undefined };
}

export interface ChangeList {
  /** The latest first. */
  changes: ShownChange[];
  budget: BudgetLine[];
  /** How many are open, and how many there are. */
  open: number;
  total: number;
}

/** @throws Refusal not-found, not-allowed */
export async function listChanges(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { state, blockId }: ChangeFilter = {},
): Promise<ChangeList> {
  await membership(ground, actor, projectId, "change.read");
  const rows = await ground.facts
    .selectFrom("changeRequests")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  const fits = (row: ChangeRequests) =>
    state === undefined || (state === "open" ? !isOver(row) : state === "settled" ? isOver(row) : row.state === state);
  const shown = await shownChanges(ground, projectId, rows.filter(fits));
  return {
    changes: blockId ? shown.filter(({ targets }) => targets.some((target) => target.blockId === blockId)) : shown,
    budget: await readBudget(ground.facts, projectId),
    ...{ open: rows.filter((row) => !isOver(row)).length, total: rows.length },
  };
}

/** One request with all that follows from it. @throws Refusal not-found, not-allowed */
export async function readChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<WholeChange> {
  const member = await membership(ground, actor, projectId, "change.read");
  const { facts } = ground;
  const whole = await requestOf(facts, projectId, number);
  const [shown] = await shownChanges(ground, projectId, [whole.request]);
  const { hash, over, groups } = await weigh(facts, whole);
  const verdicts = new Map(shown!.decisions.filter(({ counts }) => counts).map((one) => [one.memberId, one.verdict]));
  const names = await namesOf(ground, projectId);
  const shownGroups = groups.map(({ as, blockId, need, members }): ShownGroup => ({
    ...{ as, need, block: shown!.targets.find((target) => target.blockId === blockId)?.title ?? null },
    people: members.map((id) => ({ memberId: id, name: names.get(id) ?? "", verdict: verdicts.get(id) ?? null })),
  }));
  const seat = seatsOf(groups, member.id).find(({ memberId }) => !verdicts.has(memberId));
  const confirms = may(member.role, "sign-off.give") && (await seatsToConfirm(facts, whole, member.id)).length > 0;
  return {
    ...{ ...shown!, hash, over, groups: shownGroups },
    rights: rightsOf(member, whole.request, {
      ...{ isDecider: seat !== undefined, confirms, isDecided: verdicts.size > 0, shown: shown! },
    }),
    insteadOf: seat?.deputyId ? (names.get(seat.memberId) ?? "") : null,
    budget: await readBudget(facts, projectId, whole.request),
    resigned: await resignedBlocks(ground, projectId, shown!.targets),
  };
}

async function namesOf({ facts }: Ground, projectId: string): Promise<Map<string, string>> {
  const rows = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function rightsOf(
  member: Members,
  request: ChangeRequests,
  {
    isDecider,
    isDecided,
    confirms,
    shown,
  }: Record<"isDecider" | "isDecided" | "confirms", boolean> & {
    shown: ShownChange;
  },
): ChangeRights {
  const { state } = request;
  const leads = may(member.role, "change.lead");
  const writes = may(member.role, "change.write");
  const own = writes && (leads || request.raisedBy === member.accountId || request.initiatorId === member.id);
  const isUnderWay = !isOver(request);
  return {
    edit: writes && state === "draft",
    submit: own && state === "draft",
    estimate: writes && (state === "draft" || state === "submitted" || (state === "decision" && !isDecided)),
    return: own && (state === "submitted" || state === "decision" || state === "deferred"),
    cancel: own && isUnderWay,
    rebase: own && isUnderWay && shown.targets.some(({ isMoved }) => isMoved),
    decide: state === "decision" && isDecider && may(member.role, "change.decide"),
    close: leads && state === "applied",
    confirm: confirms,
  };
}

/** The visas that count for each block now: an approval makes them history. */
async function resignedBlocks(ground: Ground, projectId: string, targets: readonly ShownTarget[]) {
  const rounds = await agreedRounds(ground.facts, projectId);
  const ids = targets.flatMap(({ blockId }) => rounds.get(blockId)?.id ?? []);
  const standing = await standingOfRounds(ground.facts, projectId, ids);
  return targets.map(({ blockId, title }) => {
    const seats = standing.get(rounds.get(blockId)?.id ?? "") ?? [];
    return { blockId, title, visas: seats.filter(({ signOff }) => signOff !== undefined).length };
  });
}
