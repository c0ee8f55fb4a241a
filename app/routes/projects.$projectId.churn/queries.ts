/** What the page of churn reads: figures with their words, days in the project's own calendar. */
import { readChurn, type NamedChurn } from "../../../server/domain/changes/churn/reading.ts";
import type { Period } from "../../../server/domain/changes/churn/periods.ts";
import type { WeightedShare } from "../../../server/domain/changes/churn/churn.ts";
import { axisDay, axisMonth, fullDate, fullDay, number, percent, shortDate } from "../../i18n/format.ts";
import type { Calendar } from "../../i18n/format.ts";
import { moneyWords } from "../../changes/budget-view.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** How many of the latest weeks or months are drawn. */
const mostColumns = 26;

function shownPeriod(
  { from, added, modified, deleted, total, size, rvi }: Period,
  byMonth: boolean,
  calendar: Calendar,
) {
  const { language } = calendar;
  return {
    ...{ from, added, modified, deleted, total, size, rvi: rvi === null ? null : percent(rvi, language) },
    label: byMonth ? axisMonth(from, language) : axisDay(from, language),
    name: byMonth ? axisMonth(from, language) : fullDay(from, language),
  };
}

export type ShownPeriod = ReturnType<typeof shownPeriod>;

function sums(all: Record<string, number>, { language }: Calendar): string {
  return Object.entries(all)
    .map(([currency, minor]) => moneyWords(minor, currency, language))
    .join(", ");
}

function shownShares(shares: WeightedShare[], names: NamedChurn["names"], calendar: Calendar) {
  const { language } = calendar;
  const most = Math.max(1, ...shares.map(({ total }) => total));
  return shares.map(({ key, total, rvi, weight }) => ({
    ...{ key, name: names[key] ?? "", total, part: total / most },
    rvi: rvi === null ? null : percent(rvi, language),
    days: weight.days === 0 ? "" : number(Math.round(weight.days * 10) / 10, language),
    money: sums(weight.money, calendar),
  }));
}

export type ShownShare = ReturnType<typeof shownShares>[number];

/** @throws Refusal not-found */
export async function readChurnPage(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const { timeZone } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const { language } = calendar;
  const byMonth = new URL(request.url).searchParams.get("by") === "month";
  const churn = await readChurn(ground, actor, projectId);
  const { baseline, whole, weight, names, withoutSource, withOpenQuestion } = churn;
  const share = (part: number | null) => (part === null ? null : percent(part, language));
  const periods = (byMonth ? churn.months : churn.weeks).slice(-mostColumns);
  const shares = (of: WeightedShare[]) => shownShares(of, names, calendar);
  return {
    byMonth,
    baseline: baseline && { ...baseline, at: fullDate(baseline.at, calendar) },
    whole: { ...whole, rvi: share(whole.rvi) },
    perRequirement:
      churn.changesPerRequirement === null
        ? null
        : number(Math.round(churn.changesPerRequirement * 100) / 100, language),
    weight: {
      days:
        weight.daysPerRequirement === null ? null : number(Math.round(weight.daysPerRequirement * 100) / 100, language),
      money: sums(weight.moneyPerRequirement, calendar),
      unestimated: weight.unestimated,
    },
    periods: periods.map((period) => shownPeriod(period, byMonth, calendar)),
    sections: shares(churn.sections),
    causes: shares(churn.causes),
    initiators: shares(churn.initiators),
    phases: shares(churn.phases),
    mostChanged: churn.mostChanged.map(({ latest, ...one }) => ({ ...one, latest: shortDate(latest, calendar) })),
    withoutSource: { ...withoutSource, share: share(withoutSource.share) },
    withOpenQuestion: { ...withOpenQuestion, share: share(withOpenQuestion.share) },
  };
}

export type ChurnPage = Awaited<ReturnType<typeof readChurnPage>>;
