/** Definitions of a project's forms, for editors: columns and permitted values, without the examples. */
import type { FormBook } from "../../../content/schema/html.ts";
import { formBook } from "../../../content/templates/seed.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal not-found, not-allowed */
export async function readForms(ground: Ground, actor: Actor, projectId: string): Promise<FormBook> {
  await membership(ground, actor, projectId, "text.read");
  const project = await ground.facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirst();
  const template = project && ground.templates.get(project.template);
  if (!template) throw new Refusal("unknown-template");
  const book = formBook(new Map([[template.key, template]]));
  return Object.fromEntries(
    Object.entries(book).map(([key, form]) => [key, form.kind === "table" ? { ...form, examples: [] } : form]),
  );
}
