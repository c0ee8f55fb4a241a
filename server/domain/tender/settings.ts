/** How a tender goes: its гриф, the terms of confidentiality, the deadline for questions and the term of an answer. */
import type { Transaction } from "kysely";
import { startingTerms } from "../../../content/tender/starting-terms.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { TenderSettings } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, optionalDate, optionalText, wholeNumber } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";

type Reader = Facts | Transaction<Schema>;

/** The most working days an answer may take. */
export const mostAnswerDays = 60;

/** Everything of the settings but the key, which never leaves the server. */
export type TenderTerms = Omit<TenderSettings, "projectId" | "key" | "termsHash">;

/** As typed; what is not given stays. */
export interface TenderFields {
  secrecy?: string;
  holder?: string;
  holderAddress?: string;
  terms?: string;
  /** In digits. */
  answerDays?: string;
  /** YYYY-MM-DD; empty for no deadline. */
  questionsUntil?: string;
}

/** The hash that an acceptance covers; empty where there are no terms. */
export function termsHash(terms: string): string {
  return terms === "" ? "" : sha256(terms);
}

function findSettings(q: Reader, projectId: string): Promise<TenderSettings | undefined> {
  return q.selectFrom("tenderSettings").selectAll().where("projectId", "=", projectId).executeTakeFirst();
}

/** How the tender goes, or would begin. @throws Refusal not-found, not-allowed */
export async function readTenderTerms(ground: Ground, actor: Actor, projectId: string): Promise<TenderTerms> {
  await membership(ground, actor, projectId, "tender.lead");
  const found = await findSettings(ground.facts, projectId);
  if (found) {
    const { secrecy, holder, holderAddress, terms, answerDays, questionsUntil } = found;
    return { secrecy, holder, holderAddress, terms, answerDays, questionsUntil };
  }
  const project = await ground.facts
    .selectFrom("projects")
    .select(["language", "company"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  return usual(project);
}

function usual({ language, company }: Pick<ProjectCommand["project"], "language" | "company">): TenderTerms {
  const shown = language === "en" ? "en" : "ru";
  return {
    secrecy: shown === "en" ? "Commercial secret" : "Коммерческая тайна",
    ...{
      holder: company,
      holderAddress: "",
      terms: startingTerms(shown, company),
      answerDays: 3,
      questionsUntil: null,
    },
  };
}

/** The settings inside a command; the first time they are made as a tender usually begins. */
export async function settingsOf(ground: Pick<Ground, "random">, command: ProjectCommand): Promise<TenderSettings> {
  const found = await findSettings(command.q, command.projectId);
  if (found) return found;
  const terms = usual(command.project);
  const key = Buffer.from(sha256(ground.random.secret()), "hex");
  const row = { projectId: command.projectId, key, ...terms, termsHash: termsHash(terms.terms) };
  await command.q.insertInto("tenderSettings").values(row).execute();
  await record(command, row);
  return row;
}

/** @throws Refusal not-found, not-allowed, too-long, bad-date, bad-days, invalid */
export function configureTender(ground: Ground, actor: Actor, projectId: string, fields: TenderFields): Promise<void> {
  return projectCommand(ground, actor, projectId, "tender.lead", async (command) => {
    const now = await settingsOf(ground, command);
    const terms = optionalText("terms", (fields.terms ?? now.terms).replace(/\r\n?/g, "\n"), limits.rules);
    const row: TenderSettings = {
      ...now,
      secrecy: optionalText("secrecy", fields.secrecy ?? now.secrecy, limits.title),
      holder: optionalText("holder", fields.holder ?? now.holder, limits.company),
      holderAddress: optionalText("holderAddress", fields.holderAddress ?? now.holderAddress, limits.reason),
      ...{ terms, termsHash: termsHash(terms) },
      answerDays: fields.answerDays === undefined ? now.answerDays : answerDays(fields.answerDays),
      questionsUntil: optionalDate("questionsUntil", fields.questionsUntil ?? now.questionsUntil),
    };
    await command.q.updateTable("tenderSettings").set(row).where("projectId", "=", projectId).execute();
    await record(command, row);
    command.announce({ kind: "tender", projectId });
    // New terms shut the door until they are accepted (R8).
    if (row.termsHash !== now.termsHash) command.announce({ kind: "rights", projectId });
  });
}

function record({ journal, projectId }: ProjectCommand, row: TenderSettings): Promise<void> {
  return journal({ kind: "tender.configured", about: projectId, data: { digest: rowDigest(row) } });
}

function answerDays(typed: string): number {
  const days = wholeNumber("answerDays", typed) ?? 0;
  if (days >= 1 && days <= mostAnswerDays) return days;
  throw new Refusal("bad-days", { field: "answerDays", max: mostAnswerDays, example: 3 }, "answerDays");
}
