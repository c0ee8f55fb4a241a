/** Facts that follow from texts: kept beside the project's own, each stamped with the version of the text it speaks of. */
import type { Ground } from "../ground.ts";
import { sha256 } from "../random.ts";
import { derivationVersion } from "./derivation-version.ts";
import { derivationCommand, type Command } from "./command.ts";
import { recordRequirements, strayRequirements } from "./requirement-codes.ts";
import type { Derived, TextFacts } from "./texts.ts";

interface Owner {
  projectId: string;
  blockId: string;
}

/** The block that a text belongs to; texts of other kinds have no facts. */
function findOwner(ground: Ground, textId: string): Promise<Owner | undefined> {
  return ground.facts
    .selectFrom("blocks")
    .select(["projectId", "id as blockId"])
    .where("textId", "=", textId)
    .executeTakeFirst();
}

/**
 * Writes down what a text leads to. A requirement that stands in another text already gets another uuid here, and is
 * written down when its text is derived anew.
 */
export async function recordFacts(ground: Ground, textId: string, { version, facts }: Derived): Promise<void> {
  const owner = await findOwner(ground, textId);
  if (!owner) return;
  const strays = await strayRequirements(ground, owner.projectId, textId, facts.requirements);
  if (strays.length > 0) {
    await ground.texts.reidentify(textId, Object.fromEntries(strays.map((uuid) => [uuid, ground.random.id()])));
    return recordFacts(ground, textId, await ground.texts.derive(textId));
  }
  await derivationCommand(ground, owner.projectId, async (command) => {
    await recordRequirements(command, owner.projectId, owner.blockId, textId, facts.requirements);
    await recordReferences(command, owner.projectId, textId, facts.references);
    if (await recordFigures(command, owner.projectId, textId, version, facts))
      command.announce({ kind: "block", projectId: owner.projectId, blockId: owner.blockId, aspect: "facts" });
  });
}

/** Pages hear of it when a text leads elsewhere than before; other words around a reference are no news. */
async function recordReferences(
  { q, announce }: Command,
  projectId: string,
  textId: string,
  references: TextFacts["references"],
) {
  const before = await q
    .selectFrom("textReferences")
    .select(["kind", "target"])
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .execute();
  if (targetsOf(before) !== targetsOf(references)) announce({ kind: "requirements", projectId });
  await q.deleteFrom("textReferences").where("projectId", "=", projectId).where("textId", "=", textId).execute();
  if (references.length === 0) return;
  const rows = references.map((reference, place) => ({ projectId, textId, place, ...reference }));
  await q.insertInto("textReferences").values(rows).execute();
}

function targetsOf(references: { kind: string; target: string }[]): string {
  return references
    .map(({ kind, target }) => `${kind}:${target}`)
    .sort()
    .join();
}

/** Plain typing leaves it as it is; what overviews tell of the text does not. */
function digestOf({ words, references: _, ...told }: TextFacts): string {
  return sha256(JSON.stringify([words === 0, told]));
}

/** @returns whether overviews have something new to tell */
async function recordFigures(
  { q }: Command,
  projectId: string,
  textId: string,
  version: number,
  facts: TextFacts,
): Promise<boolean> {
  const { words, examples, lacking } = facts;
  const digest = digestOf(facts);
  const figures = {
    ...{ version, madeBy: derivationVersion, words, examples, lacking, digest },
    ...{ missing: JSON.stringify(facts.missing), watched: JSON.stringify(facts.watched) },
  };
  const before = await q
    .selectFrom("textFacts")
    .select("digest")
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .executeTakeFirst();
  await q
    .insertInto("textFacts")
    .values({ projectId, textId, ...figures })
    .onConflict((row) => row.columns(["projectId", "textId"]).doUpdateSet(figures))
    .execute();
  return before?.digest !== digest;
}

/** Whose facts are written down one after another: whether two texts hold one requirement is asked of both. */
export interface FactsKeeper {
  /** A text was derived. A failure is logged; the text is derived anew at the next start. */
  hear(textId: string, derived: Derived): void;
  /** Derives a text now; answers when what follows from it is written down. @throws Refusal text-unavailable, storage-failing */
  settle(textId: string): Promise<void>;
  /** Everything heard so far is written down. */
  idle(): Promise<void>;
}

/** Makes the keeper of an installation. */
export function keepFacts(getGround: () => Ground): FactsKeeper {
  let queue: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    hear(textId, derived) {
      enqueue(() => recordFacts(getGround(), textId, derived)).catch((error: unknown) =>
        getGround().log.error({ err: error, textId }, "what follows from a text was not written down"),
      );
    },
    settle: (textId) => enqueue(() => settle(getGround(), textId)),
    idle: () => queue.then(() => undefined),
  };
}

async function settle(ground: Ground, textId: string): Promise<void> {
  const derived = await ground.texts.derive(textId);
  const stored = await ground.facts
    .selectFrom("textFacts")
    .select(["version", "madeBy"])
    .where("textId", "=", textId)
    .executeTakeFirst();
  if (stored?.version === derived.version && stored.madeBy === derivationVersion) return;
  await recordFacts(ground, textId, derived);
}

/** Derives the texts whose facts are behind: written before a sudden end, or by an older derivation. */
export async function catchUpFacts(ground: Ground): Promise<void> {
  const known = await ground.facts
    .selectFrom("blocks")
    .leftJoin("textFacts", "textFacts.textId", "blocks.textId")
    .select(["blocks.textId", "textFacts.version", "textFacts.madeBy"])
    .execute();
  const versions = new Map(await ground.texts.versions());
  for (const { textId, version, madeBy } of known) {
    if (madeBy === derivationVersion && version === versions.get(textId)) continue;
    await ground.textFacts
      .settle(textId)
      .catch((error: unknown) => ground.log.error({ err: error, textId }, "a text could not be derived"));
  }
}
