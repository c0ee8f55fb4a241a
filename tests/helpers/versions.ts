/** Approved versions for tests: every block agreed and the manifest signed, in one line. */
import type { DocNode } from "../../content/schema/document.ts";
import type { Baselines } from "../../server/db/sign-off-schema.ts";
import { requestOf } from "../../server/domain/changes/change-rows.ts";
import { decideChange } from "../../server/domain/changes/deciding.ts";
import { estimateChange } from "../../server/domain/changes/estimating.ts";
import type { Impact } from "../../server/domain/changes/fields.ts";
import { judge } from "../../server/domain/changes/judging.ts";
import { raiseChange, type NewChange } from "../../server/domain/changes/raising.ts";
import { submitChange } from "../../server/domain/changes/submitting.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../server/domain/sign-off/rounds.ts";
import { approveVersion, readNextVersion } from "../../server/domain/sign-off/versions.ts";
import type { TestGround } from "./ground.ts";
import type { Person, TestProject } from "./projects.ts";
import { proved } from "./sign-off.ts";

const password = "вид с моста";

/** Who signs: an owner with a password, and an approver of every block, by his position the one who decides on changes. */
export interface Signers {
  owner: Person & { memberId: string };
  approver: Person & { memberId: string };
}

/** Lets a new owner and a new approver join. */
export async function signers(ground: TestGround, made: TestProject): Promise<Signers> {
  const owner = await made.join("owner");
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", owner.accountId).execute();
  return { owner, approver: await made.join("approver", "РОП") };
}

/** Has every draft block agreed. */
export async function agreeAll(ground: TestGround, made: TestProject, { approver }: Signers): Promise<void> {
  const approvers = [{ memberId: approver.memberId, mandatory: true }];
  for (const { id, state } of (await made.now()).sections.flatMap(({ blocks }) => blocks)) {
    if (state !== "draft") continue;
    const { hash } = await submitBlock(ground, made.manager, made.id, id, { approvers });
    await decide(ground, approver, made.id, [{ blockId: id, hash, decision: "agreed" }], proved);
  }
}

/** Has every draft block agreed, and the owner approve the next version. */
export async function approveNext(ground: TestGround, made: TestProject, who: Signers): Promise<Baselines> {
  await agreeAll(ground, made, who);
  const { hash } = await readNextVersion(ground, who.owner, made.id);
  return approveVersion(ground, who.owner, made.id, hash, { confirmation: { password } });
}

/** Raises a request on these blocks, writes their texts, has it estimated and approved by all who decide. @returns its number */
export async function applyChange(
  ground: TestGround,
  { id, manager }: TestProject,
  texts: Record<string, DocNode>,
  given: Partial<NewChange> & { impact?: Impact } = {},
): Promise<number> {
  const { impact = { days: 1, money: 0 }, ...fields } = given;
  const wish = { title: "Изменение", cause: "need", blocks: Object.keys(texts), ...fields };
  const { number } = await raiseChange(ground, manager, id, wish);
  for (const { blockId, textId } of (await requestOf(ground.facts, id, number)).targets)
    await ground.texts.edit(textId, texts[blockId]!, manager.accountId);
  await submitChange(ground, manager, id, number);
  await estimateChange(ground, manager, id, number, impact);
  const { hash, groups } = await judge(ground.facts, id, number);
  const deciders = await ground.facts
    .selectFrom("members")
    .select("accountId")
    .where("id", "in", [...new Set(groups.flatMap(({ members }) => members))])
    .execute();
  for (const who of deciders)
    await decideChange(ground, who, id, number, { hash, verdict: "approve", reason: "" }, proved);
  return number;
}
