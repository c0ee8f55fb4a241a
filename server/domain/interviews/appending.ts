/** Writing at the end of a live text as somebody's edit, whoever else writes there meanwhile. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

/** How often the text is read anew because somebody wrote in it meanwhile. */
const tries = 5;

/** @throws Refusal block-locked, busy, text-unavailable */
export async function appendTo(
  ground: Ground,
  { accountId }: Actor,
  textId: string,
  nodes: readonly DocNode[],
): Promise<void> {
  for (let left = tries; left > 0; left--) {
    const { doc, version } = await ground.texts.read(textId);
    const longer = { ...doc, content: [...(doc.content ?? []), ...nodes] };
    if (await ground.texts.edit(textId, longer, accountId, version)) return;
  }
  throw new Refusal("busy");
}
