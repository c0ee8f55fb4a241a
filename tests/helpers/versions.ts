/** Approved versions for tests: every block agreed and the manifest signed, in one line. */
import type { Baselines } from "../../server/db/sign-off-schema.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../server/domain/sign-off/rounds.ts";
import { approveVersion, readNextVersion } from "../../server/domain/sign-off/versions.ts";
import type { TestGround } from "./ground.ts";
import type { Person, TestProject } from "./projects.ts";
import { proved } from "./sign-off.ts";

const password = "вид с моста";

/** Who signs: an owner with a password, and an approver of every block. */
export interface Signers {
  owner: Person & { memberId: string };
  approver: Person & { memberId: string };
}

/** Lets a new owner and a new approver join. */
export async function signers(ground: TestGround, made: TestProject): Promise<Signers> {
  const owner = await made.join("owner");
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", owner.accountId).execute();
  return { owner, approver: await made.join("approver") };
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
