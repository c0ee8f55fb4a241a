/** Due dates: days of the project's own calendar, which end with the day there. */
import type { BlockState } from "../../db/schema.ts";

/** Has the due day ended, with the block still a draft? @param today YYYY-MM-DD in the project's time zone */
export function isOverdue({ state, due }: { state: BlockState; due: string | null }, today: string): boolean {
  return state === "draft" && due !== null && due < today;
}

/** Today's date in a time zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** The day so many days after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The moment a day begins in a time zone, UTC ISO: where clocks are put forward at midnight, that is not midnight. */
export function startOfDay(day: string, timeZone: string): string {
  const minute = 60_000;
  const aimed = Date.parse(`${day}T00:00:00Z`);
  let [before, from] = [aimed - 26 * 60 * minute, aimed + 26 * 60 * minute];
  while (from - before > minute) {
    const between = before + Math.floor((from - before) / minute / 2) * minute;
    if (dayIn(timeZone, new Date(between)) < day) before = between;
    else from = between;
  }
  return new Date(from).toISOString();
}
