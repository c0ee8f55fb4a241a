/** The demonstration with something of everything that sign-off writes: what its own rounds do not have is added here. */
import type { Config } from "../../server/config.ts";
import type { Baselines } from "../../server/db/sign-off-schema.ts";
import { requestOf } from "../../server/domain/changes/change-rows.ts";
import { decideChange } from "../../server/domain/changes/deciding.ts";
import { estimateChange } from "../../server/domain/changes/estimating.ts";
import { raiseChange } from "../../server/domain/changes/raising.ts";
import { markProgress } from "../../server/domain/changes/progress/marking.ts";
import { readChange } from "../../server/domain/changes/reading.ts";
import { configureChanges } from "../../server/domain/changes/settings.ts";
import { submitChange } from "../../server/domain/changes/submitting.ts";
import { projectCommand, systemCommand, type Actor } from "../../server/domain/command.ts";
import { rowDigest } from "../../server/domain/journal.ts";
import { readRequirements } from "../../server/domain/requirements/requirements.ts";
import { delegateSignOff } from "../../server/domain/sign-off/delegating.ts";
import { answerRemark } from "../../server/domain/sign-off/remarks.ts";
import { reopenBlock } from "../../server/domain/sign-off/reopening.ts";
import { revokeSignOff } from "../../server/domain/sign-off/revoking.ts";
import { configureSignOff } from "../../server/domain/sign-off/settings.ts";
import { signBlocks } from "../../server/domain/sign-off/signing.ts";
import { readDoor } from "../../server/domain/tender/projection/door.ts";
import { acceptTerms } from "../../server/domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../../server/domain/tender/publishing.ts";
import type { Ground } from "../../server/ground.ts";
import { openGround, type OpenGround } from "../../server/index.ts";
import { createDemo, demoEmail } from "../../server/ops/demo-data.ts";
import { sha256 } from "../../server/random.ts";

/** Seeds it in the configured folder. @param twofold a reason, and words of an entry */
export async function createSignedDemo(config: Config, twofold: string): Promise<void> {
  await createDemo(config, { silent: true });
  const ground = openGround(config);
  try {
    await signTheRest(ground, config.demoPassword, twofold);
  } finally {
    await ground.close();
  }
}

async function signTheRest(ground: OpenGround, password: string, twofold: string): Promise<void> {
  const { facts } = ground;
  const { id: projectId } = await facts.selectFrom("projects").select("id").executeTakeFirstOrThrow();
  const manager = await personOf(ground, "manager");
  const owner = await personOf(ground, "owner");
  const approver = await personOf(ground, "approver2");
  const blocks = await facts.selectFrom("blocks").select(["id", "key"]).execute();
  const idOf = (key: string) => blocks.find((block) => block.key === key)!.id;

  const terms = { deadlineDays: 3, defaultConsentDays: null, escalationDays: 1 };
  await configureSignOff(ground, manager, projectId, { ...terms, confirmations: ["password"] });
  const blockId = idOf("current-state");
  const { hash } = await facts
    .selectFrom("rounds")
    .select("hash")
    .where("blockId", "=", blockId)
    .executeTakeFirstOrThrow();
  const sign = () =>
    signBlocks(ground, owner, projectId, [{ blockId, hash, decision: "agreed" }], {
      confirmation: { password },
    });
  const [visa] = await sign();
  await revokeSignOff(ground, owner, projectId, visa!.id, twofold);
  await sign();
  const colleague = await facts
    .selectFrom("members")
    .select("id as memberId")
    .where("accountId", "=", (await personOf(ground, "approver1")).accountId)
    .executeTakeFirstOrThrow();
  await delegateSignOff(ground, approver, projectId, idOf("telephony"), { ...colleague, reason: "Отпуск" });
  const remark = await facts.selectFrom("remarks").select("id").executeTakeFirstOrThrow();
  await answerRemark(ground, manager, projectId, remark.id, { answer: "declined", text: "Бюджет один на все этапы" });
  await reopenBlock(ground, manager, projectId, idOf("business-goals"), { kind: "editorial", reason: "Опечатка" });
  await rejectChange(ground, { id: projectId, manager, owner }, blockId, twofold);
  const agreed = (await readRequirements(facts, projectId)).find(({ block }) => !block.draft)!;
  const mark = { stage: "in-work", day: "2026-11-02", note: twofold };
  await markProgress(ground, manager, projectId, agreed.code, mark);
  await approveVersion(ground, { id: projectId, manager }, [hash]);
  await holdTender(ground, projectId, manager);
  const entry = { kind: "project.changed", about: projectId, data: { said: twofold } };
  await systemCommand(ground, projectId, ({ journal }) => journal(entry));
}

/** A change request that the owner rejects. */
async function rejectChange(
  ground: OpenGround,
  { id, manager, owner }: { id: string; manager: Actor; owner: Actor },
  blockId: string,
  reason: string,
): Promise<void> {
  const terms = { rule: "owner", currency: "RUB", days: 40, money: "240000", share: 10, sections: {} };
  await configureChanges(ground, owner, id, terms);
  const { number } = await raiseChange(ground, manager, id, { title: "Другой срок", blocks: [blockId] });
  const { targets } = await requestOf(ground.facts, id, number);
  const content = [{ type: "paragraph", content: [{ type: "text", text: "Иначе" }] }];
  await ground.texts.edit(targets[0]!.textId, { type: "doc", content }, manager.accountId);
  await submitChange(ground, manager, id, number);
  await estimateChange(ground, manager, id, number, { days: 3, money: "1500,50", currency: "RUB" });
  const { hash } = await readChange(ground, owner, id, number);
  const proved = () => Promise.resolve({ confirmedBy: "password" as const, rulesHash: "" });
  await decideChange(ground, owner, id, number, { hash, verdict: "reject", reason }, proved);
}

/** A publication, and an integrator who has accepted the terms. */
async function holdTender(ground: OpenGround, projectId: string, manager: Actor): Promise<void> {
  const reader = await personOf(ground, "integrator-a");
  const { terms } = await readDoor(ground, reader, projectId);
  await acceptTerms(ground, reader, projectId, terms!.digest);
  const { digest } = await readNextPublication(ground, manager, projectId, "living");
  await publish(ground, manager, projectId, { name: "ТЗ на тендер", source: "living", digest, origin: "" });
}

async function personOf(ground: OpenGround, account: string): Promise<{ accountId: string }> {
  const email = demoEmail(account);
  const { id } = await ground.facts
    .selectFrom("accounts")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  return { accountId: id };
}

/** «Утверждаю», though not every mandatory block is agreed. */
function approveVersion(ground: Ground, { id: projectId, manager }: { id: string; manager: Actor }, hashes: string[]) {
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
