/** How the register is looked at, as its address says it: filters, grouping, order, and the row that is open. */
import type { Grouping, Sorting } from "../../../server/domain/requirements/register.ts";

export const groupings = [
  "section",
  "stage",
  "priority",
  "addressee",
  "status",
  "none",
] as const satisfies readonly Grouping[];

/** Columns that the register can be ordered by; `-` before one turns the order round. */
export const sortings = [
  "code",
  "statement",
  "priority",
  "addressee",
  "stage",
  "status",
] as const satisfies readonly Sorting[];

export const filterNames = ["section", "stage", "priority", "addressee", "status", "text"] as const;

type Part = (typeof filterNames)[number] | "group" | "sort" | "edit";
export type ViewChanges = Partial<Record<Part, string>>;

/** A view as the query of an address: what is empty or usual is left out, and no row is open unless `changes` opens it. */
export function addressOf(asked: URLSearchParams, changes: ViewChanges = {}): string {
  const query = new URLSearchParams();
  for (const name of [...filterNames, "group", "sort"] as const) {
    const value = changes[name] ?? asked.get(name) ?? "";
    if (value !== "" && !(name === "group" && value === "section")) query.set(name, value);
  }
  if (changes.edit) query.set("edit", changes.edit);
  return `?${query.toString()}`;
}

/** The address that opens a row of this view; the row's code, escaped, goes to its end. */
export function openingIn(asked: URLSearchParams): string {
  const view = addressOf(asked);
  return `${view}${view === "?" ? "" : "&"}edit=`;
}

/** Takes all filters away. */
export function noFilters(): ViewChanges {
  return Object.fromEntries(filterNames.map((name) => [name, ""]));
}

/** The order that a column's heading asks for: by the column, and then turned round. */
export function orderBy(column: (typeof sortings)[number], asked: URLSearchParams): ViewChanges {
  return { sort: asked.get("sort") === column ? `-${column}` : column };
}

/** Does nothing but the opening of a row tell these addresses apart? */
export function opensRow(from: URL, to: URL): boolean {
  const same = from.pathname === to.pathname && addressOf(from.searchParams) === addressOf(to.searchParams);
  return same && to.searchParams.has("edit");
}
