import { describe, expect, test } from "vitest";
import { createToken, listTokens, readToken, revokeToken } from "../../../server/domain/accounts/api-tokens.ts";
import { isWhole } from "../../../server/domain/identities.ts";
import { changeProfile } from "../../../server/domain/accounts/profile.ts";
import { openTestGround } from "../../helpers/ground.ts";
import { everythingStored, person } from "./cast.ts";

const olga = "olga@nasosy.example";

async function stage() {
  const ground = await openTestGround();
  const actor = await person(ground, olga, { password: null, name: "Ольга Седова" });
  return { ground, actor };
}

describe("the profile", () => {
  test("changes what is given and leaves the rest", async () => {
    const { ground, actor } = await stage();
    await changeProfile(ground, actor, { position: " Директор ", language: "en", theme: "dark" });
    const stored = await ground.facts.selectFrom("accounts").selectAll().where("id", "=", actor.id).executeTakeFirst();
    expect(stored).toMatchObject({ name: "Ольга Седова", position: "Директор", language: "en", theme: "dark" });
  });

  test.each([
    [{ personName: "  " }, "required", "personName"],
    [{ personName: "я".repeat(121) }, "too-long", "personName"],
    [{ position: "я".repeat(121) }, "too-long", "position"],
    [{ company: "я".repeat(121) }, "too-long", "company"],
    [{ language: "de" }, "invalid", "language"],
    [{ theme: "neon" }, "invalid", "theme"],
  ])("refuses %o and changes nothing (R11)", async (wrong, code, field) => {
    const { ground, actor } = await stage();
    const before = await everythingStored(ground);
    const attempt = changeProfile(ground, actor, { company: "ООО «Насосы»", ...wrong });
    await expect(attempt).rejects.toMatchObject({ code, field });
    expect(await everythingStored(ground)).toBe(before);
  });

  test("R12 a new name is an erasable row whose salted hash, and nothing else, is in the journal", async () => {
    const { ground, actor } = await stage();
    await changeProfile(ground, actor, { personName: "Ольга Белова", position: "Директор" });
    await changeProfile(ground, actor, { theme: "dark" });
    const identities = await ground.facts.selectFrom("identities").selectAll().execute();
    expect(identities.map(({ name }) => name).sort()).toEqual(["Ольга Белова", "Ольга Седова"]);
    const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    for (const identity of identities) {
      expect(journal).toContain(identity.hash);
      expect(isWhole(identity)).toBe(true);
      expect(isWhole({ ...identity, name: "Другой" })).toBe(false);
    }
    for (const words of ["Ольга", "Седова", "Белова", "Директор"]) expect(journal).not.toContain(words);
  });

  test("R12 two people of one name have different hashes", async () => {
    const { ground } = await stage();
    await person(ground, "other@nasosy.example", { password: null, name: "Ольга Седова" });
    const rows = await ground.facts.selectFrom("identities").selectAll().execute();
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2);
  });

  test("is not changed by somebody deactivated", async () => {
    const { ground, actor } = await stage();
    await ground.facts
      .updateTable("accounts")
      .set({ deactivatedAt: "2026-03-01" })
      .where("id", "=", actor.id)
      .execute();
    await expect(changeProfile(ground, actor, { theme: "dark" })).rejects.toMatchObject({ code: "signed-out" });
  });
});

describe("a personal token", () => {
  test("is shown once, stored hashed, and tells whose it is", async () => {
    const { ground, actor } = await stage();
    const { token } = await createToken(ground, actor, { name: "Выгрузка" });
    expect(token).toMatch(/^svod_[\w-]{43}$/);
    expect(await everythingStored(ground)).not.toContain(token.slice(5));
    expect(await readToken(ground, `Bearer ${token}`)).toMatchObject({ account: { id: actor.id } });
    const [listed] = await listTokens(ground, actor);
    expect(listed).toMatchObject({ name: "Выгрузка", lastUsedAt: ground.clock.now().toISOString() });
    expect(JSON.stringify(listed)).not.toContain(token.slice(5));
  });

  test("revoked, it opens nothing, and open sockets are told (R8)", async () => {
    const { ground, actor } = await stage();
    const { token, id } = await createToken(ground, actor, { name: "Выгрузка" });
    await revokeToken(ground, actor, id);
    expect(await readToken(ground, `Bearer ${token}`)).toBeNull();
    expect(ground.heard).toContainEqual({ kind: "rights", accountId: actor.id });
    await expect(revokeToken(ground, actor, id)).rejects.toMatchObject({ code: "not-found" });
  });

  test("is revoked by its owner only", async () => {
    const { ground, actor } = await stage();
    const stranger = await person(ground, "other@nasosy.example", { password: null });
    const { token, id } = await createToken(ground, actor, { name: "Выгрузка" });
    await expect(revokeToken(ground, stranger, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await readToken(ground, `Bearer ${token}`)).not.toBeNull();
  });

  test.each([undefined, "", "Bearer", "Bearer svod_", `Bearer ${"a".repeat(48)}`, "Basic svod_aaaa"])(
    "is not %j",
    async (header) => {
      const { ground } = await stage();
      expect(await readToken(ground, header)).toBeNull();
    },
  );

  test("needs a name", async () => {
    const { ground, actor } = await stage();
    await expect(createToken(ground, actor, { name: " " })).rejects.toMatchObject({ code: "required", field: "name" });
  });
});
