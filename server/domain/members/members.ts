/** Members of a project: how they come, change and leave. */
import type { Members } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { fillApprovers } from "../sign-off/template-approvers.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { email, limits, oneOf, optionalText } from "../fields.ts";
import { joinProject } from "./joining.ts";
import { livingMember } from "./member-list.ts";
import { may, roles } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { handOver, mustNotBeLastManager } from "../accounts/succession.ts";

/** What is said of a member, as typed. */
export interface MemberFields {
  role: string;
  position?: string;
  department?: string;
  company?: string;
}

/** Reads the fields; those not given keep the values of `now`. */
function readMemberFields(fields: Partial<MemberFields>, now?: Members) {
  return {
    role: oneOf("role", fields.role ?? now?.role, roles),
    position: optionalText("position", fields.position ?? now?.position, limits.position),
    department: optionalText("department", fields.department ?? now?.department, limits.position),
    company: optionalText("company", fields.company ?? now?.company, limits.company),
  };
}

/**
 * Adds somebody who has an account; others are invited.
 * @returns the member's id
 * @throws Refusal no-such-account, already-member and those of fields
 */
export function addMember(
  ground: Ground,
  actor: Actor,
  projectId: string,
  input: MemberFields & { email: string },
): Promise<string> {
  return projectCommand(ground, actor, projectId, "member.change", async (command) => {
    const address = email("email", input.email);
    const fields = readMemberFields(input);
    const account = await command.q
      .selectFrom("accounts")
      .select("id")
      .where("email", "=", address)
      .where("deactivatedAt", "is", null)
      .executeTakeFirst();
    if (!account) throw new Refusal("no-such-account", { email: address }, "email");
    const template = ground.templates.get(command.project.template);
    return joinProject(command, command.project, template, { accountId: account.id, ...fields });
  });
}

/**
 * Changes role, position, department, company; a role that cannot hold blocks needs a successor for them.
 * @throws Refusal not-found, last-manager, needs-successor, bad-successor and those of fields
 */
export function changeMember(
  ground: Ground,
  actor: Actor,
  projectId: string,
  memberId: string,
  input: Partial<MemberFields> & { successorId?: string },
): Promise<void> {
  return projectCommand(ground, actor, projectId, "member.change", async (command) => {
    const member = await livingMember(command.q, projectId, memberId);
    const fields = readMemberFields(input, member);
    if (fields.role !== "manager") await mustNotBeLastManager(command.q, member);
    if (!may(fields.role, "block.hold")) await handOver(command, projectId, memberId, input.successorId);
    await command.q
      .updateTable("members")
      .set(fields)
      .where("projectId", "=", projectId)
      .where("id", "=", memberId)
      .execute();
    await fillApprovers(command.q, projectId, ground.templates.get(command.project.template));
    await command.journal({ kind: "member.changed", about: memberId, data: { from: member.role, to: fields.role } });
    announceMember(command, member);
  });
}

/**
 * Takes a member out of the project; his blocks go to the successor.
 * @throws Refusal not-found, last-manager, needs-successor, bad-successor
 */
export function removeMember(
  ground: Ground,
  actor: Actor,
  projectId: string,
  memberId: string,
  successorId?: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "member.change", async (command) => {
    const member = await livingMember(command.q, projectId, memberId);
    await mustNotBeLastManager(command.q, member);
    await handOver(command, projectId, memberId, successorId);
    await command.q
      .updateTable("members")
      .set({ removedAt: command.now })
      .where("projectId", "=", projectId)
      .where("id", "=", memberId)
      .execute();
    await fillApprovers(command.q, projectId, ground.templates.get(command.project.template));
    await command.journal({ kind: "member.removed", about: memberId, data: { successor: successorId ?? "" } });
    announceMember(command, member);
  });
}

function announceMember(command: ProjectCommand, { accountId }: Members): void {
  const { projectId } = command;
  command.announce({ kind: "members", projectId });
  command.announce({ kind: "rights", accountId, projectId });
}
