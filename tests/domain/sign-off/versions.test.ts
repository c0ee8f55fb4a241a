import { expect, it } from "vitest";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { approveVersion, listVersions, readNextVersion } from "../../../server/domain/sign-off/versions.ts";
import { decide } from "../../../server/domain/sign-off/deciding.ts";
import { revokeSignOff } from "../../../server/domain/sign-off/revoking.ts";
import { sha256 } from "../../../server/random.ts";
import { changesOn } from "../../helpers/changes.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { proved, signStage, type SignStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();
const password = "вид с моста";

async function setUp() {
  const stage = await signStage(await open());
  const { ground, made, third: owner } = stage;
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", owner.accountId).execute();
  const next = () => readNextVersion(ground, owner, made.id);
  const approve = (hash: string, given = password, who = owner) =>
    approveVersion(ground, who, made.id, hash, { confirmation: { password: given } });
  return { ...stage, owner, next, approve };
}

/** Submits a block and has it agreed. */
async function agree({ ground, made, manager, head }: SignStage, blockId: string): Promise<void> {
  const approvers = [{ memberId: head.memberId, mandatory: true }];
  const { hash } = await submitBlock(ground, manager, made.id, blockId, { approvers });
  await decide(ground, head, made.id, [{ blockId, hash, decision: "agreed" }], proved);
}

async function blocksOf({ made }: SignStage) {
  return (await made.now()).sections.flatMap(({ blocks }) => blocks);
}

async function changesNothing({ ground }: SignStage, work: () => Promise<unknown>) {
  const before = await everything(ground);
  const refusal = await refusalOf(work());
  expect(await everything(ground)).toEqual(before);
  return refusal.code;
}

it("A version is refused while a mandatory block is not agreed, and what is missing is named", async () => {
  const stage = await setUp();
  const blocks = await blocksOf(stage);
  const { missing, leftOut, hash } = await stage.next();
  expect(missing.map(({ id }) => id)).toEqual(blocks.filter(({ mandatory }) => mandatory).map(({ id }) => id));
  expect(leftOut.map(({ id }) => id)).toEqual(blocks.filter(({ mandatory }) => !mandatory).map(({ id }) => id));
  expect(await changesNothing(stage, () => stage.approve(hash))).toBe("version-not-ready");
});

it("The owner signs the manifest of all agreed blocks with their visas; it is 1.0, and they come under change control", async () => {
  const stage = await setUp();
  for (const { id } of await blocksOf(stage)) await agree(stage, id);
  const { manifest, hash } = await stage.next();
  expect(manifest).toMatchObject({ number: "1.0", project: stage.made.id });
  expect(manifest.blocks).toHaveLength((await blocksOf(stage)).length);
  expect(manifest.blocks.every(({ signOffs }) => signOffs.length === 1)).toBe(true);
  const version = await stage.approve(hash);
  expect(sha256(version.manifest)).toBe(hash);
  expect(new Set((await blocksOf(stage)).map(({ state }) => state))).toEqual(new Set(["baselined"]));
  expect(await listVersions(stage.ground, stage.editor, stage.made.id)).toMatchObject([{ number: "1.0", hash }]);
  expect(await changesNothing(stage, async () => stage.approve((await stage.next()).hash))).toBe("nothing-to-approve");
});

it("R2: the owner's signature is refused on a manifest that is another by now, by another person, with a wrong password", async () => {
  const stage = await setUp();
  const blocks = await blocksOf(stage);
  for (const { id } of blocks) await agree(stage, id);
  const read = await stage.next();
  const { ground, made, manager } = stage;
  await reopenBlock(ground, manager, made.id, blocks[0]!.id, { kind: "editorial", reason: "Опечатка" });
  await stage.write("Без опечатки");
  await agree(stage, blocks[0]!.id);
  expect(await changesNothing(stage, () => stage.approve(read.hash))).toBe("stale-hash");
  const { hash } = await stage.next();
  expect(await changesNothing(stage, () => stage.approve(hash, "не тот пароль"))).toBe("wrong-password");
  expect(await changesNothing(stage, () => stage.approve(hash, password, stage.head))).toBe("not-allowed");
  expect((await stage.approve(hash)).number).toBe("1.0");
});

it("R3: After approval a visa cannot be taken back nor a block opened; what a change request makes of it goes into 1.1", async () => {
  const stage = await setUp();
  const blocks = await blocksOf(stage);
  for (const { id } of blocks) await agree(stage, id);
  await stage.approve((await stage.next()).hash);
  const { ground, made, manager, head, blockId } = stage;
  const visa = await ground.facts.selectFrom("signOffs").selectAll().executeTakeFirstOrThrow();
  expect(await changesNothing(stage, () => revokeSignOff(ground, head, made.id, visa.id, "Передумал"))).toBe(
    "sign-off-superseded",
  );
  const reopen = () => reopenBlock(ground, manager, made.id, blockId, { kind: "substance", reason: "Закон изменился" });
  expect(await changesNothing(stage, reopen)).toBe("change-under-control");
  const { propose, submitted, decide } = changesOn(stage);
  const number = await propose("По новому закону");
  await submitted(number);
  await decide(head, number);
  const next = await stage.next();
  expect(next.manifest.number).toBe("1.1");
  expect((await stage.approve(next.hash)).number).toBe("1.1");
});
