/** How a respondent is called: the one way by which his name leaves (R12). What he did not agree to is not in the answer. */
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { Consent, Interviews } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";

/** A respondent as everybody may see him: without his consent there is nothing but the role he was asked as. */
export interface Respondent {
  name: string;
  position: string;
  department: string;
  role: string;
  roleTitle: string;
  consent: Consent;
}

type Row = Pick<Interviews, "name" | "position" | "department" | "role" | "consent">;

/** @param template key of the project's template */
export function shownRespondent(ground: Ground, template: string, row: Row): Respondent {
  const known = ground.templates.get(template);
  const { role, consent } = row;
  const open = consent === "name";
  return {
    ...(open
      ? { name: row.name, position: row.position, department: row.department }
      : { name: "", position: "", department: "" }),
    ...{ role, consent, roleTitle: known ? roleTitle(known, role) : role },
  };
}

/** A role within a sentence: «руководитель отдела продаж», but «ИТ». */
export function roleInWords(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

type Addressee = Pick<Interviews, "name" | "position" | "department"> & { consent: Consent | null };

/**
 * Whom a link waits for, as whoever sends links wrote him down, so that it can be handed over; from the moment he has said
 * that he does not want to be named, nothing.
 */
export function awaitedRespondent({ name, position, department, consent }: Addressee): Omit<Addressee, "consent"> {
  const mayBeNamed = consent === null || consent === "name";
  return mayBeNamed ? { name, position, department } : { name: "", position: "", department: "" };
}

/** Does he let words of his be shown as evidence? */
export function maybeQuoted({ consent }: Pick<Interviews, "consent">): boolean {
  return consent !== "none";
}

/** A word of a name is looked for whole, whatever its letters' case; initials alone name nobody. */
const partsOf = (name: string) => name.split(/[\s.]+/).filter((part) => [...part].length > 2);

/** The words without the respondent's name: his role stands in its place. */
export function withoutName(words: string, name: string, instead: string): string {
  return partsOf(name).reduce(
    (text, part) => text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, "giu"), instead),
    words,
  );
}

const respondentWord = { ru: "Респондент", en: "Respondent" } as const;

/** Words as they may stand in a text: the respondent's name gives way to what he is there (R12), once for all its parts. */
export function nameless(words: string, name: string, language: "ru" | "en"): string {
  const instead = respondentWord[language];
  return withoutName(words, name, instead).replace(new RegExp(`${instead}(?:[\\s.]+${instead})+`, "g"), instead);
}

/** Do the words hold a part of the name? */
export function namesHim(words: string, name: string): boolean {
  return withoutName(words, name, "\0").includes("\0");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}
