/** What a question is about, as somebody chose it. */
import { oneOf } from "../fields.ts";
import { categories, type Category } from "./names.ts";

/** A category; nothing chosen is "". @throws Refusal invalid */
export function readCategory(value: string | undefined): Category | "" {
  return value ? oneOf("category", value, categories) : "";
}
