/** Accepting an invitation: once, by the person of the address it was issued to. */
import type { Accounts, Invitations, Projects } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { joinedLetter } from "../../mail/invitation-letters.ts";
import { sha256 } from "../../random.ts";
import { createAccount, findAccountByEmail, getActiveAccount } from "../accounts/accounts.ts";
import { arrivalCommand, inChain, type Command } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { joinProject } from "./joining.ts";
import { installationChain } from "../journal.ts";
import { post } from "../outbox.ts";
import { Refusal } from "../refusal.ts";
import { openSession, type Client, type SignedIn } from "../accounts/sessions.ts";

/** What the page of an invitation shows before it is accepted. */
export interface InvitationPreview {
  email: string;
  name: string;
  role: Invitations["role"];
  project: Pick<Projects, "id" | "name" | "company" | "language">;
  /** The address has an account: its owner signs in first. */
  hasAccount: boolean;
}

export interface Acceptance extends Client {
  token: string;
  /** For a new account; the invitation's name when left out. */
  personName?: string;
  /** For a new account; without one its owner signs in by links. */
  password?: string;
  /** Who is signed in where the button was pressed. */
  signedInAccountId?: string;
  /** The origin in use, for the letter. */
  origin: string;
}

interface Accepted {
  projectId: string;
  /** The session of a new account; null when the person was signed in already. */
  signedIn: SignedIn | null;
}

/** Reads an invitation without using it up. @throws Refusal invitation-expired, too-many-attempts */
export async function previewInvitation(
  ground: Ground,
  given: { token: string; address: string },
): Promise<InvitationPreview> {
  const { invitation, project } = await living(ground, given);
  const account = await findAccountByEmail(ground.facts, invitation.email);
  const { id, name, company, language } = project;
  return {
    email: invitation.email,
    name: invitation.name,
    role: invitation.role,
    project: { id, name, company, language },
    hasAccount: account !== undefined,
  };
}

/** The invitation that a secret opens; only guesses count as attempts. */
async function living(
  ground: Ground,
  { token, address }: { token: string; address: string },
): Promise<{ invitation: Invitations; project: Projects }> {
  ground.attempts.take([["token.address", address]]);
  const invitation = await ground.facts
    .selectFrom("invitations")
    .selectAll()
    .where("tokenHash", "=", sha256(token))
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", ground.clock.now().toISOString())
    .executeTakeFirst();
  const project =
    invitation &&
    (await ground.facts
      .selectFrom("projects")
      .selectAll()
      .where("id", "=", invitation.projectId)
      .where("archivedAt", "is", null)
      .executeTakeFirst());
  if (!project) throw new Refusal("invitation-expired");
  ground.attempts.giveBack([["token.address", address]]);
  return { invitation, project };
}

/**
 * Accepts an invitation; call it from a POST only. A new address gets an account and is signed in; an address that has an
 * account must be signed in, since a copied link proves nothing about who opens it. The address is told by mail.
 * @throws Refusal invitation-expired, invitation-for-another, signed-out, already-member, required, weak-password, busy
 */
export async function redeemInvitation(ground: Ground, given: Acceptance): Promise<Accepted> {
  const { invitation, project } = await living(ground, given);
  const { signedInAccountId } = given;
  if (signedInAccountId === undefined) return acceptAsNew(ground, given, invitation, project);
  await arrivalCommand(ground, signedInAccountId, project.id, async (command) => {
    const account = await getActiveAccount(command.q, signedInAccountId);
    if (account.email !== invitation.email) throw new Refusal("invitation-for-another");
    await accept(ground, command, given, project, account, false);
  });
  return { projectId: project.id, signedIn: null };
}

async function acceptAsNew(
  ground: Ground,
  given: Acceptance,
  invitation: Invitations,
  project: Projects,
): Promise<Accepted> {
  const { email, position, company } = invitation;
  if (await findAccountByEmail(ground.facts, email)) throw new Refusal("signed-out");
  const name = requiredText("personName", given.personName ?? invitation.name, limits.name);
  const passwordHash = given.password ? await ground.passwords.hash(given.password) : null;
  const id = ground.random.id();
  const { language } = project;
  const fields = { id, email, name, position, company, passwordHash, language };
  const signedIn = await arrivalCommand(ground, id, project.id, async (command) => {
    const installation = inChain(command, installationChain);
    const account = await createAccount(ground, installation, fields);
    await accept(ground, command, given, project, account, true);
    return openSession(ground, installation, account, given, "invitation");
  });
  return { projectId: project.id, signedIn };
}

/** Uses the invitation up and lets the account in, as it stands inside the transaction. */
async function accept(
  ground: Ground,
  command: Command,
  given: Acceptance,
  project: Projects,
  account: Accounts,
  newAccount: boolean,
): Promise<void> {
  const used = await command.q
    .updateTable("invitations")
    .set({ redeemedAt: command.now })
    .where("projectId", "=", project.id)
    .where("tokenHash", "=", sha256(given.token))
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", command.now)
    .returningAll()
    .executeTakeFirst();
  if (!used) throw new Refusal("invitation-expired");
  const { role, position, department, company, companyId } = used;
  const newcomer = { accountId: account.id, role, position, department, company, companyId };
  await command.journal({ kind: "invitation.accepted", about: used.id, data: { account: account.id } });
  await joinProject(command, project, ground.templates.get(project.template), newcomer);
  await post(command, joinedLetter(account, { project: project.name, origin: given.origin, newAccount }));
}
