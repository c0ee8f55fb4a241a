import { describe, expect, test } from "vitest";
import { letCreateProjects, listAccounts, makeAdministrator } from "../../../server/domain/accounts/administration.ts";
import { createToken, readToken } from "../../../server/domain/accounts/api-tokens.ts";
import { deactivate, reactivate } from "../../../server/domain/accounts/deactivation.ts";
import { listDuties } from "../../../server/domain/accounts/duties.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { changeMember } from "../../../server/domain/members/members.ts";
import { readSession } from "../../../server/domain/accounts/sessions.ts";
import { redeemLink, requestLink, signInWithPassword } from "../../../server/domain/accounts/sign-in.ts";
import { openTestGround } from "../../helpers/ground.ts";
import { blockOf, client, join, journalKinds, origin, password, person, projectOf, secretsFor } from "./cast.ts";

const olga = "olga@nasosy.example";

async function stage() {
  const ground = await openTestGround();
  const admin = await person(ground, "admin@nasosy.example", { password: null, isAdmin: true, name: "Админ" });
  const leaver = await person(ground, olga, { name: "Ольга Седова" });
  const stayer = await person(ground, "stas@nasosy.example", { password: null, name: "Стас Юн" });
  return { ground, admin, leaver, stayer };
}

describe("accounts", () => {
  test("are listed for the administrator, without password hashes, and for nobody else", async () => {
    const { ground, admin, leaver } = await stage();
    const accounts = await listAccounts(ground, admin);
    expect(accounts.map(({ name }) => name)).toEqual(["Админ", "Ольга Седова", "Стас Юн"]);
    expect(JSON.stringify(accounts)).not.toContain("argon2");
    await expect(listAccounts(ground, leaver)).rejects.toMatchObject({ code: "not-found" });
  });

  test("are let create projects by the administrator only", async () => {
    const { ground, admin, leaver } = await stage();
    await letCreateProjects(ground, admin, leaver.id, true);
    expect((await listAccounts(ground, admin)).find(({ id }) => id === leaver.id)).toMatchObject({
      mayCreateProjects: 1,
    });
    const own = letCreateProjects(ground, leaver, leaver.id, false);
    await expect(own).rejects.toMatchObject({ code: "not-found" });
    await expect(makeAdministrator(ground, leaver, leaver.id, true)).rejects.toMatchObject({ code: "not-found" });
    await expect(letCreateProjects(ground, admin, "nobody", true)).rejects.toMatchObject({ code: "not-found" });
    expect((await journalKinds(ground)).filter((kind) => kind === "account.rights-changed")).toHaveLength(1);
  });

  test("keep one administrator at least", async () => {
    const { ground, admin, stayer } = await stage();
    await expect(makeAdministrator(ground, admin, admin.id, false)).rejects.toMatchObject({ code: "last-admin" });
    await expect(deactivate(ground, admin, admin.id, {})).rejects.toMatchObject({ code: "last-admin" });
    await makeAdministrator(ground, admin, stayer.id, true);
    await makeAdministrator(ground, stayer, admin.id, false);
    await expect(listAccounts(ground, admin)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a person who leaves", () => {
  test("is out everywhere at once: sessions, tokens, links, password, projects (R8)", async () => {
    const { ground, admin, leaver, stayer } = await stage();
    const projects = [await projectOf(ground, stayer, "А"), await projectOf(ground, stayer, "Б")];
    for (const project of projects) await join(ground, project, leaver, "editor");
    const { cookie } = await signInWithPassword(ground, { email: olga, password, ...client });
    const { token } = await createToken(ground, leaver, { name: "Выгрузка" });
    await requestLink(ground, { email: olga, origin, address: client.address });
    const link = (await secretsFor(ground, olga)).token;
    await deactivate(ground, admin, leaver.id, {});
    expect(ground.heard).toContainEqual({ kind: "rights", accountId: leaver.id });
    expect(await readSession(ground, cookie)).toBeNull();
    expect(await readToken(ground, `Bearer ${token}`)).toBeNull();
    await expect(redeemLink(ground, { token: link, ...client })).rejects.toMatchObject({ code: "link-expired" });
    const signIn = signInWithPassword(ground, { email: olga, password, ...client });
    await expect(signIn).rejects.toMatchObject({ code: "wrong-credentials" });
    for (const project of projects) {
      expect(ground.heard).toContainEqual({ kind: "members", projectId: project });
      expect((await journalKinds(ground, project)).at(-1)).toBe("member.removed");
    }
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  test("hands over his blocks, a successor a project; nothing changes while one is missing (R11)", async () => {
    const { ground, admin, leaver, stayer } = await stage();
    const [first, second] = [await projectOf(ground, stayer, "А"), await projectOf(ground, stayer, "Б")];
    const block = await blockOf(ground, first, await join(ground, first, leaver, "editor"));
    await blockOf(ground, second, await join(ground, second, leaver, "editor"));
    const duties = await listDuties(ground, admin, leaver.id);
    expect(duties).toMatchObject([
      { project: "А", blocks: 1, needsSuccessor: true, candidates: [{ name: "Стас Юн" }] },
      { project: "Б", blocks: 1, needsSuccessor: true },
    ]);
    const [one, two] = duties.map(({ candidates }) => candidates[0]!.memberId);
    const incomplete = deactivate(ground, admin, leaver.id, { [first]: one! });
    await expect(incomplete).rejects.toMatchObject({ code: "needs-successor", field: `successor:${second}` });
    expect(await listDuties(ground, admin, leaver.id)).toEqual(duties);
    const alien = deactivate(ground, admin, leaver.id, { [first]: two!, [second]: two! });
    await expect(alien).rejects.toMatchObject({ code: "bad-successor", field: `successor:${first}` });
    await deactivate(ground, admin, leaver.id, { [first]: one!, [second]: two! });
    const row = await ground.facts
      .selectFrom("blocks")
      .select("responsibleId")
      .where("id", "=", block)
      .executeTakeFirst();
    expect(row?.responsibleId).toBe(one);
  });

  test("leaves no project without a manager: the successor becomes one", async () => {
    const { ground, admin, leaver, stayer } = await stage();
    const project = await projectOf(ground, leaver);
    const successor = await join(ground, project, stayer, "editor");
    expect(await listDuties(ground, admin, leaver.id)).toMatchObject([
      { blocks: 0, lastManager: true, needsSuccessor: true },
    ]);
    await expect(deactivate(ground, admin, leaver.id, {})).rejects.toMatchObject({ code: "needs-successor" });
    await deactivate(ground, admin, leaver.id, { [project]: successor });
    const promoted = { role: "manager", position: "Директор по продажам" };
    await expect(changeMember(ground, stayer, project, successor, promoted)).resolves.toBeUndefined();
  });

  test("is not deactivated twice, nor by anybody but the administrator", async () => {
    const { ground, admin, leaver, stayer } = await stage();
    await expect(deactivate(ground, stayer, leaver.id, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(listDuties(ground, stayer, leaver.id)).rejects.toMatchObject({ code: "not-found" });
    await deactivate(ground, admin, leaver.id, {});
    await expect(deactivate(ground, admin, leaver.id, {})).rejects.toMatchObject({ code: "not-found" });
  });

  test("can come back to sign in, without his former rights", async () => {
    const { ground, admin, leaver } = await stage();
    await makeAdministrator(ground, admin, leaver.id, true);
    await deactivate(ground, admin, leaver.id, {});
    await reactivate(ground, admin, leaver.id);
    const { account } = await signInWithPassword(ground, { email: olga, password, ...client });
    expect(account).toMatchObject({ isAdmin: 0, mayCreateProjects: 0 });
    await expect(reactivate(ground, admin, leaver.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
