/** «Дополнение № N к ТЗ»: what a later version changed of the one before it, on what grounds, and who signed it. */
import type { Language } from "../../../db/schema.ts";
import { withNames } from "../../../../content/schema/names.ts";
import type { Ground } from "../../../ground.ts";
import { membership, type Actor } from "../../command.ts";
import { readNames } from "../../document/names.ts";
import { readContent } from "../../history/revision-content.ts";
import { chainHead } from "../../journal.ts";
import { Refusal } from "../../refusal.ts";
import type { ManifestBlock } from "../../sign-off/versions.ts";
import { listVersions } from "../../sign-off/versions.ts";
import { versionsOf, type Version } from "../comparison/version-contents.ts";
import { addendumPoints, type AddendumPoint, type BlockPair } from "./addendum-points.ts";
import { readChangeLog } from "./register.ts";

export interface Addendum {
  /** Of the addendum: 1 for version 1.1. */
  number: number;
  version: { number: string; at: string; hash: string; name: string; position: string };
  /** The version that it adds to. */
  before: string;
  points: (AddendumPoint & { html: string | null })[];
  /** ЗИ-N and titles of the requests that it rests on. */
  grounds: { number: number; title: string }[];
  visas: { name: string; position: string; at: string }[];
  /** Of the journal, printed on what stays inside (R7). */
  head: { seq: number; hash: string };
}

/**
 * @param asked number of the later version; without it, the latest
 * @returns null while there is no second version
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function readAddendum(
  ground: Ground,
  actor: Actor,
  projectId: string,
  asked: string | undefined,
  language: Language,
): Promise<Addendum | null> {
  await membership(ground, actor, projectId, "change-log.read");
  const versions = await versionsOf(ground.facts, projectId);
  const after = asked === undefined ? versions.at(-1) : versions.find(({ number }) => number === asked);
  if (asked !== undefined && !after) throw new Refusal("not-found");
  const at = after ? versions.indexOf(after) : 0;
  const before = versions[at - 1];
  if (!after || !before) return null;
  const listed = (await listVersions(ground, actor, projectId)).find(({ id }) => id === after.id)!;
  const { number, hash, name, position } = listed;
  const lines = await readChangeLog(ground, actor, projectId, {});
  return {
    ...{ number: at, before: before.number, version: { number, at: after.at, hash, name, position } },
    points: await printed(
      ground,
      projectId,
      addendumPoints(await pairsOf(ground, projectId, before, after)),
      after,
      language,
    ),
    grounds: lines
      .filter((line) => line.version === after.number && line.number !== null)
      .map((line) => ({ number: line.number!, title: line.title }))
      .sort((a, b) => a.number - b.number),
    visas: once([
      ...(await visasOf(ground, projectId, before, after)),
      ...lines
        .filter((line) => line.version === after.number)
        .flatMap(({ visas }) => visas.filter(({ verdict }) => verdict === "approve")),
    ]),
    head: await chainHead(ground.facts, projectId),
  };
}

async function pairsOf({ facts }: Ground, projectId: string, before: Version, after: Version): Promise<BlockPair[]> {
  const was = new Map(before.blocks.map((block) => [block.block, block]));
  const is = new Set(after.blocks.map(({ block }) => block));
  const all = [
    ...after.blocks.map((block) => [was.get(block.block), block] as const),
    ...before.blocks.filter(({ block }) => !is.has(block)).map((block) => [block, undefined] as const),
  ];
  const changed = all.filter(([old, now]) => old?.revision !== now?.revision);
  const read = async (block: ManifestBlock | undefined) => {
    if (!block) return null;
    const { bytes } = await facts
      .selectFrom("revisions")
      .select("bytes")
      .where("projectId", "=", projectId)
      .where("id", "=", block.revision)
      .executeTakeFirstOrThrow();
    return readContent(bytes);
  };
  const pairs: BlockPair[] = [];
  for (const [old, now] of changed)
    pairs.push({ block: (now ?? old)!.block, before: await read(old), after: await read(now) });
  return pairs;
}

/** Blocks that are given whole come with their text. */
async function printed(
  ground: Ground,
  projectId: string,
  points: AddendumPoint[],
  { blocks }: Version,
  language: Language,
): Promise<Addendum["points"]> {
  const names = await readNames(ground.facts, projectId);
  const made: Addendum["points"] = [];
  for (const point of points) {
    const block =
      point.kind === "block-added" || point.kind === "block-restated"
        ? blocks.find((one) => one.block === point.block)
        : undefined;
    if (!block) {
      made.push({ ...point, html: null });
      continue;
    }
    const { bytes } = await ground.facts
      .selectFrom("revisions")
      .select("bytes")
      .where("projectId", "=", projectId)
      .where("id", "=", block.revision)
      .executeTakeFirstOrThrow();
    made.push({ ...point, html: withNames(await ground.texts.stored(block.text, bytes, language), names, language) });
  }
  return made;
}

/** Each person once, as he signed. */
function once(visas: readonly Addendum["visas"][number][]): Addendum["visas"] {
  const people = new Map(visas.map(({ name, position, at }) => [`${name}|${position}`, { name, position, at }]));
  return [...people.values()].filter(({ name }) => name !== "");
}

/** Who signed the texts that the version brings, with the name and position as signed. */
async function visasOf({ facts }: Ground, projectId: string, before: Version, after: Version) {
  const was = new Set(before.blocks.map(({ revision }) => revision));
  const ids = after.blocks.filter(({ revision }) => !was.has(revision)).flatMap(({ signOffs }) => signOffs);
  const rows = await facts
    .selectFrom("signOffs")
    .leftJoin("identities", "identities.hash", "signOffs.identity")
    .select(["signOffs.at", "identities.name", "identities.position"])
    .where("signOffs.projectId", "=", projectId)
    .where("signOffs.id", "in", ids.length > 0 ? ids : [""])
    .orderBy("signOffs.at")
    .execute();
  return rows.map(({ at, name, position }) => ({ name: name ?? "", position: position ?? "", at }));
}
