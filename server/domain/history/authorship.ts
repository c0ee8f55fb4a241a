/** Who wrote what in a block's text as it is now. */
import { withNames } from "../../../content/schema/names.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { readNames } from "../document/names.ts";
import type { AuthoredHtml, Writer } from "../texts.ts";

export interface NamedWriter extends Writer {
  name: string;
}

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readAuthorship(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  language: Language,
): Promise<AuthoredHtml & { writers: NamedWriter[] }> {
  await membership(ground, actor, projectId, "text.read");
  const { textId } = await liveBlock(ground.facts, projectId, blockId);
  const { html, writers } = await ground.texts.written(textId, language);
  const ids = [...new Set(writers.map(({ accountId }) => accountId))];
  const people = await ground.facts.selectFrom("accounts").select(["id", "name"]).where("id", "in", ids).execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const named = withNames(html, await readNames(ground.facts, projectId), language);
  return { html: named, writers: writers.map((writer) => ({ ...writer, name: names.get(writer.accountId) ?? "" })) };
}
