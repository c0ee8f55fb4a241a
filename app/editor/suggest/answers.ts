/** What answers a question of the editor: things and people of the project, usual words of short fields. */
import type { FieldValues } from "../../../server/domain/requirements/field-values.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import type { Asking, ShortField } from "./asking.ts";
import { answering, peopleOf, thingsOf, valuesOf, type Choice } from "./matching.ts";

/** What the project told: usual words, and what the rows of tables are called, by the table. */
export interface Values extends FieldValues {
  rows: Record<string, string[]>;
}

/** Until the project has been asked. */
export const noValues: Values = { addressee: [], stage: [], rows: {} };

/** @param all all the words of a field, whatever stands in it */
export function answersTo(asking: Asking, all: boolean, tools: ViewTools, values: Values): Choice[] {
  const { kind, query } = asking;
  // What a line can become is known by its editor.
  if (kind === "deed") return [];
  const names = tools.names.get();
  if (kind === "thing") return answering(thingsOf(names), query);
  if (kind === "person") return answering(peopleOf(names), query);
  const words = kind === "rows" ? valuesOf(values.rows[asking.form!] ?? []) : wordsOf(kind, tools, values);
  if (all) return words;
  return words.some(({ text }) => text === query.trim()) ? [] : answering(words, query);
}

function wordsOf(field: ShortField, { t, names }: ViewTools, values: FieldValues): Choice[] {
  if (field === "owner") return valuesOf(peopleOf(names.get()).map(({ text }) => text));
  if (field === "stage") return valuesOf(values.stage);
  const usual = [
    t("editor.addressee.marketing"),
    t("editor.addressee.sales"),
    t("editor.addressee.service"),
    t("editor.addressee.integrator"),
    t("editor.addressee.it"),
  ];
  return valuesOf(values.addressee, usual);
}
