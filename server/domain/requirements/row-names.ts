/** What the rows of a typed table of a project are called: by their first written cell, in the order they are shown. */
import { cellsOf, plainText, type DocNode } from "../../../content/schema/document.ts";
import { shownOrder } from "../../../content/schema/row-order.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";

/**
 * @param form `block/form`, as documents name it
 * @returns nothing when the project has no such table
 * @throws Refusal not-found, not-allowed
 */
export async function listRowNames(ground: Ground, actor: Actor, projectId: string, form: string): Promise<string[]> {
  await membership(ground, actor, projectId, "text.read");
  const names = (await acceptedRows(ground, projectId, form)).map(rowName);
  return [...new Set(names)].filter((name) => name !== "");
}

/** The rows of a table that count, as they are shown. */
export async function acceptedRows(ground: Ground, projectId: string, form: string): Promise<DocNode[]> {
  const block = await ground.facts
    .selectFrom("blocks")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("key", "=", form.split("/")[0]!)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (!block) return [];
  const { doc } = await ground.texts.read(block.textId);
  const rows = doc.content?.find(({ type, attrs }) => type === "form" && attrs?.key === form)?.content ?? [];
  const order = shownOrder(rows.map(({ attrs }) => String(attrs?.rank ?? "")));
  return order.map((index) => rows[index]!).filter(({ attrs }) => attrs?.stand === "accepted");
}

function rowName({ content = [] }: DocNode): string {
  return content.map((cell) => plainText(cell).trim()).find((words) => words !== "") ?? "";
}

/** The words of a row in one column. */
export function wordsIn(row: DocNode, column: string): string {
  return cellsOf(row, column).map(plainText).join(" ").trim();
}
