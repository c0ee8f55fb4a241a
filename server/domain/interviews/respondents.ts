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

/** Do the words hold a part of the name? */
export function namesHim(words: string, name: string): boolean {
  return withoutName(words, name, "\0").includes("\0");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}
