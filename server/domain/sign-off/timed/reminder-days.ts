/** On which days somebody is reminded of a deadline. */
import type { WorkingCalendar } from "../../../../content/calendars/calendar.ts";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "../../calendar/working-days.ts";

/** Working days before the deadline when the first reminder goes out, and between those after it. */
const ahead = 2;
const every = 2;

/** The working day on which a deadline is felt: itself, or the last one before it. */
function feltOn(deadline: string, calendar: WorkingCalendar): string {
  return isWorkingDay(deadline, calendar) ? deadline : addWorkingDays(deadline, -1, calendar);
}

/** Two working days before the deadline, on its day, and every second working day after it. @param today a working day */
export function isReminderDay(deadline: string | null, today: string, calendar: WorkingCalendar): boolean {
  if (deadline === null) return false;
  const felt = feltOn(deadline, calendar);
  if (today <= felt) return today === felt || today === addWorkingDays(felt, -ahead, calendar);
  return today > deadline && workingDaysBetween(felt, today, calendar) % every === 0;
}

/** Working days since a deadline has passed; 0 until then. */
export function workingDaysLate(deadline: string | null, today: string, calendar: WorkingCalendar): number {
  return deadline === null ? 0 : workingDaysBetween(deadline, today, calendar);
}
