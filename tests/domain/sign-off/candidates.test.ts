/** What keeps a draft from going to its approvers, and with whom it would go. */
import { expect, test } from "vitest";
import { readBlockSignOff, readSignOffs } from "../../../server/domain/sign-off/block-sign-off.ts";
import { readCandidates } from "../../../server/domain/sign-off/candidates.ts";
import { projectGrounds } from "../../helpers/projects.ts";
import { signStage } from "../../helpers/sign-off.ts";

const openGround = projectGrounds();

test("an editor may send the blocks he is responsible for; others say that they are not his", async () => {
  const { ground, made, editor, blockId } = await signStage(await openGround());
  const { candidates, deadline } = await readCandidates(ground, editor, made.id);
  const own = candidates.find((candidate) => candidate.blockId === blockId)!;
  expect(own.obstacles).toContainEqual({ kind: "not-responsible" });
  expect(deadline).toMatch(/^\d{4}-\d\d-\d\d$/);
  const led = await readCandidates(ground, made.manager, made.id);
  const same = led.candidates.find((candidate) => candidate.blockId === blockId)!;
  expect(same.obstacles).not.toContainEqual({ kind: "not-responsible" });
});

test("a mandatory role that nobody holds is named; the observer is told nothing", async () => {
  const { ground, made } = await signStage(await openGround());
  const { candidates } = await readCandidates(ground, made.manager, made.id);
  for (const { deciders, obstacles } of candidates) {
    const vacant = deciders.filter(({ name, mandatory }) => name === null && mandatory).flatMap(({ roles }) => roles);
    const missing = obstacles.find(({ kind }) => kind === "approver-missing");
    expect(missing).toEqual(vacant.length > 0 ? { kind: "approver-missing", roles: vacant } : undefined);
  }
  const observer = await made.join("observer");
  await expect(readCandidates(ground, observer, made.id)).rejects.toMatchObject({ code: "not-allowed" });
});

test("R6: a block in review is no draft; of the document is told what is told of the block, and nothing outside", async () => {
  const stage = await signStage(await openGround());
  const { ground, made, blockId } = stage;
  await stage.write("Ответ за 10 минут.");
  await stage.submit({ approvers: [{ memberId: stage.head.memberId, mandatory: true }] });
  const { candidates } = await readCandidates(ground, made.manager, made.id);
  expect(candidates.map((candidate) => candidate.blockId)).not.toContain(blockId);
  const all = await readSignOffs(ground, stage.head, made.id);
  expect([...all]).toEqual([[blockId, await readBlockSignOff(ground, stage.head, made.id, blockId)]]);
  const integrator = await made.join("integrator");
  await expect(readSignOffs(ground, integrator, made.id)).rejects.toMatchObject({ code: "not-found" });
});
