/** Puts names and times into a text that says who wrote what. */
import { escapeHtml } from "../../../content/schema/escape.ts";
import type { NamedWriter } from "../../../server/domain/history/authorship.ts";
import { dayAndTime, type Calendar } from "../../i18n/format.ts";

/** How many looks the design has for people. */
const looks = 3;

export interface Person {
  name: string;
  /** Class of the stretches he wrote. */
  look: string;
}

/** The text with each stretch named, and its writers in the order of reading. */
export function nameStretches(
  html: string,
  writers: readonly NamedWriter[],
  calendar: Calendar,
): { html: string; people: Person[] } {
  const ids = [...new Set(writers.map(({ accountId }) => accountId))];
  const lookOf = (accountId: string) => `by-${(ids.indexOf(accountId) % looks) + 1}`;
  const named = html.replace(/<span class="by" data-by="(\d+)">/g, (_, number: string) => {
    const { name, at, accountId } = writers[Number(number)]!;
    const said = escapeHtml(at === null ? name : `${name}, ${dayAndTime(at, calendar)}`);
    return `<span class="by ${lookOf(accountId)}" tabindex="0"><span class="by-n">${said} </span>`;
  });
  const people = ids.map((id) => ({
    name: writers.find(({ accountId }) => accountId === id)!.name,
    look: lookOf(id),
  }));
  return { html: named, people };
}
