/** Cross-links of the template as live checks: each looks whether two places of the document agree. None blocks anything. */
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { addressedBlocks, addressees } from "./checks/addressees.ts";
import { criteriaWithoutReport } from "./checks/criteria.ts";
import type { CheckedRequirement, CheckFacts, Finding } from "./checks/facts.ts";
import { qualificationFields } from "./checks/fields.ts";
import { goalBlocks } from "./checks/goal.ts";
import { mobileForFieldWork } from "./checks/mobile.ts";
import { needsWithoutRequirements } from "./checks/needs.ts";
import { mandatoryWithoutStage } from "./checks/stages.ts";
import { leaderInGroup } from "./checks/team.ts";
import { hasLeader, readMembers } from "../members/member-list.ts";
import type { Survey } from "./readiness.ts";

/** How much of a requirement's statement a finding tells, characters. */
const statementLength = 120;

const checks: ((facts: CheckFacts) => Finding[])[] = [
  ...[leaderInGroup, goalBlocks, mobileForFieldWork, needsWithoutRequirements, qualificationFields],
  ...[criteriaWithoutReport, addressees, mandatoryWithoutStage],
];

/** What all checks find, warnings first. */
export function runChecks(facts: CheckFacts): Finding[] {
  const found = checks.flatMap((check) => check(facts));
  return [...found].sort((a, b) => Number(b.severity === "warning") - Number(a.severity === "warning"));
}

/** Reads what the checks look at; the template must be known, as in every survey. */
export async function readCheckFacts(ground: Ground, from: Survey): Promise<CheckFacts> {
  const { project, sections, texts } = from;
  const measured = from.readiness.sections.flatMap(({ blocks }) => blocks);
  const untouched = new Set(measured.filter((block) => block.untouched).map(({ id }) => id));
  const blocks = sections.flatMap((section) => section.blocks);
  const members = await readMembers(ground.facts, project.id);
  return {
    template: ground.templates.get(project.template)!,
    goal: project.goal,
    blocks: blocks.map(({ id, key, title, notRequired }) => ({
      ...{ id, key, title, empty: untouched.has(id), notRequired: notRequired !== null },
    })),
    rows: blocks.flatMap(({ id, textId }) =>
      (texts.get(textId)?.watched ?? []).map((row) => ({ ...row, blockId: id, textId })),
    ),
    requirements: await readRequirements(ground.facts, project.id),
    leaderMissing: !hasLeader(ground, project.template, members),
  };
}

/** How many requirements stand in living blocks. */
export async function countRequirements(q: Facts, projectId: string): Promise<number> {
  const { count } = await standing(q, projectId)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Requirements with their blocks, without those that were dropped or lie in the bin. */
function standing(q: Facts, projectId: string) {
  return q
    .selectFrom("requirementWords as words")
    .innerJoin("requirements", (join) =>
      join.onRef("requirements.projectId", "=", "words.projectId").onRef("requirements.uuid", "=", "words.uuid"),
    )
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "words.projectId").onRef("blocks.textId", "=", "words.textId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .where("words.projectId", "=", projectId)
    .where("requirements.status", "!=", "dropped")
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null);
}

/** Those that a check looks at: made of a cell, in a block with an addressee, or mandatory without a stage; in order. */
function readRequirements(q: Facts, projectId: string): Promise<CheckedRequirement[]> {
  return standing(q, projectId)
    .select(["words.uuid", "requirements.code", "words.priority", "words.origin", "words.addressee", "words.stage"])
    .select(({ fn, val }) => fn<string>("substr", ["words.statement", val(1), val(statementLength)]).as("statement"))
    .select(["blocks.id as blockId", "blocks.key as blockKey"])
    .where(({ or, and, eb, fn }) =>
      or([
        eb("words.origin", "!=", ""),
        eb("blocks.key", "in", [...addressedBlocks]),
        and([eb("words.priority", "=", "must"), eb(fn<string>("trim", ["words.stage"]), "=", "")]),
      ]),
    )
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .orderBy("words.place")
    .execute();
}
