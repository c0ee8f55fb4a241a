/** Any two approved versions beside each other: requirement by requirement, and block by block as redline. */
import { canonicalJson } from "../../../../content/schema/canonical.ts";
import { withNames } from "../../../../content/schema/names.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import { membership, type Actor } from "../../command.ts";
import { anyBlock } from "../../document/live-rows.ts";
import { readNames } from "../../document/names.ts";
import { contentOf } from "../../history/revision-content.ts";
import { Refusal } from "../../refusal.ts";
import type { ManifestBlock } from "../../sign-off/versions.ts";
import type { TextComparison } from "../../texts.ts";
import { compareRequirements, type RequirementDifference } from "./requirement-differences.ts";
import { RevisionRequirements, versionsOf, type Version } from "./version-contents.ts";

/** Numbers of two versions as addresses say them; without them, the latest one and the one before it. */
export interface VersionSpan {
  from?: string | undefined;
  to?: string | undefined;
}

export const blockDifferences = ["added", "changed", "deleted"] as const;

export interface BlockDifference {
  id: string;
  title: string;
  /** The title it bore, where it was renamed. */
  titleBefore: string | null;
  kind: (typeof blockDifferences)[number];
  /** Numbers of its revisions in the two versions. */
  before: number | null;
  after: number | null;
}

export interface ComparedVersion {
  id: string;
  number: string;
  at: string;
  hash: string;
  /** How many requirements stand in it. */
  requirements: number;
}

export interface VersionComparison {
  from: ComparedVersion;
  to: ComparedVersion;
  requirements: RequirementDifference[];
  /** In the order of the later version, then those taken out. */
  blocks: BlockDifference[];
  /** How many blocks are the same in both. */
  unchanged: number;
}

interface Pair {
  before: Version;
  after: Version;
}

/** @throws Refusal not-found for a number that no version bears */
async function pairOf({ facts }: Ground, projectId: string, { from, to }: VersionSpan): Promise<Pair | null> {
  const versions = await versionsOf(facts, projectId);
  const named = (number: string) => {
    const found = versions.find((version) => version.number === number);
    if (!found) throw new Refusal("not-found");
    return found;
  };
  const after = to === undefined ? versions.at(-1) : named(to);
  const before = from === undefined ? versions[versions.indexOf(after!) - 1] : named(from);
  return before && after ? { before, after } : null;
}

/**
 * Compares two approved versions by their requirements and blocks; redlines are made block by block.
 * @returns null while there are not two versions
 * @throws Refusal not-found, not-allowed
 */
export async function compareVersions(
  ground: Ground,
  actor: Actor,
  projectId: string,
  span: VersionSpan,
): Promise<VersionComparison | null> {
  await membership(ground, actor, projectId, "change-log.read");
  const pair = await pairOf(ground, projectId, span);
  if (!pair) return null;
  const revisions = new RevisionRequirements(ground.facts, projectId);
  const before = await revisions.standing(pair.before.blocks);
  const after = await revisions.standing(pair.after.blocks);
  const blocks = blockDifferencesOf(pair);
  return {
    from: { ...headOf(pair.before), requirements: before.size },
    to: { ...headOf(pair.after), requirements: after.size },
    requirements: compareRequirements(before, after),
    blocks,
    unchanged: pair.after.blocks.length - blocks.filter(({ kind }) => kind !== "deleted").length,
  };
}

function headOf({ id, number, at, hash }: Version) {
  return { id, number, at, hash };
}

function blockDifferencesOf({ before, after }: Pair): BlockDifference[] {
  const was = new Map(before.blocks.map((block) => [block.block, block]));
  const is = new Set(after.blocks.map(({ block }) => block));
  const differs = after.blocks.flatMap((block) => blockDifference(was.get(block.block), block) ?? []);
  const gone = before.blocks.filter(({ block }) => !is.has(block));
  return [...differs, ...gone.map((block) => blockDifference(block, undefined)!)];
}

function blockDifference(was: ManifestBlock | undefined, is: ManifestBlock | undefined): BlockDifference | undefined {
  const { block, title } = (is ?? was)!;
  const numbers = { before: was?.number ?? null, after: is?.number ?? null };
  if (!was || !is) return { id: block, title, titleBefore: null, kind: is ? "added" : "deleted", ...numbers };
  if (was.revision === is.revision) return undefined;
  return { id: block, title, titleBefore: was.title === title ? null : was.title, kind: "changed", ...numbers };
}

/**
 * The redline of one block between two versions, made away from the serving thread; what was not there is empty.
 * @returns null when there are not two versions, or the block is in neither
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function compareVersionBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  span: VersionSpan,
  blockId: string,
  language: Language,
): Promise<TextComparison | null> {
  await membership(ground, actor, projectId, "change-log.read");
  const pair = await pairOf(ground, projectId, span);
  const find = (version: Version | undefined) => version?.blocks.find(({ block }) => block === blockId);
  const [was, is] = [find(pair?.before), find(pair?.after)];
  const text = (is ?? was)?.text;
  if (text === undefined) {
    await anyBlock(ground.facts, projectId, blockId);
    return null;
  }
  const bytesOf = async (block: ManifestBlock | undefined) =>
    block ? await storedBytes(ground, projectId, block.revision) : nothing;
  const sides = { before: { bytes: await bytesOf(was) }, after: { bytes: await bytesOf(is) } };
  const made = await ground.texts.redline(text, sides, language, false);
  return { ...made, html: withNames(made.html, await readNames(ground.facts, projectId), language) };
}

/** The content of a block that is not there. */
const nothing = Buffer.from(canonicalJson(contentOf({ type: "doc", content: [] }, {})), "utf8");

async function storedBytes({ facts }: Ground, projectId: string, revision: string): Promise<Buffer> {
  const { bytes } = await facts
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("id", "=", revision)
    .executeTakeFirstOrThrow();
  return bytes;
}
