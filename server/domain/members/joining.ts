/** How a person enters a project: by its creation, by name, or by an invitation he accepted. */
import type { Template } from "../../../content/templates/format.ts";
import type { Members, Projects } from "../../db/schema.ts";
import { fillApprovers } from "../sign-off/template-approvers.ts";
import type { Command } from "../command.ts";
import { Refusal } from "../refusal.ts";

export type Newcomer = Pick<Members, "accountId" | "role" | "position" | "department" | "company"> &
  Partial<Pick<Members, "companyId">>;

/**
 * Makes an account a member inside a command that journals into the project's chain, and names him where his position
 * makes him an approver.
 * @returns the new member's id
 * @throws Refusal already-member
 */
export async function joinProject(
  command: Pick<Command, "q" | "id" | "now" | "journal" | "announce">,
  project: Pick<Projects, "id">,
  template: Template | undefined,
  newcomer: Newcomer,
): Promise<string> {
  const { q, now } = command;
  const { accountId, role, position, department, company, companyId = null } = newcomer;
  const standing = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("accounts.email")
    .where("projectId", "=", project.id)
    .where("accountId", "=", accountId)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (standing) throw new Refusal("already-member", { email: standing.email }, "email");
  const id = command.id();
  await q
    .insertInto("members")
    .values({
      projectId: project.id,
      id,
      accountId,
      role,
      position,
      department,
      company,
      companyId,
      addedAt: now,
      removedAt: null,
    })
    .execute();
  await fillApprovers(q, project.id, template);
  await command.journal({ kind: "member.added", about: id, data: { account: accountId, role } });
  command.announce({ kind: "members", projectId: project.id });
  command.announce({ kind: "rights", accountId, projectId: project.id });
  return id;
}
