import { describe, expect, it } from "vitest";
import { startingRules } from "../../../content/signing-rules/starting-text.ts";
import { projectCommand, type Actor } from "../../../server/domain/command.ts";
import { rowDigest, verifyJournal } from "../../../server/domain/journal.ts";
import {
  changeSigningRules,
  currentRules,
  hasAccepted,
  listSigningRules,
  mustHaveAccepted,
  rulesHash,
  rulesWords,
} from "../../../server/domain/sign-off/signing-rules.ts";
import { sha256 } from "../../../server/random.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const first = { body: "Подписывает согласующий.", orderNumber: "17-п", orderDate: "2026-02-16" };
const second = { ...first, body: "Подписывает только согласующий." };

/** A signature as far as the rules are concerned. @returns the hash that would stand in the visa */
function sign(ground: TestGround, actor: Actor, projectId: string, accepting?: string | boolean): Promise<string> {
  return projectCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    const hash = await mustHaveAccepted(command, accepting);
    await command.journal({ kind: "sign-off.given", about: projectId });
    return hash;
  });
}

describe("a wording of the rules", () => {
  it("is vouched for by SHA-256 of its canonical JSON, in the row and in the journal", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    await changeSigningRules(ground, manager, id, first);
    const rules = (await currentRules(ground.facts, id))!;
    expect(rules).toMatchObject({ ...first, number: 1, createdBy: manager.accountId });
    expect(rules.hash).toBe(
      sha256('{"body":"Подписывает согласующий.","orderDate":"2026-02-16","orderNumber":"17-п"}'),
    );
    const entry = await ground.facts
      .selectFrom("journal")
      .selectAll()
      .where("about", "=", rules.id)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ kind: "signing-rules.changed", actor: manager.accountId });
    expect(JSON.parse(entry.data)).toEqual({ hash: rules.hash, number: 1, digest: rowDigest(rules) });
  });

  it("has one hash whether it came from a form or from the API, and another when any part of it differs", () => {
    const hash = rulesHash(rulesWords({ ...first, body: "Первое.\nВторое: й" }));
    expect(rulesHash(rulesWords({ ...first, body: "  Первое.\r\nВторое: и\u0306 " }))).toBe(hash);
    for (const other of [{ body: "Первое." }, { orderNumber: "18-п" }, { orderDate: "2026-02-17" }])
      expect(rulesHash(rulesWords({ ...first, body: "Первое.\nВторое: й", ...other }))).not.toBe(hash);
  });

  it("stays when a later one comes, even when both come at one moment: nobody can change or remove it", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    await changeSigningRules(ground, manager, id, first);
    await changeSigningRules(ground, manager, id, second);
    const { wordings } = await listSigningRules(ground, manager, id);
    expect(wordings.map(({ number, body }) => [number, body])).toEqual([
      [2, second.body],
      [1, first.body],
    ]);
    const rows = () => ground.facts.updateTable("signingRules").set({ body: "Иное" });
    await expect(rows().execute()).rejects.toThrow("immutable");
    await expect(ground.facts.deleteFrom("signingRules").execute()).rejects.toThrow("immutable");
  });

  it.each([
    ["without words", { body: " \r\n" }, "required", "body"],
    ["longer than twenty thousand characters", { body: "я".repeat(20_001) }, "too-long", "body"],
    ["without the number of its order", { orderNumber: "" }, "required", "orderNumber"],
    ["without the date of its order", { orderDate: "" }, "required", "orderDate"],
    ["of a day that never was", { orderDate: "30.02.2026" }, "bad-date", "orderDate"],
    ["that says what is in force already", {}, "rules-unchanged", undefined],
  ])("%s is refused, and then nothing changes (R11)", async (_, wrong, code, field) => {
    const ground = await open();
    const { id, manager } = await project(ground);
    await changeSigningRules(ground, manager, id, first);
    const before = await everything(ground);
    ground.heard.length = 0;
    const refused = await refusalOf(changeSigningRules(ground, manager, id, { ...first, ...wrong }));
    expect(refused).toEqual(field ? { code, field } : { code });
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });

  it("is nothing to integrators and contractors (R6)", async () => {
    const ground = await open();
    const { id, join } = await project(ground);
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(listSigningRules(ground, await join(role), id))).toEqual({ code: "not-found" });
  });
});

describe("whoever signs", () => {
  it("needs to accept nothing where no rules are kept, and the visa names none", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    expect(await sign(ground, manager, id)).toBe("");
    expect(await sign(ground, manager, id, true)).toBe("");
  });

  it("is refused until he accepts the rules, and then nothing changes (R11)", async () => {
    const ground = await open();
    const { id, manager, join } = await project(ground);
    const approver = await join("approver");
    await changeSigningRules(ground, manager, id, first);
    const before = await everything(ground);
    for (const accepting of [undefined, false, ""])
      expect(await refusalOf(sign(ground, approver, id, accepting))).toEqual({
        code: "rules-not-accepted",
        field: "acceptRules",
      });
    expect(await everything(ground)).toEqual(before);
  });

  it("accepts them once, with his signature, and the journal says so by hash without naming anybody (R12)", async () => {
    const ground = await open();
    const { id, manager, join } = await project(ground);
    const approver = await join("approver");
    await changeSigningRules(ground, manager, id, first);
    const { hash, id: rulesId } = (await currentRules(ground.facts, id))!;
    expect(await hasAccepted(ground.facts, id, rulesId, approver.accountId)).toBe(false);
    expect(await sign(ground, approver, id, hash)).toBe(hash);
    expect(await hasAccepted(ground.facts, id, rulesId, approver.accountId)).toBe(true);
    expect(await hasAccepted(ground.facts, id, rulesId, manager.accountId)).toBe(false);
    expect(await sign(ground, approver, id)).toBe(hash);
    const kinds = await journalKinds(ground, id);
    expect(kinds.slice(-3)).toEqual(["signing-rules.accepted", "sign-off.given", "sign-off.given"]);
    const entries = ground.facts.selectFrom("journal").selectAll().where("kind", "=", "signing-rules.accepted");
    const [entry] = await entries.execute();
    expect(entry).toMatchObject({ actor: approver.accountId, about: rulesId });
    const acceptance = await ground.facts.selectFrom("rulesAcceptances").selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(entry!.data)).toEqual({ hash, digest: rowDigest(acceptance) });
    expect(await verifyJournal(ground.facts)).toEqual([]);
    expect(await listSigningRules(ground, approver, id)).toMatchObject({
      accepted: true,
      wordings: [{ acceptances: 1 }],
    });
    expect(await listSigningRules(ground, manager, id)).toMatchObject({ accepted: false });
  });

  it("accepts a new wording anew, and never one he has not read", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    await changeSigningRules(ground, manager, id, first);
    const read = (await currentRules(ground.facts, id))!.hash;
    await sign(ground, manager, id, read);
    await changeSigningRules(ground, manager, id, second);
    expect((await refusalOf(sign(ground, manager, id))).code).toBe("rules-not-accepted");
    expect((await refusalOf(sign(ground, manager, id, read))).code).toBe("rules-changed");
    expect(await sign(ground, manager, id, true)).toBe(rulesHash(second));
  });

  it("has accepted nothing when his signature fails afterwards", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    await changeSigningRules(ground, manager, id, first);
    const before = await everything(ground);
    const failing = projectCommand(ground, manager, id, "sign-off.give", async (command) => {
      await mustHaveAccepted(command, true);
      throw new Error("the text has changed");
    });
    await expect(failing).rejects.toThrow("the text has changed");
    expect(await everything(ground)).toEqual(before);
  });
});

describe("the starting text", () => {
  it.each(["ru", "en"] as const)("in %s names the company and fits the field as it stands", (language) => {
    const body = startingRules(language, "ООО «Насос»");
    expect(body).toContain("ООО «Насос»");
    expect(rulesWords({ ...first, body }).body).toBe(body);
  });
});
