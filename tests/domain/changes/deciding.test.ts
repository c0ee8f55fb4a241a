import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { estimateChange } from "../../../server/domain/changes/estimating.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { cancelChange, returnChange, submitChange } from "../../../server/domain/changes/submitting.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { readBlockSignOff } from "../../../server/domain/sign-off/block-sign-off.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { updateProject } from "../../../server/domain/projects/projects.ts";
import { changeStage, type ChangeStage } from "../../helpers/changes.ts";
import { everything, journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";

const open = projectGrounds();

/** A stage whose block is agreed at «10 минут». */
async function agreed(): Promise<ChangeStage> {
  const stage = await changeStage(await open());
  await stage.agree();
  return stage;
}

async function changesNothing({ ground }: ChangeStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

describe("A change request", () => {
  it("of a draft block is refused: its text is simply edited", async () => {
    const stage = await changeStage(await open());
    const raise = () =>
      raiseChange(stage.ground, stage.editor, stage.made.id, { title: "Рано", blocks: [stage.blockId] });
    expect(await changesNothing(stage, raise)).toBe("change-not-locked");
  });

  it("is approved by the approvers of its blocks: the text, its revision and their visas become the new ones at once", async () => {
    const stage = await agreed();
    const { ground, made, head, blockId } = stage;
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    expect(await stage.words()).toMatchObject({ live: "Менеджер отвечает за 10 минут" });
    await stage.submitted(number);
    const { request } = await stage.decide(head, number);
    expect(request).toMatchObject({ state: "applied", number: 1 });
    expect(await stage.words()).toEqual({
      live: "Менеджер отвечает за 15 минут",
      revision: "Менеджер отвечает за 15 минут",
    });
    expect(await stage.state()).toBe("agreed");
    const { targets } = await requestOf(ground.facts, made.id, number);
    const { round } = await readBlockSignOff(ground, head, made.id, blockId);
    expect(round).toMatchObject({ outcome: "agreed", hash: targets[0]!.resultHash, number: 2 });
    expect(round!.approvers).toMatchObject([{ visa: { hash: targets[0]!.resultHash, decision: "agreed" } }]);
    expect((await ground.texts.read(stage.textId)).epoch).toBe(2);
    expect(await journalKinds(ground, made.id)).toContain("change.applied");
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("[R2] is decided only as it was read, once by each, and by those who decide on it", async () => {
    const stage = await agreed();
    const { ground, made, manager, editor, head, second } = stage;
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number);
    const read = await stage.hash(number);
    expect(await changesNothing(stage, () => stage.decide(second, number))).toBe("change-not-decider");
    expect(await changesNothing(stage, () => stage.decide(head, number, "approve", "0".repeat(64)))).toBe(
      "change-stale",
    );
    await estimateChange(ground, manager, made.id, number, { days: 3, money: 0 });
    expect(await changesNothing(stage, () => stage.decide(head, number, "approve", read))).toBe("change-stale");
    await stage.decide(head, number);
    expect(await changesNothing(stage, () => stage.decide(head, number, "approve", read))).toBe("change-over");
    expect(await changesNothing(stage, () => returnChange(ground, editor, made.id, number))).toBe("change-over");
    expect(await changesNothing(stage, () => cancelChange(ground, editor, made.id, number))).toBe("change-over");
  });

  it("that changes nothing, has no impact or is still being written is not decided", async () => {
    const stage = await agreed();
    const { ground, made, editor, head } = stage;
    const number = await stage.propose("Менеджер отвечает за 10 минут");
    expect(await changesNothing(stage, () => submitChange(ground, editor, made.id, number))).toBe("change-nothing");
    expect(await changesNothing(stage, () => stage.decide(head, number))).toBe("change-being-written");
    const other = await stage.propose("Менеджер отвечает за 20 минут");
    await submitChange(ground, editor, made.id, other);
    expect(await changesNothing(stage, () => stage.decide(head, other))).toBe("change-not-estimated");
  });

  it.each([
    [{ days: -1, money: 0 }, "change-bad-days"],
    [{ days: 2501, money: 0 }, "change-bad-days"],
    [{ days: 1.5, money: 0 }, "change-bad-days"],
    [{ days: 1, money: -5 }, "change-bad-money"],
    [{ days: 1, money: "1e9" }, "change-bad-money"],
    [{ days: 1, money: "99999999999999" }, "change-bad-money"],
    [{ days: 1, money: 5 }, "change-bad-currency"],
    [{ days: 1, money: 5, currency: "ABC" }, "change-bad-currency"],
    [{ days: "", money: 5 }, "required"],
  ])("with the absurd impact %o is refused", async (impact, code) => {
    const stage = await agreed();
    const { ground, made, manager } = stage;
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    expect(await changesNothing(stage, () => estimateChange(ground, manager, made.id, number, impact))).toBe(code);
  });

  it("on a moved base is refused, and so is one whose block is open or in review", async () => {
    const stage = await agreed();
    const { ground, made, manager, head, blockId } = stage;
    const first = await stage.propose("Менеджер отвечает за 15 минут");
    const second = await stage.propose("Менеджер отвечает за 30 минут");
    await stage.submitted(first);
    await stage.submitted(second);
    await stage.decide(head, first);
    expect(await changesNothing(stage, () => stage.decide(head, second))).toBe("change-moved");
    await reopenBlock(ground, manager, made.id, blockId, { kind: "substance", reason: "Другое" });
    expect(await changesNothing(stage, () => stage.decide(head, second))).toBe("change-block-open");
    await stage.submit();
    expect(await changesNothing(stage, () => stage.decide(head, second))).toBe("change-in-review");
    expect(await stage.words()).toMatchObject({ live: "Менеджер отвечает за 15 минут" });
  });

  it("of a closed project is refused, whatever is asked", async () => {
    const stage = await agreed();
    const { ground, made, manager, editor, head, blockId } = stage;
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number);
    await updateProject(ground, manager, made.id, { phase: "closed" });
    const asked = [
      () => stage.decide(head, number),
      () => returnChange(ground, editor, made.id, number),
      () => estimateChange(ground, manager, made.id, number, { days: 2, money: 0 }),
      () => raiseChange(ground, editor, made.id, { title: "Ещё", blocks: [blockId] }),
    ];
    for (const ask of asked) expect(await changesNothing(stage, ask)).toBe("change-project-closed");
  });

  it("rejected or deferred tells whose wish it was why; a deferred one goes back to work", async () => {
    const stage = await agreed();
    const { ground, made, editor, head } = stage;
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    await stage.submitted(number);
    const { request } = await stage.decide(head, number, "defer");
    expect(request.state).toBe("deferred");
    const letters = await ground.facts.selectFrom("outbox").select(["recipient", "subject"]).execute();
    expect(letters.at(-1)).toMatchObject({
      recipient: editor.account.email,
      subject: expect.stringContaining("ЗИ-1 отложен") as string,
    });
    expect((await returnChange(ground, editor, made.id, number)).state).toBe("draft");
    const { targets } = await requestOf(ground.facts, made.id, number);
    await ground.texts.edit(targets[0]!.textId, saying("Менеджер отвечает за 12 минут"), editor.accountId);
    await submitChange(ground, editor, made.id, number);
    await stage.decide(head, number, "reject");
    expect((await requestOf(ground.facts, made.id, number)).request).toMatchObject({
      state: "rejected",
      submission: 2,
    });
    expect(await stage.words()).toMatchObject({ live: "Менеджер отвечает за 10 минут" });
  });
});
