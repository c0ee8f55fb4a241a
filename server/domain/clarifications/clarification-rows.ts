/** Questions by id, always through their project; what every change of one journals and announces. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Command, ProjectCommand } from "../command.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";

type Reader = Facts | Transaction<Schema>;

/** Any question of the project. @throws Refusal not-found */
export async function clarificationOf(q: Reader, projectId: string, id: string): Promise<Clarifications> {
  const found = await q
    .selectFrom("clarifications")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

/** A question that is being worked on. @throws Refusal not-found, question-published, question-withdrawn, question-merged */
export async function openClarification(q: Reader, projectId: string, id: string): Promise<Clarifications> {
  const found = await clarificationOf(q, projectId, id);
  mustBeOpen(found);
  return found;
}

/** @throws Refusal question-published, question-withdrawn, question-merged */
function mustBeOpen({ state }: Pick<Clarifications, "state">): void {
  if (state === "published" || state === "withdrawn" || state === "merged") throw new Refusal(`question-${state}`);
}

/** The next number of the register, and of the published ones. */
export async function nextNumber(
  q: Reader,
  projectId: string,
  column: "number" | "publicNumber" = "number",
): Promise<number> {
  const last = await q
    .selectFrom("clarifications")
    .select((eb) => eb.fn.max(column).as("number"))
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return Number(last?.number ?? 0) + 1;
}

type Telling = Pick<Command, "q" | "journal" | "announce">;

/** Journals what happened to a question, by ids and numbers alone (R12), vouching for its row; tells it to open pages. */
export async function tell(
  { journal, announce }: Pick<Telling, "journal" | "announce">,
  kind: string,
  row: Clarifications,
  data: Record<string, unknown> = {},
): Promise<void> {
  const { id, number, state, projectId } = row;
  await journal({ kind, about: id, data: { number, state, ...data, digest: rowDigest(row) } });
  announce({ kind: "tender", projectId });
}

/** Changes a question and tells it. @returns the question as it is now */
export async function change(
  command: Telling,
  row: Clarifications,
  changes: Partial<Clarifications>,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<Clarifications> {
  const changed = { ...row, ...changes };
  await command.q
    .updateTable("clarifications")
    .set(changes)
    .where("projectId", "=", row.projectId)
    .where("id", "=", row.id)
    .execute();
  await tell(command, kind, changed, data);
  return changed;
}

/** Questions merged into one, oldest first. */
export function duplicatesOf(q: Reader, projectId: string, id: string): Promise<Clarifications[]> {
  return q
    .selectFrom("clarifications")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("duplicateOf", "=", id)
    .orderBy("number")
    .execute();
}

/** A new question's columns that are the same for all: nothing of it is done yet. */
export function untouched(command: ProjectCommand, number: number): Untouched {
  return {
    ...{ projectId: command.projectId, id: command.id(), number, receivedAt: command.now },
    ...{ wording: "", category: "", expertId: null, answer: "", draftedBy: null, draftedAt: null },
    ...{ approvedBy: null, approvedAt: null, changesSpec: 0, changeThreadId: null },
    ...{ changeRequestId: null, duplicateOf: null },
    ...{ publicNumber: null, publishedAt: null, publishedBy: null },
  };
}

type Decided = "companyId" | "askedBy" | "meetingId" | "publicationId" | "blockId" | "place" | "original" | "state";
type Untouched = Omit<Clarifications, Decided | "due" | "isLate" | "clientKey">;

/** What a change of the words does to an approval: it falls. */
export const unapproved = { approvedBy: null, approvedAt: null } as const;
