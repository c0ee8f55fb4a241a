import { describe, expect, test } from "vitest";
import { isSetUp, setUp, setUpCode } from "../../../server/domain/accounts/set-up.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { redeemCode, redeemLink, requestLink, signInWithPassword } from "../../../server/domain/accounts/sign-in.ts";
import { localPath } from "../../../server/domain/accounts/sign-in-tokens.ts";
import { readSession } from "../../../server/domain/accounts/sessions.ts";
import { openTestGround } from "../../helpers/ground.ts";
import { client, everythingStored, journalKinds, lettersTo, origin, password, person, secretsFor } from "./cast.ts";

const olga = "olga@nasosy.example";

describe("the first account", () => {
  const first = { personName: "Ольга Седова", email: "Olga@Nasosy.Example", password, language: "ru", ...client };

  test("is made behind the code, administers and may create projects", async () => {
    const ground = await openTestGround();
    const code = await setUpCode(ground);
    const { account, cookie } = await setUp(ground, { ...first, code: code! });
    expect(account).toMatchObject({ email: olga, isAdmin: 1, mayCreateProjects: 1 });
    expect(await readSession(ground, cookie)).toMatchObject({ account: { id: account.id } });
    expect(await journalKinds(ground)).toEqual(["set-up.offered", "account.created", "session.opened"]);
  });

  test("is refused without the code, and with the code of an earlier start", async () => {
    const ground = await openTestGround();
    const old = await setUpCode(ground);
    await setUpCode(ground);
    for (const code of ["", "0".repeat(20), old!]) {
      await expect(setUp(ground, { ...first, code })).rejects.toMatchObject({ code: "wrong-set-up-code" });
    }
    expect(await isSetUp(ground)).toBe(false);
  });

  test("is made once: afterwards there is no code, and an old one opens nothing", async () => {
    const ground = await openTestGround();
    const code = await setUpCode(ground);
    await setUp(ground, { ...first, code: code! });
    expect(await setUpCode(ground)).toBeNull();
    await expect(setUp(ground, { ...first, code: code! })).rejects.toMatchObject({ code: "already-set-up" });
  });

  test("is made once even when two set up at the same moment", async () => {
    const ground = await openTestGround();
    const code = (await setUpCode(ground))!;
    const both = await Promise.allSettled([
      setUp(ground, { ...first, code }),
      setUp(ground, { ...first, code, email: "other@nasosy.example" }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    [{ personName: " " }, "required", "personName"],
    [{ personName: "я".repeat(121) }, "too-long", "personName"],
    [{ email: "olga" }, "bad-email", "email"],
    [{ password: "короток" }, "weak-password", "password"],
    [{ password: "п".repeat(201) }, "too-long", "password"],
    [{ language: "de" }, "invalid", "language"],
  ])("refuses %o and changes nothing", async (wrong, code, field) => {
    const ground = await openTestGround();
    const setCode = (await setUpCode(ground))!;
    await expect(setUp(ground, { ...first, ...wrong, code: setCode })).rejects.toMatchObject({ code, field });
    expect(await isSetUp(ground)).toBe(false);
  });
});

describe("signing in by password", () => {
  test("answers a wrong password, an unknown address, an account without a password and a deactivated one alike", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await person(ground, "link-only@nasosy.example", { password: null });
    const gone = await person(ground, "gone@nasosy.example");
    await ground.facts.updateTable("accounts").set({ deactivatedAt: "2026-03-01" }).where("id", "=", gone.id).execute();
    const tries = [
      [olga, "не тот пароль"],
      ["nobody@nasosy.example", password],
      ["link-only@nasosy.example", password],
      ["link-only@nasosy.example", ""],
      ["gone@nasosy.example", password],
    ];
    for (const [email = "", typed = ""] of tries) {
      const attempt = signInWithPassword(ground, { email, password: typed, ...client });
      await expect(attempt).rejects.toMatchObject({ code: "wrong-credentials", details: {}, field: undefined });
    }
  });

  test("does the same hashing for an address nobody has", async () => {
    const ground = await openTestGround();
    const hash = await ground.passwords.hash(password);
    const asked: (string | null)[] = [];
    const { verify } = ground.passwords;
    ground.passwords.verify = (stored, typed) => {
      asked.push(stored);
      return verify(stored, typed);
    };
    await signInWithPassword(ground, { email: "nobody@a.example", password, ...client }).catch(() => undefined);
    expect(asked).toEqual([null]);
    const cost = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
    expect(hash).toMatch(cost);
    expect(await verify(null, password)).toBe(false);
  });

  test("takes an address in any letter case, and a password typed composed or decomposed", async () => {
    const ground = await openTestGround();
    const { id } = await person(ground, olga, { password: "Ёжик и йод".normalize("NFC") });
    const given = { email: " OLGA@nasosy.EXAMPLE ", password: "Ёжик и йод".normalize("NFD"), ...client };
    expect((await signInWithPassword(ground, given)).account.id).toBe(id);
  });

  test("stops after ten wrong tries for an account, whatever the addresses, and opens again when time has passed", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const attempt = (typed: string, n: number) =>
      signInWithPassword(ground, { email: olga, password: typed, address: `192.0.2.${n}`, userAgent: "" });
    for (let n = 0; n < 10; n++)
      await expect(attempt("неверный пароль", n)).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(attempt(password, 11)).rejects.toMatchObject({ code: "too-many-attempts", details: { minutes: 15 } });
    ground.clock.advance({ minutes: 14 });
    await expect(attempt(password, 12)).rejects.toMatchObject({ details: { minutes: 1 } });
    ground.clock.advance({ minutes: 2 });
    await expect(attempt(password, 13)).resolves.toBeDefined();
  });

  test("stops an address that tries many accounts", async () => {
    const ground = await openTestGround();
    const spend = (n: number) =>
      ground.attempts.take([
        ["password.address", client.address],
        ["password.account", `a${n}`],
      ]);
    for (let n = 0; n < 60; n++) spend(n);
    const attempt = signInWithPassword(ground, { email: olga, password, ...client });
    await expect(attempt).rejects.toMatchObject({ code: "too-many-attempts" });
  });

  test("does not count what succeeded", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    for (let n = 0; n < 12; n++) await signInWithPassword(ground, { email: olga, password, ...client });
  });
});

describe("signing in by a mailed link or code", () => {
  test("the link opens once and leads to the exact block", async () => {
    const ground = await openTestGround();
    const { id } = await person(ground, olga, { password: null });
    const path = "/projects/p1?block=b2#b2";
    await requestLink(ground, { email: olga, path, origin, address: client.address });
    const { token } = await secretsFor(ground, olga);
    const signedIn = await redeemLink(ground, { token, ...client });
    expect(signedIn).toMatchObject({ account: { id }, path });
    expect(await readSession(ground, signedIn.cookie)).not.toBeNull();
    await expect(redeemLink(ground, { token, ...client })).rejects.toMatchObject({ code: "link-expired" });
  });

  test("two presses at the same moment open one session", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, origin, address: client.address });
    const { token } = await secretsFor(ground, olga);
    await Promise.allSettled([redeemLink(ground, { token, ...client }), redeemLink(ground, { token, ...client })]);
    expect(await ground.facts.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
  });

  test("refuses a link and a code after 15 minutes", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, origin, address: client.address });
    const { token, code } = await secretsFor(ground, olga);
    ground.clock.advance({ minutes: 15 });
    await expect(redeemLink(ground, { token, ...client })).rejects.toMatchObject({ code: "link-expired" });
    await expect(redeemCode(ground, { email: olga, code, ...client })).rejects.toMatchObject({ code: "wrong-code" });
  });

  test("the code opens once, typed with a space, and uses its link up", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, path: "/projects/p1", origin, address: client.address });
    const { token, code } = await secretsFor(ground, olga);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await redeemCode(ground, { email: olga, code: typed, ...client })).toMatchObject({ path: "/projects/p1" });
    await expect(redeemCode(ground, { email: olga, code, ...client })).rejects.toMatchObject({ code: "wrong-code" });
    await expect(redeemLink(ground, { token, ...client })).rejects.toMatchObject({ code: "link-expired" });
  });

  test("five wrong codes spend the code, the right one included", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, origin, address: client.address });
    const { token, code } = await secretsFor(ground, olga);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let n = 0; n < 5; n++)
      await redeemCode(ground, { email: olga, code: wrong, ...client }).catch(() => undefined);
    await expect(redeemCode(ground, { email: olga, code, ...client })).rejects.toMatchObject({ code: "wrong-code" });
    await expect(redeemLink(ground, { token, ...client })).resolves.toBeDefined();
  });

  test("a code of one person does not open another's account", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await person(ground, "ivan@nasosy.example");
    await requestLink(ground, { email: olga, origin, address: client.address });
    const { code } = await secretsFor(ground, olga);
    const attempt = redeemCode(ground, { email: "ivan@nasosy.example", code, ...client });
    await expect(attempt).rejects.toMatchObject({ code: "wrong-code" });
  });

  test("an unknown address gets the same answer, one journal entry as everybody, and no letter", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const before = await journalKinds(ground);
    const known = await requestLink(ground, { email: olga, origin, address: client.address });
    const unknown = await requestLink(ground, { email: "nobody@a.example", origin, address: client.address });
    expect(unknown).toEqual(known);
    expect((await journalKinds(ground)).slice(before.length)).toEqual(["link.requested", "link.requested"]);
    expect(await lettersTo(ground, "nobody@a.example")).toEqual([]);
    const attempt = redeemCode(ground, { email: "nobody@a.example", code: "123456", ...client });
    await expect(attempt).rejects.toMatchObject({ code: "wrong-code" });
  });

  test("a deactivated person gets no letter", async () => {
    const ground = await openTestGround();
    const { id } = await person(ground, olga);
    await ground.facts.updateTable("accounts").set({ deactivatedAt: "2026-03-01" }).where("id", "=", id).execute();
    await requestLink(ground, { email: olga, origin, address: client.address });
    expect(await lettersTo(ground, olga)).toEqual([]);
  });

  test("no more than five letters in a quarter of an hour", async () => {
    const ground = await openTestGround();
    for (let n = 0; n < 5; n++) await requestLink(ground, { email: olga, origin, address: `192.0.2.${n}` });
    const sixth = requestLink(ground, { email: olga, origin, address: "192.0.2.9" });
    await expect(sixth).rejects.toMatchObject({ code: "too-many-attempts" });
  });

  test("no table holds a secret of a link, a code, a session or a password", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    await requestLink(ground, { email: olga, origin, address: client.address });
    const { token, code } = await secretsFor(ground, olga);
    const signedIn = await signInWithPassword(ground, { email: olga, password, ...client });
    const stored = await everythingStored(ground);
    expect(token).toHaveLength(43);
    for (const secret of [token, `"${code}"`, signedIn.token, password]) expect(stored).not.toContain(secret);
  });

  test.each([
    ["/projects/1?block=2#2", "/projects/1?block=2#2"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/a\nb", "/"],
    [`/${"a".repeat(500)}`, "/"],
    [undefined, "/"],
  ])("leads from %j to %j: only to a page of this site", (path, expected) => {
    expect(localPath(path)).toBe(expected);
  });
});

test("R12 the journal of signing in names nobody and verifies", async () => {
  const ground = await openTestGround();
  await person(ground, olga, { name: "Ольга Седова" });
  await requestLink(ground, { email: olga, origin, address: client.address });
  await redeemLink(ground, { ...(await secretsFor(ground, olga)), ...client });
  const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
  for (const words of [olga, "Ольга", "Седова", client.address]) expect(journal).not.toContain(words);
  expect(await verifyJournal(ground.facts)).toEqual([]);
});
