/** What changed between two publications, block by block: only what integrators see is compared. */
import { canonicalJson } from "../../../../content/schema/canonical.ts";
import { withNames, type Names } from "../../../../content/schema/names.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import type { Actor } from "../../command.ts";
import type { RevisionContent } from "../../history/revision-content.ts";
import { Refusal } from "../../refusal.ts";
import { cardsIn, uuidOf } from "../../requirements/requirement-words.ts";
import { meantBy } from "../outside-reader.ts";
import { codesOf, publicationsFor, readFor, summaryOf, type Reading } from "./reading.ts";
import type { OutsideBlock, OutsideChange, OutsideChanges } from "./shapes.ts";

/**
 * @param span the reader's ids of two publications; without them, the latest one and the one before it
 * @returns null while there are not two publications
 * @throws Refusal not-found, terms-not-accepted, text-unavailable
 */
export async function compareOutside(
  ground: Ground,
  actor: Actor,
  projectId: string,
  span: { from?: string | undefined; to?: string | undefined },
  language: Language,
): Promise<OutsideChanges | null> {
  const { reader, publications } = await publicationsFor(ground, actor, projectId);
  const find = (said: string | undefined, usual: (typeof publications)[number] | undefined) => {
    const meant = said === undefined ? usual : meantBy(reader, "publication", said, publications);
    if (said !== undefined && !meant) throw new Refusal("not-found");
    return meant;
  };
  const to = find(span.to, publications[0]);
  const from = find(span.from, publications[to ? publications.indexOf(to) + 1 : 1]);
  if (!from || !to) return null;
  const before = await readFor(ground, reader, from, { isLatest: false, language });
  const after = await readFor(ground, reader, to, { isLatest: false, language });
  const blocks = await changesOf(ground, before, after, language);
  const all = blocksOf(after).length;
  const touched = blocks.filter(({ change }) => change !== "removed").length;
  return { from: summaryOf(reader, from), to: summaryOf(reader, to), blocks, unchanged: all - touched };
}

function blocksOf({ shown }: Reading): OutsideBlock[] {
  return shown.sections.flatMap(({ blocks }) => blocks);
}

async function changesOf(ground: Ground, before: Reading, after: Reading, language: Language) {
  const was = new Map(blocksOf(before).map((block) => [block.id, block]));
  const is = new Set(blocksOf(after).map(({ id }) => id));
  const names = bothNames(before.names, after.names);
  const changes: OutsideChange[] = [];
  for (const block of blocksOf(after)) {
    const earlier = was.get(block.id);
    const change = earlier
      ? await changed(ground, { before, after, names, language }, earlier, block)
      : whole(block, "added");
    if (change) changes.push(change);
  }
  for (const block of was.values()) if (!is.has(block.id)) changes.push(whole(block, "removed"));
  return changes;
}

/** What was taken out has its name from before. */
function bothNames(before: Names, after: Names): Names {
  return {
    ...after,
    blocks: { ...before.blocks, ...after.blocks },
    requirements: { ...before.requirements, ...after.requirements },
  };
}

function headOf({ id, number, title }: OutsideBlock) {
  return { id, number, title };
}

function whole(block: OutsideBlock, change: "added" | "removed"): OutsideChange {
  const codes = { added: [] as string[], removed: [] as string[], changed: [], [change]: block.requirements };
  return { ...headOf(block), change, ...codes, redline: null };
}

interface Sides {
  before: Reading;
  after: Reading;
  names: Names;
  language: Language;
}

async function changed(
  ground: Ground,
  { before, after, names, language }: Sides,
  earlier: OutsideBlock,
  block: OutsideBlock,
): Promise<OutsideChange | undefined> {
  const [was, is] = [before.contents.get(block.id)!, after.contents.get(block.id)!];
  const sides = { before: { bytes: bytesOf(was) }, after: { bytes: bytesOf(is) } };
  const none = { added: [], removed: [], changed: [] };
  if (sides.before.bytes.equals(sides.after.bytes)) {
    const agreed = earlier.isDraft && !block.isDraft;
    return agreed ? { ...headOf(block), change: "agreed", ...none, redline: null } : undefined;
  }
  const { changes, coarse, html } = await ground.texts.redline(block.id, sides, language, false, "outside");
  const redline = { changes, coarse, html: withNames(html, names, language) };
  return { ...headOf(block), change: "changed", ...codesBetween(was, is), redline };
}

export function bytesOf(content: RevisionContent): Buffer {
  return Buffer.from(canonicalJson(content), "utf8");
}

export function codesBetween(was: RevisionContent, is: RevisionContent) {
  const [before, after] = [codesOf(was), codesOf(is)];
  const words = ({ doc, codes }: RevisionContent) =>
    new Map(cardsIn(doc).map((card): [string, string] => [codes[uuidOf(card)] ?? "", canonicalJson(card)]));
  const [wordsBefore, wordsAfter] = [words(was), words(is)];
  return {
    added: after.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !after.includes(code)),
    changed: after.filter((code) => before.includes(code) && wordsBefore.get(code) !== wordsAfter.get(code)),
  };
}
