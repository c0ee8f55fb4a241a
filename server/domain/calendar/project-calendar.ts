/** The working days of a project: those of the country, and the project's own where it says otherwise. */
import type { WorkingCalendar } from "../../../content/calendars/calendar.ts";
import { russia } from "../../../content/calendars/russia.ts";
import type { Projects } from "../../db/schema.ts";
import { dayAfter } from "../document/due-days.ts";
import { Refusal } from "../refusal.ts";

/** How many days of its own a project may have. */
const mostOwnDays = 200;

type OwnDays = WorkingCalendar["exceptions"];

/** Days off and working days that are the project's own, each YYYY-MM-DD, in order. */
export interface OwnCalendar {
  daysOff: string[];
  workingDays: string[];
}

/** What a project counts working days by. */
export function calendarOf({ ownDays }: Pick<Projects, "ownDays">): WorkingCalendar {
  return { ...russia, exceptions: { ...russia.exceptions, ...(JSON.parse(ownDays) as OwnDays) } };
}

export function ownCalendar({ ownDays }: Pick<Projects, "ownDays">): OwnCalendar {
  const days = Object.entries(JSON.parse(ownDays) as OwnDays).sort(([a], [b]) => (a < b ? -1 : 1));
  const those = (kind: "off" | "working") => days.flatMap(([day, each]) => (each === kind ? [day] : []));
  return { daysOff: those("off"), workingDays: those("working") };
}

/**
 * The project's own days as they are stored, from what was typed: dates and stretches of dates, `31.12.2026` or
 * `2026-12-31`, parted by lines or commas; what is not given stays.
 * @throws Refusal bad-days-list, day-of-both-kinds, too-many-own-days
 */
export function ownDaysFrom(present: string, typed: { daysOff?: string; workingDays?: string }): string {
  const now = ownCalendar({ ownDays: present });
  const off = typed.daysOff === undefined ? now.daysOff : daysFrom("daysOff", typed.daysOff);
  const working = typed.workingDays === undefined ? now.workingDays : daysFrom("workingDays", typed.workingDays);
  const both = off.find((day) => working.includes(day));
  if (both) throw new Refusal("day-of-both-kinds", { day: both }, "workingDays");
  if (off.length + working.length > mostOwnDays)
    throw new Refusal(
      "too-many-own-days",
      { max: mostOwnDays },
      off.length > working.length ? "daysOff" : "workingDays",
    );
  const days = [...off.map((day) => [day, "off"]), ...working.map((day) => [day, "working"])];
  return JSON.stringify(Object.fromEntries(days));
}

function daysFrom(field: keyof OwnCalendar, typed: string): string[] {
  const stretches = typed.split(/[\n,;]+/).map((part) => part.trim());
  const days = stretches.filter(Boolean).flatMap((part) => {
    const [from, to = from, ...more] = part.split(/\s*[–—]\s*|\s+-\s+/).map(dayFrom);
    if (!from || !to || more.length > 0 || to < from) throw new Refusal("bad-days-list", { field, part }, field);
    return stretch(from, to);
  });
  return [...new Set(days)].sort();
}

/** The days of a stretch; one more than may be at most, so that it is refused and does not fill the memory. */
function stretch(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= mostOwnDays; day = dayAfter(day, 1)) days.push(day);
  return days;
}

function dayFrom(typed: string): string | undefined {
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed);
  const [year, month, date] = russian ? russian.slice(1).reverse() : typed.split("-");
  const day = `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}
