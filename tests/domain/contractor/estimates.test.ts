import { describe, expect, it } from "vitest";
import { giveEstimate, askForEstimate } from "../../../server/domain/contractor/inquiries.ts";
import { dismissContractor } from "../../../server/domain/contractor/choosing.ts";
import { readContractorSide } from "../../../server/domain/contractor/reading.ts";
import { returnChange, submitChange } from "../../../server/domain/changes/submitting.ts";
import { readChange } from "../../../server/domain/changes/reading.ts";
import { contractorStage, type ContractorStage } from "../../helpers/contractor.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();
const setUp = async () => contractorStage(await open());
const estimate = { days: "12", money: "240 000,50", currency: "RUB", risk: "Нужна другая телефония" };

async function changesNothing({ ground }: ContractorStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

const inquiryOf = async ({ seen }: ContractorStage) => (await seen()).asked[0]!;

describe("An estimate of the contractor", () => {
  it("is asked of a submitted request, in words for him, with what changes in the published block", async () => {
    const stage = await setUp();
    await stage.inquired();
    const asked = await inquiryOf(stage);
    expect(asked).toMatchObject({
      ...{ number: 1, title: "Ответ за 15 минут", note: "Сколько это стоит?", standing: "deciding", mayEstimate: true },
      changes: [{ id: await stage.outside(), change: "changed" }],
    });
    expect(asked.changes[0]!.redline!.html).toMatch(/<del[^>]*>.*10.*<\/del>/s);
    expect(asked.changes[0]!.redline!.html).toMatch(/<ins[^>]*>.*15.*<\/ins>/s);
    const words = JSON.stringify(asked);
    for (const inner of ["ЗИ-", stage.blockId, stage.editor.accountId, stage.manager.account.name])
      expect(words).not.toContain(inner);
  });

  it("stands beside the group's own, which it does not change, and is told back to him", async () => {
    const stage = await setUp();
    const { ground, manager, id, contractor } = stage;
    const number = await stage.inquired();
    const { id: said } = await inquiryOf(stage);
    await giveEstimate(ground, contractor, id, said, estimate);
    expect(await readContractorSide(ground, manager, id, number)).toMatchObject({
      inquiries: [
        { company: "ООО «Альфа»", days: 12, money: 240_000_50, currency: "RUB", risk: estimate.risk, counts: true },
      ],
    });
    expect(await readChange(ground, manager, id, number)).toMatchObject({ days: 1, money: 0 });
    expect(await inquiryOf(stage)).toMatchObject({ mayEstimate: false, estimate: { days: 12, money: 240_000_50 } });
  });

  it("is given once, by the company that was asked, in days and money that can be", async () => {
    const stage = await setUp();
    const { ground, id, contractor, rival } = stage;
    await stage.inquired();
    const { id: said } = await inquiryOf(stage);
    const give = (given: object = {}, who = contractor) =>
      giveEstimate(ground, who, id, said, { ...estimate, ...given });
    expect(await changesNothing(stage, () => give({}, rival))).toBe("contractor-not-chosen");
    expect(await changesNothing(stage, () => giveEstimate(ground, contractor, id, "чужой", estimate))).toBe(
      "not-found",
    );
    expect(await changesNothing(stage, () => give({ days: "-1" }))).toBe("change-bad-days");
    expect(await changesNothing(stage, () => give({ money: "много" }))).toBe("change-bad-money");
    expect(await changesNothing(stage, () => give({ currency: "" }))).toBe("change-bad-currency");
    await give();
    expect(await changesNothing(stage, () => give())).toBe("estimate-given-already");
  });

  it("is asked again once it is given, and not while it is awaited, not of a draft, not without a contractor", async () => {
    const stage = await setUp();
    const { ground, manager, editor, id, contractor } = stage;
    const draft = await stage.taken();
    const ask = (number: number, who = manager) => askForEstimate(ground, who, id, number, { title: "Ещё раз" });
    expect(await changesNothing(stage, () => ask(draft))).toBe("change-being-written");
    await stage.submitted(draft);
    expect(await changesNothing(stage, () => ask(draft, editor))).toBe("not-allowed");
    await ask(draft);
    expect(await changesNothing(stage, () => ask(draft))).toBe("estimate-asked-already");
    await giveEstimate(ground, contractor, id, (await inquiryOf(stage)).id, estimate);
    await ask(draft);
    expect((await stage.seen()).asked).toHaveLength(2);
    await dismissContractor(ground, manager, id, contractor.companyId);
    expect(await changesNothing(stage, () => ask(draft))).toBe("contractor-missing");
  });

  it("is of no use once somebody has decided, or the text is written anew: each has its own sentence", async () => {
    const stage = await setUp();
    const { ground, manager, head, id, contractor } = stage;
    const number = await stage.inquired();
    const { id: said } = await inquiryOf(stage);
    const give = () => giveEstimate(ground, contractor, id, said, estimate);
    await returnChange(ground, manager, id, number);
    expect(await changesNothing(stage, give)).toBe("estimate-text-changed");
    expect(await inquiryOf(stage)).toMatchObject({ mayEstimate: false, changes: [], standing: "in-work" });
    await submitChange(ground, manager, id, number);
    expect(await changesNothing(stage, give)).toBe("estimate-text-changed");
    await askForEstimate(ground, manager, id, number, { title: "Ещё раз" });
    const { id: fresh } = await inquiryOf(stage);
    await stage.decide(head, number, "defer");
    const late = () => giveEstimate(ground, contractor, id, fresh, estimate);
    expect(await changesNothing(stage, late)).toBe("estimate-too-late");
    expect(await inquiryOf(stage)).toMatchObject({ standing: "deferred" });
  });
});
