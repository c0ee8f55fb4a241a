/** How the register of questions is looked at, as its address says it. */

export const filterNames = ["section", "expert", "category", "text"] as const;

type Part = (typeof filterNames)[number] | "state" | "page";

/** A view as the query of an address: what is empty or usual is left out. A change of filters leads to the first page. */
export function addressOf(asked: URLSearchParams, changes: Partial<Record<Part, string>> = {}): string {
  const query = new URLSearchParams();
  for (const name of ["state", ...filterNames] as const) {
    const value = changes[name] ?? asked.get(name) ?? "";
    if (value !== "" && !(name === "state" && value === "open")) query.set(name, value);
  }
  if (changes.page && changes.page !== "1") query.set("page", changes.page);
  const said = query.toString();
  return said === "" ? "" : `?${said}`;
}
