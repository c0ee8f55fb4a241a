/** All visas of a project, as they were given: for the API. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readVisas, type ShownVisa } from "./visa-rows.ts";

/** Every visa of the project, the earliest first. @throws Refusal not-found, not-allowed */
export async function listVisas(ground: Ground, actor: Actor, projectId: string): Promise<ShownVisa[]> {
  await membership(ground, actor, projectId, "sign-off.read");
  return readVisas(ground.facts, projectId);
}
