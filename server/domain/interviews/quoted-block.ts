/** The quotes that are evidence in a block: under each of its requirements, and for the block as a whole. */
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { listExcerpts, type ShownExcerpt } from "./excerpt-views.ts";

export interface QuotedPlace {
  /** Null for the block as a whole. */
  requirement: { uuid: string; code: string } | null;
  quotes: ShownExcerpt[];
}

/** By code, the block as a whole last. @throws Refusal not-found, not-allowed */
export async function readQuotedBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<QuotedPlace[]> {
  const places = new Map<string, QuotedPlace>();
  for (const excerpt of await listExcerpts(ground, actor, projectId))
    for (const { requirement, block } of excerpt.links) {
      if (block?.id !== blockId) continue;
      const place = places.get(requirement?.uuid ?? "") ?? { requirement, quotes: [] };
      place.quotes.push(excerpt);
      places.set(requirement?.uuid ?? "", place);
    }
  return [...places.values()].sort(
    (a, b) =>
      Number(a.requirement === null) - Number(b.requirement === null) ||
      (a.requirement?.code ?? "").localeCompare(b.requirement?.code ?? "", "ru"),
  );
}
