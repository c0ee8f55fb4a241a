/** What of a publication questions can speak of: its blocks, and the words that everybody who reads it finds there. */
import { linesOfText } from "../../../content/schema/quotes.ts";
import type { Ground } from "../../ground.ts";
import { Refusal } from "../refusal.ts";
import type { OutsideReader } from "../tender/outside-reader.ts";
import { codesOf, readFor } from "../tender/projection/reading.ts";
import type { Publication } from "../tender/publications.ts";
import type { AskedPlace } from "./places.ts";

/** A block as a publication lists it. */
export interface ListedBlock {
  id: string;
  title: string;
  /** Title of its section. */
  section: string;
}

/** The blocks of a publication, in its order. */
export function listedBlocks({ manifest }: Pick<Publication, "manifest">): ListedBlock[] {
  return manifest.sections.flatMap(({ title: section, blocks }) =>
    blocks.map(({ block: id, title }) => ({ id, title, section })),
  );
}

const flat = (words: string) => words.replace(/\s+/g, " ").trim();

/**
 * Judged by what the reader himself has of the publication: what was left out of it is not there, and asking about it
 * tells nothing (R6).
 * @throws Refusal question-place-lost
 */
export async function mustStandIn(
  ground: Ground,
  reader: OutsideReader,
  publication: Publication,
  blockId: string,
  { kind, words }: AskedPlace,
): Promise<void> {
  const { contents } = await readFor(ground, reader, publication, { isLatest: false, language: "ru" });
  const content = contents.get(reader.opaque("block", blockId));
  const stands =
    content !== undefined &&
    (kind === "requirement"
      ? codesOf(content).includes(words)
      : linesOfText(content.doc).some((line) => flat(line).includes(flat(words))));
  if (!stands) throw new Refusal("question-place-lost", {}, "place");
}
