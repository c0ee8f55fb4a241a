/** What the group sees of the contractor: what he asks for, and on a change request what he proposed and estimated. */
import type { ContractorRequests, EstimateInquiries } from "../../db/contractor-schema.ts";
import type { Ground } from "../../ground.ts";
import { requestOf } from "../changes/change-rows.ts";
import { placeIn, type AskedPlace } from "../clarifications/places.ts";
import { membership, type Actor } from "../command.ts";
import { may } from "../people.ts";
import { findContractor, type Reader } from "./contractor-rows.ts";
import { inquiriesOf } from "./inquiries.ts";

/** A request of the contractor as the group reads it. */
export interface ShownContractorRequest extends Pick<
  ContractorRequests,
  "id" | "number" | "askedAt" | "title" | "cause" | "rationale" | "consequence" | "words" | "state" | "reason"
> {
  company: string;
  blockId: string;
  blockTitle: string;
  place: AskedPlace | null;
  /** Number of the publication that it speaks of. */
  publication: number;
  /** ЗИ-N that it became. */
  change: number | null;
}

/** An inquiry with the estimate that was given. */
export interface ShownInquiry extends Pick<
  EstimateInquiries,
  "id" | "number" | "title" | "note" | "askedAt" | "days" | "money" | "currency" | "risk" | "estimatedAt"
> {
  company: string;
  /** It speaks of the request as it is submitted now. */
  counts: boolean;
}

/** What a change request has of the contractor. */
export interface ContractorSide {
  /** What it was made of, where it was his wish. */
  asked: ShownContractorRequest | null;
  /** The latest first. */
  inquiries: ShownInquiry[];
  /** He may be asked for an estimate. */
  mayAsk: boolean;
}

function shownRequests(q: Reader, projectId: string) {
  return q
    .selectFrom("contractorRequests as asked")
    .innerJoin("companies", (join) =>
      join.onRef("companies.projectId", "=", "asked.projectId").onRef("companies.id", "=", "asked.companyId"),
    )
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "asked.projectId").onRef("blocks.id", "=", "asked.blockId"),
    )
    .innerJoin("publications", (join) =>
      join.onRef("publications.projectId", "=", "asked.projectId").onRef("publications.id", "=", "asked.publicationId"),
    )
    .leftJoin("changeRequests as request", (join) =>
      join.onRef("request.projectId", "=", "asked.projectId").onRef("request.id", "=", "asked.requestId"),
    )
    .select(["asked.id", "asked.number", "asked.askedAt", "asked.title", "asked.cause", "asked.rationale"])
    .select(["asked.consequence", "asked.words", "asked.state", "asked.reason", "asked.blockId", "asked.place"])
    .select(["companies.name as company", "blocks.title as blockTitle", "publications.number as publication"])
    .select("request.number as change")
    .where("asked.projectId", "=", projectId)
    .orderBy("asked.askedAt", "desc")
    .orderBy("asked.id");
}

const shown = (row: Awaited<ReturnType<ReturnType<typeof shownRequests>["execute"]>>[number]) => ({
  ...{ ...row, place: placeIn(row.place) },
});

/** Requests of the contractor, the latest first; those that wait are first of all. @throws Refusal not-found, not-allowed */
export async function listContractorRequests(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<ShownContractorRequest[]> {
  await membership(ground, actor, projectId, "change.read");
  const rows = (await shownRequests(ground.facts, projectId).execute()).map(shown);
  return [...rows.filter(({ state }) => state === "waiting"), ...rows.filter(({ state }) => state !== "waiting")];
}

/** @throws Refusal not-found, not-allowed */
export async function readContractorSide(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<ContractorSide> {
  const member = await membership(ground, actor, projectId, "change.read");
  const { facts } = ground;
  const { request } = await requestOf(facts, projectId, number);
  const [asked] = await shownRequests(facts, projectId).where("asked.requestId", "=", request.id).execute();
  const names = await facts.selectFrom("companies").select(["id", "name"]).where("projectId", "=", projectId).execute();
  const contractor = await findContractor(facts, projectId);
  const rows = await inquiriesOf(facts, projectId, request.id);
  const isOpen = request.state === "submitted" || request.state === "decision";
  const waits = rows.some((row) => row.estimatedAt === null && row.submission === request.submission);
  return {
    asked: asked ? shown(asked) : null,
    inquiries: rows.map((row) => ({
      ...{ id: row.id, number: row.number, title: row.title, note: row.note, askedAt: row.askedAt },
      ...{ days: row.days, money: row.money, currency: row.currency, risk: row.risk, estimatedAt: row.estimatedAt },
      company: names.find(({ id }) => id === row.companyId)?.name ?? "",
      counts: row.submission === request.submission,
    })),
    mayAsk: contractor !== undefined && isOpen && !waits && may(member.role, "contractor.answer"),
  };
}
