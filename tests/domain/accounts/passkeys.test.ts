import { describe, expect, it } from "vitest";
import { deactivate } from "../../../server/domain/accounts/deactivation.ts";
import {
  addPasskey,
  beginPasskey,
  listPasskeys,
  mostPasskeys,
  removePasskey,
} from "../../../server/domain/accounts/passkeys.ts";
import { changePassword } from "../../../server/domain/accounts/password-changes.ts";
import { findRelyingParty } from "../../../server/domain/accounts/relying-party.ts";
import { installationChain, verifyJournal } from "../../../server/domain/journal.ts";
import { device } from "../../helpers/authenticator.ts";
import { openTestGround, type TestGround } from "../../helpers/ground.ts";
import { givePasskey, givePassword, password } from "../../helpers/passkeys.ts";
import { everything, journalKinds, person, refusalOf } from "../../helpers/projects.ts";

const name = "Телефон";

async function setUp(config?: Parameters<typeof openTestGround>[0]) {
  const ground = await openTestGround(config);
  const me = await person(ground);
  await givePassword(ground, me);
  const begin = (current = password) => beginPasskey(ground, me, { name, current });
  const add = (passkey: unknown) => addPasskey(ground, me, { name, passkey });
  return { ground, me, begin, add };
}

/** Everything but challenges, which are used up by each try. */
async function facts(ground: TestGround): Promise<string> {
  const rows = (await everything(ground)) as [string, unknown][];
  return JSON.stringify(rows.filter(([table]) => table !== "passkeyChallenges"));
}

async function refusedWithoutChange(ground: TestGround, work: Promise<unknown>) {
  const before = await facts(ground);
  const refusal = await refusalOf(work);
  expect(await facts(ground)).toBe(before);
  return refusal;
}

describe("a passkey", () => {
  it("is added by who has said his password; the journal holds no name (R12), and a letter goes to him", async () => {
    const { ground, me } = await setUp();
    const { id } = await givePasskey(ground, me);
    expect(await listPasskeys(ground, me)).toMatchObject([{ id, name, lastUsedAt: null }]);
    expect((await journalKinds(ground, installationChain)).at(-1)).toBe("passkey.added");
    expect(await verifyJournal(ground.facts)).toEqual([]);
    expect(JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute())).not.toContain(name);
    const letters = await ground.facts.selectFrom("outbox").select(["recipient", "subject"]).execute();
    expect(letters).toEqual([{ recipient: me.account.email, subject: "Добавлен ключ доступа" }]);
  });

  it("is asked of the device for the name of our address, with its holder verified and no key twice", async () => {
    const { ground, me, begin } = await setUp();
    await givePasskey(ground, me);
    const [known] = await ground.facts.selectFrom("passkeys").select("credentialId").execute();
    expect(await begin()).toMatchObject({
      rp: { id: "svod.test", name: "Свод" },
      authenticatorSelection: { userVerification: "required" },
      excludeCredentials: [{ id: known!.credentialId }],
    });
  });

  it("is not begun without the password, nor by who has none, whose tries are not counted", async () => {
    const { ground, begin } = await setUp();
    expect(await refusalOf(begin("не тот"))).toEqual({ code: "wrong-password", field: "current" });
    const newcomer = await person(ground);
    const none = beginPasskey(ground, newcomer, { name, current: "" });
    expect(await refusalOf(none)).toEqual({ code: "passkey-needs-password", field: "current" });
    for (let tries = 1; tries < 10; tries++) await refusalOf(begin("не тот"));
    expect(await refusalOf(begin())).toEqual({ code: "too-many-attempts" });
    expect(await ground.facts.selectFrom("passkeyChallenges").selectAll().execute()).toEqual([]);
  });

  it("needs a name, before the device is asked", async () => {
    const { ground, me } = await setUp();
    for (const [given, code] of [
      ["  ", "required"],
      ["x".repeat(121), "too-long"],
    ] as const)
      expect(await refusalOf(beginPasskey(ground, me, { name: given, current: password }))).toMatchObject({ code });
  });

  it("is added once for each time it was begun, within five minutes, by the same person", async () => {
    const { ground, begin, add } = await setUp();
    const options = await begin();
    const stranger = await person(ground);
    const answer = device().create(options);
    const expired = { code: "passkey-expired" };
    expect(await refusedWithoutChange(ground, addPasskey(ground, stranger, { name, passkey: answer }))).toEqual(
      expired,
    );
    await add(answer);
    expect(await refusedWithoutChange(ground, add(device().create(options)))).toEqual(expired);
    const late = device().create(await begin());
    ground.clock.advance({ minutes: 5 });
    expect(await refusedWithoutChange(ground, add(late))).toEqual(expired);
  });

  it("of another site, or of a device that has not verified its holder, is not added", async () => {
    const { ground, begin, add } = await setUp();
    const elsewhere = device("http://evil.test");
    const careless = Object.assign(device(), { verifies: false });
    for (const wrong of [elsewhere, careless])
      expect(await refusedWithoutChange(ground, add(wrong.create(await begin())))).toEqual({
        code: "passkey-not-added",
      });
  });

  it("is none when it is no answer of a device at all", async () => {
    const { ground, begin, add } = await setUp();
    const { id, response } = device().create(await begin());
    for (const nonsense of [null, "", 7, {}, { id }, { id, response: {} }, { id, response: { clientDataJSON: "e30" } }])
      expect(await refusedWithoutChange(ground, add(nonsense))).toEqual({ code: "passkey-not-added" });
    const damaged = { id, response: { ...response, attestationObject: "AAAA" } };
    expect(await refusedWithoutChange(ground, add(damaged))).toEqual({ code: "passkey-not-added" });
  });

  it("belongs to one account", async () => {
    const { ground, me, begin, add } = await setUp();
    const { device: own } = await givePasskey(ground, me);
    expect(await refusedWithoutChange(ground, add(own.create(await begin())))).toEqual({ code: "passkey-exists" });
    const thief = await person(ground);
    await givePassword(ground, thief);
    const options = await beginPasskey(ground, thief, { name, current: password });
    const stolen = addPasskey(ground, thief, { name, passkey: own.create(options) });
    expect(await refusedWithoutChange(ground, stolen)).toEqual({ code: "passkey-exists" });
  });

  it("is one of twenty at most", async () => {
    const { ground, me, begin } = await setUp();
    const rows = Array.from({ length: mostPasskeys }, (_, at) => ({
      ...{ id: `k${at}`, accountId: me.accountId, credentialId: `c${at}`, publicKey: Buffer.alloc(1), counter: 0 },
      ...{ transports: "[]", name, createdAt: "2026-01-01", lastUsedAt: null },
    }));
    await ground.facts.insertInto("passkeys").values(rows).execute();
    expect(await refusalOf(begin())).toEqual({ code: "too-many-passkeys" });
  });

  it("is removed by its owner alone, who says his password", async () => {
    const { ground, me } = await setUp();
    const { id } = await givePasskey(ground, me);
    const other = await person(ground);
    await givePassword(ground, other);
    const remove = (who: typeof me, current: string) => removePasskey(ground, who, { id, current });
    expect(await refusedWithoutChange(ground, remove(other, password))).toEqual({ code: "not-found" });
    expect(await refusedWithoutChange(ground, remove(me, "не тот"))).toMatchObject({ code: "wrong-password" });
    await remove(me, password);
    expect(await listPasskeys(ground, me)).toEqual([]);
    expect((await journalKinds(ground, installationChain)).at(-1)).toBe("passkey.removed");
    expect(await refusalOf(remove(me, password))).toEqual({ code: "not-found" });
  });

  it("outlives a change of the password", async () => {
    const { ground, me } = await setUp();
    const { id } = await givePasskey(ground, me);
    await changePassword(ground, me, { current: password, password: "другой пароль", sessionId: "" });
    expect(await listPasskeys(ground, me)).toMatchObject([{ id }]);
  });

  it("is not added to a deactivated account", async () => {
    const { ground, me, begin, add } = await setUp();
    const admin = await person(ground);
    await ground.facts.updateTable("accounts").set({ isAdmin: 1 }).where("id", "=", admin.accountId).execute();
    const answer = device().create(await begin());
    await deactivate(ground, admin, me.accountId, {});
    expect(await refusalOf(begin())).toEqual({ code: "signed-out" });
    expect(await refusedWithoutChange(ground, add(answer))).toEqual({ code: "signed-out" });
  });
});

describe("the address", () => {
  it("lends passkeys its name, whatever the port; numbers are no name", () => {
    const party = (...origins: string[]) => findRelyingParty({ origins });
    expect(party("https://svod.firm.example")).toEqual({
      id: "svod.firm.example",
      origins: ["https://svod.firm.example"],
    });
    expect(party("http://localhost:3000", "http://127.0.0.1:3000")).toEqual({
      id: "localhost",
      origins: ["http://localhost:3000"],
    });
    for (const numbers of ["http://192.168.1.5:3000", "http://[::1]:3000"]) expect(party(numbers)).toBeUndefined();
    expect(party()).toBeUndefined();
  });

  it("made of numbers is told to who begins to add one", async () => {
    const { begin } = await setUp({ origins: ["http://192.168.1.5:3000"] });
    expect(await refusalOf(begin())).toEqual({ code: "passkeys-unavailable", field: "passkey" });
  });
});
