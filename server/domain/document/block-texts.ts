/** The birth of block texts: first the words on disk, then, in the command's transaction, their rows and first revisions. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Ground } from "../../ground.ts";
import type { Actor, Command } from "../command.ts";
import { contentOf, type RevisionContent } from "../history/revision-content.ts";
import { insertRevision } from "../history/revisions.ts";
import type { TextReading } from "../texts.ts";

/** A text that stands on disk and belongs to no project yet. */
export interface Born {
  reading: TextReading;
  content: RevisionContent;
}

/** Makes texts in one commit and reads them back in canonical form; one left without a row is harmless. */
export async function bearTexts(
  ground: Ground,
  actor: Actor,
  seeds: { doc: DocNode; title: string }[],
): Promise<Born[]> {
  const made = seeds.map(({ doc, title }) => ({ id: ground.random.id(), doc, title }));
  await ground.texts.create(
    made.map(({ id, doc }) => ({ id, doc })),
    actor.accountId,
  );
  return Promise.all(
    made.map(async ({ id, title }) => {
      const reading = await ground.texts.read(id);
      return { reading, content: contentOf(reading.doc, {}, { title, notRequired: null }) };
    }),
  );
}

/** Writes the rows of texts born for blocks, each with its first revision. */
export async function insertTexts(
  command: Pick<Command, "q" | "id" | "now" | "journal">,
  projectId: string,
  born: Born[],
): Promise<void> {
  if (born.length === 0) return;
  await command.q
    .insertInto("texts")
    .values(born.map(({ reading }) => ({ projectId, id: reading.id, kind: "block" as const, createdAt: command.now })))
    .execute();
  for (const { reading, content } of born) await insertRevision(command, projectId, reading, content, "created");
}

/** Tells the texts that their first revisions are stored. */
export async function settleTexts(ground: Ground, born: Born[]): Promise<void> {
  await Promise.all(born.map(({ reading }) => ground.texts.revised(reading.id, reading.version)));
}
