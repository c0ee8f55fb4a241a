import { describe, expect, it } from "vitest";
import { verifyJournal } from "../../../../server/domain/journal.ts";
import { removeMember } from "../../../../server/domain/members/members.ts";
import { readBlockSignOff } from "../../../../server/domain/sign-off/block-sign-off.ts";
import { revokeSignOff } from "../../../../server/domain/sign-off/revoking.ts";
import { configureSignOff } from "../../../../server/domain/sign-off/settings.ts";
import { latestRounds } from "../../../../server/domain/sign-off/round-progress.ts";
import { readNextVersion } from "../../../../server/domain/sign-off/versions.ts";
import { projectGrounds, refusalOf } from "../../../helpers/projects.ts";
import { signStage } from "../../../helpers/sign-off.ts";
import { lettersAbout, morning, mornings } from "./clock.ts";

const open = projectGrounds();

/** Monday, 2 March: consent of the advisory comes when Thursday the 5th has ended. */
async function setUp({ mandatory, days = 3 }: { mandatory: [boolean, boolean]; days?: number | null }) {
  const stage = await signStage(await open());
  const { ground, made, manager, head, second } = stage;
  const terms = { confirmations: ["password"], deadlineDays: 5, defaultConsentDays: days, escalationDays: 2 };
  await configureSignOff(ground, manager, made.id, terms);
  const approvers = [head, second].map(({ memberId }, at) => ({ memberId, mandatory: mandatory[at]! }));
  const round = await stage.submit({ approvers });
  const visas = () => ground.facts.selectFrom("signOffs").selectAll().orderBy("at").execute();
  const progress = async () => {
    const { people } = (await latestRounds(ground.facts, made.id)).get(stage.blockId)!;
    return Object.fromEntries(people.map((one) => [one.memberId, one.progress]));
  };
  return { ...stage, ...round, visas, progress };
}

describe("silence of an advisory approver", () => {
  it("is consent by default when the project's working days have ended, in the journal as such and by nobody's hand", async () => {
    const { ground, made, second, id, hash, visas } = await setUp({ mandatory: [true, false] });
    await mornings(ground, "2026-03-03", "2026-03-05");
    expect(await visas()).toEqual([]);
    await morning(ground, "2026-03-06");
    expect(await visas()).toMatchObject([
      { roundId: id, accountId: second.accountId, hash, decision: "by-default", confirmedBy: "nobody", rulesHash: "" },
    ]);
    const entry = await ground.facts
      .selectFrom("journal")
      .selectAll()
      .where("chain", "=", made.id)
      .where("kind", "=", "sign-off.given")
      .executeTakeFirstOrThrow();
    expect(entry.actor).toBe("");
    expect(entry.data).toContain('"decision":"by-default"');
    expect(entry.data).not.toContain(second.account.name);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("is announced in his reminder, is given once, and then he is reminded no more", async () => {
    const { ground, second, visas } = await setUp({ mandatory: [true, false] });
    await mornings(ground, "2026-03-03", "2026-03-20");
    expect(await visas()).toHaveLength(1);
    const reminders = await lettersAbout(ground, "Напоминание");
    const his = reminders.filter(({ recipient }) => recipient === second.account.email);
    expect(his.map(({ day }) => day)).toEqual(["2026-03-05"]);
    expect(his[0]!.body).toContain("если не решить до 5 марта 2026 г. включительно");
    expect(reminders.filter(({ body }) => body.includes("по умолчанию"))).toHaveLength(1);
  });

  it("counts from the day it came to mean consent, and anew when its days are others; other terms do not touch it", async () => {
    const { ground, made, manager, visas } = await setUp({ mandatory: [true, false], days: null });
    const terms = { confirmations: ["password"], deadlineDays: 5, escalationDays: 2 };
    const configure = (defaultConsentDays: number | null, more = {}) =>
      configureSignOff(ground, manager, made.id, { ...terms, defaultConsentDays, ...more });
    await mornings(ground, "2026-03-03", "2026-03-12");
    await configure(10);
    await morning(ground, "2026-03-13");
    await configure(2);
    await mornings(ground, "2026-03-14", "2026-03-17");
    await configure(2, { deadlineDays: 7 });
    expect(await visas()).toEqual([]);
    await morning(ground, "2026-03-18");
    expect(await visas()).toMatchObject([{ decision: "by-default" }]);
  });

  it("is nothing where the project has not said so, nor of those who must sign, nor of who has left", async () => {
    const unset = await setUp({ mandatory: [true, false], days: null });
    const bound = await setUp({ mandatory: [true, true] });
    const left = await setUp({ mandatory: [true, false] });
    await removeMember(left.ground, left.manager, left.made.id, left.second.memberId);
    for (const { ground, visas } of [unset, bound, left]) {
      await mornings(ground, "2026-03-05", "2026-03-12");
      expect(await visas()).toEqual([]);
    }
  });

  it("never counts as a signature: it ends no round in which somebody must sign, and stands in no version", async () => {
    const { ground, made, third, head, hash, state, sign, visas } = await setUp({ mandatory: [true, false] });
    await morning(ground, "2026-03-06");
    expect(await state()).toBe("review");
    await sign(head, hash);
    expect(await state()).toBe("agreed");
    const { manifest } = await readNextVersion(ground, third, made.id);
    const own = (await visas()).find(({ decision }) => decision === "agreed")!;
    expect(manifest.blocks.map(({ signOffs }) => signOffs)).toEqual([[own.id]]);
  });

  it("ends a round where nobody must sign", async () => {
    const { ground, state } = await setUp({ mandatory: [false, false] });
    await morning(ground, "2026-03-06");
    expect(await state()).toBe("agreed");
  });

  it("ends it as rejected when another one has rejected, and the text is open again (R3)", async () => {
    const { ground, head, hash, state, sign, write } = await setUp({ mandatory: [false, false] });
    await sign(head, hash, "rejected", "Не то");
    await morning(ground, "2026-03-06");
    expect(await state()).toBe("draft");
    await write("Дальше");
  });
});

describe("who was silent", () => {
  it("may still decide himself while the round is open, and that alone counts", async () => {
    const { ground, made, blockId, second, hash, sign, progress } = await setUp({ mandatory: [true, false] });
    await morning(ground, "2026-03-06");
    expect(await progress()).toMatchObject({ [second.memberId]: "by-default" });
    expect((await readBlockSignOff(ground, second, made.id, blockId)).mine).toMatchObject({ isTurn: true });
    await sign(second, hash, "rejected", "Против");
    expect(await progress()).toMatchObject({ [second.memberId]: "rejected" });
    expect((await readBlockSignOff(ground, second, made.id, blockId)).mine).toBeNull();
    expect((await refusalOf(sign(second, hash))).code).toBe("already-signed");
  });

  it("whose own decision is taken back has decided nothing: consent does not come back by itself", async () => {
    const { ground, made, second, hash, sign, progress } = await setUp({ mandatory: [true, false] });
    await morning(ground, "2026-03-06");
    const [visa] = await sign(second, hash);
    await revokeSignOff(ground, second, made.id, visa!.id, "Передумал");
    await mornings(ground, "2026-03-10", "2026-03-20");
    expect(await progress()).toMatchObject({ [second.memberId]: "waiting" });
  });

  it("may take the consent back, and it does not come again", async () => {
    const { ground, made, second, state, visas, progress } = await setUp({ mandatory: [false, false] });
    await morning(ground, "2026-03-06");
    const consent = (await visas()).find(({ accountId }) => accountId === second.accountId)!;
    await revokeSignOff(ground, second, made.id, consent.id, "Не согласен");
    expect(await state()).toBe("review");
    await mornings(ground, "2026-03-10", "2026-03-20");
    expect(await state()).toBe("review");
    expect(await progress()).toMatchObject({ [second.memberId]: "waiting" });
  });
});
