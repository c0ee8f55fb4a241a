/** The change budget in words of the reader: sums, days and shares as they are written. */
import type { BudgetLine } from "../../server/domain/changes/budget.ts";
import type { Language } from "../../server/db/schema.ts";
import { number } from "../i18n/format.ts";

const signs: Record<string, string> = { RUB: "₽", USD: "$", EUR: "€", CNY: "¥", KZT: "₸", BYN: "Br" };

/** «240 000 ₽». @param minor in hundredths of the currency */
export function moneyWords(minor: number, currency: string, language: Language): string {
  return `${number(minor / 100, language)}\u00a0${signs[currency] ?? currency}`.trim();
}

/** One limit as it is shown: `then` in the words of the reader, and both as parts of the limit, at most 100. */
export interface ShownLine extends Pick<BudgetLine, "measure" | "over" | "near" | "foreign"> {
  section: string | null;
  limitWords: string;
  spentWords: string;
  thenWords: string;
  spentPart: number;
  thenPart: number;
}

export function shownLine(line: BudgetLine, currency: string, language: Language): ShownLine {
  const { measure, over, near, foreign, limit, spent, then, section } = line;
  const words = (value: number) =>
    measure === "money" ? moneyWords(value, currency, language) : number(value, language);
  const part = (value: number) =>
    limit === 0 ? (value > 0 ? 100 : 0) : Math.min(100, Math.round((value * 100) / limit));
  return {
    ...{ measure, over, near, foreign, section: section?.title ?? null },
    ...{ limitWords: words(limit), spentWords: words(spent), thenWords: words(then) },
    ...{ spentPart: part(spent), thenPart: part(then) },
  };
}
