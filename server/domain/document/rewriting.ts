/** Writing in a live text as somebody's edit, whoever else writes there meanwhile. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

/** How often the text is read anew because somebody wrote in it meanwhile. */
const tries = 5;

/**
 * @param change what is to become of the text as it is then; the same document when nothing is
 * @throws Refusal block-locked, busy, text-unavailable, and what the change throws
 */
export async function rewrite(
  ground: Ground,
  { accountId }: Actor,
  textId: string,
  change: (doc: DocNode) => DocNode,
): Promise<void> {
  for (let left = tries; left > 0; left--) {
    const { doc, version } = await ground.texts.read(textId);
    const next = change(doc);
    if (next === doc || (await ground.texts.edit(textId, next, accountId, version))) return;
  }
  throw new Refusal("busy");
}

/** @throws Refusal block-locked, busy, text-unavailable */
export function appendTo(ground: Ground, actor: Actor, textId: string, nodes: readonly DocNode[]): Promise<void> {
  return rewrite(ground, actor, textId, (doc) => ({ ...doc, content: [...(doc.content ?? []), ...nodes] }));
}
