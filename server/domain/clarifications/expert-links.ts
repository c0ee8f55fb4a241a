/** A personal link by which an outside expert without an account answers one question: once, until it lapses. */
import type { Clarifications, ExpertLinks } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { expertLinkLetter } from "../../mail/question-letters.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, systemCommand, type Actor } from "../command.ts";
import { email, limits, requiredText } from "../fields.ts";
import { post } from "../outbox.ts";
import { Refusal } from "../refusal.ts";
import { change, clarificationOf, openClarification, unapproved } from "./clarification-rows.ts";
import { placeIn, type AskedPlace } from "./places.ts";

/** How long a link works. */
export const linkDays = 14;

export type ShownLink = Omit<ExpertLinks, "projectId" | "clarificationId" | "tokenHash" | "createdBy">;

const told = ({ id, name, email, createdAt, expiresAt, answeredAt, revokedAt }: ExpertLinks): ShownLink => ({
  ...{ id, name, email, createdAt, expiresAt, answeredAt, revokedAt },
});

/**
 * Sends an expert a link to one question.
 * @param origin in use, for the letter
 * @throws Refusal not-found, not-allowed, question-needs-wording, bad-email, question-published, question-withdrawn,
 *   question-merged and those of fields
 */
export function issueExpertLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionId: string,
  given: { name: string; email: string; origin: string },
): Promise<ShownLink> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const { q, now, actorId: createdBy, project } = command;
    const question = await openClarification(q, projectId, questionId);
    // The expert reads the wording: what the asker wrote stays inside.
    if (question.wording === "") throw new Refusal("question-needs-wording", {}, "wording");
    const token = ground.random.secret();
    const row: ExpertLinks = {
      ...{ projectId, id: command.id(), clarificationId: questionId, tokenHash: sha256(token), createdBy },
      name: requiredText("personName", given.name, limits.name),
      email: email("email", given.email),
      ...{ createdAt: now, expiresAt: lapse(now), answeredAt: null, revokedAt: null },
    };
    await q.insertInto("expertLinks").values(row).execute();
    const data = { number: question.number, link: row.id };
    await command.journal({ kind: "expert-link.issued", about: questionId, data });
    command.announce({ kind: "tender", projectId });
    const to = { email: row.email, language: project.language };
    const link = links.expert(given.origin, token);
    const { name } = await q
      .selectFrom("accounts")
      .select("name")
      .where("id", "=", createdBy)
      .executeTakeFirstOrThrow();
    await post(command, expertLinkLetter(to, { project: project.name, inviter: name, days: linkDays, link }));
    return told(row);
  });
}

function lapse(now: string): string {
  return new Date(Date.parse(now) + linkDays * 86_400_000).toISOString();
}

/** @throws Refusal not-found, not-allowed, expert-link-expired */
export function revokeExpertLink(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionId: string,
  linkId: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const { q, now } = command;
    const { number } = await clarificationOf(q, projectId, questionId);
    const row = await q
      .selectFrom("expertLinks")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("clarificationId", "=", questionId)
      .where("id", "=", linkId)
      .executeTakeFirst();
    if (!row) throw new Refusal("not-found");
    if (row.revokedAt !== null || row.answeredAt !== null) throw new Refusal("expert-link-expired");
    await q
      .updateTable("expertLinks")
      .set({ revokedAt: now })
      .where("projectId", "=", projectId)
      .where("id", "=", linkId)
      .execute();
    const data = { number, link: linkId };
    await command.journal({ kind: "expert-link.revoked", about: questionId, data });
    command.announce({ kind: "tender", projectId });
  });
}

/** The links of a question, the latest first. @throws Refusal not-found, not-allowed */
export async function listExpertLinks(
  ground: Ground,
  actor: Actor,
  projectId: string,
  questionId: string,
): Promise<ShownLink[]> {
  await membership(ground, actor, projectId, "clarification.lead");
  await clarificationOf(ground.facts, projectId, questionId);
  const rows = await ground.facts
    .selectFrom("expertLinks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("clarificationId", "=", questionId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
  return rows.map(told);
}

/** What the expert reads: the question as all will read it, and where it stands. */
export interface ExpertQuestion {
  project: string;
  language: "ru" | "en";
  expert: string;
  question: string;
  /** Title of the block; empty for a question in general. */
  block: string;
  place: AskedPlace | null;
  expiresAt: string;
  timeZone: string;
}

interface Opened {
  link: ExpertLinks;
  question: Clarifications;
}

/** What a secret opens; only guesses count as attempts. @throws Refusal expert-link-expired, too-many-attempts */
async function opened(ground: Ground, { token, address }: { token: string; address: string }): Promise<Opened> {
  ground.attempts.take([["token.address", address]]);
  const link = await ground.facts
    .selectFrom("expertLinks")
    .selectAll()
    .where("tokenHash", "=", sha256(token))
    .executeTakeFirst();
  const question =
    link && isAlive(link, ground.clock.now().toISOString())
      ? await openClarification(ground.facts, link.projectId, link.clarificationId).catch(() => undefined)
      : undefined;
  if (!link || !question) throw new Refusal("expert-link-expired");
  ground.attempts.giveBack([["token.address", address]]);
  return { link, question };
}

const isAlive = ({ answeredAt, revokedAt, expiresAt }: ExpertLinks, now: string) =>
  answeredAt === null && revokedAt === null && expiresAt > now;

/** Reads the question behind a link without using it up. @throws Refusal expert-link-expired, too-many-attempts */
export async function readByLink(ground: Ground, given: { token: string; address: string }): Promise<ExpertQuestion> {
  const { link, question } = await opened(ground, given);
  const { name, language, timeZone } = await ground.facts
    .selectFrom("projects")
    .select(["name", "language", "timeZone"])
    .where("id", "=", link.projectId)
    .executeTakeFirstOrThrow();
  const block = await ground.facts
    .selectFrom("blocks")
    .select("title")
    .where("projectId", "=", link.projectId)
    .where("id", "=", question.blockId)
    .executeTakeFirst();
  return {
    ...{ project: name, language: language === "en" ? "en" : "ru", timeZone, expert: link.name },
    ...{ question: question.wording, block: block?.title ?? "", place: placeIn(question.place) },
    expiresAt: link.expiresAt,
  };
}

/**
 * Takes the one answer of a link as a draft, below what is drafted already.
 * @throws Refusal expert-link-expired, too-many-attempts, required, too-long
 */
export async function answerByLink(
  ground: Ground,
  given: { token: string; address: string; answer: string },
): Promise<void> {
  const { link } = await opened(ground, given);
  const { projectId } = link;
  await systemCommand(ground, projectId, async (command) => {
    const { q, now } = command;
    const row = await openClarification(q, projectId, link.clarificationId).catch(() => undefined);
    const used =
      row &&
      (await q
        .updateTable("expertLinks")
        .set({ answeredAt: now })
        .where("projectId", "=", projectId)
        .where("id", "=", link.id)
        .where("answeredAt", "is", null)
        .where("revokedAt", "is", null)
        .where("expiresAt", ">", now)
        .returning("id")
        .executeTakeFirst());
    if (!row || !used) throw new Refusal("expert-link-expired");
    const said = requiredText("answer", given.answer, limits.expertAnswer);
    const answer = row.answer === "" ? said : `${row.answer}\n\n${said}`;
    const data = { number: row.number, link: link.id };
    await command.journal({ kind: "expert-link.answered", about: row.id, data });
    const drafted = { answer, draftedBy: null, draftedAt: now, state: "drafted", ...unapproved } as const;
    await change(command, row, drafted, "clarification.drafted", { link: link.id });
  });
}
