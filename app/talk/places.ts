/** What a discussion may stand at, as a page chooses it and its form sends it. */
import type { Selected } from "../../content/schema/anchors.ts";

/** Names of a form's fields that say which place is meant, besides its kind and the number among equal ones. */
export const placeFields = ["quote", "prefix", "suffix", "form", "row", "column", "requirement", "field"] as const;

export interface Choice extends Partial<Selected> {
  kind: "block" | "quote" | "row" | "cell" | "requirement";
}

/** The whole block: what is meant when nothing was chosen. */
export const wholeBlock: Choice = { kind: "block" };

/** The fields of a form that name a place. */
export function fieldsOf(choice: Choice): [name: string, value: string][] {
  const named = placeFields.flatMap((name) => (choice[name] ? [[name, choice[name]] as [string, string]] : []));
  const { kind, occurrence } = choice;
  const which: [string, string][] = occurrence === undefined ? [] : [["occurrence", String(occurrence)]];
  return [["kind", kind], ...named, ...which];
}
