/** What of a publication questions can speak of: its blocks. */
import type { Publications } from "../../db/tender-schema.ts";

/** A block as a publication lists it. */
export interface PublishedBlock {
  id: string;
  title: string;
  /** Title of its section. */
  section: string;
}

interface Manifest {
  sections: { title: string; blocks: { block: string; title: string }[] }[];
}

/** The blocks of a publication, in its order. */
export function publishedBlocks({ manifest }: Pick<Publications, "manifest">): PublishedBlock[] {
  const { sections } = JSON.parse(manifest.toString("utf8")) as Manifest;
  return sections.flatMap(({ title: section, blocks }) => blocks.map(({ block: id, title }) => ({ id, title, section })));
}
