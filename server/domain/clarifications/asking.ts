/** An integrator asks, and withdraws what he asked while nobody has read the answer. */
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { meantBy } from "../tender/outside-reader.ts";
import { admittedReader } from "../tender/projection/terms.ts";
import {
  change,
  clarificationOf,
  duplicatesOf,
  nextNumber,
  tell,
  unapproved,
  untouched,
} from "./clarification-rows.ts";
import { mustStandMeant, type MeantPlace } from "./meant-places.ts";
import { storedPlace } from "./places.ts";
import { termOf } from "./terms.ts";

export interface NewQuestion extends MeantPlace {
  /** Plain text: a page shows it as such, whatever it looks like. */
  text: string;
  /** What the sender calls it: sent twice, as after a lost answer, it is one question. */
  key?: string | null | undefined;
}

const keyLength = 64;

/** A question that the same sender has asked already under the same key. */
class Repeated extends Error {
  constructor(readonly question: Clarifications) {
    super("repeated");
  }
}

/**
 * Asks. After the deadline and about an older publication a question is taken too, and marked so.
 * @throws Refusal not-found, not-allowed, terms-not-accepted, nothing-published, question-place-lost, too-many-attempts and those of fields
 */
export async function ask(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: NewQuestion,
): Promise<Clarifications> {
  const reader = await admittedReader(ground, actor, projectId);
  const { publication, blockId, place } = await mustStandMeant(ground, reader, given);
  const asking = projectCommand(ground, actor, projectId, "clarification.ask", async (command) => {
    const { q } = command;
    const clientKey = await freshKey(command, given.key);
    const original = requiredText("question", given.text, limits.question);
    ground.attempts.take([["question.account", actor.accountId]]);
    const row: Clarifications = {
      ...untouched(command, await nextNumber(q, projectId)),
      ...{ companyId: reader.company.id, askedBy: actor.accountId, meetingId: null, clientKey },
      ...{ publicationId: publication.id, blockId, place: storedPlace(place), original, state: "submitted" },
      ...(await termOf(command)),
    };
    await q.insertInto("clarifications").values(row).execute();
    await tell(command, "clarification.asked", row);
    return row;
  });
  return asking.catch((failure: unknown) => {
    if (failure instanceof Repeated) return failure.question;
    throw failure;
  });
}

/** The key of what is being asked, if it has not been asked yet. @throws too-long, and Repeated */
async function freshKey({ q, projectId, actorId }: ProjectCommand, key: NewQuestion["key"]): Promise<string | null> {
  const clientKey = optionalText("key", key, keyLength) || null;
  if (clientKey === null) return null;
  const asked = await q
    .selectFrom("clarifications")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("askedBy", "=", actorId)
    .where("clientKey", "=", clientKey)
    .executeTakeFirst();
  if (asked) throw new Repeated(asked);
  return clientKey;
}

/**
 * Takes back one's own question, while its answer is not published.
 * @param said the id by which his company knows it
 * @throws Refusal not-found, not-allowed, question-published, question-withdrawn
 */
export async function withdraw(ground: Ground, actor: Actor, projectId: string, said: string): Promise<void> {
  const reader = await admittedReader(ground, actor, projectId);
  return projectCommand(ground, actor, projectId, "clarification.ask", async (command) => {
    const own = await command.q
      .selectFrom("clarifications")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("companyId", "=", reader.company.id)
      .where("askedBy", "=", actor.accountId)
      .execute();
    const row = meantBy(reader, "question", said, own);
    if (!row) throw new Refusal("not-found");
    if (row.state === "published" || row.state === "withdrawn") throw new Refusal(`question-${row.state}`);
    if (row.duplicateOf !== null) {
      const into = await clarificationOf(command.q, projectId, row.duplicateOf);
      if (into.state === "published") throw new Refusal("question-published");
    }
    const gone = { state: "withdrawn", duplicateOf: null, ...unapproved } as const;
    await handOn(command, await change(command, row, gone, "clarification.withdrawn"));
  });
}

/** The oldest question that was merged into a withdrawn one takes its place: whoever asked it still waits. */
async function handOn(command: ProjectCommand, gone: Clarifications): Promise<void> {
  const [heir, ...others] = await duplicatesOf(command.q, command.projectId, gone.id);
  if (!heir) return;
  const { expertId, answer, draftedBy, draftedAt, category, changesSpec, changeThreadId, changeRequestId } = gone;
  const work = { expertId, answer, draftedBy, draftedAt, category, changesSpec, changeThreadId, changeRequestId };
  const state = answer !== "" ? "drafted" : expertId !== null ? "assigned" : "triage";
  // Its own words: the published wording was made of somebody else's.
  await change(command, heir, { ...work, state, duplicateOf: null, wording: "" }, "clarification.returned");
  for (const other of others)
    await change(command, other, { duplicateOf: heir.id }, "clarification.merged", { into: heir.id });
}
