import { describe, expect, it } from "vitest";
import { refuseRequest, takeUp } from "../../../server/domain/contractor/answering.ts";
import { withdrawRequest } from "../../../server/domain/contractor/asking.ts";
import { chooseContractor, dismissContractor } from "../../../server/domain/contractor/choosing.ts";
import { listContractorRequests, readContractorSide } from "../../../server/domain/contractor/reading.ts";
import { decideChange } from "../../../server/domain/changes/deciding.ts";
import { editChange } from "../../../server/domain/changes/editing.ts";
import { listChanges, readChange } from "../../../server/domain/changes/reading.ts";
import { cancelChange } from "../../../server/domain/changes/submitting.ts";
import { readChangeLog } from "../../../server/domain/changes/register/register.ts";
import { removeCompany } from "../../../server/domain/tender/companies.ts";
import { readDoor } from "../../../server/domain/tender/projection/door.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { updateProject } from "../../../server/domain/projects/projects.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { contractorStage, type ContractorStage } from "../../helpers/contractor.ts";
import { everything, journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { proved } from "../../helpers/sign-off.ts";
import { colleagueOf } from "../../helpers/tender.ts";

const open = projectGrounds();
const setUp = async () => contractorStage(await open());

async function changesNothing({ ground }: ContractorStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

const lettersTo = async ({ ground }: ContractorStage, email: string) => {
  const rows = await ground.facts
    .selectFrom("outbox")
    .select(["subject", "body"])
    .where("recipient", "=", email)
    .execute();
  return rows.filter(({ body }) => body.includes("/requests"));
};

describe("The contractor", () => {
  it("is one company: another is chosen once the choice is taken back, and each deed is journalled", async () => {
    const stage = await setUp();
    const { ground, manager, id, contractor, rival } = stage;
    const chooseRival = () => chooseContractor(ground, manager, id, rival.companyId);
    expect(await changesNothing(stage, chooseRival)).toBe("contractor-is-chosen");
    const dismissRival = () => dismissContractor(ground, manager, id, rival.companyId);
    expect(await changesNothing(stage, dismissRival)).toBe("contractor-not-this");
    await dismissContractor(ground, manager, id, contractor.companyId);
    await chooseRival();
    expect((await readDoor(ground, contractor, id)).isContractor).toBe(false);
    expect((await readDoor(ground, rival, id)).isContractor).toBe(true);
    expect((await journalKinds(ground, id)).slice(-2)).toEqual(["contractor.dismissed", "contractor.chosen"]);
  });

  it("is chosen no longer when his company is taken out", async () => {
    const { ground, manager, id, contractor, rival } = await setUp();
    await removeCompany(ground, manager, id, contractor.companyId);
    await chooseContractor(ground, manager, id, rival.companyId);
    expect((await readDoor(ground, rival, id)).isContractor).toBe(true);
  });

  it("asks for a change by the place in the publication, and only the company that is chosen may (R6)", async () => {
    const stage = await setUp();
    const { ground, manager, id, contractor, rival, ask, seen, outside } = stage;
    await ask({ place: { kind: "quote", words: "10 минут" } });
    expect(await seen()).toMatchObject({
      own: [
        {
          number: 1,
          cause: "integrator",
          standing: "received",
          publication: 1,
          where: { words: { words: "10 минут" } },
        },
      ],
    });
    const foreign = await outside(rival);
    expect(await changesNothing(stage, () => ask({ block: foreign }))).toBe("not-found");
    expect(await changesNothing(stage, () => ask({ block: undefined }))).toBe("contractor-needs-block");
    const lost = () => ask({ place: { kind: "quote", words: "нигде таких" } });
    expect(await changesNothing(stage, lost)).toBe("question-place-lost");
    expect(await changesNothing(stage, () => ask({ rationale: " " }))).toBe("required");
    expect(await changesNothing(stage, () => ask({ block: foreign }, rival))).toBe("contractor-not-chosen");
    expect((await refusalOf(seen(rival))).code).toBe("contractor-not-chosen");
    expect((await refusalOf(seen(manager))).code).toBe("not-allowed");
    await dismissContractor(ground, manager, id, contractor.companyId);
    expect((await refusalOf(seen())).code).toBe("contractor-not-chosen");
    await updateProject(ground, manager, id, { phase: "closed" });
    await chooseContractor(ground, manager, id, contractor.companyId);
    expect(await changesNothing(stage, () => ask())).toBe("contractor-project-closed");
  });

  it("asks once, however often the same is sent", async () => {
    const { ask, seen } = await setUp();
    await ask({ key: "k" });
    await ask({ key: "k" });
    expect((await seen()).own).toHaveLength(1);
  });

  it("may take it back, each of the company, while nobody has answered", async () => {
    const stage = await setUp();
    const { ground, manager, made, id, contractor, ask, seen } = stage;
    const colleague = await colleagueOf(ground, made, contractor.companyId);
    await ask();
    await ask();
    const [second, first] = (await seen()).own;
    // The colleague has not accepted the terms.
    expect((await refusalOf(withdrawRequest(ground, colleague, id, first!.id))).code).toBe("terms-not-accepted");
    await withdrawRequest(ground, contractor, id, first!.id);
    const again = () => withdrawRequest(ground, contractor, id, first!.id);
    expect(await changesNothing(stage, again)).toBe("contractor-request-withdrawn");
    const [waiting, gone] = await listContractorRequests(ground, manager, id);
    expect(await changesNothing(stage, () => takeUp(ground, manager, id, gone!.id))).toBe(
      "contractor-request-withdrawn",
    );
    await takeUp(ground, manager, id, waiting!.id);
    const late = () => withdrawRequest(ground, contractor, id, second!.id);
    expect(await changesNothing(stage, late)).toBe("contractor-request-taken");
    expect(await changesNothing(stage, () => withdrawRequest(ground, contractor, id, "нет"))).toBe("not-found");
  });
});

describe("A request of the contractor", () => {
  it("is refused with a reason, which he is told, and is answered once", async () => {
    const stage = await setUp();
    const { ground, manager, editor, id, contractor, ask, seen } = stage;
    await ask();
    const [waiting] = await listContractorRequests(ground, manager, id);
    const refuse = (reason: string, who = manager) => refuseRequest(ground, who, id, waiting!.id, reason);
    expect(await changesNothing(stage, () => refuse(""))).toBe("required");
    expect(await changesNothing(stage, () => refuse("Нет", editor))).toBe("not-allowed");
    await refuse("Срок назван в договоре");
    expect(await seen()).toMatchObject({ own: [{ standing: "refused", refusal: "Срок назван в договоре" }] });
    expect(await lettersTo(stage, contractor.account.email)).toMatchObject([
      { subject: expect.stringContaining("№ 1") as string },
    ]);
    expect(await changesNothing(stage, () => refuse("Ещё раз"))).toBe("contractor-request-refused");
    expect(await changesNothing(stage, () => takeUp(ground, manager, id, waiting!.id))).toBe(
      "contractor-request-refused",
    );
  });

  it("becomes an ordinary draft whose wish is the company's: by its name, in the list and the register alike", async () => {
    const stage = await setUp();
    const { ground, manager, head, id, taken, submitted, decide } = stage;
    const number = await taken();
    expect(await readChange(ground, manager, id, number)).toMatchObject({
      ...{ state: "draft", title: "Не 10 минут", cause: "integrator", rationale: "Телефония не успевает" },
      ...{ initiator: "ООО «Альфа»", raisedBy: { accountId: manager.accountId } },
    });
    expect(await readContractorSide(ground, manager, id, number)).toMatchObject({
      asked: { words: "Менеджер отвечает за 15 минут", company: "ООО «Альфа»", change: number, publication: 1 },
    });
    // What the group corrects of it leaves the wish his.
    await editChange(ground, manager, id, number, { title: "Ответ за 15 минут", initiatorId: stage.editor.memberId });
    expect((await listChanges(ground, manager, id)).changes).toMatchObject([{ initiator: "ООО «Альфа»" }]);
    await submitted(number);
    await decide(head, number);
    const lines = await readChangeLog(ground, manager, id);
    expect(lines.find((line) => line.number === number)).toMatchObject({ initiator: { name: "ООО «Альфа»" } });
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("tells him its state, the decision and its conditions, and neither names nor reasons of the inside", async () => {
    const stage = await setUp();
    const { ground, manager, head, id, contractor, rival, seen, taken, submitted } = stage;
    const number = await taken();
    expect(await seen()).toMatchObject({ own: [{ standing: "in-work", mayWithdraw: false }] });
    await submitted(number);
    expect(await seen()).toMatchObject({ own: [{ standing: "deciding" }] });
    const deciding = {
      hash: await stage.hash(number),
      verdict: "approve",
      reason: "Бюджета хватит",
      conditions: "До мая",
    };
    await decideChange(ground, head, id, number, deciding, proved);
    const told = await seen();
    expect(told).toMatchObject({ own: [{ standing: "applied", conditions: ["До мая"] }] });
    const words = JSON.stringify(told);
    for (const inner of ["Бюджета хватит", head.account.name, manager.accountId, head.memberId, stage.blockId])
      expect(words).not.toContain(inner);
    const letters = await lettersTo(stage, contractor.account.email);
    expect(letters.map(({ subject }) => subject)).toMatchObject([
      expect.stringContaining("взят в работу"),
      expect.stringContaining("внесено в ТЗ"),
    ]);
    expect(JSON.stringify(letters)).not.toContain("ЗИ-");
    expect(await lettersTo(stage, rival.account.email)).toEqual([]);
  });

  it("that the group cancels is told as cancelled", async () => {
    const stage = await setUp();
    const { ground, manager, id, contractor, seen, taken } = stage;
    await cancelChange(ground, manager, id, await taken());
    expect(await seen()).toMatchObject({ own: [{ standing: "cancelled" }] });
    expect((await lettersTo(stage, contractor.account.email)).at(-1)?.subject).toContain("отменён");
  });

  it("on a block that is open again is not taken up: its text is edited, and the request waits", async () => {
    const stage = await setUp();
    const { ground, manager, id, ask } = stage;
    await ask();
    await reopenBlock(ground, manager, id, stage.blockId, { kind: "editorial", reason: "Правим" });
    const [waiting] = await listContractorRequests(ground, manager, id);
    expect(await changesNothing(stage, () => takeUp(ground, manager, id, waiting!.id))).toBe("change-not-locked");
  });
});
