/** Rows of the contractor, always through their project; what every change of one journals and announces. */
import type { Transaction } from "kysely";
import type { ContractorRequests, EstimateInquiries } from "../../db/contractor-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Companies } from "../../db/tender-schema.ts";
import type { Command } from "../command.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";

export type Reader = Facts | Transaction<Schema>;

/** The company that is the contractor now. */
export function findContractor(q: Reader, projectId: string): Promise<Companies | undefined> {
  return q
    .selectFrom("companies")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("contractorSince", "is not", null)
    .where("removedAt", "is", null)
    .executeTakeFirst();
}

/** @throws Refusal contractor-not-chosen unless the company is the contractor */
export async function mustBeContractor(q: Reader, projectId: string, companyId: string | null): Promise<void> {
  const contractor = await findContractor(q, projectId);
  if (!contractor || contractor.id !== companyId) throw new Refusal("contractor-not-chosen");
}

/** The next number in a company's own count. */
export async function nextNumber(
  q: Reader,
  table: "contractorRequests" | "estimateInquiries",
  { projectId, companyId }: { projectId: string; companyId: string },
): Promise<number> {
  const last = await q
    .selectFrom(table)
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .where("companyId", "=", companyId)
    .executeTakeFirst();
  return Number(last?.number ?? 0) + 1;
}

/** A request of the contractor. @throws Refusal not-found */
export async function contractorRequestOf(q: Reader, projectId: string, id: string): Promise<ContractorRequests> {
  const found = await q
    .selectFrom("contractorRequests")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

/** @throws Refusal contractor-request-taken, contractor-request-refused, contractor-request-withdrawn */
export function mustWait({ state }: Pick<ContractorRequests, "state">): void {
  if (state !== "waiting") throw new Refusal(`contractor-request-${state}`);
}

type Telling = Pick<Command, "q" | "journal" | "announce">;

/** Journals what happened to a request of the contractor, by ids and numbers alone (R12), vouching for its row. */
export async function tellRequest(
  { journal, announce }: Telling,
  kind: string,
  row: ContractorRequests,
  data: Record<string, unknown> = {},
): Promise<void> {
  const { id, number, state, projectId } = row;
  await journal({ kind, about: id, data: { number, state, ...data, digest: rowDigest(row) } });
  announce({ kind: "tender", projectId });
}

/** Changes a request of the contractor and tells it. */
export async function changeRequest(
  command: Telling,
  row: ContractorRequests,
  changes: Partial<ContractorRequests>,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await command.q
    .updateTable("contractorRequests")
    .set(changes)
    .where("projectId", "=", row.projectId)
    .where("id", "=", row.id)
    .execute();
  await tellRequest(command, kind, { ...row, ...changes }, data);
}

/** Journals what happened to an inquiry, vouching for its row; pages of the change request hear of it. */
export async function tellInquiry(
  { journal, announce }: Telling,
  kind: string,
  row: EstimateInquiries,
  number: number,
): Promise<void> {
  const { id, projectId } = row;
  await journal({ kind, about: id, data: { number, digest: rowDigest(row) } });
  announce({ kind: "change", projectId, number });
}
