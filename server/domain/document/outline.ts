/** The outline of a project: its sections and blocks in order, what lies in the bin, what the template still offers. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Blocks, BlockState, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveSections } from "./live-rows.ts";
import { Refusal } from "../refusal.ts";
import { latestRevisions } from "../history/revision-list.ts";

type Reader = Facts | Transaction<Schema>;

export interface BlockOverview {
  id: string;
  sectionId: string;
  key: string;
  title: string;
  state: BlockState;
  textId: string;
  /** Zero-based place among the section's blocks. */
  position: number;
  mandatory: boolean;
  /** Id of the member responsible. */
  responsibleId: string | null;
  /** YYYY-MM-DD; ends with the day in the project's time zone. */
  due: string | null;
  /** «Требований нет»: the reason, or null. */
  notRequired: string | null;
  /** The latest stored revision. */
  revision: { number: number; hash: string } | null;
}

export interface SectionOverview {
  id: string;
  key: string;
  title: string;
  prefix: string;
  blocks: BlockOverview[];
}

/** Living sections with their living blocks, in order. */
export async function readOutline(q: Reader, projectId: string): Promise<SectionOverview[]> {
  const sections = await liveSections(q, projectId);
  const blocks = await q
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const revisions = await latestRevisions(q, projectId);
  return sections.map(({ id, key, title, prefix }) => ({
    id,
    key,
    title,
    prefix,
    blocks: blocks
      .filter((block) => block.sectionId === id)
      .map((block, position) => overview(block, position, revisions.get(block.textId))),
  }));
}

function overview(block: Blocks, position: number, revision: BlockOverview["revision"] | undefined): BlockOverview {
  const { id, sectionId, key, title, state, textId, responsibleId, due, notRequired } = block;
  return {
    ...{ id, sectionId, key, title, state, textId, position, responsibleId, due, notRequired },
    mandatory: block.mandatory === 1,
    revision: revision ?? null,
  };
}

/** One living block as the outline shows it. @throws Refusal not-found */
export async function blockOverview(q: Reader, projectId: string, blockId: string): Promise<BlockOverview> {
  const outline = await readOutline(q, projectId);
  const found = outline.flatMap((section) => section.blocks).find((block) => block.id === blockId);
  if (!found) throw new Refusal("not-found");
  return found;
}

export interface Bin {
  blocks: { id: string; title: string; sectionTitle: string; sectionRemoved: boolean; removedAt: string }[];
  sections: { id: string; title: string; blocks: number; removedAt: string }[];
}

/** What was removed and can be restored, the latest first. */
export async function listBin(ground: Ground, actor: Actor, projectId: string): Promise<Bin> {
  await membership(ground, actor, projectId, "block.change");
  const all = await ground.facts.selectFrom("sections").selectAll().where("projectId", "=", projectId).execute();
  const blocks = await ground.facts.selectFrom("blocks").selectAll().where("projectId", "=", projectId).execute();
  const byId = new Map(all.map((section) => [section.id, section]));
  const removed = <T extends { removedAt: string | null }>(rows: T[]) =>
    rows
      .filter((row): row is T & { removedAt: string } => row.removedAt !== null)
      .sort((a, b) => b.removedAt.localeCompare(a.removedAt));
  return {
    blocks: removed(blocks).map(({ id, title, sectionId, removedAt }) => {
      const section = byId.get(sectionId);
      return { id, title, sectionTitle: section?.title ?? "", sectionRemoved: !!section?.removedAt, removedAt };
    }),
    sections: removed(all).map(({ id, title, removedAt }) => ({
      ...{ id, title, removedAt },
      blocks: blocks.filter((block) => block.sectionId === id && block.removedAt === null).length,
    })),
  };
}
