/** R7: what earlier versions wrote of sign-off, whose entries of the journal hold no digests. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { projectCommand } from "../../server/domain/command.ts";
import { configureSignOff } from "../../server/domain/sign-off/settings.ts";
import { copySnapshot } from "../../server/ops/snapshot.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { installation, temporaryFolder } from "./installation.ts";

/** A round with its approver and a reopening, as they were written before. */
async function olderInstallation(): Promise<string> {
  const { ground, project } = await installation();
  const { id: projectId, manager } = project;
  const { memberId } = await project.join("approver");
  const { id: blockId, textId } = (await project.now()).sections[0]!.blocks[0]!;
  await projectCommand(ground, manager, projectId, "project.change", async ({ q, id, now, journal, actorId }) => {
    const revision = await q
      .selectFrom("revisions")
      .select(["id", "hash"])
      .where("textId", "=", textId)
      .executeTakeFirstOrThrow();
    const round = { projectId, id: id(), blockId, number: 1, revisionId: revision.id, hash: revision.hash };
    const opened = { submittedBy: actorId, submittedAt: now, deadline: null, endedAt: null, outcome: null };
    const seat = { projectId, id: id(), roundId: round.id, memberId, roles: "[]", mandatory: 1 as const, step: 1 };
    const alone = { behalf: "", substituteId: null, delegateId: null, delegationReason: "", signedBefore: null };
    const reopening = { projectId, id: id(), blockId, fromState: "agreed" as const, kind: "substance" as const };
    await q
      .insertInto("rounds")
      .values({ ...round, ...opened })
      .execute();
    await q
      .insertInto("roundApprovers")
      .values({ ...seat, ...alone })
      .execute();
    await q
      .insertInto("reopenings")
      .values({ ...reopening, reason: "Опечатка", accountId: actorId, at: now })
      .execute();
    await journal({ kind: "round.opened", about: blockId, data: { round: round.id, hash: round.hash } });
    await journal({ kind: "block.reopened", about: blockId, data: { reopening: reopening.id } });
  });
  const terms = { confirmations: ["password"], defaultConsentDays: null, escalationDays: 2 };
  await configureSignOff(ground, manager, projectId, { ...terms, deadlineDays: 5 });
  const folder = await temporaryFolder();
  await copySnapshot(ground.config.dataDir, folder);
  return folder;
}

async function saidAfter(folder: string, sql: string): Promise<string[]> {
  const facts = new Database(path.join(folder, "facts.db"));
  facts.pragma("foreign_keys = OFF");
  facts.exec(sql);
  facts.close();
  return (await verifyData(folder)).broken;
}

it("is whole, and stays so however it reads: nobody vouched for that", async () => {
  const folder = await olderInstallation();
  expect((await verifyData(folder)).broken).toEqual([]);
  expect(await saidAfter(folder, "UPDATE reopenings SET reason = 'Другая'")).toEqual([]);
});

it.each([
  ["reopenings", "DELETE FROM reopenings", [/^reopening \w+: it is missing$/]],
  ["rounds", "DELETE FROM rounds", [/^round \w+: it is missing$/, /refers to a row of rounds that is not there$/]],
  ["approvers of a round", "DELETE FROM round_approvers", [/^approvers of round \w+: it is missing$/]],
])("must be there: %s", async (_, sql, said) => {
  const broken = await saidAfter(await olderInstallation(), sql);
  expect(broken).toEqual(said.map((sentence) => expect.stringMatching(sentence) as string));
});

it("must have been written by a command", async () => {
  const sql = `INSERT INTO reopenings SELECT project_id, 'another', block_id, from_state, kind, reason, account_id, at FROM reopenings`;
  expect(await saidAfter(await olderInstallation(), sql)).toEqual([
    "reopening another: the journal does not vouch for it",
  ]);
});

it("is vouched for from its next change on", async () => {
  const sql = "UPDATE sign_off_settings SET deadline_days = 50";
  expect(await saidAfter(await olderInstallation(), sql)).toEqual([
    expect.stringMatching(/^terms of sign-off \w+: it was changed$/),
  ]);
});
