/** Sections, blocks and texts by id, always through their project and with the bin in mind. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Blocks, Schema, Sections } from "../../db/schema.ts";
import { Refusal } from "../refusal.ts";

export type Reader = Facts | Transaction<Schema>;

/** Living sections in order. */
export function liveSections(q: Reader, projectId: string): Promise<Sections[]> {
  return q
    .selectFrom("sections")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** A section that is not in the bin. @throws Refusal not-found */
export async function liveSection(q: Reader, projectId: string, sectionId: string): Promise<Sections> {
  const found = (await liveSections(q, projectId)).find((section) => section.id === sectionId);
  if (!found) throw new Refusal("not-found");
  return found;
}

/** Living blocks of a section in order. */
export function siblingsOf(q: Reader, projectId: string, sectionId: string): Promise<Blocks[]> {
  return q
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("sectionId", "=", sectionId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** A block that is not in the bin, nor is its section. @throws Refusal not-found */
export async function liveBlock(q: Reader, projectId: string, blockId: string): Promise<Blocks> {
  const found = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .selectAll("blocks")
    .where("blocks.projectId", "=", projectId)
    .where("blocks.id", "=", blockId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

/** A block of the project, even one in the bin. @throws Refusal not-found */
export async function anyBlock(q: Reader, projectId: string, blockId: string): Promise<Blocks> {
  const found = await q
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", blockId)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

/**
 * A living block, for those whose page may still show one that is in the bin by now.
 * @throws Refusal not-found, in-bin
 */
export async function blockInPlace(q: Reader, projectId: string, blockId: string): Promise<Blocks> {
  await anyBlock(q, projectId, blockId);
  return liveBlock(q, projectId, blockId).catch(() => {
    throw new Refusal("in-bin");
  });
}

/** A section of the project, even one in the bin. @throws Refusal not-found */
export async function anySection(q: Reader, projectId: string, sectionId: string): Promise<Sections> {
  const found = await q
    .selectFrom("sections")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", sectionId)
    .executeTakeFirst();
  if (!found) throw new Refusal("not-found");
  return found;
}

/** A living section, for those whose page may be behind. @throws Refusal not-found, in-bin */
export async function sectionInPlace(q: Reader, projectId: string, sectionId: string): Promise<Sections> {
  const section = await anySection(q, projectId, sectionId);
  if (section.removedAt !== null) throw new Refusal("in-bin");
  return section;
}

/** The block that owns a text, or undefined. */
export function findBlockOfText(q: Reader, projectId: string, textId: string): Promise<Blocks | undefined> {
  return q
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .executeTakeFirst();
}

/** @throws Refusal not-found when the text is not the project's */
export async function mustHaveText(q: Reader, projectId: string, textId: string): Promise<void> {
  const texts = q.selectFrom("texts").select("id").where("projectId", "=", projectId).where("id", "=", textId);
  if (!(await texts.executeTakeFirst())) throw new Refusal("not-found");
}
