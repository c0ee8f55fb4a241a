/** L4: what is asked when a lead is qualified has to have a field in a card. */
import { placeOfRow, rowsOf, type CheckFacts, type Finding } from "./facts.ts";
import { sameName } from "./names.ts";

const entityForms = [
  "entities/lead-fields",
  "entities/company-fields",
  "entities/contact-fields",
  "entities/deal-fields",
];

/** Fields of qualification that no entity has. Says nothing until somebody has begun to describe the entities. */
export function qualificationFields(facts: CheckFacts): Finding[] {
  const fields = rowsOf(facts, ...entityForms).flatMap(({ cells }) => cells.field ?? []);
  if (fields.length === 0) return [];
  const absent = rowsOf(facts, "lead-qualification/fields").filter(
    ({ cells }) => cells.field && !fields.some((field) => sameName(field, cells.field!)),
  );
  if (absent.length === 0) return [];
  const items = absent.map((row) => ({ text: row.cells.field!, place: placeOfRow(row, "field") }));
  return [
    {
      ...{ rule: "L4", severity: "hint", items, place: items[0]!.place },
      sentence: {
        ru: "Поля квалификации, которых нет ни у одной сущности: опишите их в полях лида, компании, контакта или сделки.",
        en: "Fields of qualification that no entity has: describe them among the fields of lead, company, contact or deal.",
      },
    },
  ];
}
