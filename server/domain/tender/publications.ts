/** Publications: what integrators see of the ТЗ. Immutable manifests of revisions, numbered from 1 in the project. */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Publications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, type Actor } from "../command.ts";

type Reader = Facts | Transaction<Schema>;

/** A block as it stands in a publication. */
export interface PublishedBlock {
  block: string;
  text: string;
  title: string;
  /** Id of the section it stands in. */
  section: string;
  revision: string;
  /** Number of that revision; it counts what the inside did, so it is never told outside. */
  number: number;
  /** Hash of that revision. */
  hash: string;
  /** A draft is marked «Проект». */
  standing: "agreed" | "draft";
  /** Uuids of requirements that were dropped by then: their cards stay inside. */
  dropped: string[];
}

export interface PublishedSection {
  section: string;
  title: string;
  /** In the order of the document. */
  blocks: PublishedBlock[];
}

/** Гриф as it stood when it was published. */
export interface Secrecy {
  label: string;
  holder: string;
  address: string;
}

export interface PublishedManifest {
  project: string;
  number: number;
  name: string;
  /** The approved version it publishes; without one it is a «Проект» as a whole. */
  baseline: { id: string; number: string } | null;
  secrecy: Secrecy;
  sections: PublishedSection[];
}

/** A publication with what it consists of. */
export interface Publication extends Omit<Publications, "manifest"> {
  manifest: PublishedManifest;
}

function opened({ manifest, ...row }: Publications): Publication {
  return { ...row, manifest: JSON.parse(manifest.toString("utf8")) as PublishedManifest };
}

/** All publications of a project, the latest first. */
export async function allPublications(q: Reader, projectId: string): Promise<Publication[]> {
  const rows = await q
    .selectFrom("publications")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(opened);
}

/** What integrators see now; undefined before the first publication. */
export async function latestPublication(q: Reader, projectId: string): Promise<Publication | undefined> {
  const row = await q
    .selectFrom("publications")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && opened(row);
}

/** Blocks of a publication in the order of reading. */
export function publishedBlocks({ sections }: Pick<PublishedManifest, "sections">): PublishedBlock[] {
  return sections.flatMap(({ blocks }) => blocks);
}

/** A publication as leaders see it in their list. */
export interface PublicationOverview {
  id: string;
  number: number;
  name: string;
  digest: string;
  publishedAt: string;
  /** Number of the approved version; null for a «Проект». */
  version: string | null;
  blocks: number;
}

/** The latest first. @throws Refusal not-found, not-allowed */
export async function listPublications(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<PublicationOverview[]> {
  await membership(ground, actor, projectId, "tender.lead");
  return (await allPublications(ground.facts, projectId)).map(
    ({ id, number, name, digest, publishedAt, manifest }) => ({
      ...{ id, number, name, digest, publishedAt, version: manifest.baseline?.number ?? null },
      blocks: publishedBlocks(manifest).length,
    }),
  );
}

/** Canonical JSON of a manifest and its SHA-256. */
export function sealManifest(manifest: PublishedManifest): { bytes: Buffer; digest: string } {
  const bytes = Buffer.from(canonicalJson(manifest), "utf8");
  return { bytes, digest: sha256(bytes) };
}

/** What of a manifest a person sees before it is published: everything but its number, its name and the revisions' ids. */
export type Outgoing = Pick<PublishedManifest, "baseline" | "secrecy"> & {
  sections: (Omit<PublishedSection, "blocks"> & { blocks: Omit<PublishedBlock, "revision" | "number">[] })[];
};

/** SHA-256 over what goes out: the same words in the same order, however often revisions were taken of them. */
export function outgoingDigest({ baseline, secrecy, sections }: Outgoing): string {
  const seen = sections.map(({ section, title, blocks }) => ({
    ...{ section, title },
    blocks: blocks.map(({ block, text, title: name, section: of, hash, standing, dropped }) => ({
      ...{ block, text, title: name, section: of, hash, standing, dropped },
    })),
  }));
  return sha256(canonicalJson({ baseline, secrecy, sections: seen }));
}
