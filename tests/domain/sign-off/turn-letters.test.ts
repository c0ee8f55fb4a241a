/** Letters that ask for a decision: to whom a round begins, whose turn has come, to whom one was handed. */
import { expect, it } from "vitest";
import { submitBlock, withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { delegateSignOff } from "../../../server/domain/sign-off/delegating.ts";
import { listAwaited } from "../../../server/domain/sign-off/awaiting.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { project, projectGrounds, type Person } from "../../helpers/projects.ts";

const open = projectGrounds();

const lettersTo = (ground: TestGround, { account }: Person) =>
  ground.facts
    .selectFrom("outbox")
    .select(["subject", "body"])
    .where("recipient", "=", account.email)
    .where("subject", "like", "На подпись%")
    .execute();

async function submitted() {
  const ground = await open();
  const made = await project(ground);
  const approver = await made.join("approver");
  const [section] = (await made.now()).sections;
  const block = section!.blocks[0]!;
  const approvers = [{ memberId: approver.memberId, mandatory: true }];
  const submit = () => submitBlock(ground, made.manager, made.id, block.id, { approvers, deadline: "2026-03-10" });
  await submit();
  return { ground, made, approver, block, submit };
}

it("An approver is written to when a round begins: what, by whom, until when, and one way to the page", async () => {
  const { ground, made, approver, block } = await submitted();
  const [letter] = await lettersTo(ground, approver);
  expect(letter!.body).toContain(`«${block.title}»`);
  expect(letter!.body).toContain("10 марта 2026");
  expect(letter!.body).toContain(`/projects/${made.id}/blocks/${block.id}/sign-off`);
  expect(letter!.body).toContain("впервые");
});

it("A decision that is handed on is asked of the colleague, and waits no longer for who handed it on", async () => {
  const { ground, made, approver, block } = await submitted();
  const colleague = await made.join("editor");
  await delegateSignOff(ground, approver, made.id, block.id, { memberId: colleague.memberId, reason: "Отпуск" });
  const [letter] = await lettersTo(ground, colleague);
  expect(letter!.body).toContain("Причина: Отпуск");
  expect(await listAwaited(ground, approver)).toEqual([]);
  expect(await listAwaited(ground, colleague)).toMatchObject([{ blockId: block.id }]);
});

it("A block that is submitted anew is asked for anew", async () => {
  const { ground, made, approver, block, submit } = await submitted();
  await withdrawRound(ground, made.manager, made.id, block.id);
  await submit();
  expect(await lettersTo(ground, approver)).toHaveLength(2);
});
