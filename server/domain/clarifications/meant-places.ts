/** The place of a publication that an integrator means by ids of his own company. */
import type { Ground } from "../../ground.ts";
import { Refusal } from "../refusal.ts";
import { meantBy, type OutsideReader } from "../tender/outside-reader.ts";
import { allPublications, type Publication } from "../tender/publications.ts";
import { readNamedPlace, type AskedPlace, type NamedPlace } from "./places.ts";
import { listedBlocks, mustStandIn } from "./published-places.ts";

export interface MeantPlace {
  /** By the company's own id; left out in general. */
  block?: string | undefined;
  /** A place inside that block. */
  place?: NamedPlace | undefined;
  /** What he reads, by the company's own id; the newest publication unless said. */
  publication?: string | undefined;
}

/** @throws Refusal nothing-published, not-found for forged ids, question-place-lost, and those of fields */
export async function mustStandMeant(
  ground: Ground,
  reader: OutsideReader,
  { publication: said, block, place }: MeantPlace,
): Promise<{ publication: Publication; blockId: string | null; place: AskedPlace | null }> {
  const publication = await publicationMeant(ground, reader, said);
  if (!block) return { publication, blockId: null, place: null };
  const meant = meantBy(reader, "block", block, listedBlocks(publication));
  if (!meant) throw new Refusal("not-found");
  const named = readNamedPlace(place ?? {});
  if (named) await mustStandIn(ground, reader, publication, meant.id, named);
  return { publication, blockId: meant.id, place: named };
}

async function publicationMeant(
  { facts }: Ground,
  reader: OutsideReader,
  said: string | undefined,
): Promise<Publication> {
  const all = await allPublications(facts, reader.project.id);
  const meant = said ? meantBy(reader, "publication", said, all) : all[0];
  if (all.length === 0) throw new Refusal("nothing-published");
  if (!meant) throw new Refusal("not-found");
  return meant;
}
