import { expect, it } from "vitest";
import { putApproved } from "../../../server/domain/changes/applying.ts";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { keepEdits, listKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { proposeKeptEdits } from "../../../server/domain/changes/kept-edits.ts";
import { changeStage } from "../../helpers/changes.ts";
import { projectGrounds } from "../../helpers/projects.ts";
import { typed } from "../../helpers/typed.ts";

const open = projectGrounds();

it("A decision that a crash cut short is carried out at the next start, once", async () => {
  const stage = await changeStage(await open());
  const { ground, made, head, textId } = stage;
  await stage.agree();
  const number = await stage.propose("Менеджер отвечает за 15 минут");
  await stage.submitted(number);
  const { texts } = ground;
  const replace = texts.replace.bind(texts);
  texts.replace = () => Promise.reject(new Error("the power went"));
  await expect(stage.decide(head, number)).rejects.toThrow("the power went");
  texts.replace = replace;
  expect((await requestOf(ground.facts, made.id, number)).request.state).toBe("applied");
  expect(await stage.words()).toEqual({
    live: "Менеджер отвечает за 10 минут",
    revision: "Менеджер отвечает за 15 минут",
  });
  await putApproved(ground);
  await putApproved(ground);
  expect((await stage.words()).live).toBe("Менеджер отвечает за 15 минут");
  expect((await texts.read(textId)).epoch).toBe(2);
});

it("[R5] Kept edits of a locked block become a change request of their author; those of a fork are told with its number", async () => {
  const stage = await changeStage(await open());
  const { ground, made, editor, textId } = stage;
  await stage.agree();
  const kept = await keepEdits(ground, editor, made.id, textId, { update: typed("Набрано в замок"), reason: "locked" });
  const { number } = await proposeKeptEdits(ground, editor, made.id, kept);
  const { targets } = await requestOf(ground.facts, made.id, number);
  expect(JSON.stringify((await ground.texts.read(targets[0]!.textId)).doc)).toContain("Набрано в замок");
  expect(await listKeptEdits(ground, editor, made.id)).toEqual([]);
  await keepEdits(ground, editor, made.id, targets[0]!.textId, { update: typed("Ещё"), reason: "locked" });
  expect(await listKeptEdits(ground, editor, made.id)).toMatchObject([{ change: number, open: true }]);
});
