import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Actor } from "../../../server/domain/command.ts";
import { assignBlock } from "../../../server/domain/document/block-changes.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { removeMember, changeMember } from "../../../server/domain/members/members.ts";
import { readBlockSignOff } from "../../../server/domain/sign-off/block-sign-off.ts";
import { enterFromPaper, type Paper } from "../../../server/domain/sign-off/paper.ts";
import { readPaperFile } from "../../../server/domain/sign-off/paper-reading.ts";
import { answerRemark } from "../../../server/domain/sign-off/remarks.ts";
import { revokeSignOff } from "../../../server/domain/sign-off/revoking.ts";
import { withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { der, pdf, png } from "../../helpers/papers.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { signStage, type SignStage } from "../../helpers/sign-off.ts";
import { sha256 } from "../../../server/random.ts";

const open = projectGrounds();

/** Two must sign; the text has words. */
async function underWay(seats: (stage: SignStage) => { memberId: string; mandatory: boolean }[] = both) {
  const stage = await signStage(await open());
  await stage.write("Ответ за один час");
  const { hash } = await stage.submit({ approvers: seats(stage) });
  const enter = (paper: Partial<Paper> = {}, who: Actor = stage.manager) =>
    enterFromPaper(stage.ground, who, stage.made.id, stage.blockId, {
      ...{ memberId: stage.head.memberId, hash, decision: "agreed", file: pdf, ...paper },
    });
  const read = (who: Actor = stage.manager) => readBlockSignOff(stage.ground, who, stage.made.id, stage.blockId);
  return { ...stage, hash, enter, read };
}

const both = ({ head, second }: SignStage) => [head, second].map(({ memberId }) => ({ memberId, mandatory: true }));

/** Files on disk, by name. */
async function filesOf({ ground }: SignStage): Promise<string[]> {
  const names = await readdir(path.join(ground.config.dataDir, "files"), { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f]{64}$/.test(name));
}

describe("a visa entered from paper", () => {
  it("R2, R4, R12: is the approver's, as he is called then, on the hash of the round; who entered it and the file stand beside", async () => {
    const { enter, read, ground, head, manager, hash, made } = await underWay();
    const visa = await enter();
    expect(visa).toMatchObject({
      ...{ hash, accountId: head.accountId, decision: "agreed", confirmedBy: "scan", differenceOnly: 0 },
      ...{ enteredBy: manager.accountId, file: sha256(pdf), rulesHash: "", signedOn: null },
    });
    const { round } = await read();
    const seat = round!.approvers.find(({ memberId }) => memberId === head.memberId)!;
    expect(seat.visa).toMatchObject({ name: head.account.name, position: "РОП", confirmedBy: "scan", own: false });
    expect(seat.visa!.paper).toEqual({ enteredBy: manager.account.name, signedOn: null });
    const told = await ground.facts.selectFrom("journal").selectAll().where("kind", "=", "sign-off.given").execute();
    expect(told).toMatchObject([{ actor: manager.accountId }]);
    expect(JSON.parse(told[0]!.data)).toMatchObject({ signer: head.accountId, file: sha256(pdf), confirmedBy: "scan" });
    expect(told[0]!.data).not.toContain(head.account.name);
    expect(await verifyJournal(ground.facts)).toEqual([]);
    const file = await readPaperFile(ground, made.manager, made.id, visa.id);
    expect(file).toMatchObject({ bytes: pdf, type: "application/pdf", name: `visa-${visa.id.slice(0, 8)}.pdf` });
  });

  it("counts like every other: with the last of those who must, the block is agreed", async () => {
    const { enter, sign, second, hash, state } = await underWay();
    await sign(second, hash);
    expect(await state()).toBe("review");
    await enter();
    expect(await state()).toBe("agreed");
  });

  it("of a signature file says so", async () => {
    const { enter } = await underWay();
    expect(await enter({ file: der })).toMatchObject({ confirmedBy: "signature-file" });
  });

  it("with remarks: they are the approver's, and wait for their answer", async () => {
    const { enter, sign, second, hash, state, read, ground, manager, made, head } = await underWay();
    await enter({ decision: "agreed-with-remarks", remarks: [{ body: "Рабочий час?" }] });
    await sign(second, hash);
    expect(await state()).toBe("review");
    const [remark] = (await read()).remarks;
    expect(remark).toMatchObject({ author: head.account.name, body: "Рабочий час?" });
    await answerRemark(ground, manager, made.id, remark!.id, { answer: "declined", text: "Сказано выше" });
    expect(await state()).toBe("agreed");
  });

  it("that rejects sends the block back to work when all have decided, and its text opens (R3)", async () => {
    const { enter, sign, second, hash, state, write } = await underWay();
    await sign(second, hash);
    await enter({ decision: "rejected", remarks: [{ body: "Не тот срок" }] });
    expect(await state()).toBe("draft");
    await write("Ответ за два часа");
  });

  it("is told to the approver by mail, who may take it back", async () => {
    const { enter, ground, head, manager, made, read, state } = await underWay(({ head }) => [
      { memberId: head.memberId, mandatory: true },
    ]);
    const visa = await enter();
    const letters = await ground.facts
      .selectFrom("outbox")
      .select(["subject", "body"])
      .where("recipient", "=", head.account.email)
      .where("subject", "like", "Внесена ваша подпись с бумаги%")
      .execute();
    expect(letters).toHaveLength(1);
    expect(letters[0]!.body).toContain(manager.account.name);
    expect((await refusalOf(revokeSignOff(ground, manager, made.id, visa.id, "Не его"))).code).toBe("not-found");
    await revokeSignOff(ground, head, made.id, visa.id, "Я этого не подписывал");
    expect(await state()).toBe("review");
    expect((await read()).earlier).toMatchObject([{ revoked: { reason: "Я этого не подписывал" } }]);
  });

  it("asks those whose turn has come with it", async () => {
    const { ground, second, enter } = await underWay();
    const letters = () =>
      ground.facts.selectFrom("outbox").select("id").where("recipient", "=", second.account.email).execute();
    await ground.facts.updateTable("roundApprovers").set({ step: 2 }).where("memberId", "=", second.memberId).execute();
    const before = (await letters()).length;
    await enter();
    expect(await letters()).toHaveLength(before + 1);
  });

  it("of the day on the paper: a deadline that was kept is kept, however late the paper comes", async () => {
    const stage = await signStage(await open());
    await stage.write("Ответ за один час");
    const today = stage.ground.clock.now().toISOString().slice(0, 10);
    const approvers = [{ memberId: stage.head.memberId, mandatory: true }];
    const { hash } = await stage.submit({ approvers, deadline: today });
    const now = stage.ground.clock.now().getTime();
    stage.ground.clock.now = () => new Date(now + 3 * 86_400_000);
    const paper = { memberId: stage.head.memberId, hash, decision: "agreed", file: png } as const;
    const visa = await enterFromPaper(stage.ground, stage.manager, stage.made.id, stage.blockId, {
      ...paper,
      signedOn: today,
    });
    expect(visa).toMatchObject({ late: 0, signedOn: today });
  });
});

type Stage = Awaited<ReturnType<typeof underWay>>;

describe("R2, R11: changes nothing and leaves no file behind", () => {
  const refusals: [string, string, (stage: Stage) => Promise<unknown>][] = [
    ["on paper of another text", "stale-hash", ({ enter }) => enter({ hash: "0".repeat(64) })],
    ["for nobody of the round", "no-such-approver", ({ enter, third }) => enter({ memberId: third.memberId })],
    ["by an editor", "not-allowed", ({ enter, editor }) => enter({}, editor)],
    ["by an approver", "not-allowed", ({ enter, second }) => enter({}, second)],
    ["by a stranger", "not-found", ({ enter }) => enter({}, { accountId: "stranger" })],
    ["with remarks that are not there", "remark-required", ({ enter }) => enter({ decision: "rejected" })],
    ["by consent nobody signs", "invalid", ({ enter }) => enter({ decision: "by-default" as "agreed" })],
    ["without a file", "file-required", ({ enter }) => enter({ file: undefined })],
    ["with an empty file", "file-empty", ({ enter }) => enter({ file: Buffer.alloc(0) })],
    ["with a page of HTML", "file-wrong-type", ({ enter }) => enter({ file: Buffer.from("<html>") })],
    ["of a day to come", "signed-in-future", ({ enter }) => enter({ signedOn: "2999-01-01" })],
    ["of a day before the round", "signed-before-round", ({ enter }) => enter({ signedOn: "2001-01-01" })],
    ["of no day at all", "bad-date", ({ enter }) => enter({ signedOn: "вчера" })],
  ];

  it.each(refusals)("%s: %s", async (_, code, attempt) => {
    const stage = await underWay();
    const before = await everything(stage.ground);
    stage.ground.heard.length = 0;
    expect((await refusalOf(attempt(stage))).code).toBe(code);
    expect(await everything(stage.ground)).toEqual(before);
    expect(stage.ground.heard).toEqual([]);
    expect(await filesOf(stage)).toEqual([]);
  });

  it("for oneself: a leader who decides in the round signs in Svod", async () => {
    const stage = await underWay(({ third, second }) => [
      { memberId: third.memberId, mandatory: true },
      { memberId: second.memberId, mandatory: true },
    ]);
    expect((await refusalOf(stage.enter({ memberId: stage.third.memberId }, stage.third))).code).toBe("own-paper");
    await stage.enter({ memberId: stage.third.memberId });
  });

  it("twice, on paper or in Svod, in either order", async () => {
    const stage = await underWay();
    await stage.enter();
    expect((await refusalOf(stage.enter())).code).toBe("already-signed");
    expect((await refusalOf(stage.sign(stage.head, stage.hash))).code).toBe("already-signed");
    await stage.sign(stage.second, stage.hash, "agreed-with-remarks", "Срок?");
    expect((await refusalOf(stage.enter({ memberId: stage.second.memberId }))).code).toBe("already-signed");
  });

  it("when no round is under way", async () => {
    const stage = await underWay();
    await withdrawRound(stage.ground, stage.manager, stage.made.id, stage.blockId);
    expect((await refusalOf(stage.enter())).code).toBe("not-in-review");
  });

  it("before his turn", async () => {
    const stage = await underWay();
    await stage.ground.facts
      .updateTable("roundApprovers")
      .set({ step: 2 })
      .where("memberId", "=", stage.head.memberId)
      .execute();
    expect((await refusalOf(stage.enter())).code).toBe("not-your-turn");
    await stage.enter({ memberId: stage.second.memberId });
    await stage.enter();
  });

  it("for who has left, or may sign no more", async () => {
    const stage = await underWay();
    const { ground, manager, made, head, second } = stage;
    await changeMember(ground, manager, made.id, second.memberId, { role: "observer" });
    expect((await refusalOf(stage.enter({ memberId: second.memberId }))).code).toBe("may-not-sign");
    await assignBlock(ground, manager, made.id, stage.blockId, { responsible: null });
    await removeMember(ground, manager, made.id, head.memberId);
    expect((await refusalOf(stage.enter())).code).toBe("no-such-member");
  });
});

describe("its file", () => {
  it("R6: is for those who read visas of this very project", async () => {
    const { enter, ground, made, editor } = await underWay();
    const visa = await enter();
    const integrator = await made.join("integrator");
    const contractor = await made.join("contractor");
    const observer = await made.join("observer");
    for (const who of [editor, observer])
      expect((await readPaperFile(ground, who, made.id, visa.id)).hash).toBe(visa.file);
    for (const who of [integrator, contractor, { accountId: "stranger" }])
      expect((await refusalOf(readPaperFile(ground, who, made.id, visa.id))).code).toBe("not-found");
    const other = await signStage(ground);
    expect((await refusalOf(readPaperFile(ground, other.manager, other.made.id, visa.id))).code).toBe("not-found");
  });

  it("of a visa given in Svod is not there", async () => {
    const { sign, second, hash, ground, manager, made } = await underWay();
    const [visa] = await sign(second, hash);
    expect((await refusalOf(readPaperFile(ground, manager, made.id, visa!.id))).code).toBe("not-found");
  });

  it("entered for two of them is kept once", async () => {
    const stage = await underWay();
    await stage.enter();
    await stage.enter({ memberId: stage.second.memberId });
    expect(await filesOf(stage)).toHaveLength(1);
    expect(await stage.ground.facts.selectFrom("files").select("hash").execute()).toEqual([{ hash: sha256(pdf) }]);
  });
});
