import { describe, expect, it } from "vitest";
import { rulesHash } from "../../server/domain/sign-off/signing-rules.ts";
import { serveApi } from "../helpers/api.ts";
import { project, projectGrounds } from "../helpers/projects.ts";

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
    const choice = { confirmations: ["code"], deadlineDays: 3, defaultConsentDays: 8, escalationDays: 1 };
    expect(await call("PUT", "sign-off-settings", choice)).toMatchObject({ status: 200, body: choice });
    expect((await call("GET", "sign-off-settings")).body).toEqual(choice);
  });

  it.each([
    [{ confirmations: [] }, "no-confirmation-left"],
    [{ confirmations: ["passkey"] }, "invalid"],
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
