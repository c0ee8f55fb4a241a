/** Who is in a project now. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Members, Role, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { recognisedRoles } from "../sign-off/template-approvers.ts";
import { membership, type Actor } from "../command.ts";
import { insideRoles, may } from "../people.ts";
import { Refusal } from "../refusal.ts";

type Reader = Facts | Transaction<Schema>;

export interface MemberOverview {
  id: string;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  position: string;
  department: string;
  company: string;
}

/** Living members, by name. */
export function readMembers(q: Reader, projectId: string): Promise<MemberOverview[]> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.accountId", "accounts.name", "accounts.email"])
    .select(["members.role", "members.position", "members.department", "members.company"])
    .where("members.projectId", "=", projectId)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("accounts.name")
    .orderBy("members.id")
    .execute();
}

/** Living members, for those who may see them. @throws Refusal not-found, not-allowed */
export async function listMembers(ground: Ground, actor: Actor, projectId: string): Promise<MemberOverview[]> {
  await membership(ground, actor, projectId, "member.list");
  return readMembers(ground.facts, projectId);
}

/** Is the owner or the general director in the group: by role, or by a position the template recognises? */
export function hasLeader(ground: Ground, templateKey: string, members: MemberOverview[]): boolean {
  const template = ground.templates.get(templateKey);
  const positioned = (member: MemberOverview) =>
    may(member.role, "project.read") && !!template && recognisedRoles(template, member.position).includes("owner");
  return members.some(({ role }) => role === "owner") || members.some(positioned);
}

/** A member who is in the project now. @throws Refusal not-found */
export async function livingMember(q: Reader, projectId: string, memberId: string): Promise<Members> {
  const member = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .selectAll("members")
    .where("members.projectId", "=", projectId)
    .where("members.id", "=", memberId)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!member) throw new Refusal("not-found");
  return member;
}

/** Whoever is of the inside in some project passes; to the others what stands behind it is not there (R6). @throws Refusal not-found */
export async function mustBeInside(ground: Ground, actor: Actor): Promise<void> {
  if (!(await isInside(ground, actor))) throw new Refusal("not-found");
}

/** Is he of the inside in some project? */
export async function isInside({ facts }: Ground, { accountId }: Actor): Promise<boolean> {
  const member = await facts
    .selectFrom("members")
    .select("id")
    .where("accountId", "=", accountId)
    .where("removedAt", "is", null)
    .where("role", "in", [...insideRoles])
    .limit(1)
    .executeTakeFirst();
  return member !== undefined;
}
