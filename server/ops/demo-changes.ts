/** The demonstration's requests to change what is agreed, each brought as far as it is said to be. */
import type { DemoChange, DemoChanges } from "../../content/demo/field-work-format.ts";
import type { DocNode } from "../../content/schema/document.ts";
import { requestOf } from "../domain/changes/change-rows.ts";
import { decideChange } from "../domain/changes/deciding.ts";
import { estimateChange } from "../domain/changes/estimating.ts";
import { judge } from "../domain/changes/judging.ts";
import { raiseChange } from "../domain/changes/raising.ts";
import { configureChanges } from "../domain/changes/settings.ts";
import { submitChange } from "../domain/changes/submitting.ts";
import { mustHaveAccepted } from "../domain/sign-off/signing-rules.ts";
import type { Ground } from "../ground.ts";
import { blockOf, type DemoPlace } from "./demo-place.ts";
import type { DemoPeople } from "./demo-talk.ts";

/** Raises the requests, and brings each as far as it is said to be. */
export async function seedChanges(
  ground: Ground,
  place: DemoPlace,
  { budget, changes }: DemoChanges,
  people: DemoPeople,
): Promise<void> {
  const { projectId } = place;
  const terms = { rule: "all", currency: "RUB", share: null, sections: {} };
  await configureChanges(ground, people.accounts.get("owner")!, projectId, { ...terms, ...budget });
  for (const change of changes) await seedChange(ground, place, change, people);
}

async function seedChange(
  ground: Ground,
  place: DemoPlace,
  { by, block, from, to, impact, approved, ...told }: DemoChange,
  { accounts, manager }: DemoPeople,
): Promise<void> {
  const { projectId } = place;
  const author = accounts.get(by)!;
  const { number } = await raiseChange(ground, author, projectId, { ...told, blocks: [blockOf(place, block)] });
  const { targets } = await requestOf(ground.facts, projectId, number);
  const { textId } = targets[0]!;
  const { doc } = await ground.texts.read(textId);
  await ground.texts.edit(textId, replaced(doc, from, to), author.accountId);
  await ground.textFacts.settle(textId);
  await submitChange(ground, author, projectId, number);
  await estimateChange(ground, manager, projectId, number, { ...impact, currency: "RUB" });
  for (const account of approved) {
    const { hash } = await judge(ground.facts, projectId, number);
    // The people are invented: nobody proves that he is one of them.
    await decideChange(
      ground,
      accounts.get(account)!,
      projectId,
      number,
      { hash, verdict: "approve" },
      async (command) => ({ confirmedBy: "password", rulesHash: await mustHaveAccepted(command, true) }),
    );
  }
}

/** A document with some words for others. @throws Error when they do not stand in it */
function replaced(doc: DocNode, from: string, to: string): DocNode {
  const text = JSON.stringify(doc);
  // Hard spaces are not seen in the file, and need not be written there.
  const words = new RegExp(
    from
      .split(" ")
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s"),
  );
  if (!words.test(text)) throw new Error(`the block does not say «${from}»`);
  return JSON.parse(text.replace(words, to)) as DocNode;
}
