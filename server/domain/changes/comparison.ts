/** What a change request changes, as redline. */
import { withNames } from "../../../content/schema/names.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readNames } from "../document/names.ts";
import { Refusal } from "../refusal.ts";
import type { TextComparison } from "../texts.ts";
import { requestOf } from "./change-rows.ts";

/**
 * What a request changes in one of its blocks, as redline: from its base to what it leads to, or to the fork as it is.
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function compareChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { number, blockId }: { number: number; blockId: string },
  { language, tree = false }: { language: Language; tree?: boolean },
): Promise<TextComparison> {
  await membership(ground, actor, projectId, "change.read");
  const { targets } = await requestOf(ground.facts, projectId, number);
  const target = targets.find((one) => one.blockId === blockId);
  if (!target) throw new Refusal("not-found");
  const bytesOf = async (revisionId: string) => {
    const row = await ground.facts
      .selectFrom("revisions")
      .select("bytes")
      .where("projectId", "=", projectId)
      .where("id", "=", revisionId)
      .executeTakeFirstOrThrow();
    return { bytes: row.bytes };
  };
  const block = await ground.facts
    .selectFrom("blocks")
    .select(["title", "notRequired"])
    .where("projectId", "=", projectId)
    .where("id", "=", blockId)
    .executeTakeFirstOrThrow();
  const sides = {
    before: await bytesOf(target.baseRevisionId),
    after: target.resultRevisionId === null ? { ...block, codes: {} } : await bytesOf(target.resultRevisionId),
  };
  const made = await ground.texts.redline(target.textId, sides, language, tree);
  return { ...made, html: withNames(made.html, await readNames(ground.facts, projectId), language) };
}
