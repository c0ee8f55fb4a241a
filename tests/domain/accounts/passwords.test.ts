import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import {
  changePassword,
  printReset,
  requestReset,
  resetByAdministrator,
  resetPassword,
} from "../../../server/domain/accounts/password-changes.ts";
import { createPasswords } from "../../../server/domain/accounts/passwords.ts";
import { readSession } from "../../../server/domain/accounts/sessions.ts";
import { redeemLink, requestLink, signInWithPassword } from "../../../server/domain/accounts/sign-in.ts";
import { openTestGround, type TestGround } from "../../helpers/ground.ts";
import { client, journalKinds, lettersTo, origin, password, person, secretsFor, tokenIn } from "./cast.ts";

const olga = "olga@nasosy.example";
const fresh = "новый длинный пароль";
const signIn = (ground: TestGround, typed = password) =>
  signInWithPassword(ground, { email: olga, password: typed, ...client });
const subjects = async (ground: TestGround) => (await lettersTo(ground, olga)).map((letter) => letter.subject);

describe("a reset by mail", () => {
  test("sets the password once, ends every session, is journalled and told by mail", async () => {
    const ground = await openTestGround();
    const { id } = await person(ground, olga);
    const before = await signIn(ground);
    await requestReset(ground, { email: olga, origin, address: client.address });
    const { token } = await secretsFor(ground, olga);
    const signedIn = await resetPassword(ground, { token, password: fresh, ...client });
    expect(await readSession(ground, before.cookie)).toBeNull();
    expect(await readSession(ground, signedIn.cookie)).not.toBeNull();
    expect(ground.heard).toContainEqual({ kind: "rights", accountId: id });
    await expect(signIn(ground)).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(signIn(ground, fresh)).resolves.toBeDefined();
    const again = resetPassword(ground, { token, password: "ещё один пароль", ...client });
    await expect(again).rejects.toMatchObject({ code: "link-expired" });
    expect(await journalKinds(ground)).toEqual(expect.arrayContaining(["reset.requested", "password.changed"]));
    expect(await subjects(ground)).toEqual(["Новый пароль", "Пароль изменён"]);
  });

  test("answers an unknown address alike and writes no letter", async () => {
    const ground = await openTestGround();
    await requestReset(ground, { email: "nobody@a.example", origin, address: client.address });
    expect(await lettersTo(ground, "nobody@a.example")).toEqual([]);
    expect(await journalKinds(ground)).toEqual(["reset.requested"]);
  });

  test("a weak password leaves the link usable", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestReset(ground, { email: olga, origin, address: client.address });
    const { token } = await secretsFor(ground, olga);
    const weak = resetPassword(ground, { token, password: "1234567", ...client });
    await expect(weak).rejects.toMatchObject({ code: "weak-password", details: { min: 8 } });
    await expect(resetPassword(ground, { token, password: fresh, ...client })).resolves.toBeDefined();
  });

  test("refuses after an hour, a newer request, and a link that only signs in", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const request = () => requestReset(ground, { email: olga, origin, address: client.address });
    const refused = (token: string) =>
      expect(resetPassword(ground, { token, password: fresh, ...client })).rejects.toMatchObject({
        code: "link-expired",
      });
    await request();
    const first = (await secretsFor(ground, olga)).token;
    await request();
    await refused(first);
    ground.clock.advance({ minutes: 60 });
    await refused((await secretsFor(ground, olga)).token);
    await requestLink(ground, { email: olga, origin, address: client.address });
    await refused((await secretsFor(ground, olga)).token);
    await refused("nonsense");
  });

  test("a reset link does not sign in, and a changed password spends the sign-in links that wait", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, origin, address: client.address });
    const link = (await secretsFor(ground, olga)).token;
    await requestReset(ground, { email: olga, origin, address: client.address });
    const reset = (await secretsFor(ground, olga)).token;
    await expect(redeemLink(ground, { token: reset, ...client })).rejects.toMatchObject({ code: "link-expired" });
    await resetPassword(ground, { token: reset, password: fresh, ...client });
    await expect(redeemLink(ground, { token: link, ...client })).rejects.toMatchObject({ code: "link-expired" });
  });
});

describe("a reset by an administrator", () => {
  test("is journalled with his id and mailed to the person; the link is shown to nobody else", async () => {
    const ground = await openTestGround();
    const admin = await person(ground, "admin@nasosy.example", { isAdmin: true });
    const { id } = await person(ground, olga);
    expect(await resetByAdministrator(ground, admin, { accountId: id, origin })).toBeUndefined();
    const entry = await ground.facts
      .selectFrom("journal")
      .selectAll()
      .where("kind", "=", "reset.started")
      .executeTakeFirst();
    expect(entry).toMatchObject({ actor: admin.id, about: id });
    expect(await subjects(ground)).toEqual(["Администратор просит вас задать новый пароль"]);
    expect(await lettersTo(ground, admin.email)).toEqual([]);
  });

  test("is refused to everybody else, and for whom there is no account", async () => {
    const ground = await openTestGround();
    const admin = await person(ground, "admin@nasosy.example", { isAdmin: true });
    const other = await person(ground, olga);
    const attempt = resetByAdministrator(ground, other, { accountId: admin.id, origin });
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    const nobody = resetByAdministrator(ground, admin, { accountId: "nothing", origin });
    await expect(nobody).rejects.toMatchObject({ code: "not-found" });
  });

  test("from the console prints a link, journals it, and tells the person without the link", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const link = await printReset(ground, { email: olga, origin });
    expect(await journalKinds(ground)).toContain("reset.started");
    const [letter] = await lettersTo(ground, olga);
    expect(letter?.body).not.toContain(tokenIn(link));
    await resetPassword(ground, { token: tokenIn(link), password: fresh, ...client });
    await expect(signIn(ground, fresh)).resolves.toBeDefined();
  });

  test("npm run reset-password prints the link, or one sentence and exit 1", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const run = (email: string) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "server/ops/reset-password.ts", email], {
        env: { ...process.env, SVOD_DATA: ground.config.dataDir, SVOD_ORIGIN: origin, LOG_LEVEL: "silent" },
      });
    const { stdout } = await run(olga);
    expect(stdout).toMatch(/^http:\/\/svod\.test\/reset-password\?token=[\w-]{43}\n$/);
    await resetPassword(ground, { token: tokenIn(stdout), password: fresh, ...client });
    const failure = { code: 1, stderr: "nobody signs in as nobody@a.example\n", stdout: "" };
    await expect(run("nobody@a.example")).rejects.toMatchObject(failure);
  });
});

describe("changing one's own password", () => {
  test("ends the other sessions, keeps this one, and is told by mail", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    const [other, here] = [await signIn(ground), await signIn(ground)];
    const { sessionId } = (await readSession(ground, here.cookie))!;
    await changePassword(ground, actor, { current: password, password: fresh, sessionId });
    expect(await readSession(ground, here.cookie)).not.toBeNull();
    expect(await readSession(ground, other.cookie)).toBeNull();
    expect(await subjects(ground)).toEqual(["Пароль изменён"]);
  });

  test("needs the present one, and its guesses are limited", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    const change = (current: string) => changePassword(ground, actor, { current, password: fresh, sessionId: "" });
    for (let n = 0; n < 10; n++) {
      await expect(change("не тот")).rejects.toMatchObject({ code: "wrong-password", field: "current" });
    }
    await expect(change(password)).rejects.toMatchObject({ code: "too-many-attempts" });
  });

  test("whoever has none sets one", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga, { password: null });
    await changePassword(ground, actor, { current: "", password: fresh, sessionId: "" });
    await expect(signIn(ground, fresh)).resolves.toBeDefined();
  });
});

test("hashing is done by a few at once, some wait, the rest are told to come later", async () => {
  const passwords = createPasswords(1, 2);
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => passwords.hash(`длинный пароль ${n}`)));
  const refused = all.filter((one) => one.status === "rejected");
  expect(all.slice(0, 3).every((one) => one.status === "fulfilled")).toBe(true);
  expect(refused.map((one) => (one.reason as { code: string }).code)).toEqual(["busy", "busy"]);
  await expect(passwords.hash("очередь свободна")).resolves.toMatch(/^\$argon2id\$/);
});
