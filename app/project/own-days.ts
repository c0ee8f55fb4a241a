/** Days of a project's own as they are written into a field: stretches of days that follow one another in one line. */
import type { Language } from "../../server/db/schema.ts";

const dayMs = 86_400_000;

/** @param days YYYY-MM-DD, in order */
export function ownDaysText(days: readonly string[], language: Language): string {
  const stretches: [string, string][] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last && Date.parse(day) - Date.parse(last[1]) === dayMs) last[1] = day;
    else stretches.push([day, day]);
  }
  const written = (day: string) => (language === "ru" ? day.split("-").reverse().join(".") : day);
  return stretches.map(([from, to]) => (from === to ? written(from) : `${written(from)} – ${written(to)}`)).join("\n");
}
