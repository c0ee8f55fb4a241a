/** When news is mailed: up to which moment it is gathered now, by the rhythm a person has chosen. */
import type { Rhythm } from "../../db/inbox-schema.ts";
import { dayAfter, dayIn, startOfDay } from "../document/due-days.ts";

/** The hour of the daily letter. */
const dailyHour = 9;
const hour = 3_600_000;

/** «At once» waits so long after the first of several things, so that what comes in a row is one letter, ms. */
export const gatherMs = 2 * 60_000;

/**
 * What came before this moment is due, UTC ISO. Letters of an hour and of a day hold what came before its last stroke, so
 * that one that is late, because the program was down, holds the same.
 */
export function gatheredUntil(rhythm: Exclude<Rhythm, "never">, now: Date, timeZone: string): string {
  switch (rhythm) {
    case "at-once":
      return now.toISOString();
    case "hourly":
      return new Date(Math.floor(now.getTime() / hour) * hour).toISOString();
    case "daily": {
      const today = dayIn(timeZone, now);
      const stroke = morning(today, timeZone);
      return stroke <= now.toISOString() ? stroke : morning(dayAfter(today, -1), timeZone);
    }
  }
}

/** Nine o'clock of a day, also where clocks are changed in its night. */
function morning(day: string, timeZone: string): string {
  const aimed = new Date(Date.parse(startOfDay(day, timeZone)) + dailyHour * hour);
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(aimed);
  return new Date(aimed.getTime() + (dailyHour - Number(shown)) * hour).toISOString();
}
