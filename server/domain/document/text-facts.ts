/** Facts that follow from texts: kept beside the project's own, each stamped with the version of the text it speaks of. */
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import type { Aspect, LiveEvent } from "../../live/events.ts";
import { sha256 } from "../../random.ts";
import { derivationVersion } from "./derivation-version.ts";
import { derivationCommand, type Command } from "../command.ts";
import { placeThreads } from "../discussion/thread-places.ts";
import { placeExcerpts, textsOfExcerpts } from "../interviews/excerpt-places.ts";
import { isUntouched, offeredBy } from "../overview/readiness-gaps.ts";
import { recordLines, recordSearched } from "../search/indexing.ts";
import { recordRequirements, strayRequirements } from "../requirements/requirement-codes.ts";
import type { Derived, TextFacts } from "../texts.ts";

interface Owner {
  projectId: string;
  blockId: string;
  textId: string;
  /** What the template calls the block. */
  key: string;
  template: string;
  /** As written down last; null before the first time. */
  words: number | null;
}

/** The blocks that texts belong to; texts of other kinds have no facts. */
function findOwners(q: Facts, textIds: string[]): Promise<Owner[]> {
  return q
    .selectFrom("blocks")
    .innerJoin("projects", "projects.id", "blocks.projectId")
    .leftJoin("textFacts", (join) =>
      join.onRef("textFacts.projectId", "=", "blocks.projectId").onRef("textFacts.textId", "=", "blocks.textId"),
    )
    .select(["blocks.projectId", "blocks.id as blockId", "blocks.key", "blocks.textId"])
    .select(["projects.template", "textFacts.words"])
    .where("blocks.textId", "in", textIds)
    .execute();
}

/** Are these the first words that somebody wrote in the block, or has it lost the last of them? */
function isTurn({ templates }: Ground, { key, template, words: before }: Owner, now: number): boolean {
  const known = templates.get(template);
  if (!known || before === now) return false;
  // Whether a second revision was taken is told by itself, so that words alone are compared here.
  const untouched = (words: number) => isUntouched({ key, revision: null }, { words }, offeredBy(known));
  return (before !== null && untouched(before)) !== untouched(now);
}

/**
 * Writes down what a text leads to. A requirement that stands in another text already gets another uuid here, and is
 * written down when its text is derived anew.
 * @param asked hears of other texts that were derived on the way because they held one of the requirements
 */
async function recordFacts(
  ground: Ground,
  textId: string,
  { version, facts }: Derived,
  asked: (textId: string) => void,
): Promise<void> {
  const [owner] = await findOwners(ground.facts, [textId]);
  if (!owner) return;
  const { strays, holders } = await strayRequirements(ground, owner.projectId, textId, facts.requirements);
  holders.forEach(asked);
  if (strays.length > 0) {
    await ground.texts.reidentify(textId, Object.fromEntries(strays.map((uuid) => [uuid, ground.random.id()])));
    return recordFacts(ground, textId, await ground.texts.derive(textId), asked);
  }
  await derivationCommand(ground, owner.projectId, async (command) => {
    await recordRequirements(command, owner.projectId, owner.blockId, textId, facts.requirements);
    await recordReferences(command, owner.projectId, textId, facts.references);
    await recordFiles(command, owner.projectId, textId, facts.files);
    await recordSearched(command, owner, facts);
    const isNews = await recordFigures(command, owner.projectId, textId, version, facts);
    if (isTurn(ground, owner, facts.words)) command.announce(blockEvent(owner, "begun"));
    else if (isNews) command.announce(blockEvent(owner, "facts"));
  });
}

function blockEvent({ projectId, blockId }: Owner, aspect: Aspect): LiveEvent {
  return { kind: "block", projectId, blockId, aspect };
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

/** Where files stand; the same file may stand there twice. */
async function recordFiles({ q }: Command, projectId: string, textId: string, files: TextFacts["files"]) {
  await q.deleteFrom("textFiles").where("projectId", "=", projectId).where("textId", "=", textId).execute();
  if (files.length === 0) return;
  const rows = files.map(({ id, digest }, place) => ({ projectId, textId, place, attachmentId: id, digest }));
  await q.insertInto("textFiles").values(rows).execute();
}

function targetsOf(references: { kind: string; target: string }[]): string {
  return references
    .map(({ kind, target }) => `${kind}:${target}`)
    .sort()
    .join();
}

/** Plain typing leaves it as it is; what overviews tell of the text does not. */
function digestOf({ words, references: _references, lines: _lines, ...told }: TextFacts): string {
  return sha256(JSON.stringify([words === 0, told]));
}

/** Plain typing leaves it as it is; whatever else is written down does not. */
function standingOf(facts: TextFacts): string {
  return sha256(JSON.stringify([facts.references, digestOf(facts)]));
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

/** Others are served between two texts. */
const others = () => new Promise((resolve) => setImmediate(resolve));

/** How many words a text has at a version, and which: written down a little later than the rest. */
type Count = Pick<Derived, "version"> & Pick<TextFacts, "words" | "lines">;

/** How long counts gather before they are written down in one transaction, and what search reads with them, ms. */
const gatherMs = 5_000;

/** Writes down the counts of texts of which nothing else has changed. */
async function recordCounts(ground: Ground, counts: ReadonlyMap<string, Count>): Promise<void> {
  for (const owner of await findOwners(ground.facts, [...counts.keys()])) {
    await ground.facts.transaction().execute((q) => recordLines(q, owner, counts.get(owner.textId)!.lines));
    await others();
  }
  const turns = await ground.facts.transaction().execute(async (q) => {
    const owners = await findOwners(q, [...counts.keys()]);
    for (const [textId, { version, words }] of counts)
      await q.updateTable("textFacts").set({ version, words }).where("textId", "=", textId).execute();
    return owners.filter((owner) => isTurn(ground, owner, counts.get(owner.textId)!.words));
  });
  for (const owner of turns) ground.events.announce(blockEvent(owner, "begun"));
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
  /** What was written down of texts, as long as it stands: of most typing nothing follows but another count of words. */
  const standing = new Map<string, string>();
  const counts = new Map<string, Count>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  async function record(textId: string, derived: Derived): Promise<void> {
    standing.delete(textId);
    counts.delete(textId);
    await recordFacts(getGround(), textId, derived, settleSoon);
    standing.set(textId, standingOf(derived.facts));
  }

  /** What was derived of a text on the way to something else is not told again: it is written down from here. */
  function settleSoon(textId: string): void {
    enqueue(() => settle(textId)).catch((error: unknown) => notWritten(textId, error));
  }

  function notWritten(textId: string, error: unknown): void {
    getGround().log.error({ err: error, textId }, "what follows from a text was not written down");
  }

  async function take(textId: string, derived: Derived): Promise<void> {
    const { version, facts } = derived;
    await placeThreads(getGround(), textId);
    await placeExcerpts(getGround(), textId);
    if (standing.get(textId) === standingOf(facts)) {
      counts.set(textId, { version, words: facts.words, lines: facts.lines });
      gathering ??= setTimeout(() => void writeCounts(), gatherMs);
      return;
    }
    await record(textId, derived);
    await others();
  }

  async function settle(textId: string): Promise<void> {
    const ground = getGround();
    const derived = await ground.texts.derive(textId);
    const stored = await ground.facts
      .selectFrom("textFacts")
      .select(["version", "madeBy"])
      .where("textId", "=", textId)
      .executeTakeFirst();
    if (stored?.version === derived.version && stored.madeBy === derivationVersion) return;
    await placeThreads(ground, textId);
    await placeExcerpts(ground, textId);
    await record(textId, derived);
  }

  function writeCounts(): Promise<void> {
    clearTimeout(gathering);
    gathering = undefined;
    return enqueue(async () => {
      const gathered = new Map(counts);
      counts.clear();
      if (gathered.size > 0) await recordCounts(getGround(), gathered);
    }).catch((error: unknown) => getGround().log.error({ err: error }, "counts of words were not written down"));
  }

  return {
    hear(textId, derived) {
      enqueue(() => take(textId, derived)).catch((error: unknown) => notWritten(textId, error));
    },
    settle: (textId) => enqueue(() => settle(textId)),
    idle: writeCounts,
  };
}

/** Derives the texts whose facts are behind: written before a sudden end, or by an older derivation. */
export async function catchUpFacts(ground: Ground): Promise<void> {
  const known = await ground.facts
    .selectFrom("blocks")
    .leftJoin("textFacts", "textFacts.textId", "blocks.textId")
    .select(["blocks.textId", "textFacts.version", "textFacts.madeBy"])
    .execute();
  const versions = new Map(await ground.texts.versions());
  const quoted = await textsOfExcerpts(ground.facts);
  const current = known.filter(({ madeBy }) => madeBy === derivationVersion);
  const upToDate = new Map([...quoted, ...current].map(({ textId, version }) => [textId, version]));
  for (const { textId } of [...known, ...quoted]) {
    if (upToDate.has(textId) && upToDate.get(textId) === versions.get(textId)) continue;
    await ground.textFacts
      .settle(textId)
      .catch((error: unknown) => ground.log.error({ err: error, textId }, "a text could not be derived"));
  }
}
