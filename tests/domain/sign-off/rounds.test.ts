import { describe, expect, it } from "vitest";
import { decide } from "../../../server/domain/sign-off/deciding.ts";
import { delegateSignOff } from "../../../server/domain/sign-off/delegating.ts";
import { answerRemark } from "../../../server/domain/sign-off/remarks.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { revokeSignOff } from "../../../server/domain/sign-off/revoking.ts";
import { submitBlock, withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { readBlockSignOff } from "../../../server/domain/sign-off/block-sign-off.ts";
import { listAwaited } from "../../../server/domain/sign-off/awaiting.ts";
import { assignBlock, renameBlock } from "../../../server/domain/document/block-changes.ts";
import { removeMember } from "../../../server/domain/members/members.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { proved, signStage, type SignStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();
const setUp = async () => signStage(await open());

/** Both must sign. */
const both = ({ head, second }: SignStage) => ({
  approvers: [head, second].map(({ memberId }) => ({ memberId, mandatory: true })),
});

async function changesNothing(stage: SignStage, work: () => Promise<unknown>) {
  // What follows from the words is written down by the way, whatever becomes of a command.
  await stage.ground.textFacts.settle(stage.textId);
  const before = await everything(stage.ground);
  stage.ground.heard.length = 0;
  const refusal = await refusalOf(work());
  expect(await everything(stage.ground)).toEqual(before);
  expect(stage.ground.heard).toEqual([]);
  return refusal;
}

const reading = (stage: SignStage, who = stage.manager) =>
  readBlockSignOff(stage.ground, who, stage.made.id, stage.blockId);

describe("submitting", () => {
  it("locks the text at the server and makes what is locked the revision that is signed (R2, R3)", async () => {
    const stage = await setUp();
    await stage.write("Менеджер отвечает за час");
    const round = await stage.submit();
    expect(await stage.state()).toBe("review");
    const { doc } = await stage.ground.texts.read(stage.textId);
    const refusal = await refusalOf(stage.ground.texts.edit(stage.textId, doc, stage.editor.accountId));
    expect(refusal.code).toBe("block-locked");
    const { bytes, hash } = await stage.ground.facts
      .selectFrom("revisions")
      .select(["bytes", "hash"])
      .where("id", "=", round.revisionId)
      .executeTakeFirstOrThrow();
    expect(hash).toBe(round.hash);
    expect(bytes.toString("utf8")).toContain("Менеджер отвечает за час");
  });

  it("takes the usual deadline of the project, or the one given, or none", async () => {
    const stage = await setUp();
    const submitted = async (deadline?: string | null) => {
      await stage.submit(deadline === undefined ? {} : { deadline });
      const { round } = await reading(stage);
      await withdrawRound(stage.ground, stage.manager, stage.made.id, stage.blockId);
      return round!.deadline;
    };
    expect(await submitted()).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await submitted("2030-01-15")).toBe("2030-01-15");
    expect(await submitted(null)).toBeNull();
    expect(await changesNothing(stage, () => stage.submit({ deadline: "2020-01-01" }))).toEqual({
      code: "deadline-passed",
      field: "deadline",
    });
  });

  it("is refused for a text that is another one by now, an empty one, one under review, and when nobody can sign", async () => {
    const stage = await setUp();
    const refused = (submission?: object) => changesNothing(stage, () => stage.submit(submission));
    expect((await refused({ hash: "0".repeat(64) })).code).toBe("stale-hash");
    expect((await refused({ approvers: [] })).code).toBe("no-approvers");
    expect((await refused({ approvers: [{ memberId: "nobody", mandatory: true }] })).code).toBe("no-such-member");
    await removeMember(stage.ground, stage.manager, stage.made.id, stage.head.memberId);
    expect((await refused()).code).toBe("approver-missing");
    await stage.submit(both({ ...stage, head: stage.third }));
    expect((await refused()).code).toBe("block-locked");
  });

  it("is for leaders, and for an editor who answers for the block", async () => {
    const stage = await setUp();
    const { ground, made, editor, blockId } = stage;
    expect((await changesNothing(stage, () => submitBlock(ground, editor, made.id, blockId))).code).toBe(
      "not-responsible",
    );
    await assignBlock(ground, made.manager, made.id, blockId, { responsible: editor.memberId });
    await submitBlock(ground, editor, made.id, blockId);
    expect(await stage.state()).toBe("review");
  });
});

describe("deciding", () => {
  it("agrees the block when all mandatory approvers have agreed, whatever the advisory ones do", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit({
      approvers: [...both(stage).approvers, { memberId: stage.third.memberId, mandatory: false }],
    });
    await stage.sign(stage.head, hash);
    expect(await stage.state()).toBe("review");
    await stage.sign(stage.second, hash);
    expect(await stage.state()).toBe("agreed");
    expect((await reading(stage)).round).toMatchObject({ outcome: "agreed", hash });
    expect(await verifyJournal(stage.ground.facts)).toEqual([]);
  });

  it("lets the others still decide after a rejection, then gives the block back to work", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit(both(stage));
    await stage.sign(stage.head, hash, "rejected", "Срок не назван");
    expect(await stage.state()).toBe("review");
    await stage.sign(stage.second, hash);
    expect(await stage.state()).toBe("draft");
    await stage.write("Срок: один час");
    expect((await reading(stage)).remarks).toMatchObject([{ body: "Срок не назван", answer: null }]);
  });

  it("R2: is refused on another hash, twice, for somebody else, out of turn, without a remark, outside of a review", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit(both(stage));
    const code = async (work: () => Promise<unknown>) => (await changesNothing(stage, work)).code;
    expect(await code(() => stage.sign(stage.head, "f".repeat(64)))).toBe("stale-hash");
    expect(await code(() => stage.sign(stage.third, hash))).toBe("not-approver");
    expect(await code(() => stage.sign(stage.head, hash, "rejected"))).toBe("remark-required");
    expect(await code(() => stage.sign(stage.head, hash, "agreed-with-remarks", "  "))).toBe("remark-required");
    await stage.sign(stage.head, hash);
    expect(await code(() => stage.sign(stage.head, hash))).toBe("already-signed");
    await removeMember(stage.ground, stage.manager, stage.made.id, stage.second.memberId);
    expect(await code(() => stage.sign(stage.second, hash))).toBe("not-found");
    await withdrawRound(stage.ground, stage.manager, stage.made.id, stage.blockId);
    expect(await code(() => stage.sign(stage.head, hash))).toBe("not-in-review");
  });

  it("follows the steps where approvers decide in order", async () => {
    const stage = await setUp();
    const { ground, made, head, second } = stage;
    const { hash, id } = await stage.submit(both(stage));
    await ground.facts
      .updateTable("roundApprovers")
      .set({ step: 2 })
      .where("roundId", "=", id)
      .where("memberId", "=", second.memberId)
      .execute();
    expect(await listAwaited(ground, second)).toEqual([]);
    expect((await changesNothing(stage, () => stage.sign(second, hash))).code).toBe("not-your-turn");
    await stage.sign(head, hash);
    expect(await listAwaited(ground, second)).toMatchObject([{ blockId: stage.blockId, hash, projectId: made.id }]);
    await stage.sign(second, hash);
    expect(await stage.state()).toBe("agreed");
  });

  it("marks a visa after the deadline as late", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit({ ...both(stage), deadline: "2030-01-15" });
    const day = (iso: string) => ({ ...stage.ground, clock: { now: () => new Date(iso) } });
    const give = (who: SignStage["head"], at: string) =>
      decide(day(at), who, stage.made.id, [{ blockId: stage.blockId, hash, decision: "agreed" }], proved);
    expect(await give(stage.head, "2030-01-15T20:59:00Z")).toMatchObject([{ late: 0 }]);
    expect(await give(stage.second, "2030-01-15T21:01:00Z")).toMatchObject([{ late: 1 }]);
  });

  it("signs several blocks at once, all of them or none (R11)", async () => {
    const stage = await setUp();
    const { ground, made, manager, head } = stage;
    const others = (await made.now()).sections[0]!.blocks;
    const rounds = [];
    for (const { id } of others) rounds.push(await submitBlock(ground, manager, made.id, id));
    const deciding = rounds.map(({ blockId, hash }) => ({ blockId, hash, decision: "agreed" as const }));
    const wrong = [...deciding.slice(1), { ...deciding[0]!, hash: "0".repeat(64) }];
    expect((await changesNothing(stage, () => decide(ground, head, made.id, wrong, proved))).code).toBe("stale-hash");
    await decide(ground, head, made.id, deciding, proved);
    const states = (await made.now()).sections[0]!.blocks.map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["agreed"]));
  });
});

describe("handing on and standing in", () => {
  it("lets a delegate decide, with the reason on record, and nobody who decides himself", async () => {
    const stage = await setUp();
    const { ground, made, blockId, head, second, third } = stage;
    const { hash } = await stage.submit(both(stage));
    const hand = (to: string, reason = "В отпуске") =>
      delegateSignOff(ground, head, made.id, blockId, { memberId: to, reason });
    expect((await changesNothing(stage, () => hand(second.memberId))).code).toBe("bad-delegate");
    expect((await changesNothing(stage, () => hand(third.memberId, " "))).code).toBe("required");
    await hand(third.memberId);
    expect(await listAwaited(ground, third)).toMatchObject([{ insteadOf: head.account.name }]);
    await stage.sign(third, hash);
    await stage.sign(second, hash);
    expect(await stage.state()).toBe("agreed");
    const { round } = await reading(stage);
    expect(round!.approvers.find(({ memberId }) => memberId === head.memberId)).toMatchObject({
      delegate: { name: third.account.name, reason: "В отпуске" },
      visa: { name: third.account.name },
    });
  });
});

describe("remarks", () => {
  it("keep the block from being agreed until they are answered; declined with a reason, the visa stands", async () => {
    const stage = await setUp();
    const { ground, made, manager } = stage;
    const { hash } = await stage.submit();
    await stage.sign(stage.head, hash, "agreed-with-remarks", "Точнее срок");
    expect(await stage.state()).toBe("review");
    const [remark] = (await reading(stage)).remarks;
    const answer = (text?: string) => answerRemark(ground, manager, made.id, remark!.id, { answer: "declined", text });
    expect((await changesNothing(stage, () => answer())).code).toBe("required");
    await answer("Срок назван в блоке «Этапы»");
    expect(await stage.state()).toBe("agreed");
    expect((await changesNothing(stage, () => answer("Ещё раз"))).code).toBe("remark-answered");
  });

  it("taken, puts the proposed words in as an edit of who proposed them (R4), and his next visa is for the difference", async () => {
    const stage = await setUp();
    const { ground, made, manager, head, textId } = stage;
    await stage.write("Ответ за разумное время, если клиент ждёт");
    const first = await stage.submit();
    await stage.decide(head, {
      ...{ blockId: stage.blockId, hash: first.hash, decision: "agreed-with-remarks" },
      remarks: [{ body: "Назовите срок", quote: "разумное время", prefix: "за ", replacement: "один час" }],
    });
    const [remark] = (await reading(stage)).remarks;
    await answerRemark(ground, manager, made.id, remark!.id, { answer: "taken" });
    expect(await stage.state()).toBe("draft");
    const read = await ground.texts.read(textId);
    expect(JSON.stringify(read.doc)).toContain("Ответ за один час, если клиент ждёт");
    expect(read.authors).toContain(head.accountId);
    const second = await stage.submit();
    expect(second.hash).not.toBe(first.hash);
    expect((await reading(stage, head)).mine).toMatchObject({ signedBefore: first.revisionId, isTurn: true });
    expect(await stage.sign(head, second.hash)).toMatchObject([{ differenceOnly: 1, hash: second.hash }]);
    expect(await stage.state()).toBe("agreed");
    expect((await reading(stage)).earlier).toMatchObject([{ hash: first.hash, decision: "agreed-with-remarks" }]);
  });

  it("are refused at a place that is not in the text that is signed", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit();
    const remarks = [{ body: "Здесь", quote: "таких слов нет" }];
    const deciding = { blockId: stage.blockId, hash, decision: "rejected" as const, remarks };
    expect((await changesNothing(stage, () => stage.decide(stage.head, deciding))).code).toBe("quote-not-found");
  });
});

describe("ways out of a lock (R3)", () => {
  it("are withdrawing by who submitted or a leader, and reopening with a reason; both are journalled", async () => {
    const stage = await setUp();
    const { ground, made, manager, editor, blockId } = stage;
    const { hash } = await stage.submit();
    expect((await changesNothing(stage, () => withdrawRound(ground, editor, made.id, blockId))).code).toBe(
      "not-submitter",
    );
    const reopen = (reason: string) => reopenBlock(ground, manager, made.id, blockId, { kind: "substance", reason });
    expect((await changesNothing(stage, () => reopen("Рано"))).code).toBe("in-review");
    await stage.sign(stage.head, hash);
    expect((await changesNothing(stage, () => reopen(" "))).code).toBe("required");
    await reopen("Поменялась воронка");
    expect(await stage.state()).toBe("draft");
    await stage.write("Новая воронка");
    expect((await changesNothing(stage, () => reopen("Ещё"))).code).toBe("not-locked");
    expect((await reading(stage)).round).toMatchObject({ outcome: "agreed" });
  });

  it("are the only ones: a locked block is not renamed", async () => {
    const stage = await setUp();
    await stage.submit();
    const rename = () => renameBlock(stage.ground, stage.manager, stage.made.id, stage.blockId, "Иначе");
    expect((await changesNothing(stage, rename)).code).toBe("block-locked");
  });

  it("taking a visa back puts an agreed block under review again, and the others' visas stand", async () => {
    const stage = await setUp();
    const { ground, made, head, second } = stage;
    const { hash } = await stage.submit(both(stage));
    const [visa] = await stage.sign(head, hash);
    await stage.sign(second, hash);
    const revoke = (who = head, reason = "Поторопился") => revokeSignOff(ground, who, made.id, visa!.id, reason);
    expect((await changesNothing(stage, () => revoke(second))).code).toBe("not-found");
    await revoke();
    expect(await stage.state()).toBe("review");
    expect((await changesNothing(stage, () => revoke())).code).toBe("sign-off-superseded");
    await stage.sign(head, hash);
    expect(await stage.state()).toBe("agreed");
  });
});
