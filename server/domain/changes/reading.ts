/** What the group reads of change requests: all of them, and one with its blocks, its impact, who decides and what follows. */
import { changeStates, type ChangeDecisions, type ChangeRequests, type ChangeState } from "../../db/change-schema.ts";
import type { Language, Members } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { withNames } from "../../../content/schema/names.ts";
import { membership, type Actor } from "../command.ts";
import { readNames } from "../document/names.ts";
import { oneOf } from "../fields.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { latestRevisions } from "../history/revision-list.ts";
import { standingOfRounds } from "../sign-off/standing.ts";
import { agreedRounds } from "../sign-off/versions.ts";
import type { TextComparison } from "../texts.ts";
import { readBudget, type BudgetLine } from "./budget.ts";
import { isOver, requestOf } from "./change-rows.ts";
import { seatsToConfirm } from "./confirming.ts";
import { weigh } from "./judging.ts";
import type {
  ChangeRights,
  ShownChange,
  ShownDecision,
  ShownGroup,
  ShownTarget,
  TouchedRequirement,
  WholeChange,
} from "./shapes.ts";

/** Requests of the project, or some of them, the latest first. */
async function shownChanges(ground: Ground, projectId: string, rows: ChangeRequests[]): Promise<ShownChange[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { facts } = ground;
  const people = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.accountId", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  const nameOf = (accountId: string) => people.find((one) => one.accountId === accountId)?.name ?? "";
  const targets = await targetsOfAll(ground, projectId, ids);
  const requirements = await requirementsOfAll(ground, projectId, ids);
  const decisions = await decisionsOfAll(ground, projectId, ids);
  return rows.map(({ raisedBy, estimatedBy, ...row }) => ({
    ...row,
    raisedBy: { accountId: raisedBy, name: nameOf(raisedBy) },
    estimatedBy: estimatedBy === null ? null : { accountId: estimatedBy, name: nameOf(estimatedBy) },
    initiator: people.find(({ id }) => id === row.initiatorId)?.name ?? "",
    targets: targets.filter(({ requestId }) => requestId === row.id).map(({ requestId: _, ...target }) => target),
    requirements: requirements
      .filter(({ requestId }) => requestId === row.id)
      .map(({ requestId: _, ...touched }) => touched),
    decisions: decisions
      .filter(({ requestId }) => requestId === row.id)
      .map((decision) => shownDecision(decision, row.submission)),
  }));
}

type Named = { name: string | null; position: string | null };

function shownDecision(decision: ChangeDecisions & Named, submission: number): ShownDecision {
  const { projectId: _, requestId: __, identity: ___, signed, name, position, ...row } = decision;
  return {
    ...{ ...row, name: name ?? "", position: position ?? "", counts: row.submission === submission },
    signed: JSON.parse(signed) as ShownDecision["signed"],
  };
}

async function targetsOfAll(
  { facts }: Ground,
  projectId: string,
  ids: string[],
): Promise<(ShownTarget & { requestId: string })[]> {
  const rows = await facts
    .selectFrom("changeTargets")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "changeTargets.projectId").onRef("blocks.id", "=", "changeTargets.blockId"),
    )
    .innerJoin("revisions as base", (join) =>
      join
        .onRef("base.projectId", "=", "changeTargets.projectId")
        .onRef("base.id", "=", "changeTargets.baseRevisionId"),
    )
    .leftJoin("revisions as applied", (join) =>
      join
        .onRef("applied.projectId", "=", "changeTargets.projectId")
        .onRef("applied.id", "=", "changeTargets.appliedRevisionId"),
    )
    .selectAll("changeTargets")
    .select(["blocks.title", "blocks.state", "blocks.textId as blockText"])
    .select(["base.number as baseNumber", "applied.number as appliedNumber"])
    .where("changeTargets.projectId", "=", projectId)
    .where("changeTargets.requestId", "in", ids)
    .orderBy("changeTargets.position")
    .execute();
  const latest = await latestRevisions(facts, projectId);
  return rows.map(({ projectId: _, blockText, ...row }) => ({
    ...row,
    isMoved: row.appliedRevisionId === null && latest.get(blockText)?.number !== row.baseNumber,
  }));
}

function requirementsOfAll(
  { facts }: Ground,
  projectId: string,
  ids: string[],
): Promise<(TouchedRequirement & { requestId: string })[]> {
  return facts
    .selectFrom("changeRequirements")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "changeRequirements.projectId")
        .onRef("requirements.uuid", "=", "changeRequirements.uuid"),
    )
    .leftJoin("requirementWords", (join) =>
      join
        .onRef("requirementWords.projectId", "=", "changeRequirements.projectId")
        .onRef("requirementWords.uuid", "=", "changeRequirements.uuid"),
    )
    .select(["changeRequirements.requestId", "changeRequirements.uuid", "requirements.code"])
    .select(["changeRequirements.touch", "changeRequirements.found"])
    .select((eb) => eb.fn.coalesce("requirementWords.statement", eb.val("")).as("statement"))
    .where("changeRequirements.projectId", "=", projectId)
    .where("changeRequirements.requestId", "in", ids)
    .orderBy("requirements.code")
    .execute();
}

function decisionsOfAll({ facts }: Ground, projectId: string, ids: string[]) {
  return facts
    .selectFrom("changeDecisions")
    .leftJoin("identities", "identities.hash", "changeDecisions.identity")
    .selectAll("changeDecisions")
    .select(["identities.name", "identities.position"])
    .where("changeDecisions.projectId", "=", projectId)
    .where("changeDecisions.requestId", "in", ids)
    .orderBy("changeDecisions.at")
    .orderBy("changeDecisions.id")
    .execute();
}

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
  const isDecider = groups.some(({ members }) => members.includes(member.id)) && !verdicts.has(member.id);
  const confirms = may(member.role, "sign-off.give") && (await seatsToConfirm(facts, whole, member.id)).length > 0;
  return {
    ...{ ...shown!, hash, over, groups: shownGroups },
    rights: rightsOf(member, whole.request, { isDecider, confirms, isDecided: verdicts.size > 0, shown: shown! }),
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

/**
 * What a request changes in one of its blocks, as redline: from its base to what it leads to, or to the fork as it is.
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function compareChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { number, blockId }: { number: number; blockId: string },
  { language, tree = false }: { language: Language; tree?: boolean },
): Promise<TextComparison> {
  await membership(ground, actor, projectId, "change.read");
  const { targets } = await requestOf(ground.facts, projectId, number);
  const target = targets.find((one) => one.blockId === blockId);
  if (!target) throw new Refusal("not-found");
  const bytesOf = async (revisionId: string) => {
    const row = await ground.facts
      .selectFrom("revisions")
      .select("bytes")
      .where("projectId", "=", projectId)
      .where("id", "=", revisionId)
      .executeTakeFirstOrThrow();
    return { bytes: row.bytes };
  };
  const block = await ground.facts
    .selectFrom("blocks")
    .select(["title", "notRequired"])
    .where("projectId", "=", projectId)
    .where("id", "=", blockId)
    .executeTakeFirstOrThrow();
  const sides = {
    before: await bytesOf(target.baseRevisionId),
    after: target.resultRevisionId === null ? { ...block, codes: {} } : await bytesOf(target.resultRevisionId),
  };
  const made = await ground.texts.redline(target.textId, sides, language, tree);
  return { ...made, html: withNames(made.html, await readNames(ground.facts, projectId), language) };
}
