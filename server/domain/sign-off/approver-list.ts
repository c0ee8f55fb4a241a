/** Who signs a block by default: roles of the template, with the member found for each. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";

export interface ApproverOverview {
  /** Title of the template's role. */
  role: string;
  mandatory: boolean;
  /** Name of the member who signs, or null while nobody in the group has the position. */
  name: string | null;
}

/** @throws Refusal not-found, not-allowed */
export async function listApprovers(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<ApproverOverview[]> {
  await membership(ground, actor, projectId, "project.read");
  const rows = await ground.facts
    .selectFrom("approvers")
    .innerJoin("projects", "projects.id", "approvers.projectId")
    .leftJoin("members", (on) =>
      on
        .onRef("members.projectId", "=", "approvers.projectId")
        .onRef("members.id", "=", "approvers.memberId")
        .on("members.removedAt", "is", null),
    )
    .leftJoin("accounts", "accounts.id", "members.accountId")
    .select(["approvers.role", "approvers.mandatory", "accounts.name", "projects.template"])
    .where("approvers.projectId", "=", projectId)
    .where("approvers.blockId", "=", blockId)
    .orderBy("approvers.mandatory", "desc")
    .orderBy("approvers.role")
    .execute();
  return rows.map(({ role, mandatory, name, template }) => ({
    role: ground.templates.get(template)?.roles[role]?.title ?? role,
    mandatory: mandatory === 1,
    name,
  }));
}
