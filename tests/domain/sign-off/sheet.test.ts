import { describe, expect, it } from "vitest";
import { addBlock } from "../../../server/domain/document/blocks.ts";
import { chainHead } from "../../../server/domain/journal.ts";
import { nameApprover } from "../../../server/domain/sign-off/approvers.ts";
import { decide } from "../../../server/domain/sign-off/deciding.ts";
import { delegateSignOff } from "../../../server/domain/sign-off/delegating.ts";
import { answerRemark } from "../../../server/domain/sign-off/remarks.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { revokeSignOff } from "../../../server/domain/sign-off/revoking.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { readSignOffSheet, type SheetScope } from "../../../server/domain/sign-off/sheet.ts";
import { changeSigningRules, currentRules } from "../../../server/domain/sign-off/signing-rules.ts";
import { projectGrounds, refusalOf, staff } from "../../helpers/projects.ts";
import { saying, signStage, type SignStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();
const setUp = async () => signStage(await open());

const sheetOf = ({ ground, made, manager }: SignStage, scope: SheetScope = {}) =>
  readSignOffSheet(ground, manager, made.id, scope);

/** Both must sign. */
const both = ({ head, second }: SignStage) => ({
  approvers: [head, second].map(({ memberId }) => ({ memberId, mandatory: true })),
});

/** «Вернуть в работу». */
const reopen = ({ ground, manager, made, blockId }: SignStage) =>
  reopenBlock(ground, manager, made.id, blockId, { kind: "substance", reason: "Новый срок" });

describe("rows of the approval sheet", () => {
  it("are the approvers of what is in force: a visa as signed, or room for a hand's signature", async () => {
    const stage = await setUp();
    await stage.write("Отвечаем за час");
    const { hash } = await stage.submit({ ...both(stage), deadline: "2026-03-20" });
    await stage.sign(stage.head, hash);
    await stage.ground.facts.updateTable("members").set({ position: "Советник", department: "Продажи" }).execute();
    const { rows, initiators, deadlines, signedHash, head } = await sheetOf(stage);
    expect(rows.map(({ visa, hash: of }) => [visa?.decision, of])).toEqual([
      ["agreed", hash],
      [undefined, hash],
    ]);
    expect(rows[0]).toMatchObject({ name: stage.head.account.name, department: "Продажи", block: { number: "1.1" } });
    expect(rows[0]!.position).toBe(rows[0]!.visa!.position);
    expect(rows[1]).toMatchObject({ name: stage.second.account.name, position: "Советник" });
    expect(initiators).toEqual([stage.manager.account.name]);
    expect(deadlines).toEqual({ first: "2026-03-20", last: "2026-03-20" });
    expect(signedHash).toBe(hash);
    expect(head).toEqual(await chainHead(stage.ground.facts, stage.made.id));
  });

  it("name both when another decides: the substitute, or the delegate with the reason, also before he has decided", async () => {
    const stage = await setUp();
    const { ground, manager, made, head, second, third, editor, blockId } = stage;
    const named = { memberId: second.memberId, substituteId: third.memberId, behalf: "Отдел продаж" };
    await nameApprover(ground, manager, made.id, { blockId }, named);
    const { hash } = await stage.submit();
    await stage.sign(third, hash);
    await delegateSignOff(ground, head, made.id, blockId, { memberId: editor.memberId, reason: "В отпуске" });
    const { rows } = await sheetOf(stage);
    const by = (person: SignStage["head"]) => rows.find(({ name }) => name === person.account.name)!;
    expect(by(second)).toMatchObject({ behalf: "Отдел продаж", visa: { decision: "agreed" } });
    expect(by(second).instead).toMatchObject({ name: third.account.name, as: "substitute" });
    expect(by(head).visa).toBeNull();
    expect(by(head).instead).toMatchObject({ name: editor.account.name, as: "delegate", reason: "В отпуске" });
  });

  it("mark what came after the deadline, and name the rules that were accepted", async () => {
    const stage = await setUp();
    const { ground, manager, made, head } = stage;
    const words = { body: "Подписывает согласующий.", orderNumber: "17-п", orderDate: "2026-02-16" };
    await changeSigningRules(ground, manager, made.id, words);
    const rules = (await currentRules(ground.facts, made.id))!;
    const { hash } = await stage.submit({ ...both(stage), deadline: "2026-03-03" });
    ground.clock.advance({ days: 5 });
    const proof = () => Promise.resolve({ confirmedBy: "code" as const, rulesHash: rules.hash });
    await decide(ground, head, made.id, [{ blockId: stage.blockId, hash, decision: "agreed" }], proof);
    const sheet = await sheetOf(stage);
    expect(sheet.rows.find(({ visa }) => visa)!.visa).toMatchObject({ late: true, confirmedBy: "code", rules: 1 });
    expect(sheet.rules).toMatchObject([{ orderNumber: "17-п", orderDate: "2026-02-16", hash: rules.hash }]);
  });

  it("name the silent one where silence was taken for consent, and nobody as having signed", async () => {
    const stage = await setUp();
    const { ground, made, head, manager, blockId } = stage;
    const { hash, id: roundId, revisionId } = await stage.submit(both(stage));
    const seat = await ground.facts
      .selectFrom("roundApprovers")
      .select("id")
      .where("memberId", "=", head.memberId)
      .executeTakeFirstOrThrow();
    const visa = { projectId: made.id, id: "silence", roundId, approverId: seat.id, blockId, revisionId, hash };
    const silent = { accountId: manager.accountId, behalf: "", decision: "by-default", differenceOnly: 0, late: 0 };
    const proof = { confirmedBy: "nobody", rulesHash: "", identity: "", enteredBy: null, file: null, signedOn: null };
    await ground.facts
      .insertInto("signOffs")
      .values({ ...visa, ...silent, ...proof, at: "2026-03-10T00:00:00.000Z" } as never)
      .execute();
    const row = (await sheetOf(stage)).rows.find(({ name }) => name === head.account.name)!;
    expect(row).toMatchObject({ instead: null, visa: { decision: "by-default", confirmedBy: "nobody" } });
  });
});

describe("visas that do not count", () => {
  it("stand apart: one taken back with its reason, its seat waits for a signature again", async () => {
    const stage = await setUp();
    const { hash } = await stage.submit(both(stage));
    const [signOff] = await stage.sign(stage.head, hash);
    await revokeSignOff(stage.ground, stage.head, stage.made.id, signOff!.id, "Не та редакция");
    const { rows, past } = await sheetOf(stage);
    expect(rows.every(({ visa }) => visa === null)).toBe(true);
    expect(past).toMatchObject([{ visa: { id: signOff!.id, revoked: { reason: "Не та редакция" } }, outcome: null }]);
  });

  it("are those of a block that is back in work, and they never reach the next round by themselves (R2)", async () => {
    const stage = await setUp();
    await stage.write("Срок один час");
    const { hash } = await stage.submit();
    await stage.sign(stage.head, hash);
    await reopen(stage);
    const reopened = await sheetOf(stage, { blockId: stage.blockId });
    expect(reopened).toMatchObject({ rows: [], past: [{ visa: { hash }, outcome: "agreed" }], signedHash: null });
    expect(reopened.inWork).toMatchObject([{ id: stage.blockId }]);
    await stage.write("Срок два часа");
    const next = await stage.submit();
    const { rows, past } = await sheetOf(stage);
    expect(rows).toMatchObject([{ hash: next.hash, visa: null }]);
    expect(past.map(({ visa }) => visa.hash)).toEqual([hash]);
    expect(past[0]!.visa.revision).toBeLessThan(rows[0]!.revision);
  });
});

describe("the table of disagreements", () => {
  it("tells the words, the remark, the answer, and how it reads in what is signed now", async () => {
    const stage = await setUp();
    await stage.write("Ответ за один час в рабочее время");
    const { hash } = await stage.submit(both(stage));
    const remark = { body: "Слишком быстро", quote: "один час", replacement: "два часа" };
    const deciding = { blockId: stage.blockId, hash, decision: "agreed-with-remarks" as const };
    await stage.decide(stage.head, { ...deciding, remarks: [remark, { body: "Где выходные?" }] });
    await stage.sign(stage.second, hash);
    const told = async () => {
      const { remarks } = await sheetOf(stage);
      // Those of one decision were made at one moment.
      return [...remarks].sort((a, b) => b.body.localeCompare(a.body, "ru"));
    };
    const waiting = await told();
    expect(waiting).toMatchObject([
      { ...remark, author: stage.head.account.name, answer: null, final: { kind: "awaited" } },
      { body: "Где выходные?", quote: "", replacement: null, final: { kind: "awaited" } },
    ]);
    const answer = (at: number, given: { answer: "taken" | "declined"; text?: string }) =>
      answerRemark(stage.ground, stage.manager, stage.made.id, waiting[at]!.id, given);
    await answer(1, { answer: "declined", text: "Они в графике" });
    await answer(0, { answer: "taken" });
    const { textId, ground } = stage;
    expect((await told())[0]!.final).toEqual({ kind: "awaited" });
    await ground.texts.edit(textId, saying("Ответ за два часа в рабочее время"), stage.editor.accountId);
    await stage.submit(both(stage));
    const { revision } = (await sheetOf(stage)).rows[0]!;
    const remarks = await told();
    expect(remarks.map(({ final }) => final)).toEqual([
      { kind: "revision", revision, words: "два часа" },
      { kind: "unchanged" },
    ]);
    expect(remarks[1]).toMatchObject({ answer: "declined", answerText: "Они в графике" });
    expect(remarks[1]!.answeredBy).toBe(stage.manager.account.name);
  });
});

describe("a sheet", () => {
  it("may be of one section or one block, and of nothing that is not there", async () => {
    const stage = await setUp();
    const { ground, made, manager, blockId } = stage;
    const { sections } = await made.now();
    const first = await stage.submit();
    const other = await addBlock(ground, manager, made.id, sections[1]!.id, { title: "Другой" });
    await ground.texts.edit(other.textId, saying("Слова"), stage.editor.accountId);
    const second = await submitBlock(ground, manager, made.id, other.blockId, both(stage));
    const all = await sheetOf(stage);
    expect(new Set(all.rows.map(({ block }) => block.id))).toEqual(new Set([blockId, other.blockId]));
    expect([first.hash, second.hash]).not.toContain(all.signedHash);
    const ofBlock = await sheetOf(stage, { blockId });
    expect(ofBlock).toMatchObject({ scope: { kind: "block", number: "1.1" }, signedHash: first.hash });
    const ofSection = await sheetOf(stage, { sectionId: sections[1]!.id });
    expect(ofSection).toMatchObject({ scope: { kind: "section", number: "2" }, signedHash: second.hash });
    for (const scope of [{ blockId: "no" }, { sectionId: "no" }, { blockId: sections[1]!.id }])
      expect(await refusalOf(sheetOf(stage, scope))).toEqual({ code: "not-found" });
  });

  it("is read by everybody inside, and is nothing to integrators and contractors (R6)", async () => {
    const stage = await setUp();
    const people = await staff(stage.made);
    const read = (role: keyof typeof people) => readSignOffSheet(stage.ground, people[role], stage.made.id, {});
    for (const role of ["owner", "manager", "editor", "approver", "observer"] as const)
      expect((await read(role)).rows).toEqual([]);
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(read(role))).toEqual({ code: "not-found" });
  });

  it("is read with as many queries for many blocks as for one", async () => {
    const stage = await setUp();
    const { ground, made, manager, head, editor } = stage;
    let queries = 0;
    const facts = ground.facts.withPlugin({
      transformQuery: ({ node }) => {
        queries++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const count = async () => {
      queries = 0;
      await readSignOffSheet({ ...ground, facts }, manager, made.id, {});
      return queries;
    };
    const { hash } = await stage.submit(both(stage));
    await stage.sign(head, hash, "agreed-with-remarks", "Где срок?");
    const one = await count();
    const [section] = (await made.now()).sections;
    for (let at = 0; at < 8; at++) {
      const { blockId, textId } = await addBlock(ground, manager, made.id, section!.id, { title: `Блок ${at}` });
      await ground.texts.edit(textId, saying(`Слова ${at}`), editor.accountId);
      const round = await submitBlock(ground, manager, made.id, blockId, both(stage));
      const deciding = { blockId, hash: round.hash, decision: "agreed-with-remarks" as const };
      await stage.decide(head, { ...deciding, remarks: [{ body: "Где срок?" }] });
    }
    expect(await count()).toBe(one);
    expect(one).toBeLessThan(20);
  });
});
