import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { readRebase, rebaseChange } from "../../../server/domain/changes/rebasing.ts";
import { changeStage, type ChangeStage } from "../../helpers/changes.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";

const open = projectGrounds();

/** Two requests on «10 минут»; the first, to «15 минут», is applied. */
async function twoRequests(stage: ChangeStage) {
  await stage.agree("Менеджер отвечает за 10 минут");
  const first = await stage.propose("Менеджер отвечает за 15 минут");
  const second = await stage.propose("Менеджер отвечает за 30 минут");
  await stage.submitted(first);
  await stage.submitted(second);
  await stage.decide(stage.head, first);
  return { first, second };
}

async function changesNothing({ ground }: ChangeStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

describe("Two requests that change «10 минут» to «15» and «30»", () => {
  it("leave the second undecidable until a person has chosen; then it is decided anew", async () => {
    const stage = await changeStage(await open());
    const { ground, made, editor, head } = stage;
    const { second } = await twoRequests(stage);
    expect(await changesNothing(stage, () => stage.decide(head, second))).toBe("change-moved");
    const [block] = await readRebase(ground, editor, made.id, second);
    expect(block).toMatchObject({
      conflicts: [
        {
          base: "Менеджер отвечает за 10 минут",
          mine: "Менеджер отвечает за 30 минут",
          theirs: "Менеджер отвечает за 15 минут",
        },
      ],
    });
    const seen = { [block!.blockId]: block!.hash };
    const rebase = (choices: Record<string, string>, read = seen) =>
      rebaseChange(ground, editor, made.id, second, { choices, seen: read });
    const taken = await ground.facts.selectFrom("revisions").selectAll().execute();
    expect((await refusalOf(rebase({}))).code).toBe("change-conflict-open");
    expect((await refusalOf(rebase({ [block!.conflicts[0]!.id]: "ours" }))).code).toBe("invalid");
    expect((await refusalOf(rebase({}, {}))).code).toBe("change-stale");
    expect((await requestOf(ground.facts, made.id, second)).request.state).toBe("decision");
    expect((await ground.facts.selectFrom("revisions").selectAll().execute()).length).toBe(taken.length);
    const { state } = await rebase({ [block!.conflicts[0]!.id]: "mine" });
    expect(state).toBe("draft");
    expect(await stage.words()).toMatchObject({ live: "Менеджер отвечает за 15 минут" });
    await stage.submitted(second);
    await stage.decide(head, second);
    expect(await stage.words()).toEqual({
      live: "Менеджер отвечает за 30 минут",
      revision: "Менеджер отвечает за 30 минут",
    });
  });

  it("need no rebase while their blocks have not changed", async () => {
    const stage = await changeStage(await open());
    const { ground, made, editor } = stage;
    await stage.agree();
    const number = await stage.propose("Менеджер отвечает за 15 минут");
    expect(await readRebase(ground, editor, made.id, number)).toEqual([]);
    const rebase = () => rebaseChange(ground, editor, made.id, number, { choices: {}, seen: {} });
    expect((await refusalOf(rebase())).code).toBe("change-not-moved");
  });
});

it("A rebase replays what does not quarrel, and whoever has the fork open begins anew (R5)", async () => {
  const stage = await changeStage(await open());
  const { ground, made, editor, head, blockId } = stage;
  await stage.agree("Начало");
  const first = await stage.propose(saying("Начало", "Добавлено первым"));
  const second = await stage.propose(saying("Вступление", "Начало"));
  await stage.submitted(first);
  await stage.decide(head, first);
  const { targets } = await requestOf(ground.facts, made.id, second);
  const before = await ground.texts.read(targets[0]!.textId);
  const [block] = await readRebase(ground, editor, made.id, second);
  expect(block!.conflicts).toEqual([]);
  await rebaseChange(ground, editor, made.id, second, { choices: {}, seen: { [blockId]: block!.hash } });
  const after = await ground.texts.read(targets[0]!.textId);
  expect(after.epoch).toBe(before.epoch + 1);
  await stage.submitted(second);
  await stage.decide(head, second);
  expect((await stage.words()).live).toBe("Вступление\nНачало\nДобавлено первым");
});
