/** The contractor hears by mail what became of his requests, and what he is asked: his own numbers, and nobody's name. */
import type { Ground } from "../../ground.ts";
import { contractorLetter, type ToldContractor } from "../../mail/contractor-letters.ts";
import { links } from "../../mail/letter.ts";
import type { ProjectCommand } from "../command.ts";
import { post } from "../outbox.ts";

/** Writes to all living people of a company. */
export async function tellContractor(
  ground: Ground,
  command: ProjectCommand,
  companyId: string,
  told: ToldContractor,
): Promise<void> {
  const { q, projectId, project } = command;
  const people = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .innerJoin("companies", (join) =>
      join.onRef("companies.projectId", "=", "members.projectId").onRef("companies.id", "=", "members.companyId"),
    )
    .select(["accounts.email", "accounts.language"])
    .where("members.projectId", "=", projectId)
    .where("members.companyId", "=", companyId)
    .where("members.role", "=", "integrator")
    .where("members.removedAt", "is", null)
    .where("companies.contractorSince", "is not", null)
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("members.id")
    .execute();
  const link = links.contractor(ground.config.origins[0] ?? "", projectId);
  for (const to of people) await post(command, contractorLetter(to, { project: project.name, link, ...told }));
}

/** Tells whoever raised a request, or was asked to estimate it, what was decided. */
export async function tellContractorOutcome(
  ground: Ground,
  command: ProjectCommand,
  requestId: string,
  what: "applied" | "rejected" | "deferred" | "cancelled",
): Promise<void> {
  const { q, projectId } = command;
  const raised = await q
    .selectFrom("contractorRequests")
    .select(["companyId", "number"])
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .execute();
  for (const { companyId, number } of raised) await tellContractor(ground, command, companyId, { what, number });
  if (raised.length > 0) return;
  const asked = await q
    .selectFrom("estimateInquiries")
    .select((eb) => ["companyId", eb.fn.max<number>("number").as("number")])
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .groupBy("companyId")
    .execute();
  for (const { companyId, number } of asked)
    await tellContractor(ground, command, companyId, { what: `estimated-${what}`, number });
}
