/** What a project already writes into the short fields of its requirements, and what its stage plan names. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { acceptedRows, wordsIn } from "./row-names.ts";

/** Suggestions; any other words may be written as well. */
export interface FieldValues {
  /** The most used first. */
  addressee: string[];
  /** Stages of the plan in its order, then others the most used first. */
  stage: string[];
}

/** Where templates keep the plan of stages. */
const plan = { form: "stage-plan/stages", column: "stage" };

/** @throws Refusal not-found, not-allowed */
export async function listFieldValues(ground: Ground, actor: Actor, projectId: string): Promise<FieldValues> {
  await membership(ground, actor, projectId, "text.read");
  const stages = [...(await plannedStages(ground, projectId)), ...(await usedValues(ground, projectId, "stage"))];
  return { addressee: await usedValues(ground, projectId, "addressee"), stage: [...new Set(stages)] };
}

async function usedValues(ground: Ground, projectId: string, field: "addressee" | "stage"): Promise<string[]> {
  const rows = await ground.facts
    .selectFrom("requirementWords")
    .select((one) => [`${field} as value`, one.fn.countAll<number>().as("count")])
    .where("projectId", "=", projectId)
    .where(field, "!=", "")
    .groupBy(field)
    .orderBy("count", "desc")
    .orderBy(field)
    .limit(50)
    .execute();
  return rows.map(({ value }) => value);
}

async function plannedStages(ground: Ground, projectId: string): Promise<string[]> {
  const rows = await acceptedRows(ground, projectId, plan.form);
  return rows.map((row) => wordsIn(row, plan.column)).filter((name) => name !== "");
}
