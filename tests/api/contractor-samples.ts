/** Good requests for the endpoints around the contractor, and what has to be so before each of them is good. */
import type { Actor } from "../../server/domain/command.ts";
import { askForChange } from "../../server/domain/contractor/asking.ts";
import { chooseContractor } from "../../server/domain/contractor/choosing.ts";
import { outsideReader } from "../../server/domain/tender/outside-reader.ts";
import type { TestGround } from "../helpers/ground.ts";
import type { TestProject } from "../helpers/projects.ts";
import { integratorOf, publishNow } from "../helpers/tender.ts";
import { changePreparations } from "./change-samples.ts";

/** A request of the contractor. */
export interface ContractorIds {
  z: string;
}

type ChangeStage = Parameters<(typeof changePreparations)["post /projects/:p/changes"]>[0];

interface Stage extends ChangeStage {
  ground: TestGround;
  made: TestProject;
  ids: ChangeStage["ids"] & { w: string };
}

/** A company that is chosen, with one person. */
async function contractor({ ground, made, ids }: Stage) {
  const person = await integratorOf(ground, made, "АО «Подряд»");
  await chooseContractor(ground, made.manager, ids.p, person.companyId);
  return person;
}

/** A request of the contractor on an agreed block. */
async function asked(stage: Stage) {
  const { ground, made, ids } = stage;
  await changePreparations["post /projects/:p/changes"](stage);
  await publishNow(ground, made);
  const person = await contractor(stage);
  const { opaque } = await outsideReader(ground, person, ids.p);
  const given = { block: opaque("block", ids.b), title: "Иначе", rationale: "Так не построить" };
  await askForChange(ground, person, ids.p, given);
  const { id } = await ground.facts.selectFrom("contractorRequests").select("id").executeTakeFirstOrThrow();
  return { z: id };
}

const inquiries = "/projects/:p/changes/:g/inquiries";

export const contractorPreparations = {
  "delete /projects/:p/companies/:w/contractor": async ({ ground, made, ids }: Stage) => {
    await chooseContractor(ground, made.manager, ids.p, ids.w);
    return {};
  },
  "post /projects/:p/contractor-requests/:z/taking": asked,
  "post /projects/:p/contractor-requests/:z/refusal": asked,
  [`get ${inquiries}`]: changePreparations["get /projects/:p/changes/:g"],
  [`post ${inquiries}`]: async (stage: Stage, who: Actor) => {
    await contractor(stage);
    return changePreparations["post /projects/:p/changes/:g/return"](stage, who);
  },
};

export const contractorSamples: Record<string, () => { body?: unknown }> = {
  "put /projects/:p/companies/:w/contractor": () => ({}),
  "delete /projects/:p/companies/:w/contractor": () => ({}),
  "get /projects/:p/contractor-requests": () => ({}),
  "post /projects/:p/contractor-requests/:z/taking": () => ({}),
  "post /projects/:p/contractor-requests/:z/refusal": () => ({ body: { reason: "Так договорились" } }),
  [`get ${inquiries}`]: () => ({}),
  [`post ${inquiries}`]: () => ({ body: { title: "Иначе", note: "Сколько?" } }),
};
