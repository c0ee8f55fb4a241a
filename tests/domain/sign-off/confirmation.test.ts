import { describe, expect, it } from "vitest";
import type { Role } from "../../../server/db/schema.ts";
import { removeMember } from "../../../server/domain/members/members.ts";
import { maskSecrets } from "../../../server/domain/outbox.ts";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { confirm, type Confirmation } from "../../../server/domain/sign-off/confirmation.ts";
import { configureSignOff } from "../../../server/domain/sign-off/settings.ts";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { signingCodeLetter } from "../../../server/mail/signing-letters.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf, type Person } from "../../helpers/projects.ts";

const open = projectGrounds();

const password = "корова лошадь скрепка";
/** What is signed: neither a password nor a code asks. */
const nothing = { blocks: [] };
const usual = { deadlineDays: 5, defaultConsentDays: null, escalationDays: 2 };

async function setUp(role: Role = "approver") {
  const ground = await open();
  const made = await project(ground);
  const signer = await made.join(role);
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", signer.accountId).execute();
  const [block] = (await made.now()).sections[0]!.blocks;
  const { id } = made;
  const prove = (confirmation?: Confirmation) => confirm(ground, signer, id, nothing, confirmation);
  const askCode = () => sendSigningCode(ground, signer, id, { blocks: [block!.id] });
  const allow = (...confirmations: string[]) => configureSignOff(ground, made.manager, id, { ...usual, confirmations });
  return { ground, made, id, signer, block: block!, prove, askCode, allow };
}

/** The letters to a person, the newest first. */
function letters(ground: TestGround, { account }: Person) {
  return ground.facts
    .selectFrom("outbox")
    .selectAll()
    .where("recipient", "=", account.email)
    .orderBy("rowid" as never, "desc")
    .execute();
}

/** The code of the newest letter to a person. */
async function codeOf(ground: TestGround, signer: Person): Promise<string> {
  const [letter] = await letters(ground, signer);
  return /\b\d{6}\b/.exec(letter!.body)![0];
}

/** A code that is certainly another one. */
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** Everything but the counted tries of codes. */
async function withoutTries(ground: TestGround): Promise<string> {
  return JSON.stringify(await everything(ground)).replace(/"attempts":\d/g, '"attempts":0');
}

async function refusedWithoutChange(ground: TestGround, work: Promise<unknown>): Promise<unknown> {
  const before = await withoutTries(ground);
  const heard = ground.heard.length;
  const refusal = await refusalOf(work);
  expect(await withoutTries(ground)).toBe(before);
  expect(ground.heard).toHaveLength(heard);
  return refusal;
}

describe("a decision is confirmed", () => {
  it("by the password of the account, as often as one signs", async () => {
    const { prove } = await setUp();
    for (let signatures = 0; signatures < 12; signatures++) expect(await prove({ password })).toBe("password");
  });

  it("by a code sent to the account's mail, typed with or without a space", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    expect(await prove({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toBe("code");
  });

  it("by the code where both are sent, since browsers fill in passwords by themselves", async () => {
    const { prove } = await setUp();
    expect(await refusalOf(prove({ password, code: "123456" }))).toEqual({ code: "code-expired", field: "code" });
    expect(await prove({ password, code: " " })).toBe("password");
  });

  it("only in a way that the project takes, and a code that it does not take is not sent either", async () => {
    const { ground, prove, askCode, allow } = await setUp();
    await allow("code");
    const refused = { code: "confirmation-not-allowed" };
    expect(await refusedWithoutChange(ground, prove({ password }))).toEqual({ ...refused, field: "password" });
    await allow("password");
    expect(await refusedWithoutChange(ground, prove({ code: "123456" }))).toEqual({ ...refused, field: "code" });
    expect(await refusedWithoutChange(ground, askCode())).toEqual({ ...refused, field: "code" });
  });

  it("never by itself: the refusal names the ways", async () => {
    const { ground, prove, allow } = await setUp();
    for (const nothing of [undefined, {}, { password: "" }, { code: "  " }])
      expect(await refusedWithoutChange(ground, prove(nothing))).toEqual({
        code: "confirmation-required",
        field: "password",
      });
    await allow("code");
    const error = await prove().catch((refusal: Error) => refusal);
    expect(error).toMatchObject({ code: "confirmation-required", field: "code", details: { fields: "code" } });
  });

  it("by nobody outside, nor by an observer, whatever they know (R6, R8)", async () => {
    for (const [role, code] of [
      ["integrator", "not-found"],
      ["contractor", "not-found"],
      ["observer", "not-allowed"],
    ] as const) {
      const { ground, prove, askCode } = await setUp(role);
      expect(await refusedWithoutChange(ground, prove({ password }))).toEqual({ code });
      expect(await refusedWithoutChange(ground, askCode())).toEqual({ code });
    }
  });

  it("by nobody who was removed from the project meanwhile", async () => {
    const { ground, made, id, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    await removeMember(ground, made.manager, id, signer.memberId);
    for (const proof of [{ password }, { code }])
      expect(await refusedWithoutChange(ground, prove(proof))).toEqual({ code: "not-found" });
  });
});

describe("a password", () => {
  it("that is wrong is refused and changes nothing (R11)", async () => {
    const { ground, prove } = await setUp();
    expect(await refusedWithoutChange(ground, prove({ password: "не тот" }))).toEqual({
      code: "wrong-password",
      field: "password",
    });
  });

  it("that was never set is told apart from a wrong one, and counts no attempt", async () => {
    const { ground, made, id } = await setUp();
    const newcomer = await made.join("editor");
    for (let tries = 0; tries < 11; tries++)
      expect(await refusedWithoutChange(ground, confirm(ground, newcomer, id, nothing, { password }))).toEqual({
        code: "no-password",
        field: "password",
      });
  });

  it("may be missed ten times, then the right one waits too, and so do codes; others sign on", async () => {
    const { ground, made, id, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    for (let tries = 0; tries < 10; tries++)
      expect((await refusalOf(prove({ password: `не тот ${tries}` }))).code).toBe("wrong-password");
    for (const proof of [{ password }, { code }])
      expect(await refusedWithoutChange(ground, prove(proof))).toEqual({ code: "too-many-attempts" });
    const other = await made.join("approver");
    await sendSigningCode(ground, other, id, { version: true });
    expect(await confirm(ground, other, id, nothing, { code: await codeOf(ground, other) })).toBe("code");
    ground.clock.advance({ minutes: 16 });
    expect(await prove({ password })).toBe("password");
  });

  it("that fits gives its attempt back, but not those before it", async () => {
    const { prove } = await setUp();
    for (let tries = 0; tries < 9; tries++) await refusalOf(prove({ password: "не тот" }));
    for (let signatures = 0; signatures < 3; signatures++) expect(await prove({ password })).toBe("password");
    await refusalOf(prove({ password: "не тот" }));
    expect(await refusalOf(prove({ password }))).toEqual({ code: "too-many-attempts" });
  });
});

describe("a code", () => {
  it("works once", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    await prove({ code });
    expect(await refusedWithoutChange(ground, prove({ code }))).toEqual({ code: "code-expired", field: "code" });
  });

  it("works once even when two signatures bring it at the same moment", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    for (let races = 0; races < 5; races++) {
      ground.clock.advance({ minutes: 16 });
      await askCode();
      const code = await codeOf(ground, signer);
      const outcomes = await Promise.allSettled([prove({ code }), prove({ code }), prove({ code })]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "code-expired" });
    }
  });

  it("works for fifteen minutes", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    const { expiresAt } = await askCode();
    expect(Date.parse(expiresAt) - ground.clock.now().getTime()).toBe(15 * 60_000);
    const code = await codeOf(ground, signer);
    ground.clock.advance({ minutes: 15 });
    expect(await refusedWithoutChange(ground, prove({ code }))).toEqual({ code: "code-expired", field: "code" });
    await askCode();
    const later = await codeOf(ground, signer);
    ground.clock.advance({ minutes: 14 });
    expect(await prove({ code: later })).toBe("code");
  });

  it("is spent by five wrong tries, also when they come all at once", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    const wrong = () => refusalOf(prove({ code: otherThan(code) }));
    const refused = await Promise.all(Array.from({ length: 5 }, wrong));
    expect(refused.map((refusal) => refusal.code)).toEqual(Array(5).fill("wrong-code"));
    expect(await refusedWithoutChange(ground, prove({ code }))).toEqual({ code: "code-expired", field: "code" });
  });

  it("survives four wrong tries, each of which changes nothing but their count (R11)", async () => {
    const { ground, signer, prove, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    for (let tries = 0; tries < 4; tries++)
      expect(await refusedWithoutChange(ground, prove({ code: otherThan(code) }))).toEqual({
        code: "wrong-code",
        field: "code",
      });
    expect(await prove({ code })).toBe("code");
  });

  it("of another account, of another project, or before a newer one never counts", async () => {
    const { ground, made, id, signer, prove, askCode } = await setUp();
    await sendSigningCode(ground, made.manager, id, { version: true });
    expect((await refusalOf(prove({ code: await codeOf(ground, made.manager) }))).code).toBe("code-expired");
    const other = await project(ground);
    await sendSigningCode(ground, other.manager, other.id, { version: true });
    await ground.facts
      .updateTable("signingCodes")
      .set({ accountId: signer.accountId })
      .where("projectId", "=", other.id)
      .execute();
    expect((await refusalOf(prove({ code: await codeOf(ground, other.manager) }))).code).toBe("code-expired");
    const codes = ["100001", "100002"];
    Object.assign(ground, { random: { ...ground.random, code: () => codes.shift() } });
    await askCode();
    await askCode();
    expect((await refusalOf(prove({ code: "100001" }))).code).toBe("wrong-code");
    expect(await prove({ code: "100002" })).toBe("code");
  });

  it("is kept as a hash alone, and its letter is secret to the administrator", async () => {
    const { ground, signer, askCode } = await setUp();
    await askCode();
    const code = await codeOf(ground, signer);
    const kept = await ground.facts.selectFrom("signingCodes").selectAll().execute();
    const told = await ground.facts.selectFrom("journal").select("data").execute();
    expect(JSON.stringify([kept, told])).not.toContain(`"${code}"`);
    const [letter] = await letters(ground, signer);
    expect(letter).toMatchObject({ secret: 1 });
    expect(maskSecrets(letter!.body)).not.toContain(code);
  });

  it("is sent five times in a quarter of an hour, and no more; a letter that was refused does not count", async () => {
    const { ground, signer, id, askCode } = await setUp();
    for (let tries = 0; tries < 6; tries++)
      await refusalOf(sendSigningCode(ground, signer, id, { blocks: ["0123456789abcdefghjk"] }));
    for (let sent = 0; sent < 5; sent++) await askCode();
    expect(await refusedWithoutChange(ground, askCode())).toEqual({ code: "too-many-attempts" });
    ground.clock.advance({ minutes: 16 });
    await askCode();
    expect((await journalKinds(ground, id)).filter((kind) => kind === "signing-code.sent")).toHaveLength(6);
  });

  it("is not sent for what is not there: other projects' blocks, removed ones, none, too many", async () => {
    const { ground, made, signer, id, block } = await setUp();
    const other = await project(ground);
    const foreign = (await other.now()).sections[0]!.blocks[0]!.id;
    const removed = (await made.now()).sections[1]!.blocks[0]!.id;
    await removeBlock(ground, made.manager, id, removed);
    const send = (blocks: string[]) => refusedWithoutChange(ground, sendSigningCode(ground, signer, id, { blocks }));
    expect(await send([block.id, foreign])).toEqual({ code: "not-found" });
    expect(await send([removed])).toEqual({ code: "not-found" });
    expect(await send([])).toEqual({ code: "required", field: "blocks" });
    expect(await send(Array.from({ length: 501 }, (_, at) => `b${at}`))).toEqual({ code: "invalid", field: "blocks" });
  });
});

describe("the letter with a code", () => {
  it("says what is signed in which project, for how long, and that nobody should be told the code", async () => {
    const { ground, signer, block, askCode } = await setUp();
    await askCode();
    const [letter] = await letters(ground, signer);
    expect(letter!.subject).toBe("Код для подписи в проекте «Внедрение CRM»");
    for (const words of ["«Внедрение CRM»", `— ${block.title}`, "15 минут", "Никому его не сообщайте"])
      expect(letter!.body).toContain(words);
    expect(letter!.subject).not.toMatch(/\d{6}/);
  });

  it("speaks the language of its reader, and says when the whole version is signed", async () => {
    const { ground, signer, id } = await setUp();
    await ground.facts.updateTable("accounts").set({ language: "en" }).where("id", "=", signer.accountId).execute();
    await sendSigningCode(ground, signer, id, { version: true });
    const [letter] = await letters(ground, signer);
    for (const words of ["the version of the whole document", "Tell it to nobody", "for 15 minutes"])
      expect(letter!.body).toContain(words);
  });

  it("names ten blocks and counts the others, each on one line whatever its title holds", () => {
    const titles = ["Цели\nКод: 000000", ...Array.from({ length: 11 }, (_, at) => `Блок ${at}`)];
    const to = { email: "a@firm.example", language: "ru" as const };
    const { body } = signingCodeLetter(to, { project: "CRM", titles, code: "123456", minutes: 15 });
    const lines = body.split("\n").filter((line) => line.startsWith("— "));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("— Цели Код: 000000");
    expect(body).toContain("и ещё блоков: 2");
  });

  it("names the blocks of one signature in the order they were asked for, each once", async () => {
    const { ground, made, signer, id } = await setUp();
    const [one, two] = (await made.now()).sections.flatMap((section) => section.blocks);
    await sendSigningCode(ground, signer, id, { blocks: [two!.id, one!.id, two!.id] });
    const [letter] = await letters(ground, signer);
    expect(letter!.body).toContain(`вы подписываете:\n— ${two!.title}\n— ${one!.title}\n\n`);
  });
});
