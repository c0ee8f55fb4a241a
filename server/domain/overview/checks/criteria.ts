/** L5: a criterion of success needs an indicator or a report that computes it. */
import { placeOfRow, rowsOf, type CheckFacts, type Finding } from "./facts.ts";
import { speaksOf } from "./names.ts";

/** Criteria that neither an indicator nor a report speaks of; names are compared, not formulas. */
export function criteriaWithoutReport(facts: CheckFacts): Finding[] {
  const computed = rowsOf(facts, "indicators/indicators", "reports/reports").flatMap(({ cells }) => [
    ...(cells.name ? [cells.name] : []),
    ...(cells.indicators?.split(/[,;]/) ?? []),
  ]);
  const left = rowsOf(facts, "success-criteria/criteria").filter(
    ({ cells }) => cells.indicator && !computed.some((name) => speaksOf(name, cells.indicator!)),
  );
  if (left.length === 0) return [];
  const items = left.map((row) => ({ text: row.cells.indicator!, place: placeOfRow(row, "indicator") }));
  return [
    {
      ...{ rule: "L5", severity: "warning", items, place: items[0]!.place },
      sentence: {
        ru: "Критерии успешности, которые не считает ни один показатель и ни один отчёт раздела «Аналитика».",
        en: "Criteria of success that no indicator and no report of the analytics computes.",
      },
    },
  ];
}
