/** Working days: terms, deadlines and reminders are counted in them. Days are YYYY-MM-DD. */
import type { WorkingCalendar } from "../../../content/calendars/calendar.ts";
import { dayAfter } from "../document/due-days.ts";

/** Is it a day of the weekend or a holiday, before anything is moved? */
function isRest(day: string, { weekend, holidays }: WorkingCalendar): boolean {
  return Object.hasOwn(holidays, day.slice(5)) || isWeekend(day, weekend);
}

function isWeekend(day: string, weekend: readonly number[]): boolean {
  return weekend.includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}

/** The working days of a year that are off because a holiday fell on a weekend, in the order of the holidays. */
function movedDays(year: string, calendar: WorkingCalendar): string[] {
  const moved: string[] = [];
  for (const date of Object.keys(calendar.holidays).sort()) {
    const holiday = `${year}-${date}`;
    if (calendar.holidays[date] !== "moves" || !isWeekend(holiday, calendar.weekend)) continue;
    let day = dayAfter(holiday, 1);
    while (isRest(day, calendar) || moved.includes(day)) day = dayAfter(day, 1);
    moved.push(day);
  }
  return moved;
}

export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const exception = calendar.exceptions[day];
  if (exception) return exception === "working";
  return !isRest(day, calendar) && !movedDays(day.slice(0, 4), calendar).includes(day);
}

/** How many working days there are after a day, until another one, which is counted; 0 when that is not later. */
export function workingDaysBetween(day: string, until: string, calendar: WorkingCalendar): number {
  let count = 0;
  for (let at = dayAfter(day, 1); at <= until; at = dayAfter(at, 1)) if (isWorkingDay(at, calendar)) count++;
  return count;
}

/** The n-th working day after a day, which itself is not counted; before it when n is negative, the day itself for 0. */
export function addWorkingDays(day: string, n: number, calendar: WorkingCalendar): string {
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0;) {
    at = dayAfter(at, step);
    if (isWorkingDay(at, calendar)) left--;
  }
  return at;
}
