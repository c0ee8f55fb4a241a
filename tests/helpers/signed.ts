/** Rounds, visas, revocations and versions as their commands write them: each immutable row with the entry that vouches for it. */
import type { Baselines, Revocations, SignOffs } from "../../server/db/sign-off-schema.ts";
import { projectCommand } from "../../server/domain/command.ts";
import { rowDigest } from "../../server/domain/journal.ts";
import { sha256 } from "../../server/random.ts";
import type { TestGround } from "./ground.ts";
import type { Person, TestProject } from "./projects.ts";

type Member = Person & { memberId: string };

/** A round over the latest revision of a block, with a visa of each of these members. @returns the visas */
export function signBlock(
  ground: TestGround,
  { id: projectId, manager }: TestProject,
  block: { id: string; textId: string },
  members: Member[],
  given: Partial<SignOffs> = {},
): Promise<SignOffs[]> {
  return projectCommand(ground, manager, projectId, "project.change", async ({ q, id, now, journal }) => {
    const revision = await q
      .selectFrom("revisions")
      .select(["id", "hash"])
      .where("projectId", "=", projectId)
      .where("textId", "=", block.textId)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    const roundId = id();
    const of = { projectId, roundId, blockId: block.id, revisionId: revision.id, hash: revision.hash };
    const { hash, revisionId, blockId } = of;
    const round = { projectId, id: roundId, blockId, number: 1, revisionId, hash, submittedBy: manager.accountId };
    const open = { submittedAt: now, deadline: "2026-03-20", endedAt: null, outcome: null };
    await q
      .insertInto("rounds")
      .values({ ...round, ...open })
      .execute();
    const visas: SignOffs[] = [];
    for (const { memberId, accountId } of members) {
      const approverId = id();
      const approver = { projectId, id: approverId, roundId, memberId, roles: "[]", mandatory: 1 as const, step: 1 };
      const nobody = { behalf: "", substituteId: null, delegateId: null, delegationReason: "", signedBefore: null };
      await q
        .insertInto("roundApprovers")
        .values({ ...approver, ...nobody })
        .execute();
      const visa: SignOffs = {
        ...of,
        ...{ id: id(), approverId, accountId, behalf: "Отдел продаж", decision: "agreed", differenceOnly: 0, late: 1 },
        ...{
          confirmedBy: "password",
          rulesHash: "",
          identity: sha256(accountId),
          enteredBy: null,
          file: null,
          signedOn: null,
          at: now,
        },
        ...given,
      };
      await q.insertInto("signOffs").values(visa).execute();
      const data = { signOff: visa.id, digest: rowDigest(visa), revision: revisionId, decision: visa.decision };
      await journal({ kind: "sign-off.given", about: block.id, data });
      visas.push(visa);
    }
    return visas;
  });
}

/** «Снять подпись». */
export function revokeVisa(ground: TestGround, { id, manager }: TestProject, visa: SignOffs, reason: string) {
  return projectCommand(ground, manager, id, "project.change", async ({ q, now, journal, actorId }) => {
    const row: Revocations = { projectId: id, signOffId: visa.id, accountId: actorId, reason, at: now };
    await q.insertInto("revocations").values(row).execute();
    const data = { signOff: visa.id, digest: rowDigest(row) };
    await journal({ kind: "sign-off.revoked", about: visa.blockId, data });
  });
}

/** «Утверждаю»: a version whose manifest holds these hashes. */
export function approveVersion(ground: TestGround, { id: projectId, manager }: TestProject, hashes: string[]) {
  return projectCommand(ground, manager, projectId, "project.change", async ({ q, id, now, journal, actorId }) => {
    const manifest = Buffer.from(JSON.stringify({ blocks: hashes }));
    const row: Baselines = {
      ...{ projectId, id: id(), number: "1.0", manifest, hash: sha256(manifest), approvedBy: actorId },
      ...{ confirmedBy: "code", rulesHash: sha256("правила"), identity: sha256(actorId), at: now },
    };
    await q.insertInto("baselines").values(row).execute();
    const data = { baseline: row.id, digest: rowDigest(row), number: row.number };
    await journal({ kind: "baseline.approved", about: row.id, data });
  });
}
