/**
 * What became of requirements between two states of a document: pure, and the one place that decides what counts as
 * added, modified, deleted, moved or renamed. Codes are permanent (R10): a requirement is the same one wherever it
 * stands, so one that moved is never deleted and added.
 */
import type { DocNode } from "../../../../content/schema/document.ts";
import {
  cardsIn,
  fieldChanges,
  noWords,
  uuidOf,
  wordsOf,
  type FieldChange,
  type RequirementText,
} from "../../requirements/requirement-words.ts";

/** A requirement as it stands in a state of the document. */
export interface StandingRequirement {
  uuid: string;
  /** Its permanent code. */
  code: string;
  blockId: string;
  /** What the block was called then. */
  blockTitle: string;
  words: RequirementText;
}

/** Requirements of one state by their uuids, in the order of reading. */
export type Standing = ReadonlyMap<string, StandingRequirement>;

/** Moved: it stands in another block. Renamed: only the title of its block reads otherwise. */
export const differenceKinds = ["added", "modified", "deleted", "moved", "renamed"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A block by its id and the title it bore. */
export interface BlockThen {
  id: string;
  title: string;
}

export interface RequirementDifference {
  uuid: string;
  code: string;
  /** At least one; a requirement may be modified and moved or renamed at once. */
  kinds: DifferenceKind[];
  /** Where it stood; null when it was added. */
  from: BlockThen | null;
  /** Where it stands; null when it was deleted. */
  to: BlockThen | null;
  /** Fields that read otherwise; of an added or deleted one, all that it says or said. */
  changes: FieldChange[];
}

/** The requirements that stand in a block's content. @param codes by uuid, as the content has them */
export function requirementsOf(doc: DocNode, codes: Record<string, string>, block: BlockThen): StandingRequirement[] {
  return cardsIn(doc).map((card) => {
    const uuid = uuidOf(card);
    const code = Object.hasOwn(codes, uuid) ? codes[uuid]! : "";
    return { uuid, code, blockId: block.id, blockTitle: block.title, words: wordsOf(card) };
  });
}

/** Those who have become another between two states: first those that stand now, in the order of reading, then the deleted. */
export function compareRequirements(before: Standing, after: Standing): RequirementDifference[] {
  const standing = [...after.values()].flatMap((is) => {
    const found = differenceOf(before.get(is.uuid), is);
    return found ? [found] : [];
  });
  const gone = [...before.values()].filter(({ uuid }) => !after.has(uuid));
  return [...standing, ...gone.map(deleted)];
}

function differenceOf(
  was: StandingRequirement | undefined,
  is: StandingRequirement,
): RequirementDifference | undefined {
  if (!was)
    return { ...headOf(is), kinds: ["added"], from: null, to: placeOf(is), changes: fieldChanges(noWords, is.words) };
  const changes = fieldChanges(was.words, is.words);
  const kinds: DifferenceKind[] = [];
  if (changes.length > 0) kinds.push("modified");
  if (was.blockId !== is.blockId) kinds.push("moved");
  else if (was.blockTitle !== is.blockTitle) kinds.push("renamed");
  return kinds.length > 0 ? { ...headOf(is), kinds, from: placeOf(was), to: placeOf(is), changes } : undefined;
}

function deleted(was: StandingRequirement): RequirementDifference {
  return {
    ...headOf(was),
    kinds: ["deleted"],
    from: placeOf(was),
    to: null,
    changes: fieldChanges(was.words, noWords),
  };
}

function headOf({ uuid, code }: StandingRequirement) {
  return { uuid, code };
}

function placeOf({ blockId, blockTitle }: StandingRequirement): BlockThen {
  return { id: blockId, title: blockTitle };
}
