import { describe, expect, it } from "vitest";
import { beginPasskey, removePasskey } from "../../../server/domain/accounts/passkeys.ts";
import { removeMember } from "../../../server/domain/members/members.ts";
import { confirm } from "../../../server/domain/sign-off/confirmation.ts";
import type { Covered } from "../../../server/domain/sign-off/covered.ts";
import { decide, type Deciding } from "../../../server/domain/sign-off/deciding.ts";
import { beginPasskeySignature } from "../../../server/domain/sign-off/passkey-signing.ts";
import { withdrawRound, submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { signBlocks } from "../../../server/domain/sign-off/signing.ts";
import { approveVersion, readNextVersion } from "../../../server/domain/sign-off/versions.ts";
import { device, type Device } from "../../helpers/authenticator.ts";
import { allow, givePasskey, password } from "../../helpers/passkeys.ts";
import { everything, project, projectGrounds, refusalOf, type Person } from "../../helpers/projects.ts";
import { proved, signStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();

/** A block in review, and its approver with a passkey, in a project that takes passkeys. */
async function setUp() {
  const stage = await signStage(await open());
  const { ground, made, head, second, blockId } = stage;
  await allow(ground, made.manager, made.id, "password", "passkey");
  const seats = [head, second].map(({ memberId }) => ({ memberId, mandatory: true }));
  const { hash } = await stage.submit({ approvers: seats });
  const { device: own, id: passkeyId } = await givePasskey(ground, head);
  const agreed: Deciding = { blockId, hash, decision: "agreed" };
  const begin = (blocks: Deciding[] = [agreed], who: Person = head) =>
    beginPasskeySignature(ground, who, made.id, { blocks });
  const bring = (passkey: unknown, blocks: Deciding[] = [agreed], who: Person = head) =>
    signBlocks(ground, who, made.id, blocks, { confirmation: { passkey } });
  const prove = (passkey: unknown) => confirm(ground, head, made.id, { blocks: [agreed] }, { passkey });
  /** Everything but what tries use up. */
  const facts = async () => {
    const rows = (await everything(ground)) as [string, unknown][];
    return JSON.stringify(rows.filter(([table]) => table !== "passkeyChallenges"));
  };
  const refused = async (work: Promise<unknown>) => {
    const before = await facts();
    const heard = ground.heard.length;
    const refusal = await refusalOf(work);
    expect(await facts()).toBe(before);
    expect(ground.heard).toHaveLength(heard);
    return refusal;
  };
  return { ...stage, own, passkeyId, hash, agreed, begin, bring, prove, refused };
}

const expired = { code: "passkey-expired", field: "passkey" };
const notThis = { code: "passkey-refused", field: "passkey" };
const otherText = { code: "passkey-other-text", field: "passkey" };

describe("a passkey", () => {
  it("confirms a decision, which says so, and remembers when it was used", async () => {
    const { ground, own, begin, bring } = await setUp();
    const [visa] = await bring(own.sign(await begin()));
    expect(visa).toMatchObject({ decision: "agreed", confirmedBy: "passkey" });
    const [kept] = await ground.facts.selectFrom("passkeys").select(["counter", "lastUsedAt"]).execute();
    expect(kept).toEqual({ counter: 1, lastUsedAt: ground.clock.now().toISOString() });
  });

  it("is asked of the signer's own devices, with its holder verified, for five minutes", async () => {
    const { own, begin } = await setUp();
    const { id } = own.sign({ challenge: "" });
    expect(await begin()).toMatchObject({
      ...{ rpId: "svod.test", userVerification: "required", timeout: 300_000 },
      allowCredentials: [{ id, transports: ["internal"] }],
    });
  });

  it("signs the hash of what was read: the challenge holds it (R2)", async () => {
    const { agreed, begin } = await setUp();
    const tail = async (blocks?: Deciding[]) =>
      Buffer.from((await begin(blocks)).challenge, "base64url")
        .subarray(32)
        .toString("hex");
    const first = await tail();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await tail()).toBe(first);
    expect(await tail([{ ...agreed, decision: "rejected" }])).not.toBe(first);
  });

  it("confirms once, also when two signatures bring it at the same moment", async () => {
    const { own, begin, bring } = await setUp();
    const answer = own.sign(await begin());
    const outcomes = await Promise.allSettled([bring(answer), bring(answer)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusal = outcomes.find((outcome) => outcome.status === "rejected")!.reason as object;
    expect(refusal).toMatchObject({ code: "passkey-expired" });
  });

  it("confirms within five minutes", async () => {
    const { ground, own, begin, bring, refused } = await setUp();
    const late = own.sign(await begin());
    ground.clock.advance({ minutes: 5 });
    expect(await refused(bring(late))).toEqual(expired);
    const intime = own.sign(await begin());
    ground.clock.advance({ minutes: 4 });
    await bring(intime);
  });

  it("confirms nothing by a challenge that nobody made, or that another person, project or purpose was given", async () => {
    const { ground, head, own, second, agreed, begin, bring, refused } = await setUp();
    expect(await refused(bring(own.sign({ challenge: Buffer.alloc(64).toString("base64url") })))).toEqual(expired);
    const { device: theirs } = await givePasskey(ground, second);
    const given = await begin([agreed], second);
    expect(await refused(bring(own.sign(given)))).toEqual(expired);
    await bring(theirs.sign(given), [agreed], second);
    const toAdd = await beginPasskey(ground, head, { name: "Ноутбук", current: password });
    expect(await refused(bring(own.sign(toAdd)))).toEqual(expired);
    const elsewhere = own.sign(await begin());
    const other = await project(ground);
    await ground.facts.updateTable("passkeyChallenges").set({ projectId: other.id }).execute();
    expect(await refused(bring(elsewhere))).toEqual(expired);
  });

  it("confirms no other decision, no other text and no other blocks than those it was asked for (R2)", async () => {
    const { ground, made, own, agreed, head, begin, bring, refused } = await setUp();
    const remarked: Deciding = { ...agreed, decision: "agreed-with-remarks", remarks: [{ body: "Точнее" }] };
    expect(await refused(bring(own.sign(await begin()), [remarked]))).toEqual(otherText);
    const other = (await made.now()).sections[0]!.blocks[1]!.id;
    const seats = { approvers: [{ memberId: head.memberId, mandatory: true }] };
    const { hash } = await submitBlock(ground, made.manager, made.id, other, seats);
    const more: Deciding = { blockId: other, hash, decision: "agreed" };
    expect(await refused(bring(own.sign(await begin()), [agreed, more]))).toEqual(otherText);
    expect(await refused(bring(own.sign(await begin([agreed, more]))))).toEqual(otherText);
    await bring(own.sign(await begin([agreed, more])), [more, agreed]);
  });

  it("does not confirm a text that was changed after it was asked for (R2)", async () => {
    const { ground, made, own, agreed, blockId, begin, bring, refused, write, submit } = await setUp();
    const answer = own.sign(await begin());
    await withdrawRound(ground, made.manager, made.id, blockId);
    await write("Иначе");
    const { hash } = await submit();
    expect(hash).not.toBe(agreed.hash);
    expect(await refused(bring(answer))).toEqual({ code: "stale-hash" });
    expect(await refused(begin())).toEqual({ code: "stale-hash" });
    expect(await refused(bring(answer, [{ ...agreed, hash }]))).toEqual(otherText);
  });

  it("of another account confirms nothing, nor does one that its owner has removed", async () => {
    const { ground, head, second, own, passkeyId, begin, bring, refused } = await setUp();
    const { device: theirs } = await givePasskey(ground, second);
    expect(await refused(bring(theirs.sign(await begin())))).toEqual(notThis);
    expect(await refused(bring(device().sign(await begin())))).toEqual(notThis);
    const answer = own.sign(await begin());
    await removePasskey(ground, head, { id: passkeyId, current: password });
    expect(await refused(bring(answer))).toEqual(notThis);
    expect(await refused(begin())).toEqual({ code: "no-passkey", field: "passkey" });
  });

  it("confirms nothing for another site, without its holder verified, or with a damaged signature", async () => {
    const { own, begin, bring, refused } = await setUp();
    const asked = (change: Partial<Device>) => Object.assign(own, change);
    expect(await refused(bring(asked({ origin: "http://evil.test" }).sign(await begin())))).toEqual(notThis);
    expect(await refused(bring(asked({ origin: "https://svod.test" }).sign(await begin())))).toEqual(notThis);
    asked({ origin: "http://svod.test" });
    expect(await refused(bring(asked({ verifies: false }).sign(await begin())))).toEqual(notThis);
    const { response, ...answer } = asked({ verifies: true }).sign(await begin());
    const damaged = { ...answer, response: { ...response, signature: `${response.signature.slice(0, -4)}AAAA` } };
    expect(await refused(bring(damaged))).toEqual(notThis);
    for (const nonsense of ["{}", 7, { id: 1 }, { id: answer.id, response: {} }])
      expect(await refused(bring(nonsense))).toEqual(notThis);
  });

  it("whose count has not risen is a copy and confirms nothing", async () => {
    const { own, begin, prove, refused } = await setUp();
    own.counter = 5;
    await prove(own.sign(await begin()));
    for (const counter of [5, 3, -1]) {
      own.counter = counter;
      expect(await refused(prove(own.sign(await begin())))).toEqual(notThis);
    }
    own.counter = 6;
    await prove(own.sign(await begin()));
  });

  it("with one count confirms one of two signatures that come at the same moment", async () => {
    const { own, begin, prove } = await setUp();
    const copy = { ...own };
    const answers = [own.sign(await begin()), Object.assign(own, { counter: copy.counter }).sign(await begin())];
    const outcomes = await Promise.allSettled(answers.map(prove));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("that does not count confirms again and again", async () => {
    const { own, begin, prove } = await setUp();
    own.counter = undefined;
    for (let signatures = 0; signatures < 3; signatures++) expect(await prove(own.sign(await begin()))).toBe("passkey");
  });

  it("is missed ten times, then everything waits, passwords too; what fits gives its try back", async () => {
    const { ground, own, begin, bring, refused } = await setUp();
    const wrong = device();
    for (let tries = 0; tries < 10; tries++) expect(await refused(bring(wrong.sign(await begin())))).toEqual(notThis);
    expect(await refused(bring(own.sign(await begin())))).toEqual({ code: "too-many-attempts" });
    ground.clock.advance({ minutes: 16 });
    await bring(own.sign(await begin()));
  });

  it("counts before a password, which browsers fill in by themselves", async () => {
    const { ground, head, made, agreed, begin } = await setUp();
    const confirmation = { password, passkey: device().sign(await begin()) };
    expect(await refusalOf(signBlocks(ground, head, made.id, [agreed], { confirmation }))).toEqual(notThis);
  });

  it("is neither asked for nor taken where the project does not take it", async () => {
    const { ground, made, own, begin, bring, refused } = await setUp();
    const answer = own.sign(await begin());
    await allow(ground, made.manager, made.id, "password");
    const refusal = { code: "confirmation-not-allowed", field: "passkey" };
    expect(await refused(bring(answer))).toEqual(refusal);
    expect(await refused(begin())).toEqual(refusal);
  });

  it("of who has left the project or was deactivated confirms nothing (R8)", async () => {
    const { ground, made, head, second, own, agreed, begin, bring } = await setUp();
    const { device: theirs } = await givePasskey(ground, second);
    const last = theirs.sign(await begin([agreed], second));
    await removeMember(ground, made.manager, made.id, second.memberId);
    const now = ground.clock.now().toISOString();
    const answer = own.sign(await begin());
    await ground.facts.updateTable("accounts").set({ deactivatedAt: now }).where("id", "=", head.accountId).execute();
    for (const work of [bring(answer), begin(), bring(last, [agreed], second), begin([agreed], second)])
      expect(await refusalOf(work)).toEqual({ code: "not-found" });
    expect(await ground.facts.selectFrom("signOffs").selectAll().execute()).toEqual([]);
  });

  it("is not asked for by outsiders, observers, or for what cannot be signed (R6)", async () => {
    const { ground, made, third, agreed, begin, refused } = await setUp();
    for (const [role, code] of [
      ["integrator", "not-found"],
      ["contractor", "not-found"],
      ["observer", "not-allowed"],
    ] as const)
      expect(await refused(begin([agreed], await made.join(role)))).toEqual({ code });
    expect(await refused(begin([agreed], third))).toEqual({ code: "not-approver" });
    expect(await refused(begin([]))).toEqual({ code: "required", field: "blocks" });
    const unknown: Covered = { blocks: [{ ...agreed, decision: "by-default" as "agreed" }] };
    expect(await refused(beginPasskeySignature(ground, third, made.id, unknown))).toMatchObject({ code: "invalid" });
  });
});

describe("УТВЕРЖДАЮ by a passkey", () => {
  it("confirms the manifest that was read, and no other", async () => {
    const { ground, made, third: owner, head, second, agreed } = await setUp();
    for (const who of [head, second]) await decide(ground, who, made.id, [agreed], proved);
    const approvers = [{ memberId: head.memberId, mandatory: true }];
    for (const { id, state } of (await made.now()).sections.flatMap(({ blocks }) => blocks)) {
      if (state !== "draft") continue;
      const { hash } = await submitBlock(ground, made.manager, made.id, id, { approvers });
      await decide(ground, head, made.id, [{ blockId: id, hash, decision: "agreed" }], proved);
    }
    const { device: own } = await givePasskey(ground, owner);
    const { hash } = await readNextVersion(ground, owner, made.id);
    const begin = (version: string, who: Person = owner) => beginPasskeySignature(ground, who, made.id, { version });
    const approve = (passkey: unknown) => approveVersion(ground, owner, made.id, hash, { confirmation: { passkey } });
    expect(await refusalOf(begin("0".repeat(64)))).toEqual({ code: "stale-hash" });
    expect(await refusalOf(begin(hash, head))).toEqual({ code: "not-allowed" });
    const options = await begin(hash);
    await ground.facts.updateTable("passkeyChallenges").set({ accountId: head.accountId }).execute();
    expect(await refusalOf(approve(own.sign(options)))).toEqual(expired);
    expect(await approve(own.sign(await begin(hash)))).toMatchObject({ number: "1.0", confirmedBy: "passkey" });
  });
});
