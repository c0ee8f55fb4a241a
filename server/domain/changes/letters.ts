/** Who hears of a request by mail: those who decide on it, and always whose wish it was when it is decided. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { changeDecidedLetter } from "../../mail/change-letters.ts";
import { links } from "../../mail/letter.ts";
import type { ProjectCommand } from "../command.ts";
import { post } from "../outbox.ts";

/** Tells the initiator, and who wrote the request, what became of it; whoever decided himself knows. */
export async function tellOutcome(ground: Ground, command: ProjectCommand, request: ChangeRequests): Promise<void> {
  const { q, projectId, project } = command;
  const { state } = request;
  if (state !== "applied" && state !== "rejected" && state !== "deferred") return;
  const people = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["accounts.id", "accounts.email", "accounts.language"])
    .distinct()
    .where("members.projectId", "=", projectId)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .where((eb) => eb.or([eb("members.id", "=", request.initiatorId), eb("accounts.id", "=", request.raisedBy)]))
    .execute();
  const link = links.change(ground.config.origins[0] ?? "", projectId, request.number);
  for (const to of people)
    if (to.id !== command.actorId)
      await post(command, changeDecidedLetter(to, { project: project.name, number: request.number, state, link }));
}
