import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { readChurn } from "../../../server/domain/changes/churn/reading.ts";
import { readAddendum } from "../../../server/domain/changes/register/addendum.ts";
import { changeLogCsv, csvCell, csvOf } from "../../../server/domain/changes/register/csv.ts";
import { readLook } from "../../../server/domain/changes/register/look.ts";
import { readChangeLog } from "../../../server/domain/changes/register/register.ts";
import {
  confirmNotes,
  issueConfirmationLink,
  readConfirmation,
} from "../../../server/domain/interviews/confirmation.ts";
import { linkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { changeInterview } from "../../../server/domain/interviews/planning.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { held, quoted } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf, type TestProject } from "../../helpers/projects.ts";
import { requirementCard, writeRequirements, type Written } from "../../helpers/requirements.ts";
import { agreeAll, applyChange, approveNext, signers } from "../../helpers/versions.ts";

const open = projectGrounds();
const cards = (...written: Written[]): DocNode => ({ type: "doc", content: written.map(requirementCard) });

/** A block was opened again before version 1.0; ЗИ-1 then changed «10 минут» to «15 минут», and version 1.1 took it up. */
async function setUp(ask?: (ground: TestGround, made: TestProject) => Promise<unknown>) {
  const ground = await open();
  const made = await project(ground);
  const who = await signers(ground, made);
  const [block, other] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  const said = (minutes: number): Written => ({ uuid: "speed", statement: `Ответ за ${minutes} минут` });
  await writeRequirements(ground, made.manager, block!.textId, said(5), { uuid: "report", statement: "Отчёт" });
  await ask?.(ground, made);
  await agreeAll(ground, made, who);
  ground.clock.advance({ minutes: 1 });
  await reopenBlock(ground, made.manager, made.id, block!.id, { kind: "editorial", reason: "=Опечатка" });
  ground.clock.advance({ minutes: 1 });
  await writeRequirements(ground, made.manager, block!.textId, said(10), { uuid: "report", statement: "Отчёт" });
  await agreeAll(ground, made, who);
  ground.clock.advance({ minutes: 1 });
  await approveNext(ground, made, who);
  ground.clock.advance({ days: 3 });
  const given = { title: "Скорость ответа", cause: "law", impact: { days: 3, money: 240_000, currency: "RUB" } };
  await applyChange(ground, made, { [block!.id]: cards(said(15)) }, given);
  ground.clock.advance({ days: 1 });
  await approveNext(ground, made, who);
  const log = (asked: Parameters<typeof readLook>[0] = {}) =>
    readChangeLog(ground, made.manager, made.id, readLook(asked));
  return { ground, made, who, block: block!, other: other!, log };
}

describe("the register of changes", () => {
  it("tells every change with before → after, cause, initiator, impact and who decided, and the lighter ones", async () => {
    const { log, block, made } = await setUp();
    const [request, editorial, ...rest] = await log();
    expect(rest).toEqual([]);
    expect(request).toMatchObject({
      ...{ kind: "request", number: 1, title: "Скорость ответа", cause: "law", state: "applied", version: "1.1" },
      initiator: { accountId: made.manager.accountId },
      impact: { days: 3, money: 24_000_000, currency: "RUB" },
      blocks: [{ id: block.id }],
      visas: [{ verdict: "approve", position: "РОП" }],
    });
    expect(request!.blocks[0]!.after).toBeGreaterThan(request!.blocks[0]!.before!);
    expect(request!.requirements).toMatchObject([
      { code: "ТЗ-PUR-001", kinds: ["modified"], changes: [{ was: "Ответ за 10 минут", is: "Ответ за 15 минут" }] },
      { code: "ТЗ-PUR-002", kinds: ["deleted"] },
    ]);
    expect(editorial).toMatchObject({
      ...{ kind: "editorial", number: null, rationale: "=Опечатка", state: "agreed", impact: null, version: "1.0" },
      requirements: [{ changes: [{ was: "Ответ за 5 минут", is: "Ответ за 10 минут" }] }],
    });
  });

  it("is narrowed by what its address says; what makes no sense is refused", async () => {
    const { log, block, made } = await setUp();
    const section = (await made.now()).sections[0]!;
    const kinds = async (asked: Parameters<typeof log>[0]) => (await log(asked)).map(({ kind }) => kind);
    expect(await kinds({ cause: "law" })).toEqual(["request"]);
    expect(await kinds({ kind: "editorial" })).toEqual(["editorial"]);
    expect(await kinds({ section: section.id })).toEqual(["request", "editorial"]);
    expect(await kinds({ section: block.id })).toEqual([]);
    expect(await kinds({ requirement: "ТЗ-PUR-002" })).toEqual(["request"]);
    expect(await kinds({ from: "2026-03-04" })).toEqual(["request"]);
    expect(await kinds({ to: "2026-03-04" })).toEqual(["editorial"]);
    expect(await kinds({ state: "rejected" })).toEqual([]);
    expect(() => readLook({ cause: "whim" })).toThrow(expect.objectContaining({ code: "invalid" }));
    expect(() => readLook({ from: "2026-02-30" })).toThrow(expect.objectContaining({ code: "bad-date" }));
  });

  it("is for the inside alone: integrators and the contractor are answered as if there were nothing (R6)", async () => {
    const { ground, made, log } = await setUp();
    expect(await log()).toHaveLength(2);
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(readChangeLog(ground, await made.join(role), made.id))).toEqual({ code: "not-found" });
    expect(await readChangeLog(ground, await made.join("observer"), made.id)).toHaveLength(2);
  });

  it("is what churn is counted from: one modified and one deleted of two requirements, RVI 1, by law, in 3 days", async () => {
    const { ground, made } = await setUp();
    const churn = await readChurn(ground, made.manager, made.id);
    expect(churn.whole).toEqual({ added: 0, modified: 1, deleted: 1, total: 2, size: 2, rvi: 1 });
    expect(churn.causes).toMatchObject([{ key: "law", total: 2, weight: { days: 3, money: { RUB: 24_000_000 } } }]);
    expect(churn.names[churn.sections[0]!.key]).toBe((await made.now()).sections[0]!.title);
    expect(churn.withoutSource).toEqual({ hits: 2, of: 2, share: 1 });
  });

  it("and a respondent's confirmed words are a source there, those of one who may not be quoted are none", async () => {
    const asking = (consent: string) => async (ground: TestGround, made: TestProject) => {
      const { interview } = await held(ground, made, ["Отвечаем за час."], { consent: "role" });
      const { id } = await quoted(ground, made, interview.id, "Отвечаем за час");
      const { code } = await ground.facts
        .selectFrom("requirements")
        .select("code")
        .where("uuid", "=", "speed")
        .executeTakeFirstOrThrow();
      await linkExcerpt(ground, made.manager, made.id, id, { requirement: code });
      const link = await issueConfirmationLink(ground, made.manager, made.id, interview.id, "http://svod.test");
      const secret = { token: new URL(link.address).searchParams.get("token")!, address: "10.0.0.1" };
      await confirmNotes(ground, { ...secret, hash: (await readConfirmation(ground, secret)).hash });
      await changeInterview(ground, made.manager, made.id, interview.id, { consent });
    };
    for (const [consent, hits] of [
      ["role", 1],
      ["none", 2],
    ] as const) {
      const { ground, made } = await setUp(asking(consent));
      const { withoutSource } = await readChurn(ground, made.manager, made.id);
      expect([consent, withoutSource]).toEqual([consent, { hits, of: 2, share: hits / 2 }]);
    }
  });
});

describe("the CSV of the register", () => {
  it("says all of it in the reader's language, parted as his spreadsheets part it", async () => {
    const { log } = await setUp();
    const ru = changeLogCsv(await log(), "ru", "Europe/Moscow");
    expect(ru).toMatch(/^\ufeff"Номер";"Вид";"Дата"/);
    expect(ru).toContain('"ЗИ-1";"запрос";"2026-03-05";"Скорость ответа";"закон"');
    expect(ru).toContain('"3";"240000";"RUB"');
    expect(ru).toContain("«Ответ за 10 минут» → «Ответ за 15 минут»");
    expect(changeLogCsv(await log(), "en", "Europe/Moscow")).toMatch(/^\ufeff"Number","Kind"/);
  });

  it("holds no formulas: a cell that spreadsheets would compute begins with an apostrophe", async () => {
    for (const cell of ["=1+1", "+7", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
      expect(csvCell(cell)).toBe(`"'${cell}"`);
    for (const cell of ["Ответ", "10 − 5", "", "ЗИ-1"]) expect(csvCell(cell)).toBe(`"${cell}"`);
    expect(csvOf([['a"b', "c\nd"]], ",")).toBe('\ufeff"a""b","c\nd"\r\n');
    expect(changeLogCsv(await (await setUp()).log(), "ru", "Europe/Moscow")).toContain('"\'=Опечатка"');
  });
});

describe("«Дополнение № N к ТЗ»", () => {
  it("says what version 1.1 changed of 1.0 in the words of the standard, on what grounds, and who signed it", async () => {
    const { ground, made, who, block } = await setUp();
    const addendum = (await readAddendum(ground, made.manager, made.id, undefined, "ru"))!;
    expect(addendum).toMatchObject({
      ...{ number: 1, before: "1.0", version: { number: "1.1", name: who.owner.account.name } },
      grounds: [{ number: 1, title: "Скорость ответа" }],
      points: [
        { kind: "replaced", code: "ТЗ-PUR-001", title: block.title, was: "10", is: "15" },
        { kind: "deleted", code: "ТЗ-PUR-002", title: block.title },
      ],
    });
    expect(addendum.visas.map(({ name }) => name)).toContain(who.approver.account.name);
    expect(await readAddendum(ground, made.manager, made.id, "1.0", "ru")).toBeNull();
    expect(await refusalOf(readAddendum(ground, made.manager, made.id, "7.0", "ru"))).toEqual({ code: "not-found" });
  });
});
