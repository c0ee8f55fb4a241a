import { describe, expect, test } from "vitest";
import { inviteMany } from "../../../server/domain/members/invitation-batch.ts";
import { readLines } from "../../../server/domain/members/invitation-lines.ts";
import { previewInvitation, redeemInvitation } from "../../../server/domain/members/invitation-redemption.ts";
import {
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from "../../../server/domain/members/invitations.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { readSession } from "../../../server/domain/accounts/sessions.ts";
import { openTestGround } from "../../helpers/ground.ts";
import {
  client,
  everythingStored,
  join,
  journalKinds,
  lettersTo,
  origin,
  password,
  person,
  projectOf,
  secretsFor,
  tokenIn,
} from "../accounts/cast.ts";

const anna = "anna@nasosy.example";
const byMail = { delivery: "mail", origin } as const;
const byLink = { delivery: "link", origin } as const;

async function stage() {
  const ground = await openTestGround();
  const manager = await person(ground, "manager@nasosy.example", { password: null, name: "Мария Ким" });
  const projectId = await projectOf(ground, manager);
  const redeem = (given: object) => redeemInvitation(ground, { ...client, origin, token: "", ...given });
  return { ground, manager, projectId, redeem };
}

function memberOf(ground: Awaited<ReturnType<typeof stage>>["ground"], projectId: string, email: string) {
  return ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .selectAll("members")
    .where("members.projectId", "=", projectId)
    .where("accounts.email", "=", email)
    .executeTakeFirst();
}

describe("an invitation", () => {
  test("by mail makes the account and the member, once, and signs the person in", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const fields = { email: " Anna@Nasosy.example", name: "Анна Лис", role: "editor", position: "Маркетолог" };
    const { link } = await invite(ground, manager, projectId, { ...fields, department: "Маркетинг", ...byMail });
    expect(link).toBeNull();
    const { token } = await secretsFor(ground, anna);
    const { signedIn } = await redeem({ token, password });
    expect(await readSession(ground, signedIn!.cookie)).toMatchObject({
      account: { email: anna, name: "Анна Лис", position: "Маркетолог", isAdmin: 0, mayCreateProjects: 0 },
    });
    expect(await memberOf(ground, projectId, anna)).toMatchObject({ role: "editor", department: "Маркетинг" });
    await expect(redeem({ token, personName: "Второй" })).rejects.toMatchObject({ code: "invitation-expired" });
    expect(await listInvitations(ground, manager, projectId)).toEqual([]);
  });

  test("is written in the project's words, and the account needs no password", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    await invite(ground, manager, projectId, { email: anna, role: "approver", ...byMail });
    const [letter] = await lettersTo(ground, anna);
    expect(letter?.subject).toBe("Приглашение в проект «ТЗ на CRM»");
    expect(letter?.body).toContain("Мария Ким приглашает вас в проект «ТЗ на CRM» (ООО «Насосы»)");
    await redeem({ ...(await secretsFor(ground, anna)), personName: "Анна Лис" });
    const account = await ground.facts.selectFrom("accounts").selectAll().where("email", "=", anna).executeTakeFirst();
    expect(account?.passwordHash).toBeNull();
  });

  test("asks a new person for a name, and a weak password leaves it usable", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const { link } = await invite(ground, manager, projectId, { email: anna, role: "editor", ...byLink });
    const token = tokenIn(link!);
    await expect(redeem({ token })).rejects.toMatchObject({ code: "required", field: "personName" });
    await expect(redeem({ token, personName: "Анна", password: "1" })).rejects.toMatchObject({ code: "weak-password" });
    await expect(redeem({ token, personName: "Анна" })).resolves.toMatchObject({ projectId });
  });

  test("shown before acceptance is not used up", async () => {
    const { ground, manager, projectId } = await stage();
    const { link } = await invite(ground, manager, projectId, { email: anna, role: "editor", ...byLink });
    const given = { token: tokenIn(link!), address: client.address };
    const shown = { email: anna, role: "editor", hasAccount: false, project: { id: projectId, name: "ТЗ на CRM" } };
    expect(await previewInvitation(ground, given)).toMatchObject(shown);
    expect(await previewInvitation(ground, given)).toMatchObject(shown);
  });

  test("expires after 72 hours; then a new one can be issued", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const fields = { email: anna, role: "editor", name: "Анна", ...byLink };
    const { link } = await invite(ground, manager, projectId, fields);
    ground.clock.advance({ hours: 71 });
    await expect(invite(ground, manager, projectId, fields)).rejects.toMatchObject({ code: "already-invited" });
    ground.clock.advance({ hours: 1 });
    await expect(redeem({ token: tokenIn(link!) })).rejects.toMatchObject({ code: "invitation-expired" });
    await expect(invite(ground, manager, projectId, fields)).resolves.toBeDefined();
    expect(await listInvitations(ground, manager, projectId)).toHaveLength(1);
  });

  test("withdrawn opens nothing, and renewed opens by the new link only", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const first = await invite(ground, manager, projectId, { email: anna, role: "editor", name: "Анна", ...byLink });
    const { id } = first.invitation;
    const second = await renewInvitation(ground, manager, projectId, id, byLink);
    await expect(redeem({ token: tokenIn(first.link!) })).rejects.toMatchObject({ code: "invitation-expired" });
    await revokeInvitation(ground, manager, projectId, id);
    await expect(redeem({ token: tokenIn(second.link!) })).rejects.toMatchObject({ code: "invitation-expired" });
    await expect(renewInvitation(ground, manager, projectId, id, byLink)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeInvitation(ground, manager, projectId, id)).rejects.toMatchObject({ code: "not-found" });
  });

  test("refuses who is invited or a member already, and names the address", async () => {
    const { ground, manager, projectId } = await stage();
    const give = (email: string) => invite(ground, manager, projectId, { email, role: "editor", ...byMail });
    await give(anna);
    await expect(give(anna.toUpperCase())).rejects.toMatchObject({ code: "already-invited", details: { email: anna } });
    await expect(give(manager.email)).rejects.toMatchObject({ code: "already-member" });
    expect(await lettersTo(ground, anna)).toHaveLength(1);
  });

  test.each([
    [{ email: "anna" }, "bad-email", "email"],
    [{ email: "" }, "required", "email"],
    [{ role: "king" }, "invalid", "role"],
    [{ name: "а".repeat(121) }, "too-long", "personName"],
    [{ position: "а".repeat(121) }, "too-long", "position"],
  ])("refuses %o and changes nothing", async (wrong, code, field) => {
    const { ground, manager, projectId } = await stage();
    const attempt = invite(ground, manager, projectId, { email: anna, role: "editor", ...byMail, ...wrong });
    await expect(attempt).rejects.toMatchObject({ code, field });
    expect(await listInvitations(ground, manager, projectId)).toEqual([]);
  });

  test("is given by leaders only; strangers and integrators see no project at all (R6)", async () => {
    const { ground, manager, projectId } = await stage();
    const { invitation } = await invite(ground, manager, projectId, { email: anna, role: "editor", ...byLink });
    const cases = [
      ["editor", "not-allowed"],
      ["integrator", "not-found"],
      [null, "not-found"],
    ] as const;
    for (const [role, code] of cases) {
      const actor = await person(ground, `${role}@b.example`, { password: null });
      if (role) await join(ground, projectId, actor, role);
      const email = "new@b.example";
      await expect(invite(ground, actor, projectId, { email, role: "editor", ...byLink })).rejects.toMatchObject({
        code,
      });
      await expect(listInvitations(ground, actor, projectId)).rejects.toMatchObject({ code });
      await expect(revokeInvitation(ground, actor, projectId, invitation.id)).rejects.toMatchObject({ code });
    }
  });

  test("of another project is not found by its id", async () => {
    const { ground, manager, projectId } = await stage();
    const other = await projectOf(ground, manager, "Другой");
    const { invitation } = await invite(ground, manager, projectId, { email: anna, role: "editor", ...byLink });
    const attempt = revokeInvitation(ground, manager, other, invitation.id);
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an invitation of somebody who has an account", () => {
  test("is accepted by him when signed in, and opens no new session", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const account = await person(ground, anna, { password: null });
    const { link } = await invite(ground, manager, projectId, { email: anna, role: "observer", ...byLink });
    const accepted = await redeem({ token: tokenIn(link!), signedInAccountId: account.id });
    expect(accepted).toEqual({ projectId, signedIn: null });
    expect(await memberOf(ground, projectId, anna)).toMatchObject({ role: "observer", accountId: account.id });
    expect(ground.heard).toContainEqual({ kind: "members", projectId });
  });

  test("does not let in whoever holds the link without being signed in", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    await person(ground, anna);
    const { link } = await invite(ground, manager, projectId, { email: anna, role: "owner", ...byLink });
    const token = tokenIn(link!);
    await expect(redeem({ token, personName: "Анна", password })).rejects.toMatchObject({ code: "signed-out" });
    expect(await previewInvitation(ground, { token, address: "" })).toMatchObject({ hasAccount: true });
  });

  test("is bound to its address", async () => {
    const { ground, manager, projectId, redeem } = await stage();
    const other = await person(ground, "boris@nasosy.example", { password: null });
    const { link } = await invite(ground, manager, projectId, { email: anna, role: "owner", ...byLink });
    const attempt = redeem({ token: tokenIn(link!), signedInAccountId: other.id });
    await expect(attempt).rejects.toMatchObject({ code: "invitation-for-another" });
    expect(await memberOf(ground, projectId, other.email)).toBeUndefined();
    await expect(redeem({ token: tokenIn(link!), personName: "Анна" })).resolves.toBeDefined();
  });
});

test("a copied link sends no invitation letter, yet the address hears that it was accepted", async () => {
  const { ground, manager, projectId, redeem } = await stage();
  const { link } = await invite(ground, manager, projectId, { email: anna, role: "editor", name: "Анна", ...byLink });
  expect(await lettersTo(ground, anna)).toEqual([]);
  await redeem({ token: tokenIn(link!) });
  expect((await lettersTo(ground, anna)).map((letter) => letter.subject)).toEqual([
    "Вы участвуете в проекте «ТЗ на CRM»",
  ]);
});

test("R12 invitations leave no secret in the tables and no name in the journal, which verifies", async () => {
  const { ground, manager, projectId, redeem } = await stage();
  const fields = { email: anna, role: "editor", name: "Анна Лис", position: "Маркетолог", ...byLink };
  const { link } = await invite(ground, manager, projectId, fields);
  expect(await everythingStored(ground)).not.toContain(tokenIn(link!));
  await redeem({ token: tokenIn(link!) });
  const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
  for (const words of [anna, "Анна", "Лис", "Маркетолог"]) expect(journal).not.toContain(words);
  const kinds = await journalKinds(ground, projectId);
  expect(kinds.slice(2)).toEqual(["invitation.issued", "invitation.accepted", "member.added"]);
  expect(await verifyJournal(ground.facts)).toEqual([]);
});

test("two acceptances at the same moment make one member", async () => {
  const { ground, manager, projectId, redeem } = await stage();
  const { link } = await invite(ground, manager, projectId, { email: anna, role: "editor", name: "Анна", ...byLink });
  const both = await Promise.allSettled([redeem({ token: tokenIn(link!) }), redeem({ token: tokenIn(link!) })]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

describe("many invitations pasted from a spreadsheet", () => {
  const pasted = [
    "Почта\tИмя\tРоль\tДолжность\tОтдел\tКомпания",
    `${anna}\tАнна Лис\tСогласующий\tКоммерческий директор\tПродажи\tООО «Насосы»`,
    "",
    '"Boris@Nasosy.example"\tБорис Чиж\tучастник проектной группы',
    "vera@nasosy.example",
  ].join("\r\n");

  test("are read with the roles in Russian, headings and empty lines skipped, line numbers kept", () => {
    const lines = readLines(pasted, "observer");
    expect(lines.map(({ line, fields }) => [line, fields.email, fields.role])).toEqual([
      [2, anna, "approver"],
      [4, "Boris@Nasosy.example", "editor"],
      [5, "vera@nasosy.example", "observer"],
    ]);
    expect(lines[0]?.fields).toMatchObject({ position: "Коммерческий директор", company: "ООО «Насосы»" });
    expect(readLines("a@b.example; Анна; manager")[0]?.fields).toMatchObject({ name: "Анна", role: "manager" });
  });

  test("are issued all together", async () => {
    const { ground, manager, projectId } = await stage();
    const given = { lines: readLines(pasted), skipWrong: false, ...byMail };
    const { issued, problems } = await inviteMany(ground, manager, projectId, given);
    expect([issued.length, problems]).toEqual([3, []]);
    expect(await lettersTo(ground, "boris@nasosy.example")).toHaveLength(1);
  });

  const faulty = `${pasted}\nboris@nasosy.example\nnot-an-address\nzoya@nasosy.example\t\tкороль`;

  test("are not issued at all when a line is wrong; each wrong line is named", async () => {
    const { ground, manager, projectId } = await stage();
    const given = { lines: readLines(faulty), skipWrong: false, ...byMail };
    const { issued, problems } = await inviteMany(ground, manager, projectId, given);
    expect(problems.map(({ line, refusal }) => [line, refusal.code])).toEqual([
      [6, "already-invited"],
      [7, "bad-email"],
      [8, "invalid"],
    ]);
    expect(issued).toEqual([]);
    expect(await listInvitations(ground, manager, projectId)).toEqual([]);
    expect(await ground.facts.selectFrom("outbox").selectAll().execute()).toEqual([]);
  });

  test("are issued for the good lines when told to skip the wrong ones", async () => {
    const { ground, manager, projectId } = await stage();
    const given = { lines: readLines(faulty), skipWrong: true, ...byLink };
    const { issued, problems } = await inviteMany(ground, manager, projectId, given);
    expect([issued.length, problems.length]).toEqual([3, 3]);
    expect(new Set(issued.map(({ link }) => link)).size).toBe(3);
  });

  test("are refused when there are none, or far too many", async () => {
    const { ground, manager, projectId } = await stage();
    const nothing = inviteMany(ground, manager, projectId, { lines: readLines(" \n"), skipWrong: true, ...byMail });
    await expect(nothing).rejects.toMatchObject({ code: "required" });
    expect(() => readLines("a@b.example\n".repeat(300))).toThrow(expect.objectContaining({ code: "too-large" }));
  });
});
