/** Where a requirement came from: the cell it was made of, named by `form|row|column`. */
import type { Form } from "../templates/format.ts";
import { documentWords } from "./words.ts";

export interface Origin {
  /** `block/form`, as documents name it. */
  form: string;
  row: string;
  column: string;
}

/** @returns undefined for a requirement that was made of no cell */
export function parseOrigin(origin: string): Origin | undefined {
  const [form, row, column] = origin.split("|");
  return form && row && column ? { form, row, column } : undefined;
}

export function originOf({ form, row, column }: Origin): string {
  return `${form}|${row}|${column}`;
}

/** How much of a row's words its name tells, characters. */
const nameLength = 60;

/** What a person calls a row: its title in the definition, or the words of its first written cell. */
export function rowName(form: Form | undefined, row: string, textOf: (column: string) => string): string {
  if (!form || form.kind === "choice" || form.kind === "card") return "";
  if (form.kind === "matrix") return form.rows.find(({ key }) => key === row)?.title ?? "";
  const words = form.columns.map(({ key }) => textOf(key).trim()).find((text) => text !== "") ?? "";
  return words.length > nameLength ? `${words.slice(0, nameLength).trimEnd()}…` : words;
}

/** «Из: Воронка продаж, строка „Подготовка КП“»; empty when the form is unknown. */
export function originLabel(form: Form | undefined, name: string, language: "ru" | "en"): string {
  if (!form) return "";
  const words = documentWords[language];
  const [open, close] = language === "ru" ? ["„", "“"] : ["“", "”"];
  return `${words.from}: ${form.title}${name ? `, ${words.row} ${open}${name}${close}` : ""}`;
}
