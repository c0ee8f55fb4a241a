/** Good requests for the endpoints that read changes, and what has to be there before they can answer. */
import { reopenBlock } from "../../server/domain/sign-off/reopening.ts";
import type { TestGround } from "../helpers/ground.ts";
import type { TestProject } from "../helpers/projects.ts";
import { writeRequirements } from "../helpers/requirements.ts";
import { approveNext, signers } from "../helpers/versions.ts";

interface Stage {
  ground: TestGround;
  made: TestProject;
  ids: { b: string; t: string };
}

/** Two approved versions, between which a requirement of the block was changed. */
async function twoVersions({ ground, made, ids }: Stage): Promise<Record<string, never>> {
  const who = await signers(ground, made);
  await approveNext(ground, made, who);
  await reopenBlock(ground, made.manager, made.id, ids.b, { kind: "substance", reason: "Закон изменился" });
  await writeRequirements(ground, made.manager, ids.t, { uuid: "here", statement: "По новому закону" });
  await approveNext(ground, made, who);
  return {};
}

export const changeLogPreparations = {
  "get /projects/:p/version-comparison/blocks/:b": twoVersions,
};

export const changeLogSamples: Record<string, () => { body?: unknown }> = {
  "get /projects/:p/version-comparison": () => ({}),
  "get /projects/:p/churn": () => ({}),
  "get /projects/:p/version-comparison/blocks/:b": () => ({}),
};
