/** The real template and its forms. */
import path from "node:path";
import { loadTemplate } from "../../../content/templates/load.ts";
import { formBook } from "../../../content/templates/seed.ts";

export function realTemplate() {
  const template = loadTemplate(path.resolve("content/templates/crm"));
  return { template, book: formBook(new Map([["crm", template]])) };
}
