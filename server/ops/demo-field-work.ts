/** The field work of the demonstration: interviews with quotes under its requirements, and requests to change what is agreed. */
import type { DemoChange, DemoChanges, DemoInterview } from "../../content/demo/field-work-format.ts";
import type { DocNode } from "../../content/schema/document.ts";
import { requestOf } from "../domain/changes/change-rows.ts";
import { decideChange } from "../domain/changes/deciding.ts";
import { estimateChange } from "../domain/changes/estimating.ts";
import { judge } from "../domain/changes/judging.ts";
import { raiseChange } from "../domain/changes/raising.ts";
import { configureChanges } from "../domain/changes/settings.ts";
import { submitChange } from "../domain/changes/submitting.ts";
import { confirmNotes, issueConfirmationLink, readConfirmation } from "../domain/interviews/confirmation.ts";
import { linkExcerpt } from "../domain/interviews/excerpt-links.ts";
import { quoteNotes } from "../domain/interviews/excerpts.ts";
import { finishInterview, startInterview } from "../domain/interviews/holding.ts";
import { planInterview } from "../domain/interviews/planning.ts";
import { mustHaveAccepted } from "../domain/sign-off/signing-rules.ts";
import type { Ground } from "../ground.ts";
import type { DemoPeople } from "./demo-talk.ts";

/** Where what is said belongs: ids of blocks by their keys. */
export interface DemoPlace {
  projectId: string;
  blocks: ReadonlyMap<string, string>;
}

function blockOf({ blocks }: DemoPlace, key: string): string {
  const id = blocks.get(key);
  if (id === undefined) throw new Error(`the demonstration knows no block ${key}`);
  return id;
}

const node = (type: string, text: string, attrs?: Record<string, unknown>): DocNode => ({
  ...{ type, ...(attrs && { attrs }), content: [{ type: "text", text }] },
});

/** Plans an interview, and holds it, quotes it and has it confirmed as far as it is said to be. */
export async function seedInterview(
  ground: Ground,
  place: DemoPlace,
  { by, blocks, place: venue, answers, quotes, confirmed, ...plan }: DemoInterview,
  { accounts, members }: DemoPeople,
): Promise<void> {
  const { projectId } = place;
  const asker = accounts.get(by[0]!)!;
  const { id } = await planInterview(ground, asker, projectId, {
    ...{ ...plan, venue, blocks: blocks.map((key) => blockOf(place, key)) },
    interviewers: by.map((account) => members.get(account)!),
  });
  if (answers.length === 0) return;
  const textId = await startInterview(ground, asker, projectId, id);
  const content = answers.flatMap(({ question, lines }) => [
    node("heading", question, { level: 3 }),
    ...lines.map((line) => node("paragraph", line)),
  ]);
  await ground.texts.edit(textId, { type: "doc", content }, asker.accountId);
  await ground.textFacts.settle(textId);
  await finishInterview(ground, asker, projectId, id);
  for (const { quote, kind, tags, requirement, block } of quotes) {
    const excerpt = await quoteNotes(ground, asker, projectId, id, { quote, mark: kind, tags });
    const target = requirement ? { requirement: await codeOf(ground, place, requirement) } : {};
    if (requirement || block)
      await linkExcerpt(ground, asker, projectId, excerpt.id, {
        ...target,
        ...(block && { blockId: blockOf(place, block) }),
      });
  }
  if (confirmed) await confirm(ground, await issueConfirmationLink(ground, asker, projectId, id, ""), confirmed);
}

/** The respondent opens his link and answers. */
async function confirm(
  ground: Ground,
  { address: link }: { address: string },
  corrections: Record<string, string>,
): Promise<void> {
  const token = new URL(link, "http://demo.example").searchParams.get("token") ?? "";
  const secret = { token, address: "demo" };
  const { hash } = await readConfirmation(ground, secret);
  await confirmNotes(ground, { ...secret, hash, corrections });
}

async function codeOf({ facts }: Ground, { projectId }: DemoPlace, statement: string): Promise<string> {
  const { code } = await facts
    .selectFrom("requirementWords as words")
    .innerJoin("requirements", (join) =>
      join.onRef("requirements.projectId", "=", "words.projectId").onRef("requirements.uuid", "=", "words.uuid"),
    )
    .select("requirements.code")
    .where("words.projectId", "=", projectId)
    .where("words.statement", "=", statement)
    .executeTakeFirstOrThrow(() => new Error(`the demonstration has no requirement «${statement}»`));
  return code;
}

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
