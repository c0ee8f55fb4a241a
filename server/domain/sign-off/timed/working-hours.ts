/** When letters of sign-off go out: on working days, in the morning of the project's time zone. */
import type { WorkingCalendar } from "../../../../content/calendars/calendar.ts";
import type { Projects } from "../../../db/schema.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { dayAfter, dayIn } from "../../document/due-days.ts";
import { isWorkingDay } from "../../calendar/working-days.ts";

/** Letters are due from nine on. Where the program was down then, they still go out until the evening. */
const hours = { from: 9, until: 18 };

/** Today in the project's time zone when it is a working day and its hour has come, otherwise null. */
export function letterDay(project: Pick<Projects, "timeZone" | "ownDays">, now: Date): string | null {
  const { timeZone } = project;
  const day = dayIn(timeZone, now);
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now));
  return hour >= hours.from && hour < hours.until && isWorkingDay(day, calendarOf(project)) ? day : null;
}

/** Is no working day of its week before this one? Weeks begin on Monday. */
export function isFirstWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const sinceMonday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const before = Array.from({ length: sinceMonday }, (_, at) => dayAfter(day, -at - 1));
  return isWorkingDay(day, calendar) && !before.some((each) => isWorkingDay(each, calendar));
}
