/** A block's text for reading, reached through its project. */
import { withNames } from "../../../content/schema/names.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readNames } from "./names.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readTextHtml(
  ground: Ground,
  actor: Actor,
  projectId: string,
  textId: string,
  language: Language,
): Promise<{ html: string; words: number; epoch: number; version: number }> {
  await membership(ground, actor, projectId, "text.read");
  const block = await ground.facts
    .selectFrom("blocks")
    .select("id")
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (!block) throw new Refusal("not-found");
  const made = (await ground.texts.html([textId], language)).get(textId);
  if (!made) throw new Refusal("text-unavailable");
  const { words, epoch, version } = made;
  return { html: withNames(made.html, await readNames(ground.facts, projectId), language), words, epoch, version };
}
