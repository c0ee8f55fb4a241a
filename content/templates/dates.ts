/** Dates as people write them in cells, and the one form in which they are kept: «2026-11-23». */

const months = [
  ["янв", "jan"],
  ["фев", "feb"],
  ["мар", "mar"],
  ["апр", "apr"],
  ["мая|май", "may"],
  ["июн", "jun"],
  ["июл", "jul"],
  ["авг", "aug"],
  ["сен", "sep"],
  ["окт", "oct"],
  ["ноя", "nov"],
  ["дек", "dec"],
].map((names) => new RegExp(`^(${names.join("|")})\\p{L}*$`, "u"));

function written(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** «26» is 2026: plans and deadlines of a ТЗ are of this century. */
function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function byName(day: string, month: string, year: string): string | undefined {
  const index = months.findIndex((pattern) => pattern.test(month));
  return index < 0 ? undefined : written(Number(year), index + 1, Number(day));
}

/** Reads «23.11.2026», «23.11.26», «23/11/2026», «23 ноября 2026 г.», «November 23, 2026» and «2026-11-23». */
export function readDate(text: string): string | undefined {
  const plain = text.trim().toLowerCase().replace(/\s+/g, " ");
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(plain);
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d\d?)[./](\d\d?)[./](\d{4}|\d\d)(?: ?г\.?)?$/.exec(plain);
  if (numbers) return written(fullYear(numbers[3]!), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d\d?) (\p{L}+)\.?,? (\d{4})(?: ?г(?:\.|ода)?)?$/u.exec(plain);
  if (words) return byName(words[1]!, words[2]!, words[3]!);
  const english = /^(\p{L}+)\.? (\d\d?),? (\d{4})$/u.exec(plain);
  return english ? byName(english[2]!, english[1]!, english[3]!) : undefined;
}

/** A kept date in the reader's words: «23 ноября 2026 г.». */
export function showDate(kept: string, language: "ru" | "en"): string {
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${kept}T00:00:00Z`));
}
