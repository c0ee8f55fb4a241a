import { describe, expect, it } from "vitest";
import { readChange } from "../../../server/domain/changes/reading.ts";
import { configureChanges } from "../../../server/domain/changes/settings.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { changeApprover } from "../../../server/domain/sign-off/approvers.ts";
import { readBlockSignOff } from "../../../server/domain/sign-off/block-sign-off.ts";
import { addBlock } from "../../../server/domain/document/blocks.ts";
import { nameApprover } from "../../../server/domain/sign-off/approvers.ts";
import { addTarget } from "../../../server/domain/changes/editing.ts";
import { decide } from "../../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { changeStage } from "../../helpers/changes.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { proved, saying } from "../../helpers/sign-off.ts";

const open = projectGrounds();

/** A submitted request on a block whose approver, the head, has a substitute. */
async function setUp() {
  const stage = await changeStage(await open());
  const { ground, made, manager, head, second } = stage;
  // The head is named by his position already.
  const rows = await ground.facts.selectFrom("approvers").select("id").where("memberId", "=", head.memberId).execute();
  for (const { id } of rows) await changeApprover(ground, manager, made.id, id, { substituteId: second.memberId });
  await stage.agree();
  const number = await stage.propose("Менеджер отвечает за 15 минут");
  return { ...stage, number, id: made.id, deputy: second };
}

describe("The substitute of an approver", () => {
  it("decides on a request in his place: the decision is the approver's, given by the substitute, and so is the visa", async () => {
    const { ground, id, number, head, deputy, submitted, decide: give, words, blockId, manager } = await setUp();
    await submitted(number);
    expect(await readChange(ground, deputy, id, number)).toMatchObject({
      ...{ rights: { decide: true }, insteadOf: head.account.name },
    });
    const { request, decision } = await give(deputy, number);
    expect(decision).toMatchObject({ memberId: head.memberId, deputyId: deputy.memberId, accountId: deputy.accountId });
    expect(request.state).toBe("applied");
    expect(await words()).toEqual({ live: "Менеджер отвечает за 15 минут", revision: "Менеджер отвечает за 15 минут" });
    expect((await readChange(ground, manager, id, number)).decisions).toMatchObject([
      { name: deputy.account.name, insteadOf: head.account.name },
    ]);
    expect(JSON.stringify(await readBlockSignOff(ground, manager, id, blockId))).toContain(deputy.account.name);
    const visas = ground.facts.selectFrom("signOffs").select("decision").where("accountId", "=", deputy.accountId);
    expect(await visas.execute()).toEqual([{ decision: "agreed" }]);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("and the approver share one decision: whoever comes second is refused, and nothing changes", async () => {
    const { ground, id, number, head, third, deputy, submitted, decide: give } = await setUp();
    const terms = { rule: "all", currency: "RUB", days: 1, money: null, share: null, sections: {} };
    await configureChanges(ground, third, id, terms);
    // Over the budget the owner has to decide too, so that it stays open.
    await submitted(number, { days: 5, money: 0 });
    await give(head, number);
    const before = await everything(ground);
    expect((await refusalOf(give(deputy, number))).code).toBe("change-decided-already");
    expect(await everything(ground)).toEqual(before);
  });

  it("stands in only where he does so for all that the approver decides on, and never for the owner", async () => {
    const { ground, made, id, number, head, manager, editor, deputy, submitted, decide: give } = await setUp();
    const [section] = (await made.now()).sections;
    const { blockId: other, textId } = await addBlock(ground, manager, id, section!.id, { title: "Ещё блок" });
    await nameApprover(ground, manager, id, { blockId: other }, { memberId: head.memberId });
    await ground.texts.edit(textId, saying("Было"), editor.accountId);
    const { hash } = await submitBlock(ground, manager, id, other);
    await decide(ground, head, id, [{ blockId: other, hash, decision: "agreed" }], proved);
    await addTarget(ground, editor, id, number, other);
    const { targets } = await requestOf(ground.facts, id, number);
    await ground.texts.edit(targets[1]!.textId, saying("Стало"), editor.accountId);
    await submitted(number);
    expect((await refusalOf(give(deputy, number))).code).toBe("change-not-decider");
  });
});
