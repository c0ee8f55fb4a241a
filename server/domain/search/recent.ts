/** Where somebody has lately been in a project: the blocks he looked at, the latest first. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { numberedBlocks } from "../document/numbered-blocks.ts";
import type { SearchHit } from "./shapes.ts";

const most = 5;

/** @throws Refusal not-found, not-allowed */
export async function listRecent(ground: Ground, actor: Actor, projectId: string): Promise<SearchHit[]> {
  const { id: memberId } = await membership(ground, actor, projectId, "search.ask");
  const { facts } = ground;
  const places = new Map((await numberedBlocks(facts, projectId)).map((place) => [place.id, place]));
  const visits = await facts
    .selectFrom("blockVisits")
    .select("blockId")
    .where("projectId", "=", projectId)
    .where("memberId", "=", memberId)
    .orderBy("seenAt", "desc")
    .orderBy("blockId")
    .execute();
  return visits
    .flatMap(({ blockId }) => places.get(blockId) ?? [])
    .slice(0, most)
    .map(({ id, number, title }) => ({
      ...{ kind: "block" as const, id, code: number, title: [{ text: title, found: false }], excerpt: [] },
      ...{ block: { id, number, title }, change: null },
    }));
}
