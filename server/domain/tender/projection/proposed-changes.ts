/**
 * What a change request would do to the blocks that are published, as the contractor who is asked to estimate it may have
 * it: both sides go through the same customs as a publication, and blocks that stay inside are not told of.
 */
import { withNames } from "../../../../content/schema/names.ts";
import type { ChangeRequests, ChangeTargets } from "../../../db/change-schema.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import { readContent, type RevisionContent } from "../../history/revision-content.ts";
import type { OutsideReader } from "../outside-reader.ts";
import { publishedBlocks, type Publication, type PublishedBlock } from "../publications.ts";
import { bytesOf, codesBetween } from "./changes.ts";
import { outsideContent, requirementsIn, type Customs } from "./outside-content.ts";
import { contentsOf, customsOf, readFor, type Reading } from "./reading.ts";
import type { OutsideChange } from "./shapes.ts";

export async function proposedChanges(
  ground: Ground,
  reader: OutsideReader,
  { projectId, id }: ChangeRequests,
  newest: Publication,
  language: Language,
): Promise<OutsideChange[]> {
  const targets = await ground.facts
    .selectFrom("changeTargets")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("requestId", "=", id)
    .where("resultRevisionId", "is not", null)
    .orderBy("position")
    .execute();
  const published = new Map(publishedBlocks(newest.manifest).map((block) => [block.block, block]));
  const inside = await contentsOf(ground.facts, newest.manifest);
  const customs = customsOf(ground, reader, newest, inside, language);
  const reading = await readFor(ground, reader, newest, { isLatest: true, language });
  const changes: OutsideChange[] = [];
  for (const target of targets) {
    const block = published.get(target.blockId);
    if (!block) continue;
    const change = await proposed(ground, { reader, reading, customs, language }, target, block);
    if (change) changes.push(change);
  }
  return changes;
}

interface Sides {
  reader: OutsideReader;
  reading: Reading;
  customs: Omit<Customs, "dropped">;
  language: Language;
}

async function proposed(
  ground: Ground,
  { reader, reading, customs, language }: Sides,
  target: ChangeTargets,
  { block, dropped }: PublishedBlock,
): Promise<OutsideChange | undefined> {
  const [base, result] = await bothSides(ground, target);
  const known = {
    ...{ ...customs, dropped: new Set(dropped) },
    // What the change adds has its code by now, and is told with it.
    requirements: new Set([...customs.requirements, ...requirementsIn(result.doc)]),
  };
  const was = outsideContent(base, known).content;
  const is = outsideContent(result, known).content;
  const sides = { before: { bytes: bytesOf(was) }, after: { bytes: bytesOf(is) } };
  // It changes only what stays inside.
  if (sides.before.bytes.equals(sides.after.bytes)) return undefined;
  const shown = reading.shown.sections.flatMap(({ blocks }) => blocks);
  const { id, number, title } = shown.find((one) => one.id === reader.opaque("block", block))!;
  const { changes, coarse, html } = await ground.texts.redline(id, sides, language, false, "outside");
  const redline = { changes, coarse, html: withNames(html, reading.names, language) };
  return { id, number, title, change: "changed", ...codesBetween(was, is), redline };
}

async function bothSides(ground: Ground, target: ChangeTargets): Promise<[RevisionContent, RevisionContent]> {
  const { projectId, baseRevisionId, resultRevisionId } = target;
  const rows = await ground.facts
    .selectFrom("revisions")
    .select(["id", "bytes"])
    .where("projectId", "=", projectId)
    .where("id", "in", [baseRevisionId, resultRevisionId!])
    .execute();
  const contentBy = (id: string) => readContent(rows.find((row) => row.id === id)!.bytes);
  return [contentBy(baseRevisionId), contentBy(resultRevisionId!)];
}
