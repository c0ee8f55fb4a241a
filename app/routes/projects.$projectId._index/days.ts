/** Due days as people say them. A calendar day has no time zone: server and browser say the same. */
import { useLanguage } from "../../i18n/speech.tsx";

/** Tells a YYYY-MM-DD as «23 ноября 2026 г.». */
export function useDayOf(): (day: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
