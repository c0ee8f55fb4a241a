/** What the contractor receives of changes, and what he does about them: all of it by ids of his own company (R6). */
import type { ChangeRequests } from "../../../db/change-schema.ts";
import type { ContractorRequests, EstimateInquiries } from "../../../db/contractor-schema.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import type { Impact } from "../../changes/fields.ts";
import type { OutsidePlace } from "../../clarifications/outside-shapes.ts";
import { placeIn } from "../../clarifications/places.ts";
import { listedBlocks } from "../../clarifications/published-places.ts";
import type { Actor } from "../../command.ts";
import { askForChange, contractorReader, withdrawRequest, type AskedChange } from "../../contractor/asking.ts";
import { giveEstimate, mustAwaitEstimate } from "../../contractor/inquiries.ts";
import type { Reader } from "../../contractor/contractor-rows.ts";
import { Refusal } from "../../refusal.ts";
import type { OutsideReader } from "../outside-reader.ts";
import { allPublications, type Publication } from "../publications.ts";
import { proposedChanges } from "./proposed-changes.ts";
import type { AskedEstimate, ChangeStanding, OutsideChangeRequests, OwnChange } from "./contractor-shapes.ts";

const standings: Record<ChangeRequests["state"], ChangeStanding> = {
  ...{ draft: "in-work", submitted: "deciding", decision: "deciding", deferred: "deferred", rejected: "rejected" },
  ...{ cancelled: "cancelled", applied: "applied", closed: "applied" },
};

/**
 * What the contractor's company has asked to change, and what it is asked to estimate.
 * @throws Refusal not-found, terms-not-accepted, contractor-not-chosen, text-unavailable
 */
export async function readOutsideChanges(
  ground: Ground,
  actor: Actor,
  projectId: string,
  language: Language,
): Promise<OutsideChangeRequests> {
  const reader = await contractorReader(ground, actor, projectId);
  const publications = await allPublications(ground.facts, projectId);
  const [newest] = publications;
  return {
    own: await ownChanges(ground.facts, reader, publications),
    asked: await askedEstimates(ground, reader, newest, language),
    blocks: (newest ? listedBlocks(newest) : []).map(({ id, title, section }) => ({
      ...{ id: reader.opaque("block", id), title, section },
    })),
    timeZone: reader.project.timeZone,
  };
}

async function ownChanges(q: Reader, reader: OutsideReader, publications: readonly Publication[]) {
  const rows = await q
    .selectFrom("contractorRequests")
    .selectAll()
    .where("projectId", "=", reader.project.id)
    .where("companyId", "=", reader.company.id)
    .orderBy("number", "desc")
    .execute();
  const own: OwnChange[] = [];
  for (const row of rows) own.push(await ownChange(q, reader, row, publications));
  return own;
}

async function ownChange(
  q: Reader,
  reader: OutsideReader,
  row: ContractorRequests,
  publications: readonly Publication[],
): Promise<OwnChange> {
  const { number, title, cause, rationale, consequence, words, askedAt, state, reason } = row;
  const request = row.requestId === null ? undefined : await requestBy(q, reader, row.requestId);
  const read = publications.find(({ id }) => id === row.publicationId);
  const standing = request ? standings[request.state] : state === "waiting" ? "received" : state;
  return {
    ...{ id: reader.opaque("change", row.id), number, title, cause, rationale, consequence, words, askedAt },
    ...{ where: placeOf(reader, row, read), publication: read?.number ?? null },
    standing: standing === "taken" ? "in-work" : standing,
    settledAt: request ? (request.decidedAt ?? request.closedAt) : state === "refused" ? row.answeredAt : null,
    ...{ refusal: reason, conditions: request ? await conditionsOf(q, request) : [], mayWithdraw: state === "waiting" },
  };
}

function requestBy(q: Reader, { project }: OutsideReader, id: string): Promise<ChangeRequests | undefined> {
  return q
    .selectFrom("changeRequests")
    .selectAll()
    .where("projectId", "=", project.id)
    .where("id", "=", id)
    .executeTakeFirst();
}

function placeOf(
  { opaque }: OutsideReader,
  { blockId, place }: ContractorRequests,
  publication: Publication | undefined,
): OutsidePlace | null {
  const block = publication && listedBlocks(publication).find(({ id }) => id === blockId);
  return block ? { block: opaque("block", blockId), title: block.title, words: placeIn(place) } : null;
}

/** Conditions are told once it is decided, without who set them. */
async function conditionsOf(q: Reader, { projectId, id, submission, decidedAt }: ChangeRequests): Promise<string[]> {
  if (decidedAt === null) return [];
  const rows = await q
    .selectFrom("changeDecisions")
    .select("conditions")
    .where("projectId", "=", projectId)
    .where("requestId", "=", id)
    .where("submission", "=", submission)
    .where("conditions", "!=", "")
    .execute();
  // In an order that tells nothing of who decided first.
  return [...new Set(rows.map(({ conditions }) => conditions))].sort();
}

async function askedEstimates(
  ground: Ground,
  reader: OutsideReader,
  newest: Publication | undefined,
  language: Language,
): Promise<AskedEstimate[]> {
  const rows = await ground.facts
    .selectFrom("estimateInquiries")
    .selectAll()
    .where("projectId", "=", reader.project.id)
    .where("companyId", "=", reader.company.id)
    .orderBy("number", "desc")
    .execute();
  const asked: AskedEstimate[] = [];
  for (const row of rows) asked.push(await askedEstimate(ground, reader, row, newest, language));
  return asked;
}

async function askedEstimate(
  ground: Ground,
  reader: OutsideReader,
  inquiry: EstimateInquiries,
  newest: Publication | undefined,
  language: Language,
): Promise<AskedEstimate> {
  const { id, number, title, note, askedAt, submission } = inquiry;
  const request = (await requestBy(ground.facts, reader, inquiry.requestId))!;
  const mayEstimate = await mustAwaitEstimate(ground.facts, inquiry, request).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false;
      throw error;
    },
  );
  const isAsAsked = request.submission === submission && request.state !== "draft";
  return {
    ...{ id: reader.opaque("inquiry", id), number, title, note, askedAt, mayEstimate },
    ...{ standing: standings[request.state], isWording: request.kind === "clarification" },
    ...{ estimate: estimateOf(inquiry), conditions: await conditionsOf(ground.facts, request) },
    changes: newest && isAsAsked ? await proposedChanges(ground, reader, request, newest, language) : [],
  };
}

function estimateOf({ days, money, currency, risk, estimatedAt }: EstimateInquiries): AskedEstimate["estimate"] {
  if (estimatedAt === null) return null;
  return { days: days ?? 0, money: money ?? 0, currency, risk, givenAt: estimatedAt };
}

/** Asks to change what is published. @throws Refusal as `askForChange` does */
export function raiseOutside(ground: Ground, actor: Actor, projectId: string, given: AskedChange): Promise<void> {
  return askForChange(ground, actor, projectId, given);
}

/** Takes a request of one's company back. @throws Refusal as `withdrawRequest` does */
export function withdrawChangeOutside(ground: Ground, actor: Actor, projectId: string, said: string): Promise<void> {
  return withdrawRequest(ground, actor, projectId, said);
}

/** Answers an inquiry. @throws Refusal as `giveEstimate` does */
export function estimateOutside(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string,
  given: Impact,
): Promise<void> {
  return giveEstimate(ground, actor, projectId, said, given);
}
