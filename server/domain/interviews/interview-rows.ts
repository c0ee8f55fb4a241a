/** Interviews and excerpts by id, always through their project, and what every change of them announces. */
import type { Transaction } from "kysely";
import type { Excerpts, Interviews } from "../../db/interview-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Command } from "../command.ts";
import { Refusal } from "../refusal.ts";

export type Reader = Facts | Transaction<Schema>;

/** @throws Refusal not-found */
export async function interviewOf(q: Reader, projectId: string, interviewId: string): Promise<Interviews> {
  const row = await q
    .selectFrom("interviews")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", interviewId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}

/** An interview that has begun, so that there are notes. @throws Refusal not-found, interview-not-started */
export async function heldInterview(
  q: Reader,
  projectId: string,
  interviewId: string,
): Promise<Interviews & { textId: string }> {
  const { textId, ...row } = await interviewOf(q, projectId, interviewId);
  if (textId === null) throw new Refusal("interview-not-started");
  return { ...row, textId };
}

/** A quote that was not taken back. @throws Refusal not-found */
export async function excerptOf(q: Reader, projectId: string, excerptId: string): Promise<Excerpts> {
  const row = await q
    .selectFrom("excerpts")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", excerptId)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}

/** The number of the next interview, quote or questionnaire of the project. */
export async function nextNumber(
  q: Reader,
  table: "interviews" | "excerpts" | "questionnaires",
  projectId: string,
): Promise<number> {
  const last = await q
    .selectFrom(table)
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return Number(last?.number ?? 0) + 1;
}

/** Journals by ids and numbers what happened to an interview or questionnaire, never by names (R12), and tells it to open pages. */
export async function tell(
  { journal, announce }: Pick<Command, "journal" | "announce">,
  kind: string,
  { projectId, id, number }: Pick<Interviews, "projectId" | "id" | "number">,
  data: Record<string, unknown> = {},
): Promise<void> {
  await journal({ kind, about: id, data: { number, ...data } });
  announce({ kind: "interviews", projectId });
}
