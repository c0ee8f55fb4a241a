/** Which vague words a project is told of: all, none, or all but some. */
import { markerName, type Wordings } from "../../../content/wording/wording.ts";
import type { WordingSettings } from "../../db/wording-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

export interface WordingChoice {
  /** Nothing is told at all. */
  off: boolean;
  /** Names of markers that are not told of. */
  markersOff: string[];
}

/** The names of all markers, in the order of the content files. */
export function markerNames(wordings: Wordings): string[] {
  return Object.values(wordings).flatMap(({ language, markers }) => markers.map(({ id }) => markerName(language, id)));
}

/** What a project has chosen. */
export async function wordingChoice(facts: Facts, projectId: string): Promise<WordingChoice> {
  const row = await facts
    .selectFrom("wordingSettings")
    .selectAll()
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return row
    ? { off: row.isOff === 1, markersOff: JSON.parse(row.markers) as string[] }
    : { off: false, markersOff: [] };
}

/** @throws Refusal not-found, not-allowed */
export async function readWordingChoice(ground: Ground, actor: Actor, projectId: string): Promise<WordingChoice> {
  await membership(ground, actor, projectId, "wording.read");
  return wordingChoice(ground.facts, projectId);
}

/**
 * Chooses what the project is told of from now on; words that were kept stay kept.
 * @throws Refusal not-found, not-allowed, invalid for a marker that no content file has
 */
export function configureWording(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { off, markersOff }: WordingChoice,
): Promise<WordingChoice> {
  return projectCommand(ground, actor, projectId, "wording.configure", async ({ q, journal, announce }) => {
    const known = markerNames(ground.wording.book);
    if (markersOff.some((name) => !known.includes(name))) throw new Refusal("invalid", { field: "marker" }, "marker");
    const chosen = known.filter((name) => markersOff.includes(name));
    const values: Omit<WordingSettings, "projectId"> = { isOff: off ? 1 : 0, markers: JSON.stringify(chosen) };
    await q
      .insertInto("wordingSettings")
      .values({ projectId, ...values })
      .onConflict((on) => on.column("projectId").doUpdateSet(values))
      .execute();
    await journal({ kind: "wording.configured", about: projectId, data: { off, markers: chosen } });
    announce({ kind: "requirements", projectId });
    return { off, markersOff: chosen };
  });
}
