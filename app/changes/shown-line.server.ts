/** A line of the register with days, sums and the words that changed, ready to be shown or printed. */
import type { RequirementDifference } from "../../server/domain/changes/comparison/requirement-differences.ts";
import type { LogLine } from "../../server/domain/changes/register/shapes.ts";
import { columnDate, number, type Calendar } from "../i18n/format.ts";
import { moneyWords } from "./budget-view.ts";
import { wordDifference } from "../project/word-difference.server.ts";

function shownRequirement({ uuid, code, kinds, from, to, changes }: RequirementDifference) {
  const statement = changes.find(({ field }) => field === "statement");
  return {
    ...{ uuid, code, kinds, from: from?.title ?? "", to: to?.title ?? "" },
    pieces: statement ? wordDifference(statement.was, statement.is) : [],
    /** Other fields that read otherwise. */
    fields: from && to ? changes.map(({ field }) => field).filter((field) => field !== "statement") : [],
  };
}

export function shownLine({ requirements, impact, visas, at, ...line }: LogLine, calendar: Calendar) {
  const { language } = calendar;
  return {
    ...line,
    at: columnDate(at, calendar),
    requirements: requirements.map(shownRequirement),
    impact: impact && {
      ...{ risk: impact.risk, stages: impact.stages },
      days: impact.days === null ? null : number(impact.days, language),
      money:
        impact.money === null || impact.currency === "" ? null : moneyWords(impact.money, impact.currency, language),
    },
    visas: visas.map((visa) => ({ ...visa, at: columnDate(visa.at, calendar) })),
  };
}

export type ShownLine = ReturnType<typeof shownLine>;
