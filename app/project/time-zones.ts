/** Time zones that forms offer, called as people call them. */
import type { Language } from "../../server/db/schema.ts";
import type { Option } from "../ui/field.tsx";

/** Russia's first, from west to east. */
const timeZones = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Omsk",
  "Asia/Krasnoyarsk",
  "Asia/Irkutsk",
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Asia/Magadan",
  "Asia/Kamchatka",
  "Europe/Minsk",
  "Asia/Almaty",
  "Asia/Tashkent",
  "Asia/Tbilisi",
  "Asia/Yerevan",
  "Asia/Dubai",
  "Europe/Istanbul",
  "Europe/Berlin",
  "Europe/London",
  "UTC",
];

function nameOf(timeZone: string, language: Language, style: "shortGeneric" | "shortOffset", now: Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: style }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** «Москва, UTC+3». */
function labelOf(timeZone: string, language: Language, now: Date): string {
  if (timeZone === "UTC") return timeZone;
  const offset = nameOf(timeZone, "en", "shortOffset", now).replace("GMT", "UTC").replace("-", "\u2212");
  return `${nameOf(timeZone, language, "shortGeneric", now)}, ${offset}`;
}

/**
 * What a form offers; call it in loaders, since browsers may name zones otherwise.
 * @param present the zone a project has, offered even when it is none of these
 */
export function zoneOptions(language: Language, now: Date, present?: string): Option[] {
  const zones = present === undefined || timeZones.includes(present) ? timeZones : [present, ...timeZones];
  return zones.map((value) => ({ value, label: labelOf(value, language, now) }));
}
