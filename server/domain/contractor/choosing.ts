/** «Подрядчик»: which of the companies has won, as leaders say it; it can be taken back. */
import type { Companies } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { livingCompany } from "../tender/companies.ts";
import { findContractor } from "./contractor-rows.ts";

async function put({ q, projectId }: ProjectCommand, { id }: Companies, contractorSince: string | null) {
  await q
    .updateTable("companies")
    .set({ contractorSince })
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .execute();
}

/** Chooses the contractor. @throws Refusal not-found, not-allowed, contractor-is-chosen */
export function chooseContractor(ground: Ground, actor: Actor, projectId: string, companyId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "contractor.choose", async (command) => {
    const company = await livingCompany(command.q, projectId, companyId);
    const chosen = await findContractor(command.q, projectId);
    if (chosen) throw new Refusal("contractor-is-chosen", { company: chosen.name });
    await put(command, company, command.now);
    await command.journal({ kind: "contractor.chosen", about: company.id });
    command.announce({ kind: "tender", projectId });
  });
}

/** Takes the choice back: what the company has raised stays, and it sees nothing of it any more. @throws Refusal not-found, not-allowed, contractor-not-this */
export function dismissContractor(ground: Ground, actor: Actor, projectId: string, companyId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "contractor.choose", async (command) => {
    const company = await livingCompany(command.q, projectId, companyId);
    if (company.contractorSince === null) throw new Refusal("contractor-not-this");
    await put(command, company, null);
    await command.journal({ kind: "contractor.dismissed", about: company.id });
    command.announce({ kind: "tender", projectId });
  });
}
