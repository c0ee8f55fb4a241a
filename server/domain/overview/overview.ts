/** «Обзор»: everything its page and the API tell of a project at once, read in a handful of queries. */
import type { Ground } from "../../ground.ts";
import { listActivity, type Activity } from "./activity.ts";
import { countRequirements, readCheckFacts, runChecks } from "./checks.ts";
import type { Finding } from "./checks/facts.ts";
import { membership, type Actor } from "../command.ts";
import { survey, type Readiness } from "./readiness.ts";
import { listWaiting, type Waiting } from "./waiting.ts";

export interface CheckedReadiness {
  readiness: Readiness;
  findings: Finding[];
}

export interface Overview extends CheckedReadiness {
  waiting: Waiting[];
  activity: Activity[];
  /** Requirements that stand in the document. */
  requirements: number;
}

/** Readiness by section with all gaps, and what the checks find. @throws Refusal not-found, not-allowed */
export async function readCheckedReadiness(ground: Ground, actor: Actor, projectId: string): Promise<CheckedReadiness> {
  await membership(ground, actor, projectId, "project.read");
  const from = await survey(ground, projectId);
  return { readiness: from.readiness, findings: runChecks(await readCheckFacts(ground, from)) };
}

/** @throws Refusal not-found, not-allowed */
export async function readOverview(ground: Ground, actor: Actor, projectId: string): Promise<Overview> {
  const member = await membership(ground, actor, projectId, "project.read");
  const from = await survey(ground, projectId);
  const facts = await readCheckFacts(ground, from);
  return {
    readiness: from.readiness,
    findings: runChecks(facts),
    waiting: await listWaiting(ground, actor, member, from, facts.leaderMissing),
    activity: await listActivity(ground, actor, projectId),
    requirements: await countRequirements(ground.facts, projectId),
  };
}
