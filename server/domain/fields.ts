/** What people type into fields: trimmed, limited in length, and refused with the name of the field. */
import { Refusal } from "./refusal.ts";

/** The longest values accepted, in characters. */
export const limits = {
  ...{ name: 120, title: 120, company: 120, position: 120, reason: 1000, email: 254 },
  ...{ remark: 4000, comment: 4000, quote: 2000, rules: 20_000, order: 60 },
  changeText: 4000,
  ...{ question: 4000, answer: 12_000, expertAnswer: 6000 },
} as const;

type Typed = string | null | undefined;

/** One line or more of text. @throws Refusal too-long */
export function optionalText(field: string, value: Typed, max: number): string {
  const text = (value ?? "").normalize("NFC").trim();
  if ([...text].length > max) throw new Refusal("too-long", { field, max }, field);
  return text;
}

/** Text that may not be empty. @throws Refusal required, too-long */
export function requiredText(field: string, value: Typed, max: number): string {
  const text = optionalText(field, value, max);
  if (text === "") throw new Refusal("required", { field }, field);
  return text;
}

/** One of the permitted values. @throws Refusal required, invalid */
export function oneOf<T extends string>(field: string, value: Typed, permitted: readonly T[]): T {
  if (value === null || value === undefined || value === "") throw new Refusal("required", { field }, field);
  const found = permitted.find((option) => option === value);
  if (found === undefined) throw new Refusal("invalid", { fields: field }, field);
  return found;
}

/** A number from 0, written in digits; nothing typed is undefined. @throws Refusal invalid */
export function wholeNumber(field: string, value: Typed): number | undefined {
  const text = (value ?? "").trim();
  if (text === "") return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal("invalid", { fields: field }, field);
  return Number(text);
}

/** A calendar date, YYYY-MM-DD; nothing typed is null. @throws Refusal bad-date */
export function optionalDate(field: string, value: Typed): string | null {
  const text = (value ?? "").trim();
  if (text === "") return null;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new Refusal("bad-date", { field }, field);
  return text;
}

/** A calendar date that must be there. @throws Refusal required, bad-date */
export function requiredDate(field: string, value: Typed): string {
  const day = optionalDate(field, value);
  if (day === null) throw new Refusal("required", { field }, field);
  return day;
}

/** A time zone of the IANA list. @throws Refusal bad-time-zone */
export function timeZone(field: string, value: Typed): string {
  try {
    const named = (value ?? "").trim();
    if (!/^[A-Za-z]/.test(named)) throw new RangeError("a zone is named, not an offset");
    return new Intl.DateTimeFormat("en", { timeZone: named }).resolvedOptions().timeZone;
  } catch {
    throw new Refusal("bad-time-zone", { field }, field);
  }
}

/** An e-mail address, in lower case. @throws Refusal required, bad-email, too-long */
export function email(field: string, value: Typed): string {
  const text = requiredText(field, value, limits.email).toLowerCase();
  if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/.test(text)) throw new Refusal("bad-email", {}, field);
  return text;
}
