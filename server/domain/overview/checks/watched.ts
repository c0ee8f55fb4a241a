/** Which rows and cells the checks read. What is not named here never leaves the text: the worker copies only these. */
import type { Form } from "../../../../content/templates/format.ts";

/** Watched columns by the form that has them; a choice has none, its chosen options are its rows. */
const watched: Record<string, readonly string[]> = {
  "main-problem/problem": [],
  "success-criteria/criteria": ["indicator"],
  "marketing-funnel/stages": ["stage", "tasks", "result"],
  "sales-funnel/stages": ["stage", "tasks", "result"],
  "service-funnel/stages": ["stage", "tasks", "result"],
  "process-map/processes": ["part"],
  "customer-journey/points": ["point", "record"],
  "contact-control/touches": ["touch", "channel"],
  "lead-qualification/fields": ["field"],
  "entities/lead-fields": ["field"],
  "entities/company-fields": ["field"],
  "entities/contact-fields": ["field"],
  "entities/deal-fields": ["field"],
  "indicators/indicators": ["name"],
  "reports/reports": ["name", "indicators"],
  "mobile-need/need": [],
};

/** Forms whose rows are the processes of selling: what is done away from the desk is told there. */
export const processForms = [
  "process-map/processes",
  "marketing-funnel/stages",
  "sales-funnel/stages",
  "service-funnel/stages",
  "customer-journey/points",
  "contact-control/touches",
];

/** Columns whose sentences may become requirements; in tables of requirements the rows are requirements already. */
export function needColumns(form: Form): string[] {
  if (form.kind !== "table" || form.requirements) return [];
  return form.columns.filter(({ type }) => type === "need").map(({ key }) => key);
}

/** Columns of a form that checks read; undefined when they do not ask about it. */
export function watchedColumns(key: string, form: Form): string[] | undefined {
  const columns = [...(Object.hasOwn(watched, key) ? watched[key]! : []), ...needColumns(form)];
  return columns.length > 0 || Object.hasOwn(watched, key) ? columns : undefined;
}
