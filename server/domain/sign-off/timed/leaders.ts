/** Who answers for a project: to whom it is told that something stands still. */
import type { To } from "../../../mail/letter.ts";
import type { Role } from "../../../db/schema.ts";
import type { Reader } from "./silence.ts";

export interface Leader extends To {
  memberId: string;
  accountId: string;
}

/** Living members with this role. */
export function membersAs(q: Reader, projectId: string, role: Role): Promise<Leader[]> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id as memberId", "accounts.id as accountId", "accounts.email", "accounts.language"])
    .where("members.projectId", "=", projectId)
    .where("members.role", "=", role)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("members.id")
    .execute();
}

/** The owners, or the managers where there is none. */
export async function leadersOf(q: Reader, projectId: string): Promise<Leader[]> {
  const owners = await membersAs(q, projectId, "owner");
  return owners.length > 0 ? owners : membersAs(q, projectId, "manager");
}
