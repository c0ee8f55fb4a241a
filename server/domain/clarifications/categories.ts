/** What a question is about: by it integrators filter the published answers. */
import { Refusal } from "../refusal.ts";

export const categories = [
  ...(["functions", "integrations", "data", "processes", "access"] as const),
  ...(["platform", "terms", "other"] as const),
] as const;
export type Category = (typeof categories)[number];

/** A category; nothing chosen is "". @throws Refusal invalid */
export function readCategory(value: string | undefined): Category | "" {
  if (value === undefined || value === "") return "";
  const found = categories.find((each) => each === value);
  if (!found) throw new Refusal("invalid", { fields: "category" }, "category");
  return found;
}
