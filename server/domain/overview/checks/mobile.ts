/** L2: how people sell decides what the mobile version has to do. */
import {
  findBlock,
  placeOfBlock,
  placeOfRow,
  rowsOf,
  type CheckedRow,
  type CheckFacts,
  type Finding,
} from "./facts.ts";
import { processForms } from "./watched.ts";

/** Words of work away from the desk. */
const away =
  /выезд|выезж|командиров|разъезд|вне офиса|у клиента|на объект|на площадк|в поездк|монтаж|пусконалад|замер|field work|on site|business trip/iu;

/** The processes tell of work away from the desk, but nobody has said how important the mobile version is, or it is «не нужна». */
export function mobileForFieldWork(facts: CheckFacts): Finding[] {
  const outside = rowsOf(facts, ...processForms).filter(({ cells }) =>
    Object.values(cells).some((text) => away.test(text)),
  );
  if (outside.length === 0) return [];
  const need = findBlock(facts, "mobile-need");
  if (need?.notRequired) return [];
  const chosen = rowsOf(facts, "mobile-need/need")[0]?.row;
  if (!need || !chosen)
    return [
      found(facts, outside, "warning", {
        ru: "В процессах есть работа вне офиса, а важность мобильной версии не выбрана.",
        en: "The processes tell of work out of the office, but the importance of the mobile version is not chosen.",
      }),
    ];
  if (chosen === "none")
    return [
      found(facts, outside, "hint", {
        ru: "В процессах есть работа вне офиса, а мобильная версия отмечена как ненужная.",
        en: "The processes tell of work out of the office, but the mobile version is marked as not needed.",
      }),
    ];
  return [];
}

function found(
  facts: CheckFacts,
  outside: CheckedRow[],
  severity: Finding["severity"],
  sentence: Finding["sentence"],
): Finding {
  const need = findBlock(facts, "mobile-need");
  const items = outside.map((row) => ({ text: row.name, place: placeOfRow(row) }));
  return { rule: "L2", severity, sentence, items, place: need ? placeOfBlock(need) : { to: "bin" } };
}
