/** RVI by weeks and months of the project's own calendar, those in which nothing changed included. */
import { dayAfter, dayIn } from "../../document/due-days.ts";
import type { ChurnEvent } from "./churn-events.ts";
import { volumeOf, type Volume } from "./volatility.ts";

export type PeriodLength = "week" | "month";

export interface Period extends Volume {
  /** Its first day, YYYY-MM-DD: of a week the Monday. */
  from: string;
}

/** A version as churn is measured by it. */
export interface BaselineSize {
  at: string;
  size: number;
}

/** The first day of the week or month that a day belongs to. */
function periodOf(day: string, length: PeriodLength): string {
  if (length === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}

function nextPeriod(from: string, length: PeriodLength): string {
  return length === "week" ? dayAfter(from, 7) : periodOf(dayAfter(from, 31), "month");
}

/**
 * The changes of each period by the size of the baseline that was in force when it began; the first one has that which
 * was approved in it.
 * @param baselines the earliest first; without any there are no periods
 * @param now UTC: the period it belongs to is the last one
 */
export function volumesByPeriod(
  events: readonly ChurnEvent[],
  baselines: readonly BaselineSize[],
  length: PeriodLength,
  timeZone: string,
  now: string,
): Period[] {
  if (baselines.length === 0) return [];
  const startOf = (at: string) => periodOf(dayIn(timeZone, new Date(at)), length);
  const periods: Period[] = [];
  for (let from = startOf(baselines[0]!.at); from <= startOf(now); from = nextPeriod(from, length)) {
    const inForce = baselines.findLast(({ at }) => dayIn(timeZone, new Date(at)) < from) ?? baselines[0]!;
    periods.push({
      from,
      ...volumeOf(
        events.filter(({ at }) => startOf(at) === from),
        inForce.size,
      ),
    });
  }
  return periods;
}
