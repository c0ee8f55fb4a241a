import { describe, expect, it } from "vitest";
import { rulesHash } from "../../server/domain/sign-off/signing-rules.ts";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { createToken } from "../../server/domain/accounts/api-tokens.ts";
import { serveApi } from "../helpers/api.ts";
import { device } from "../helpers/authenticator.ts";
import { allow, givePassword, password } from "../helpers/passkeys.ts";
import { person, project, projectGrounds } from "../helpers/projects.ts";
import { signStage } from "../helpers/sign-off.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const api = await serveApi(ground);
  const call = (method: string, path: string, body?: unknown) =>
    api.call(made.manager, method, `/projects/${made.id}/${path}`, { body });
  return { ground, made, call };
}

const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

describe("/sign-off-settings", () => {
  it("answers the usual, takes another choice whole, and answers what is in force then", async () => {
    const { call } = await setUp();
    const usual = { confirmations: ["password", "code"], deadlineDays: 5, defaultConsentDays: null, escalationDays: 2 };
    expect(await call("GET", "sign-off-settings")).toMatchObject({ status: 200, body: usual });
    const choice = { confirmations: ["code", "passkey"], deadlineDays: 3, defaultConsentDays: 8, escalationDays: 1 };
    expect(await call("PUT", "sign-off-settings", choice)).toMatchObject({ status: 200, body: choice });
    expect((await call("GET", "sign-off-settings")).body).toEqual(choice);
  });

  it.each([
    [{ confirmations: [] }, "no-confirmation-left"],
    [{ confirmations: ["fax"] }, "invalid"],
    [{ deadlineDays: 0 }, "bad-days"],
    [{ deadlineDays: "3" }, "invalid"],
    [{ escalationDays: undefined }, "required"],
  ])("refuses %o", async (wrong, code) => {
    const { call } = await setUp();
    const choice = { confirmations: ["code"], deadlineDays: 3, defaultConsentDays: null, escalationDays: 1 };
    expect(await call("PUT", "sign-off-settings", { ...choice, ...wrong })).toMatchObject(refused(422, code));
  });
});

describe("/signing-rules", () => {
  it("answers nothing at first, then the wording in force with those before it", async () => {
    const { call } = await setUp();
    expect((await call("GET", "signing-rules")).body).toEqual({ current: null, accepted: false, earlier: [] });
    const words = { body: "Подписывает сам.", orderNumber: "17-п", orderDate: "2026-02-16" };
    const first = await call("POST", "signing-rules", words);
    expect(first).toMatchObject({ status: 201, body: { ...words, number: 1, hash: rulesHash(words), acceptances: 0 } });
    expect(await call("POST", "signing-rules", words)).toMatchObject(refused(409, "rules-unchanged"));
    await call("POST", "signing-rules", { ...words, orderNumber: "18-п" });
    expect((await call("GET", "signing-rules")).body).toMatchObject({
      current: { number: 2, orderNumber: "18-п" },
      earlier: [first.body],
    });
  });
});

describe("/signing-codes", () => {
  it("mails a code for blocks or for the version, and says until when it works", async () => {
    const { ground, made, call } = await setUp();
    const [block] = (await made.now()).sections[0]!.blocks;
    const expiresAt = new Date(ground.clock.now().getTime() + 15 * 60_000).toISOString();
    for (const body of [{ blocks: [block!.id] }, { version: true }])
      expect(await call("POST", "signing-codes", body)).toMatchObject({ status: 201, body: { expiresAt } });
    expect(await ground.facts.selectFrom("outbox").select("secret").execute()).toEqual([{ secret: 1 }, { secret: 1 }]);
  });

  it("asks what is to be signed, and says how long to wait when too many were sent", async () => {
    const { call } = await setUp();
    expect(await call("POST", "signing-codes", {})).toMatchObject(refused(422, "required"));
    for (let sent = 0; sent < 5; sent++) await call("POST", "signing-codes", { version: true });
    const reply = await call("POST", "signing-codes", { version: true });
    expect(reply).toMatchObject(refused(429, "too-many-attempts"));
    expect(reply.headers.get("retry-after")).toBe("900");
  });
});

describe("/passkeys", () => {
  it("adds one, signs with it, tells of it, and removes it", async () => {
    const { ground, made, head, blockId, submit } = await signStage(await open());
    await allow(ground, made.manager, made.id, "passkey");
    await givePassword(ground, head);
    const { call } = await serveApi(ground);
    const own = device();
    const [name, current] = ["Телефон", password];
    const begun = await call(head, "POST", "/passkey-challenges", { body: { name, current } });
    expect(begun).toMatchObject({ status: 201, body: { rp: { id: "svod.test" } } });
    const passkey = own.create(begun.body as PublicKeyCredentialCreationOptionsJSON);
    const added = await call(head, "POST", "/passkeys", { body: { name, passkey } });
    expect(added).toMatchObject({ status: 201, body: { name, lastUsedAt: null } });

    const { hash } = await submit({ approvers: [{ memberId: head.memberId, mandatory: true }] });
    const blocks = [{ block: blockId, hash, decision: "rejected" }];
    const asked = await call(head, "POST", `/projects/${made.id}/passkey-challenges`, { body: { blocks } });
    expect(asked).toMatchObject({ status: 201, body: { rpId: "svod.test", userVerification: "required" } });
    const confirmation = { passkey: own.sign(asked.body as { challenge: string }) };
    const signing = { hash, decision: "rejected", remark: "Не то", confirmation };
    const signed = await call(head, "POST", `/projects/${made.id}/blocks/${blockId}/sign-offs`, { body: signing });
    expect(signed).toMatchObject({ status: 201, body: { confirmedBy: "passkey" } });

    const { id } = added.body as { id: string };
    const now = ground.clock.now().toISOString();
    expect((await call(head, "GET", "/passkeys")).body).toEqual({
      passkeys: [{ id, name, createdAt: now, lastUsedAt: now }],
    });
    const other = await person(ground);
    await givePassword(ground, other);
    const remove = (who: typeof other) => call(who, "POST", `/passkeys/${id}/removal`, { body: { current } });
    expect(await remove(other)).toMatchObject(refused(404, "not-found"));
    expect((await remove(head)).status).toBe(204);
    expect((await call(head, "GET", "/passkeys")).body).toEqual({ passkeys: [] });
  });

  it("takes a session: a personal token may look, but neither adds nor removes", async () => {
    const ground = await open();
    const me = await person(ground);
    const { token } = await createToken(ground, me, { name: "Отчёты" });
    const { call } = await serveApi(ground);
    const headers = { authorization: `Bearer ${token}` };
    expect((await call(null, "GET", "/passkeys", { headers })).status).toBe(200);
    for (const [path, body] of [
      ["/passkey-challenges", { name: "Телефон", current: password }],
      ["/passkeys", { name: "Телефон", passkey: device().create(creation) }],
      ["/passkeys/x/removal", { current: password }],
    ] as const)
      expect(await call(null, "POST", path, { headers, body })).toMatchObject(refused(401, "signed-out"));
  });
});

const creation = { challenge: "", rp: { name: "" }, user: { id: "", name: "", displayName: "" }, pubKeyCredParams: [] };
