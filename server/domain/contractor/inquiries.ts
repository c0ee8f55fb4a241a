/** The contractor is asked what a change costs, and answers while it is not decided. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { EstimateInquiries } from "../../db/contractor-schema.ts";
import type { Ground } from "../../ground.ts";
import { changeCommand, countingDecisions, isOver, mustBe, requestOf } from "../changes/change-rows.ts";
import { readImpact, type Impact } from "../changes/fields.ts";
import type { Actor } from "../command.ts";
import { limits, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { meantBy } from "../tender/outside-reader.ts";
import { contractorCommand, contractorReader } from "./asking.ts";
import { findContractor, nextNumber, tellInquiry, type Reader } from "./contractor-rows.ts";
import { tellContractor } from "./letters.ts";

/** What the contractor is told beside the text itself. */
export interface NewInquiry {
  title: string;
  note?: string | undefined;
}

/** What he was asked of a request, the latest first. */
export function inquiriesOf(q: Reader, projectId: string, requestId: string): Promise<EstimateInquiries[]> {
  return q
    .selectFrom("estimateInquiries")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .orderBy("number", "desc")
    .execute();
}

/**
 * Asks the contractor to estimate a submitted request.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-over, change-being-written, change-being-decided,
 *   contractor-missing, estimate-asked-already, required, too-long
 */
export function askForEstimate(
  ground: Ground,
  actor: Actor,
  projectId: string,
  number: number,
  { title, note }: NewInquiry,
): Promise<EstimateInquiries> {
  return changeCommand(ground, actor, projectId, "contractor.answer", async (command) => {
    const { q, now } = command;
    const { request } = await requestOf(q, projectId, number);
    mustBe(request, ["submitted", "decision"], "change-being-written");
    if ((await countingDecisions(q, request)).length > 0) throw new Refusal("change-being-decided");
    const contractor = await findContractor(q, projectId);
    if (!contractor) throw new Refusal("contractor-missing");
    const company = { projectId, companyId: contractor.id };
    const [last] = await inquiriesOf(q, projectId, request.id);
    const waits = last?.estimatedAt === null && last.submission === request.submission;
    if (waits && last.companyId === contractor.id) throw new Refusal("estimate-asked-already");
    const row: EstimateInquiries = {
      ...{ ...company, id: command.id(), requestId: request.id, submission: request.submission },
      number: await nextNumber(q, "estimateInquiries", company),
      title: requiredText("title", title, limits.title),
      note: optionalText("note", note, limits.changeText),
      ...{ askedBy: actor.accountId, askedAt: now, days: null, money: null, currency: "", risk: "" },
      ...{ estimatedBy: null, estimatedAt: null },
    };
    await q.insertInto("estimateInquiries").values(row).execute();
    await tellInquiry(command, "estimate.asked", row, number);
    await tellContractor(ground, command, contractor.id, { what: "asked", number: row.number });
    return row;
  });
}

/** Is an answer still of use? @throws Refusal estimate-given-already, estimate-too-late, estimate-text-changed */
export async function mustAwaitEstimate(q: Reader, inquiry: EstimateInquiries, request: ChangeRequests): Promise<void> {
  if (inquiry.estimatedAt !== null) throw new Refusal("estimate-given-already");
  if (isOver(request) || request.state === "deferred") throw new Refusal("estimate-too-late");
  if (request.state === "draft" || request.submission !== inquiry.submission)
    throw new Refusal("estimate-text-changed");
  if ((await countingDecisions(q, request)).length > 0) throw new Refusal("estimate-too-late");
}

/**
 * Answers an inquiry of one's company.
 * @param said the id by which the company knows it
 * @throws Refusal not-found, terms-not-accepted, contractor-not-chosen, contractor-project-closed,
 *   estimate-given-already, estimate-too-late, estimate-text-changed and those of fields
 */
export async function giveEstimate(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string,
  given: Impact,
): Promise<void> {
  const reader = await contractorReader(ground, actor, projectId);
  return contractorCommand(ground, actor, projectId, async (command) => {
    const { q, now } = command;
    const own = await q
      .selectFrom("estimateInquiries")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("companyId", "=", reader.company.id)
      .execute();
    const inquiry = meantBy(reader, "inquiry", said, own);
    if (!inquiry) throw new Refusal("not-found");
    const request = await q
      .selectFrom("changeRequests")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("id", "=", inquiry.requestId)
      .executeTakeFirstOrThrow();
    await mustAwaitEstimate(q, inquiry, request);
    const { days, money, currency, risk } = readImpact(request, given);
    const answer = { days, money, currency, risk, estimatedBy: actor.accountId, estimatedAt: now };
    await q
      .updateTable("estimateInquiries")
      .set(answer)
      .where("projectId", "=", projectId)
      .where("id", "=", inquiry.id)
      .execute();
    await tellInquiry(command, "estimate.given", { ...inquiry, ...answer }, request.number);
  });
}
