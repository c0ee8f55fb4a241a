/** Dates and numbers in words, by Intl; called on the server, so that every reader sees the project's time. */
import type { Language } from "../../server/db/schema.ts";

export interface Calendar {
  language: Language;
  /** IANA name of the time zone that days are counted in. */
  timeZone: string;
  /** The present moment, to tell today and this year. */
  now: Date;
}

const locales: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

function dayKey(moment: Date, timeZone: string): string {
  return dateFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

function shifted(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}

/** «23 ноября 2026 г.», always with its year. @param moment UTC ISO */
export function fullDate(moment: string, { language, timeZone }: Calendar): string {
  return dateFormat(locales[language], { timeZone, dateStyle: "long" }).format(new Date(moment));
}

/** «23 ноября», with the year when it is not the present one. @param moment UTC ISO */
export function shortDate(moment: string, calendar: Calendar): string {
  const { language, timeZone, now } = calendar;
  const date = new Date(moment);
  if (dayKey(date, timeZone).slice(0, 4) !== dayKey(now, timeZone).slice(0, 4)) return fullDate(moment, calendar);
  return dateFormat(locales[language], { timeZone, day: "numeric", month: "long" }).format(date);
}

/** «сегодня», «вчера», «завтра», or the date. @param moment UTC ISO */
export function relativeDay(moment: string, calendar: Calendar): string {
  const { language, timeZone, now } = calendar;
  const key = dayKey(new Date(moment), timeZone);
  for (const days of [-1, 0, 1]) {
    if (dayKey(shifted(now, days), timeZone) === key) {
      return new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" }).format(days, "day");
    }
  }
  return shortDate(moment, calendar);
}

/** «17:04». @param moment UTC ISO */
export function clockTime(moment: string, { language, timeZone }: Calendar): string {
  return dateFormat(locales[language], { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
}

/** «сегодня, 17:04» or «18 ноября, 17:04». @param moment UTC ISO */
export function dayAndTime(moment: string, calendar: Calendar): string {
  return `${relativeDay(moment, calendar)}, ${clockTime(moment, calendar)}`;
}

/** «23.11.2026», for columns of printed tables. @param moment UTC ISO */
export function columnDate(moment: string, { language, timeZone }: Calendar): string {
  const digits = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
  return dateFormat(locales[language], { timeZone, ...digits }).format(new Date(moment));
}

/** A day of the calendar, which has no time zone: «23 ноября». @param day `2026-11-23` */
export function plainDay(day: string, calendar: Calendar): string {
  return shortDate(`${day}T12:00:00Z`, { ...calendar, timeZone: "UTC" });
}

/** A day of the calendar with its year: «23 ноября 2026 г.». @param day `2026-11-23` */
export function fullDay(day: string, language: Language): string {
  return dateFormat(locales[language], { timeZone: "UTC", dateStyle: "long" }).format(new Date(`${day}T12:00:00Z`));
}

/** Has this day ended in the project's time zone? @param day `2026-11-23` */
export function isPast(day: string, { timeZone, now }: Calendar): boolean {
  return day < dayKey(now, timeZone);
}

/** «240 000», «0,5»: grouped as the language groups. */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** «18.11.2026», as a stamp has it. @param moment UTC ISO */
export function stampDate(moment: string, { timeZone }: Calendar): string {
  const options = { timeZone, day: "2-digit", month: "2-digit", year: "numeric" } as const;
  return dateFormat("ru-RU", options).format(new Date(moment));
}

/** «12,5 %». @param share 1 is the whole */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** «2 мар.», under the columns of a chart. @param day `2026-03-02` */
export function axisDay(day: string, language: Language): string {
  const options = { timeZone: "UTC", day: "numeric", month: "short" } as const;
  return dateFormat(locales[language], options).format(new Date(`${day}T12:00:00Z`));
}

/** «мар. 26», under the columns of a chart. @param day a day of the month */
export function axisMonth(day: string, language: Language): string {
  const options = { timeZone: "UTC", month: "short", year: "2-digit" } as const;
  return dateFormat(locales[language], options)
    .format(new Date(`${day}T12:00:00Z`))
    .replace(/\s*г\.$/, "");
}
