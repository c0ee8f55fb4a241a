/** A request has come to its decision: those who decide are told. */
import type { Ground } from "../../ground.ts";
import type { ProjectCommand } from "../command.ts";
import { requestOf } from "./change-rows.ts";
import { weigh } from "./judging.ts";
import { tellDeciders } from "./letters.ts";

export async function callDeciders(ground: Ground, command: ProjectCommand, number: number): Promise<void> {
  const whole = await requestOf(command.q, command.projectId, number);
  const { groups } = await weigh(command.q, whole);
  await tellDeciders(ground, command, whole.request, groups);
}
