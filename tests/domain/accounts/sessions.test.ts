import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import {
  findSessionAccount,
  listSessions,
  readSession,
  revokeSession,
  signOut,
} from "../../../server/domain/accounts/sessions.ts";
import { signInWithPassword } from "../../../server/domain/accounts/sign-in.ts";
import { openTestGround, type TestGround } from "../../helpers/ground.ts";
import { client, journalKinds, password, person } from "./cast.ts";

const olga = "olga@nasosy.example";
const signIn = (ground: TestGround, email = olga, userAgent = "Firefox") =>
  signInWithPassword(ground, { email, password, address: client.address, userAgent });

describe("a session", () => {
  test("is a cookie that scripts cannot read and other sites do not send", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const { cookie } = await signIn(ground);
    expect(cookie).toMatch(/^svod=[\w-]{43}; HttpOnly; Max-Age=2592000; Path=\/; SameSite=Lax$/);
  });

  test("is called __Host-svod and goes over https only, where https is used", async () => {
    const ground = await openTestGround({ secureCookies: true });
    await person(ground, olga);
    const { cookie } = await signIn(ground);
    expect(cookie).toMatch(/^__Host-svod=[\w-]{43};.* Path=\/;.* Secure$/);
    expect(cookie).not.toContain("Domain");
    expect(await readSession(ground, cookie.replace("__Host-", ""))).toBeNull();
  });

  test("lasts thirty days from the last visit", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const { cookie } = await signIn(ground);
    ground.clock.advance({ days: 14 });
    expect(await readSession(ground, cookie)).toMatchObject({ cookie: null });
    ground.clock.advance({ days: 2 });
    expect(await readSession(ground, cookie)).toMatchObject({ cookie: expect.stringContaining("Max-Age=2592000") });
    ground.clock.advance({ days: 29 });
    expect(await readSession(ground, cookie)).not.toBeNull();
    ground.clock.advance({ days: 30 });
    expect(await readSession(ground, cookie)).toBeNull();
  });

  test.each([undefined, "", "svod=", "svod=nonsense", "other=1", "svod=%ff"])("is not %j", async (header) => {
    const ground = await openTestGround();
    expect(await readSession(ground, header)).toBeNull();
  });

  test("is read beside broken cookies of others", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const { token } = await signIn(ground);
    expect(await readSession(ground, `theme=%ff; svod=${token}; ===; x`)).toMatchObject({ account: { email: olga } });
  });

  test("is still read when the disk takes no more writes", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const { cookie } = await signIn(ground);
    ground.clock.advance({ days: 20 });
    await sql`pragma query_only = on`.execute(ground.facts);
    expect(await readSession(ground, cookie)).toMatchObject({ account: { email: olga } });
    await expect(signIn(ground)).rejects.toMatchObject({ code: "storage-failing" });
    await sql`pragma query_only = off`.execute(ground.facts);
  });

  test("cannot be entered by the hash that the database keeps", async () => {
    const ground = await openTestGround();
    await person(ground, olga);
    const { cookie } = await signIn(ground);
    const { sessionId } = (await readSession(ground, cookie))!;
    expect(await readSession(ground, `svod=${sessionId}`)).toBeNull();
    expect(await findSessionAccount(ground, sessionId)).toMatchObject({ email: olga });
  });

  test("is nobody's once its account is deactivated (R8)", async () => {
    const ground = await openTestGround();
    const { id } = await person(ground, olga);
    const { cookie } = await signIn(ground);
    const { sessionId } = (await readSession(ground, cookie))!;
    await ground.facts.updateTable("accounts").set({ deactivatedAt: "2026-03-02" }).where("id", "=", id).execute();
    expect(await findSessionAccount(ground, sessionId)).toBeUndefined();
    expect(await readSession(ground, cookie)).toBeNull();
  });
});

describe("one's own sessions", () => {
  test("are listed with the last seen first", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    await person(ground, "ivan@nasosy.example");
    const phone = await signIn(ground, olga, "Phone");
    await signIn(ground, "ivan@nasosy.example");
    ground.clock.advance({ minutes: 1 });
    await signIn(ground, olga, "Laptop");
    expect((await listSessions(ground, actor)).map((session) => session.userAgent)).toEqual(["Laptop", "Phone"]);
    ground.clock.advance({ minutes: 10 });
    await readSession(ground, phone.cookie);
    expect((await listSessions(ground, actor)).map((session) => session.userAgent)).toEqual(["Phone", "Laptop"]);
  });

  test("end at once, and open sockets are told (R8)", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    const { cookie } = await signIn(ground);
    const [session] = await listSessions(ground, actor);
    await revokeSession(ground, actor, session!.id);
    expect(ground.heard).toContainEqual({ kind: "rights", sessionId: session!.id });
    expect(await readSession(ground, cookie)).toBeNull();
    expect((await journalKinds(ground)).at(-1)).toBe("session.ended");
  });

  test("are ended only by their owner: another's id is not found", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    const stranger = await person(ground, "ivan@nasosy.example");
    const { cookie } = await signIn(ground);
    const [session] = await listSessions(ground, actor);
    const before = ground.heard.length;
    await expect(revokeSession(ground, stranger, session!.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeSession(ground, actor, "nothing")).rejects.toMatchObject({ code: "not-found" });
    expect(await readSession(ground, cookie)).not.toBeNull();
    expect(ground.heard.slice(before)).toEqual([]);
  });

  test("signing out ends the session and takes the cookie away", async () => {
    const ground = await openTestGround();
    const actor = await person(ground, olga);
    const { cookie } = await signIn(ground);
    const { sessionId } = (await readSession(ground, cookie))!;
    expect(await signOut(ground, actor, sessionId)).toMatch(/^svod=; HttpOnly; Max-Age=0/);
    expect(await readSession(ground, cookie)).toBeNull();
  });
});
