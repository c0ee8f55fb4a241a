/** Good requests for the endpoints that read changes, and what has to be there before they can answer. */
import type { TestGround } from "../helpers/ground.ts";
import type { TestProject } from "../helpers/projects.ts";
import { requirementCard } from "../helpers/requirements.ts";
import { agreeAll, applyChange, approveNext, signers } from "../helpers/versions.ts";

interface Stage {
  ground: TestGround;
  made: TestProject;
  ids: { b: string };
}

/** Two approved versions, between which a requirement of the block was changed. */
async function twoVersions({ ground, made, ids }: Stage): Promise<Record<string, never>> {
  const who = await signers(ground, made);
  await approveNext(ground, made, who);
  const changed = { type: "doc", content: [requirementCard({ uuid: "here", statement: "По новому закону" })] };
  await applyChange(ground, made, { [ids.b]: changed }, { cause: "law" });
  await approveNext(ground, made, who);
  return {};
}

/** The requirement of the block stands in an agreed text. */
async function agreedRequirement({ ground, made }: Stage): Promise<Record<string, never>> {
  await agreeAll(ground, made, await signers(ground, made));
  return {};
}

export const changeLogPreparations = {
  "post /projects/:p/requirements/:c/progress": agreedRequirement,
  "get /projects/:p/version-comparison/blocks/:b": twoVersions,
};

export const changeLogSamples: Record<string, () => { body?: unknown }> = {
  "get /projects/:p/version-comparison": () => ({}),
  "get /projects/:p/churn": () => ({}),
  "get /projects/:p/progress": () => ({}),
  "post /projects/:p/requirements/:c/progress": () => ({ body: { stage: "in-work", day: "2026-03-02" } }),
  "get /projects/:p/change-log": () => ({}),
  "get /projects/:p/change-log/csv": () => ({}),
  "get /projects/:p/addendum": () => ({}),
  "get /projects/:p/version-comparison/blocks/:b": () => ({}),
};
