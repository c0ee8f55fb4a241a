/** Companies that compete in a tender and their people: invited by leaders, taken out with everybody at once. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Members, Schema } from "../../db/schema.ts";
import type { Companies } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import type { Issued, Sending } from "../members/invitation-delivery.ts";
import { checkInvitation, mostLines } from "../members/invitation-lines.ts";
import { issue } from "../members/invitations.ts";
import { Refusal } from "../refusal.ts";
import { settingsOf } from "./settings.ts";

type Reader = Facts | Transaction<Schema>;

export interface InvitedPerson {
  email: string;
  name?: string;
}

/** People as typed: a line each, an address, and a name after it where it is known. @throws Refusal too-large */
export function readPeople(typed: string): InvitedPerson[] {
  const lines = typed.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  if (lines.length > mostLines) throw new Refusal("too-large");
  return lines.map((line) => {
    const [email = "", ...name] = line.trim().split(/[\s;,]+/);
    return { email, name: name.join(" ") };
  });
}

/** A company that takes part, as leaders see it. */
export interface CompanyOverview {
  id: string;
  name: string;
  createdAt: string;
  isContractor: boolean;
  people: { memberId: string; accountId: string; name: string; email: string; acceptedAt: string | null }[];
  /** Those who have not accepted their invitations yet. */
  invited: { invitationId: string; email: string; name: string; expiresAt: string }[];
}

/** @throws Refusal not-found, not-allowed */
export async function listCompanies(ground: Ground, actor: Actor, projectId: string): Promise<CompanyOverview[]> {
  await membership(ground, actor, projectId, "tender.lead");
  const q = ground.facts;
  const companies = await q
    .selectFrom("companies")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const people = await livingPeople(q, projectId);
  const invited = await q
    .selectFrom("invitations")
    .select(["id as invitationId", "email", "name", "expiresAt", "companyId"])
    .where("projectId", "=", projectId)
    .where("companyId", "is not", null)
    .where("redeemedAt", "is", null)
    .where("revokedAt", "is", null)
    .orderBy("email")
    .execute();
  return companies.map(({ id, name, createdAt, contractorSince }) => ({
    ...{ id, name, createdAt, isContractor: contractorSince !== null },
    people: people.filter(({ companyId }) => companyId === id).map(({ companyId: _, ...person }) => person),
    invited: invited.filter(({ companyId }) => companyId === id).map(({ companyId: _, ...person }) => person),
  }));
}

/** Living integrators of companies, and when each accepted the terms in force. */
function livingPeople(q: Reader, projectId: string) {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .leftJoin("tenderSettings", "tenderSettings.projectId", "members.projectId")
    .leftJoin("termsAcceptances", (join) =>
      join
        .onRef("termsAcceptances.projectId", "=", "members.projectId")
        .onRef("termsAcceptances.memberId", "=", "members.id")
        .onRef("termsAcceptances.termsHash", "=", "tenderSettings.termsHash"),
    )
    .select(["members.id as memberId", "members.accountId", "members.companyId", "accounts.name", "accounts.email"])
    .select("termsAcceptances.at as acceptedAt")
    .where("members.projectId", "=", projectId)
    .where("members.role", "=", "integrator")
    .where("members.companyId", "is not", null)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("accounts.name")
    .orderBy("members.id")
    .execute();
}

/** What became of those who were named. */
export interface CompanyInvited {
  companyId: string;
  /** Invitations with their links, where those are to be handed over. */
  issued: Issued[];
}

/**
 * Lets a company take part, with those of its people who are known.
 * @throws Refusal not-found, not-allowed, required, too-long, bad-email, company-taken, already-invited,
 *   not-an-integrator, of-another-company
 */
export function inviteCompany(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: { name: string; people: InvitedPerson[] } & Sending,
): Promise<CompanyInvited> {
  return projectCommand(ground, actor, projectId, "tender.lead", async (command) => {
    await settingsOf(ground, command);
    const name = requiredText("companyName", given.name, limits.company);
    const known = await command.q
      .selectFrom("companies")
      .select("name")
      .where("projectId", "=", projectId)
      .where("removedAt", "is", null)
      .execute();
    const same = name.toLowerCase();
    if (known.some((one) => one.name.toLowerCase() === same)) throw new Refusal("company-taken", {}, "companyName");
    const company: Companies = {
      ...{ projectId, id: command.id(), name, createdBy: command.actorId, createdAt: command.now, removedAt: null },
      contractorSince: null,
    };
    await command.q.insertInto("companies").values(company).execute();
    await command.journal({ kind: "company.invited", about: company.id });
    return { companyId: company.id, issued: await addPeople(ground, command, company, given) };
  });
}

/** Adds people to a company. @throws Refusal as `inviteCompany` */
export function addCompanyPeople(
  ground: Ground,
  actor: Actor,
  projectId: string,
  companyId: string,
  given: { people: InvitedPerson[] } & Sending,
): Promise<CompanyInvited> {
  return projectCommand(ground, actor, projectId, "tender.lead", async (command) => {
    if (given.people.length === 0) throw new Refusal("required", { field: "people" }, "people");
    const company = await livingCompany(command.q, projectId, companyId);
    return { companyId, issued: await addPeople(ground, command, company, given) };
  });
}

/** A company that takes part. @throws Refusal not-found */
export async function livingCompany(q: Reader, projectId: string, companyId: string): Promise<Companies> {
  const found = await q
    .selectFrom("companies")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", companyId)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

async function addPeople(
  ground: Ground,
  command: ProjectCommand,
  company: Companies,
  { people, ...sending }: { people: InvitedPerson[] } & Sending,
): Promise<Issued[]> {
  const issued: Issued[] = [];
  for (const person of people) {
    const invited = checkInvitation({ ...person, role: "integrator", company: company.name });
    const member = await memberOf(command, invited.email);
    if (member) await take(command, company, member, invited.email);
    else issued.push(await issue(ground, command, invited, sending, company.id));
  }
  command.announce({ kind: "tender", projectId: command.projectId });
  return issued;
}

function memberOf({ q, projectId }: ProjectCommand, email: string): Promise<Members | undefined> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .selectAll("members")
    .where("members.projectId", "=", projectId)
    .where("members.removedAt", "is", null)
    .where("accounts.email", "=", email)
    .executeTakeFirst();
}

/** An integrator who was in the project without a company becomes a person of this one. */
async function take(command: ProjectCommand, company: Companies, member: Members, email: string): Promise<void> {
  if (member.role !== "integrator") throw new Refusal("not-an-integrator", { email }, "people");
  if (member.companyId !== null) throw new Refusal("of-another-company", { email }, "people");
  const { q, projectId } = command;
  await q
    .updateTable("members")
    .set({ companyId: company.id, company: company.name })
    .where("projectId", "=", projectId)
    .where("id", "=", member.id)
    .execute();
  await command.journal({
    kind: "company.joined",
    about: company.id,
    data: { member: member.id },
  });
  command.announce({ kind: "members", projectId });
  command.announce({ kind: "rights", accountId: member.accountId, projectId });
}

/** Takes a company out: its people lose everything at once, its invitations are withdrawn (R8). @throws Refusal not-found */
export function removeCompany(ground: Ground, actor: Actor, projectId: string, companyId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "tender.lead", async (command) => {
    const { q, now } = command;
    await livingCompany(q, projectId, companyId);
    await q
      .updateTable("companies")
      .set({ removedAt: now, contractorSince: null })
      .where("projectId", "=", projectId)
      .where("id", "=", companyId)
      .execute();
    await command.journal({ kind: "company.removed", about: companyId });
    const people = await q
      .updateTable("members")
      .set({ removedAt: now })
      .where("projectId", "=", projectId)
      .where("companyId", "=", companyId)
      .where("role", "=", "integrator")
      .where("removedAt", "is", null)
      .returning(["id", "accountId"])
      .execute();
    for (const { id, accountId } of people) {
      await command.journal({ kind: "member.removed", about: id, data: { successor: "" } });
      command.announce({ kind: "rights", accountId, projectId });
    }
    const withdrawn = await q
      .updateTable("invitations")
      .set({ revokedAt: now })
      .where("projectId", "=", projectId)
      .where("companyId", "=", companyId)
      .where("redeemedAt", "is", null)
      .where("revokedAt", "is", null)
      .returning("id")
      .execute();
    for (const { id } of withdrawn) await command.journal({ kind: "invitation.revoked", about: id });
    command.announce({ kind: "members", projectId });
    command.announce({ kind: "tender", projectId });
  });
}
