/** Taking revisions: immutable contents of a text, numbered from 1, each with its hash and its authors. */
import { schemaVersion } from "../../../content/schema/version.ts";
import type { Revisions } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, systemCommand, type Actor, type Command } from "../command.ts";
import { findBlockOfText, mustHaveText } from "../document/live-rows.ts";
import { codesIn } from "../requirements/requirement-codes.ts";
import { composeRevision, contentOf, type RevisionContent } from "./revision-content.ts";
import { findLatestRevision, type RevisionSummary } from "./revision-list.ts";
import type { TextReading } from "../texts.ts";

/** Stores a reading as the next revision of its text and journals it. */
export async function insertRevision(
  { q, id, now, journal }: Pick<Command, "q" | "id" | "now" | "journal">,
  projectId: string,
  reading: TextReading,
  content: RevisionContent,
  reason: Revisions["reason"],
): Promise<RevisionSummary> {
  const { bytes, hash } = composeRevision(reading.id, content);
  const number = ((await findLatestRevision(q, projectId, reading.id))?.number ?? 0) + 1;
  const revision = { id: id(), number, hash, reason, takenAt: now };
  await q
    .insertInto("revisions")
    .values({ ...revision, projectId, textId: reading.id, bytes, schemaVersion })
    .execute();
  const authors = reading.authors.map((accountId) => ({ projectId, revisionId: revision.id, accountId }));
  if (authors.length > 0) await q.insertInto("revisionAuthors").values(authors).execute();
  await journal({
    kind: "revision.taken",
    about: reading.id,
    data: { revision: revision.id, number, hash, reason, authors: reading.authors },
  });
  return revision;
}

/** Ends a transaction that found nothing new to write. */
class Unchanged extends Error {
  constructor(readonly latest: RevisionSummary) {
    super("unchanged");
  }
}

/**
 * Takes a revision of a text as it is now; an unchanged text keeps its latest revision and nothing is written.
 * @param actor who asks, or null for the system itself (a pause in writing)
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function takeRevision(
  ground: Ground,
  projectId: string,
  textId: string,
  reason: Revisions["reason"],
  actor: Actor | null,
): Promise<RevisionSummary> {
  if (actor) await membership(ground, actor, projectId, "revision.take");
  await mustHaveText(ground.facts, projectId, textId);
  await ground.textFacts.settle(textId);
  const reading = await ground.texts.read(textId);
  const work = async (command: Command) => {
    const block = await findBlockOfText(command.q, projectId, textId);
    const content = contentOf(reading.doc, await codesIn(command.q, projectId, reading.doc), block);
    const latest = await findLatestRevision(command.q, projectId, textId);
    if (latest && latest.hash === composeRevision(textId, content).hash) throw new Unchanged(latest);
    if (block) command.announce({ kind: "block", projectId, blockId: block.id, aspect: "revision" });
    return insertRevision(command, projectId, reading, content, reason);
  };
  const taking = actor
    ? projectCommand(ground, actor, projectId, "revision.take", work)
    : systemCommand(ground, projectId, work);
  const latest = await taking.catch((error: unknown) => {
    if (error instanceof Unchanged) return error.latest;
    throw error;
  });
  // Also when unchanged: what was typed and taken back is in no revision, and the text is no longer due.
  await ground.texts.revised(textId, reading.version);
  return latest;
}
