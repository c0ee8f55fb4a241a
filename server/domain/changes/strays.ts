/** Requirements in a fork that stand somewhere else already: a copy gets an identity of its own, a move keeps its code (R10). */
import type { ChangeTargets } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";

/** A target with the text of its block. */
export type Placed = Pick<ChangeTargets, "textId"> & { blockText: string };

/** Where requirements stand by now, as the facts have it. */
function wordsOf({ facts }: Ground, projectId: string, uuids: string[]) {
  return facts
    .selectFrom("requirementWords")
    .select(["uuid", "textId"])
    .where("projectId", "=", projectId)
    .where("uuid", "in", uuids)
    .execute();
}

/** Those of the requirements that stand in texts outside of the request; read from the texts themselves. */
async function standingElsewhere(
  ground: Ground,
  rows: { uuid: string; textId: string }[],
  targets: readonly Placed[],
): Promise<Set<string>> {
  const own = new Set(targets.map(({ blockText }) => blockText));
  const elsewhere = rows.filter(({ textId }) => !own.has(textId));
  const asked = new Set(elsewhere.map(({ uuid }) => uuid));
  const found = new Set<string>();
  for (const textId of new Set(elsewhere.map((row) => row.textId))) {
    const { facts } = await ground.texts.derive(textId);
    for (const { uuid } of facts.requirements) if (asked.has(uuid)) found.add(uuid);
  }
  return found;
}

/** The requirements of each fork, by the fork's text; those that double one inside the same text are told apart by this. */
async function held(ground: Ground, targets: readonly Placed[]): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { textId } of targets)
    all.set(
      textId,
      (await ground.texts.derive(textId)).facts.requirements.map(({ uuid }) => uuid),
    );
  return all;
}

/** Those of the forks' requirements that stand elsewhere, or in another fork with a better claim, by the fork's text. */
export async function straysOf(
  ground: Ground,
  projectId: string,
  targets: readonly Placed[],
): Promise<Map<string, string[]>> {
  const all = await held(ground, targets);
  const uuids = [...new Set([...all.values()].flat())];
  const rows = uuids.length === 0 ? [] : await wordsOf(ground, projectId, uuids);
  const elsewhere = await standingElsewhere(ground, rows, targets);
  const home = new Map(rows.map(({ uuid, textId }) => [uuid, textId]));
  /** In the fork of the block where it stands now, else in the first that has it. */
  const keeperOf = (uuid: string) => {
    const holders = targets.filter(({ textId }) => all.get(textId)!.includes(uuid));
    return (holders.find(({ blockText }) => blockText === home.get(uuid)) ?? holders[0])?.textId;
  };
  return new Map(
    [...all].map(([textId, its]) => [textId, its.filter((uuid) => elsewhere.has(uuid) || keeperOf(uuid) !== textId)]),
  );
}

/** Gives copies uuids of their own. */
export async function tellApart(ground: Ground, projectId: string, targets: readonly Placed[]): Promise<void> {
  for (const [textId, uuids] of await straysOf(ground, projectId, targets))
    if (uuids.length > 0)
      await ground.texts.reidentify(textId, Object.fromEntries(uuids.map((uuid) => [uuid, ground.random.id()])));
}
