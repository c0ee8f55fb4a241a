/**
 * What a «Дополнение» says of each block and requirement, in the words of GOST 34.602-2020, 5.6–5.8: «заменить»,
 * «дополнить», «исключить», «изложить в новой редакции». Pure.
 */
import { canonicalJson } from "../../../../content/schema/canonical.ts";
import type { DocNode } from "../../../../content/schema/document.ts";
import type { RevisionContent } from "../../history/revision-content.ts";
import {
  compareRequirements,
  requirementsOf,
  type RequirementDifference,
} from "../comparison/requirement-differences.ts";

export type AddendumPoint =
  /** «дополнить блоком»: `block` says which; its text is printed whole. */
  | { kind: "block-added"; block: string; title: string }
  | { kind: "block-deleted"; block: string; title: string }
  /** «наименование блока изложить в новой редакции». */
  | { kind: "block-renamed"; block: string; title: string; was: string }
  /** «изложить в новой редакции» a block whose prose has changed, with the codes of requirements it changes. */
  | { kind: "block-restated"; block: string; title: string; codes: string[] }
  | { kind: "added"; block: string; title: string; code: string; text: string }
  | { kind: "deleted"; block: string; title: string; code: string }
  | { kind: "moved"; code: string; from: string; title: string }
  /** «слова … заменить словами …»: one stretch of words, the rest of the requirement being the same. */
  | { kind: "replaced"; title: string; code: string; was: string; is: string }
  | { kind: "restated"; title: string; code: string; text: string };

/** A block of two versions; null where it does not stand. */
export interface BlockPair {
  block: string;
  before: RevisionContent | null;
  after: RevisionContent | null;
}

/** The points of a whole addendum, in the order of the document; blocks that are the same say nothing. */
export function addendumPoints(pairs: readonly BlockPair[]): AddendumPoint[] {
  const standing = (side: "before" | "after") =>
    new Map(
      pairs.flatMap(({ block, [side]: content }) =>
        content === null
          ? []
          : requirementsOf(content.doc, content.codes, { id: block, title: content.title }).map((one) => [
              one.uuid,
              one,
            ]),
      ),
    );
  const differences = compareRequirements(standing("before"), standing("after"));
  return pairs.flatMap((pair) => pointsOf(pair, differences));
}

function pointsOf({ block, before, after }: BlockPair, differences: readonly RequirementDifference[]): AddendumPoint[] {
  if (!after) return before ? [{ kind: "block-deleted", block, title: before.title }] : [];
  const { title } = after;
  if (!before) return [{ kind: "block-added", block, title }];
  const renamed: AddendumPoint[] =
    before.title === title ? [] : [{ kind: "block-renamed", block, title, was: before.title }];
  const own = differences.filter(({ from, to }) => (to ?? from)!.id === block);
  if (proseOf(before) === proseOf(after)) return [...renamed, ...own.flatMap((one) => requirementPoints(one, title))];
  // The whole block is given anew, its requirements in it.
  const codes = own.filter(({ kinds }) => kinds.some((kind) => kind !== "renamed")).map(({ code }) => code);
  return [...renamed, { kind: "block-restated", block, title, codes }];
}

function requirementPoints({ code, kinds, from, to, changes }: RequirementDifference, title: string): AddendumPoint[] {
  const statement = changes.find(({ field }) => field === "statement");
  if (!from) return [{ kind: "added", block: to!.id, title, code, text: statement?.is ?? "" }];
  if (!to) return [{ kind: "deleted", block: from.id, title, code }];
  const moved: AddendumPoint[] = kinds.includes("moved") ? [{ kind: "moved", code, from: from.title, title }] : [];
  return kinds.includes("modified") ? [...moved, changed(code, title, changes)] : moved;
}

function changed(code: string, title: string, changes: RequirementDifference["changes"]): AddendumPoint {
  const [only, more] = changes;
  const replaced = only && !more && only.field === "statement" ? replacement(only.was, only.is) : undefined;
  if (replaced) return { kind: "replaced", title, code, ...replaced };
  const text = changes
    .map(({ is }) => is)
    .filter((words) => words !== "")
    .join("; ");
  return { kind: "restated", title, code, text };
}

/** Longer stretches are easier read as a new wording. */
const mostReplaced = 12;

/** The one stretch of words that differs; undefined when words were only put in or taken out, or it is most of the text. */
export function replacement(was: string, is: string): { was: string; is: string } | undefined {
  const [old, now] = [was.split(/\s+/), is.split(/\s+/)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (gone.length === 0 || come.length === 0 || gone.length > mostReplaced || come.length > mostReplaced)
    return undefined;
  return start + end === 0 ? undefined : { was: gone.join(" "), is: come.join(" ") };
}

/** A content without the cards of its requirements, as one string: by it prose is told from requirements. */
function proseOf({ doc, notRequired }: RevisionContent): string {
  return canonicalJson({ doc: withoutCards(doc), notRequired });
}

function withoutCards(node: DocNode): DocNode {
  const content = node.content?.filter(({ type }) => type !== "requirement").map(withoutCards);
  return content ? { ...node, content } : node;
}
