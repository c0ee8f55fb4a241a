/** Invitations into a project: issued, listed, withdrawn, made anew. */
import type { Invitations } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { deliver, lapse, type InvitationOverview, type Issued, type Sending } from "./invitation-delivery.ts";
import { checkInvitation, type InvitationFields, type Invited } from "./invitation-lines.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal already-invited, already-member, bad-email, required, too-long, not-allowed, not-found */
export function invite(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: InvitationFields & Sending,
): Promise<Issued> {
  return projectCommand(ground, actor, projectId, "member.invite", async (command) =>
    issue(ground, command, checkInvitation(given), given),
  );
}

/** Issues one invitation inside a command. @param companyId of an integrator: whose person he will be @throws Refusal already-invited, already-member */
export async function issue(
  ground: Ground,
  command: ProjectCommand,
  invited: Invited,
  sending: Sending,
  companyId: string | null = null,
): Promise<Issued> {
  const { q, now, projectId } = command;
  await mustBeNew(command, invited.email);
  const token = ground.random.secret();
  const row: Invitations = {
    ...invited,
    projectId,
    id: command.id(),
    tokenHash: sha256(token),
    invitedBy: command.actorId,
    createdAt: now,
    expiresAt: lapse(now),
    redeemedAt: null,
    revokedAt: null,
    companyId,
  };
  await q.insertInto("invitations").values(row).execute();
  await command.journal({
    kind: "invitation.issued",
    about: row.id,
    data: { role: row.role, delivery: sending.delivery },
  });
  command.announce({ kind: "members", projectId });
  const { tokenHash: _, ...invitation } = row;
  return { invitation, link: await deliver(command, invitation, token, sending) };
}

/** @throws Refusal already-member, already-invited; an invitation that has expired does not stand in the way */
async function mustBeNew({ q, now, projectId }: ProjectCommand, email: string): Promise<void> {
  const member = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("members.id")
    .where("members.projectId", "=", projectId)
    .where("members.removedAt", "is", null)
    .where("accounts.email", "=", email)
    .executeTakeFirst();
  if (member) throw new Refusal("already-member", { email }, "email");
  await q
    .updateTable("invitations")
    .set({ revokedAt: now })
    .where("projectId", "=", projectId)
    .where("email", "=", email)
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", "<=", now)
    .execute();
  const standing = await q
    .selectFrom("invitations")
    .select("id")
    .where("projectId", "=", projectId)
    .where("email", "=", email)
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  if (standing) throw new Refusal("already-invited", { email }, "email");
}

/** Invitations that were not accepted or withdrawn, expired ones included; the newest first. @throws Refusal not-found, not-allowed */
export async function listInvitations(ground: Ground, actor: Actor, projectId: string): Promise<InvitationOverview[]> {
  await membership(ground, actor, projectId, "member.invite");
  const rows = await ground.facts
    .selectFrom("invitations")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .orderBy("createdAt", "desc")
    .orderBy("email")
    .execute();
  return rows.map(({ tokenHash: _, ...invitation }) => invitation);
}

/** Withdraws an invitation: its link stops working at once. @throws Refusal not-found, not-allowed */
export function revokeInvitation(ground: Ground, actor: Actor, projectId: string, invitationId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "member.invite", async (command) => {
    await pendingInvitation(command, invitationId, { revokedAt: command.now });
    await command.journal({ kind: "invitation.revoked", about: invitationId });
    command.announce({ kind: "members", projectId });
  });
}

/** Makes a new link for another 72 hours, by mail or to copy; the earlier one stops working. @throws Refusal not-found, not-allowed */
export function renewInvitation(
  ground: Ground,
  actor: Actor,
  projectId: string,
  invitationId: string,
  sending: Sending,
): Promise<Issued> {
  return projectCommand(ground, actor, projectId, "member.invite", async (command) => {
    const token = ground.random.secret();
    const change = { tokenHash: sha256(token), expiresAt: lapse(command.now) };
    const { tokenHash: _, ...invitation } = await pendingInvitation(command, invitationId, change);
    await command.journal({ kind: "invitation.renewed", about: invitationId, data: { delivery: sending.delivery } });
    return { invitation, link: await deliver(command, invitation, token, sending) };
  });
}

/** Changes an invitation that still waits. @throws Refusal not-found */
async function pendingInvitation(
  { q, projectId }: ProjectCommand,
  invitationId: string,
  change: Partial<Invitations>,
): Promise<Invitations> {
  const row = await q
    .updateTable("invitations")
    .set(change)
    .where("projectId", "=", projectId)
    .where("id", "=", invitationId)
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}
