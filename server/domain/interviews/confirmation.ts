/** A personal link by which a respondent without an account reads the notes of his interview and confirms or corrects them. */
import { answersIn, hasAnswers, type Answer } from "../../../content/interviews/notes.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { ConfirmationLinks, Interviews } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, systemCommand, type Actor, type Command } from "../command.ts";
import { limits, optionalText } from "../fields.ts";
import { readContent } from "../history/revision-content.ts";
import { takeRevision } from "../history/revisions.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { standsConfirmed } from "./confirmed-words.ts";
import { discussCorrection } from "./corrections.ts";
import { heldInterview, interviewOf, tell, type Reader } from "./interview-rows.ts";
import { linesNaming } from "./naming.ts";
import { interviewersOf } from "./interviewers.ts";
import { shownRespondent } from "./respondents.ts";

/** How long a link works. */
export const linkDays = 14;

/** A link that was just made: its address is shown once and kept nowhere. */
export interface IssuedLink {
  id: string;
  address: string;
  expiresAt: string;
}

/**
 * Makes a link to the notes as they are now; an earlier one that was not answered stops working.
 * @param origin of the site in use
 * @throws Refusal not-found, not-allowed, interview-not-started, interview-running, interview-empty,
 *   notes-name-respondent, text-unavailable
 */
export async function issueConfirmationLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
  origin: string,
): Promise<IssuedLink> {
  await membership(ground, actor, projectId, "interview.conduct");
  const held = await heldInterview(ground.facts, projectId, interviewId);
  if (held.state === "planned") throw new Refusal("interview-running");
  // A revision keeps what it holds for good.
  const { doc } = await ground.texts.read(held.textId);
  if (linesNaming(doc, held.name) > 0) throw new Refusal("notes-name-respondent");
  const revision = await takeRevision(ground, projectId, held.textId, "asked", actor);
  if (!hasAnswers(await storedDoc(ground.facts, projectId, revision.id))) throw new Refusal("interview-empty");
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const interview = await interviewOf(q, projectId, interviewId);
    for (const link of await unanswered(q, interview)) await revoke(command, interview, link);
    const token = ground.random.secret();
    const row: ConfirmationLinks = {
      ...{ projectId, id: command.id(), interviewId, revisionId: revision.id, hash: revision.hash },
      ...{ tokenHash: sha256(token), createdBy: actor.accountId, createdAt: now, expiresAt: lapse(now) },
      ...{ answeredAt: null, isRight: null, revokedAt: null },
    };
    await q.insertInto("confirmationLinks").values(row).execute();
    if (interview.state === "conducted") await setState(command, interview, { state: "awaiting" });
    const data = { link: row.id, hash: row.hash, digest: rowDigest(row) };
    await tell(command, "confirmation-link.issued", interview, data);
    return { id: row.id, address: links.confirmation(origin, token), expiresAt: row.expiresAt };
  });
}

function lapse(now: string): string {
  return new Date(Date.parse(now) + linkDays * 86_400_000).toISOString();
}

function unanswered(q: Reader, { projectId, id }: Interviews): Promise<ConfirmationLinks[]> {
  return q
    .selectFrom("confirmationLinks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("interviewId", "=", id)
    .where("answeredAt", "is", null)
    .where("revokedAt", "is", null)
    .execute();
}

async function revoke(command: Command, interview: Interviews, link: ConfirmationLinks): Promise<void> {
  const row = { ...link, revokedAt: command.now };
  await command.q
    .updateTable("confirmationLinks")
    .set({ revokedAt: command.now })
    .where("projectId", "=", link.projectId)
    .where("id", "=", link.id)
    .execute();
  await tell(command, "confirmation-link.revoked", interview, { link: link.id, digest: rowDigest(row) });
}

async function setState(command: Command, { projectId, id }: Interviews, columns: Partial<Interviews>): Promise<void> {
  await command.q
    .updateTable("interviews")
    .set(columns)
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .execute();
}

/** Ends the link that is under way. @throws Refusal not-found, not-allowed, confirmation-expired when there is none */
export function revokeConfirmationLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const interview = await interviewOf(command.q, projectId, interviewId);
    const [link] = await unanswered(command.q, interview);
    if (!link) throw new Refusal("confirmation-expired");
    await revoke(command, interview, link);
    if (interview.state === "awaiting") await setState(command, interview, { state: "conducted" });
  });
}

async function storedDoc(q: Reader, projectId: string, revisionId: string): Promise<DocNode> {
  const { bytes } = await q
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return readContent(bytes).doc;
}

/** What the respondent reads: his own interview and nothing else of the project. */
export interface AskedConfirmation {
  project: string;
  language: "ru" | "en";
  timeZone: string;
  number: number;
  role: string;
  heldOn: string;
  place: string;
  goal: string;
  interviewers: string[];
  answers: Answer[];
  /** What he confirms; it goes back with his answer. */
  hash: string;
  expiresAt: string;
}

/** Whose secret it is and from where it came. */
export interface Secret {
  token: string;
  address: string;
}

const isAlive = ({ answeredAt, revokedAt, expiresAt }: ConfirmationLinks, now: string) =>
  answeredAt === null && revokedAt === null && expiresAt > now;

/** What a secret opens; only guesses count as attempts. @throws Refusal confirmation-expired, too-many-attempts */
async function opened(ground: Ground, { token, address }: Secret): Promise<ConfirmationLinks> {
  ground.attempts.take([["token.address", address]]);
  const link = await ground.facts
    .selectFrom("confirmationLinks")
    .selectAll()
    .where("tokenHash", "=", sha256(token))
    .executeTakeFirst();
  if (!link || !isAlive(link, ground.clock.now().toISOString())) throw new Refusal("confirmation-expired");
  ground.attempts.giveBack([["token.address", address]]);
  return link;
}

/** Reads the notes behind a link without using it up. @throws Refusal confirmation-expired, too-many-attempts */
export async function readConfirmation(ground: Ground, secret: Secret): Promise<AskedConfirmation> {
  const { projectId, interviewId, revisionId, hash, expiresAt } = await opened(ground, secret);
  const interview = await interviewOf(ground.facts, projectId, interviewId);
  const project = await ground.facts
    .selectFrom("projects")
    .select(["name", "language", "timeZone", "template"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const { number, heldOn, place, goal } = interview;
  return {
    ...{ project: project.name, language: project.language, timeZone: project.timeZone },
    ...{ number, heldOn, place, goal, hash, expiresAt },
    role: shownRespondent(ground, project.template, interview).roleTitle,
    interviewers: (await interviewersOf(ground.facts, projectId, interviewId)).map(({ name }) => name),
    answers: answersIn(await storedDoc(ground.facts, projectId, revisionId)),
  };
}

export interface Confirmation extends Secret {
  /** The hash of what he has read. */
  hash: string;
  /** What is not right, by the number of the answer; blank ones are none. */
  corrections?: Record<string, string>;
}

/**
 * Takes the one answer of a link: «Записано верно», or corrections, which become discussions.
 * @throws Refusal confirmation-expired, too-many-attempts, unknown-version, too-long
 */
export async function confirmNotes(ground: Ground, given: Confirmation): Promise<{ corrections: number }> {
  const found = await opened(ground, given);
  const { projectId, interviewId } = found;
  if (given.hash !== found.hash) throw new Refusal("unknown-version");
  const doc = await storedDoc(ground.facts, projectId, found.revisionId);
  const answers = answersIn(doc);
  const corrections = Object.entries(given.corrections ?? {})
    .map(([number, typed]) => ({
      answer: answers[Number(number)],
      body: optionalText("correction", typed, limits.expertAnswer / 2),
    }))
    .filter((one): one is { answer: Answer; body: string } => one.answer !== undefined && one.body !== "");
  await systemCommand(ground, projectId, async (command) => {
    const { q, now } = command;
    const link = await use(q, found, now, corrections.length === 0);
    const interview = await interviewOf(q, projectId, interviewId);
    for (const correction of corrections) await discussCorrection(command, interview, link, correction);
    const corrected = new Set(corrections.map(({ answer }) => answer.number));
    await confirmQuotes(command, interview, (question, quote) => standsConfirmed(doc, corrected, question, quote));
    await setState(command, interview, { state: "confirmed", confirmedAt: now });
    const data = { link: link.id, hash: link.hash, corrections: corrections.length, digest: rowDigest(link) };
    await tell(command, "interview.confirmed", interview, data);
  });
  return { corrections: corrections.length };
}

/** Uses a link up: of two answers at once one is refused. @throws Refusal confirmation-expired */
async function use(
  q: Command["q"],
  { projectId, id }: ConfirmationLinks,
  now: string,
  right: boolean,
): Promise<ConfirmationLinks> {
  const used = await q
    .updateTable("confirmationLinks")
    .set({ answeredAt: now, isRight: right ? 1 : 0 })
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .where("answeredAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .returningAll()
    .executeTakeFirst();
  if (!used) throw new Refusal("confirmation-expired");
  return used;
}

/** What he has confirmed is confirmed evidence; what he has corrected no longer is. */
async function confirmQuotes(
  { q, now }: Command,
  { projectId, id }: Interviews,
  isConfirmed: (question: string, quote: string) => boolean,
): Promise<void> {
  const excerpts = await q
    .selectFrom("excerpts")
    .select(["id", "question", "quote"])
    .where("projectId", "=", projectId)
    .where("interviewId", "=", id)
    .where("removedAt", "is", null)
    .execute();
  for (const { id: excerptId, question, quote } of excerpts)
    await q
      .updateTable("excerpts")
      .set({ confirmedAt: isConfirmed(question, quote) ? now : null })
      .where("projectId", "=", projectId)
      .where("id", "=", excerptId)
      .execute();
}
