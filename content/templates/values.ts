/**
 * Values of cells against their columns: what a person wrote, in the one form in which it is kept, and what is wrong
 * with it. Nothing is ever refused here: a value that does not fit stays, marked. For the browser and the server alike.
 */
import { readDate, showDate } from "./dates.ts";
import type { Column } from "./format.ts";
import { readNumber, showNumber } from "./numbers.ts";
import { isSameUnit } from "./units.ts";

/** What of a column its values are judged by. */
export type ColumnRule = Pick<Column, "type"> & Partial<Pick<Column, "unit" | "options" | "many" | "required" | "to">>;

/** What was expected instead: a number, a number in another unit, a date, a value of the list. */
export type ValueFault = "number" | "unit" | "date" | "option";

export interface JudgedValue {
  /** The value as it is kept; a value that does not fit is kept as it was written. */
  kept: string;
  fault: ValueFault | undefined;
}

const fits = (kept: string): JudgedValue => ({ kept, fault: undefined });

/** Judges the text of a cell. An empty one fits everywhere: see `isMissing`. */
export function judgeValue(column: ColumnRule, text: string): JudgedValue {
  const plain = text.trim();
  if (plain === "") return fits("");
  switch (column.type) {
    case "number":
      return judgeNumber(column, plain);
    case "date": {
      const date = readDate(plain);
      return date ? fits(date) : { kept: text, fault: "date" };
    }
    case "choice":
      return judgeChoice(column, text);
    default:
      return fits(text);
  }
}

function judgeNumber({ unit }: ColumnRule, text: string): JudgedValue {
  const number = readNumber(text);
  if (!number || (number.unit && !unit)) return { kept: text, fault: "number" };
  if (number.unit && !isSameUnit(number.unit, unit!)) return { kept: text, fault: "unit" };
  return fits(number.kept);
}

/** Titles of the values that a column permits. */
export function optionTitles({ options = [] }: ColumnRule): string[] {
  return options.map((option) => (typeof option === "string" ? option : option.title));
}

function sameWord(one: string): string {
  return one.trim().toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ");
}

function judgeChoice(column: ColumnRule, text: string): JudgedValue {
  const titles = new Map(optionTitles(column).map((title) => [sameWord(title), title]));
  const written = (column.many ? text.split(";") : [text]).map((value) => value.trim()).filter(Boolean);
  const known = written.map((value) => titles.get(sameWord(value)));
  return known.includes(undefined) ? { kept: text, fault: "option" } : fits(known.join("; "));
}

/** Is a required cell empty? */
export function isMissing({ required }: ColumnRule, text: string): boolean {
  return required === true && text.trim() === "";
}

/** A kept value in the reader's language; what does not fit is shown as it was written. */
export function showValue(column: ColumnRule, text: string, language: "ru" | "en"): string {
  const { kept, fault } = judgeValue(column, text);
  if (fault || kept === "") return text;
  if (column.type === "number") return showNumber(kept, language);
  return column.type === "date" ? showDate(kept, language) : text;
}
