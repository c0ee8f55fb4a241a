/** Change requests as they are shown: rows with names, titles and numbers of revisions. */
import type { ChangeDecisions, ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { latestRevisions } from "../history/revision-list.ts";
import type { Reader } from "./change-rows.ts";
import type { ShownChange, ShownDecision, ShownTarget, TouchedRequirement } from "./shapes.ts";

/** Requests of the project, or some of them, the latest first. */
export async function shownChanges(ground: Ground, projectId: string, rows: ChangeRequests[]): Promise<ShownChange[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { facts } = ground;
  const people = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.accountId", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  const companies = await companiesOf(facts, projectId);
  const nameOf = (accountId: string) => people.find((one) => one.accountId === accountId)?.name ?? "";
  const targets = await targetsOfAll(ground, projectId, ids);
  const requirements = await requirementsOfAll(ground, projectId, ids);
  const decisions = await decisionsOfAll(ground, projectId, ids);
  return rows.map(({ raisedBy, estimatedBy, ...row }) => ({
    ...row,
    raisedBy: { accountId: raisedBy, name: nameOf(raisedBy) },
    estimatedBy: estimatedBy === null ? null : { accountId: estimatedBy, name: nameOf(estimatedBy) },
    initiator: companies.get(row.companyId ?? "") ?? people.find(({ id }) => id === row.initiatorId)?.name ?? "",
    targets: targets.filter(({ requestId }) => requestId === row.id).map(({ requestId: _, ...target }) => target),
    requirements: requirements
      .filter(({ requestId }) => requestId === row.id)
      .map(({ requestId: _, ...touched }) => touched),
    decisions: decisions
      .filter(({ requestId }) => requestId === row.id)
      .map((decision) => shownDecision(decision, row.submission, people)),
  }));
}

/** Names of companies by id, those that take part no longer too. */
export async function companiesOf(q: Reader, projectId: string): Promise<Map<string, string>> {
  const rows = await q.selectFrom("companies").select(["id", "name"]).where("projectId", "=", projectId).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Named = { name: string | null; position: string | null };

function shownDecision(
  decision: ChangeDecisions & Named,
  submission: number,
  people: readonly { id: string; name: string }[],
): ShownDecision {
  const { projectId: _, requestId: __, identity: ___, deputyId, signed, name, position, ...row } = decision;
  return {
    ...{ ...row, name: name ?? "", position: position ?? "", counts: row.submission === submission },
    insteadOf: deputyId === null ? null : (people.find(({ id }) => id === row.memberId)?.name ?? ""),
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
