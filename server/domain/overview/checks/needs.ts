/** L3: what a process needs from the system becomes requirements: only they are priced. */
import type { Form } from "../../../../content/templates/format.ts";
import { formKey } from "../../../../content/templates/seed.ts";
import { findBlock, placeOfRow, type CheckedRow, type CheckFacts, type Finding } from "./facts.ts";
import { needColumns } from "./watched.ts";

/** Rows with «потребности функционала» of which no requirement was made; a finding for each form. */
export function needsWithoutRequirements(facts: CheckFacts): Finding[] {
  const made = new Set(facts.requirements.map(({ origin }) => origin.split("|").slice(0, 2).join("|")));
  return needForms(facts).flatMap(({ key, block, columns }): Finding[] => {
    const needs = facts.rows.flatMap((row) => {
      const column = row.form === key ? columns.find((each) => row.cells[each]) : undefined;
      return column ? [{ row, column }] : [];
    });
    const left = needs.filter(({ row }) => !made.has(`${row.form}|${row.row}`));
    if (left.length === 0) return [];
    return [finding(findBlock(facts, block)?.title ?? block, needs.length, left)];
  });
}

function needForms({ template }: CheckFacts): { key: string; block: string; columns: string[] }[] {
  const blocks = template.sections.flatMap((section) => section.blocks);
  const read = (block: string, form: Form) => ({
    ...{ key: formKey(block, form.key), block, columns: needColumns(form) },
  });
  return blocks
    .flatMap((block) => block.forms.map((form) => read(block.key, form)))
    .filter(({ columns }) => columns.length > 0);
}

function finding(title: string, all: number, left: { row: CheckedRow; column: string }[]): Finding {
  const items = left.map(({ row, column }) => ({ text: row.name, place: placeOfRow(row, column) }));
  return {
    ...{ rule: "L3", severity: "hint", items, place: items[0]!.place },
    sentence: {
      ru: `«${title}»: потребности функционала не стали требованиями, строк ${left.length} из ${all}.`,
      en: `“${title}”: what is needed has not become requirements, rows: ${left.length} of ${all}.`,
    },
  };
}
