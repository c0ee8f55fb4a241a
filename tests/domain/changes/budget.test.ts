import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { confirmWording } from "../../../server/domain/changes/confirming.ts";
import { estimateChange } from "../../../server/domain/changes/estimating.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { readChange } from "../../../server/domain/changes/reading.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { configureChanges, type TermsChoice } from "../../../server/domain/changes/settings.ts";
import { submitChange } from "../../../server/domain/changes/submitting.ts";
import { countUnread, listInbox } from "../../../server/domain/inbox/reading.ts";
import { changesOnOwnBlock, changeStage, type ChangeStage } from "../../helpers/changes.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { proved, signStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();

const limits = (given: Partial<TermsChoice>): TermsChoice => ({
  ...{ rule: "all", currency: "RUB", days: null, money: null, share: null, sections: {}, ...given },
});

async function configure({ ground, made, third: owner }: ChangeStage, given: Partial<TermsChoice>) {
  await configureChanges(ground, owner, made.id, limits(given));
}

async function changesNothing({ ground }: ChangeStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

const stateOf = async ({ ground, made }: ChangeStage, number: number) =>
  (await requestOf(ground.facts, made.id, number)).request.state;

describe("The change budget", () => {
  it("is set by the owner alone, since crossing it needs him", async () => {
    const stage = await changeStage(await open());
    const { ground, made, manager } = stage;
    const raise = () => configureChanges(ground, manager, made.id, limits({ days: 1000 }));
    expect(await changesNothing(stage, raise)).toBe("not-allowed");
  });

  it.each([
    [{ days: 5 }, { days: 6, money: 0 }],
    [{ money: "1000" }, { days: 0, money: "1000,01", currency: "RUB" }],
    [{ money: "1000" }, { days: 0, money: 1, currency: "USD" }],
  ])("of %o is crossed by %o: the approvers alone cannot apply it, with the owner they can", async (given, impact) => {
    const stage = await changeStage(await open());
    await stage.agree();
    await configure(stage, given);
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number, impact);
    const read = await readChange(stage.ground, stage.head, stage.made.id, number);
    expect(read).toMatchObject({ over: true, groups: [{ as: "approvers" }, { as: "owner" }] });
    await stage.decide(stage.head, number);
    expect(await stateOf(stage, number)).toBe("decision");
    expect((await stage.words()).live).toBe("Менеджер отвечает за 10 минут");
    await stage.decide(stage.third, number);
    expect(await stateOf(stage, number)).toBe("applied");
  });

  it("is spent by what is applied: of two that fit one by one, the second needs the owner, decided at once or not", async () => {
    const house = await signStage(await open());
    const [one, two] = [await changesOnOwnBlock(house), await changesOnOwnBlock(house)];
    await configure(one, { days: 5 });
    const numbers: number[] = [];
    for (const stage of [one, two]) {
      await stage.agree();
      const number = await stage.propose("Иначе");
      await stage.submitted(number, { days: 3, money: 0 });
      numbers.push(number);
    }
    const [first, second] = numbers as [number, number];
    await Promise.all([one.decide(house.head, first), two.decide(house.head, second)]);
    expect([await stateOf(one, first), await stateOf(two, second)].sort()).toEqual(["applied", "decision"]);
  });

  it("counts the requirements that texts change, whatever is said of them by hand", async () => {
    const house = await signStage(await open());
    const stage = await changesOnOwnBlock(house);
    const { ground, made, editor, textId } = stage;
    const cards = (statement: string) =>
      ["a", "b"].map((uuid) => requirementCard({ uuid, statement: uuid === "a" ? statement : "Второе" }));
    await ground.texts.edit(textId, { type: "doc", content: cards("Первое") }, editor.accountId);
    await ground.textFacts.settle(textId);
    const { hash } = await stage.submit();
    await stage.sign(stage.head, hash);
    await configure(stage, { share: 49 });
    const number = await stage.propose({ type: "doc", content: cards("Первое иначе") });
    await stage.submitted(number, { days: 0, money: 0 });
    const { over, budget, requirements } = await readChange(ground, editor, made.id, number);
    expect(requirements).toMatchObject([{ uuid: "a", touch: "modified", found: "text" }]);
    expect([over, budget]).toMatchObject([true, [{ measure: "share", spent: 0, then: 50, over: true }]]);
  });

  it("has no way round: neither by calling costs a clarification, nor by an estimate after a decision", async () => {
    const stage = await changeStage(await open());
    const { ground, made, editor, manager, head, third, blockId } = stage;
    await stage.agree();
    await configure(stage, { days: 5 });
    const wording = await stage.propose("Менеджер отвечает за 10 мин.", { kind: "clarification" });
    const costs = () => estimateChange(ground, manager, made.id, wording, { days: 9, money: 0 });
    expect(await changesNothing(stage, costs)).toBe("change-clarification-costs");
    const { number: obliging } = await raiseChange(ground, editor, made.id, {
      ...{ title: "Тихо добавить", kind: "clarification", blocks: [blockId] },
    });
    const { targets } = await requestOf(ground.facts, made.id, obliging);
    const card = requirementCard({ uuid: "new", statement: "Новое" });
    await ground.texts.edit(targets[0]!.textId, { type: "doc", content: [card] }, editor.accountId);
    expect((await refusalOf(submitChange(ground, editor, made.id, obliging))).code).toBe(
      "change-clarification-obliges",
    );
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number, { days: 9, money: 0 });
    await stage.decide(head, number);
    const cheaper = () => estimateChange(ground, manager, made.id, number, { days: 1, money: 0 });
    expect(await changesNothing(stage, cheaper)).toBe("change-being-decided");
    await stage.decide(third, number, "reject");
    expect(await stateOf(stage, number)).toBe("rejected");
  });
});

describe("Who decides", () => {
  it("on a clarification of wording are the responsible for its block and a leader, whatever the rule", async () => {
    const stage = await changeStage(await open());
    const { ground, made, manager, head } = stage;
    await stage.agree();
    const number = await stage.propose("Менеджер отвечает за 10 мин.", { kind: "clarification" });
    await submitChange(ground, stage.editor, made.id, number);
    expect(await changesNothing(stage, () => stage.decide(head, number))).toBe("change-not-decider");
    await stage.decide(manager, number);
    expect(await stateOf(stage, number)).toBe("applied");
    expect((await stage.words()).live).toBe("Менеджер отвечает за 10 мин.");
    // Who had signed the earlier words is shown the clearer ones, and confirms them by a visa of his own (R2).
    const { hash, rights } = await readChange(ground, head, made.id, number);
    expect(rights.confirm).toBe(true);
    const confirming = (who: Actor, read = hash) => confirmWording(ground, who, made.id, number, read, proved);
    expect(await changesNothing(stage, () => confirming(stage.second))).toBe("change-nothing-to-confirm");
    expect(await changesNothing(stage, () => confirming(head, "0".repeat(64)))).toBe("change-stale");
    const { targets } = await requestOf(ground.facts, made.id, number);
    expect(await confirming(head)).toMatchObject([{ hash: targets[0]!.resultHash, differenceOnly: 1 }]);
    expect(await changesNothing(stage, () => confirming(head))).toBe("change-nothing-to-confirm");
    expect(await stage.state()).toBe("agreed");
  });

  it("is the owner where the rule says so; whose wish it was finds the outcome in his inbox", async () => {
    const stage = await changeStage(await open());
    const { ground, made, editor, head, third: owner } = stage;
    await stage.agree();
    await configure(stage, { rule: "owner" });
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number);
    expect(await changesNothing(stage, () => stage.decide(head, number))).toBe("change-not-decider");
    const before = await countUnread(ground, editor);
    await stage.decide(owner, number);
    expect(await countUnread(ground, editor)).toBe(before + 1);
    const { items } = await listInbox(ground, editor, { kind: "change" });
    expect(items).toMatchObject([{ kind: "change", id: String(number), projectId: made.id, unread: true }]);
  });
});
