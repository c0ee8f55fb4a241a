/** What the contractor's page of changes reads, all of it from the projection; dates and sums become words. */
import { readOutsideChanges } from "../../../server/domain/tender/projection/contractor.ts";
import { moneyWords } from "../../changes/budget-view.ts";
import { dayAndTime, fullDate } from "../../i18n/format.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, terms-not-accepted, contractor-not-chosen, text-unavailable */
export async function readRequestsPage({ ground, actor, projectId, context }: SignedInVisit) {
  const { own, asked, blocks, timeZone } = await readOutsideChanges(ground, actor, projectId, context.language);
  const calendar = calendarOf(context, timeZone);
  return {
    own: own.map(({ askedAt, settledAt, ...one }) => ({
      ...{ ...one, askedOn: fullDate(askedAt, calendar), settledOn: settledAt && fullDate(settledAt, calendar) },
    })),
    asked: asked.map(({ askedAt, estimate, ...one }) => ({
      ...{ ...one, askedOn: fullDate(askedAt, calendar) },
      estimate: estimate && {
        ...{ days: String(estimate.days), risk: estimate.risk, given: dayAndTime(estimate.givenAt, calendar) },
        money: moneyWords(estimate.money, estimate.currency, context.language),
      },
    })),
    blocks: blocks.map(({ id, title, section }) => ({ value: id, label: `${section}: ${title}` })),
  };
}

export type RequestsPage = Awaited<ReturnType<typeof readRequestsPage>>;
