/** A publication as one reader has it: its contents taken outside, and what the ids in them are called. */
import type { Names } from "../../../../content/schema/names.ts";
import { plainText } from "../../../../content/schema/document.ts";
import { outsideForms } from "../../../../content/schema/outside-forms.ts";
import { formBook } from "../../../../content/templates/seed.ts";
import type { Facts } from "../../../db/open.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import type { Actor } from "../../command.ts";
import { readContent, type RevisionContent } from "../../history/revision-content.ts";
import { Refusal } from "../../refusal.ts";
import { cardsIn } from "../../requirements/requirement-words.ts";
import { meantBy, type OutsideReader } from "../outside-reader.ts";
import { allPublications, publishedBlocks, type Publication, type PublishedManifest } from "../publications.ts";
import { outsideContent, requirementsIn, type Customs } from "./outside-content.ts";
import type { OutsideBlock, OutsidePublication, OutsideSection, OutsideSummary } from "./shapes.ts";
import { admittedReader } from "./terms.ts";

/** A publication in a reader's hands. */
export interface Reading {
  reader: OutsideReader;
  shown: OutsidePublication;
  /** Contents by the reader's ids of the blocks. */
  contents: Map<string, RevisionContent>;
  names: Names;
}

export function summaryOf({ opaque }: Pick<OutsideReader, "opaque">, publication: Publication): OutsideSummary {
  const { id, number, name, digest, publishedAt, manifest } = publication;
  return {
    ...{ id: opaque("publication", id), number, name, digest, publishedAt },
    version: manifest.baseline?.number ?? null,
  };
}

/** All publications to one reader, the latest first. @throws Refusal not-found, terms-not-accepted */
export async function publicationsFor(ground: Ground, actor: Actor, projectId: string) {
  const reader = await admittedReader(ground, actor, projectId);
  return { reader, publications: await allPublications(ground.facts, projectId) };
}

/**
 * The publication that a reader means by an id of his, the latest one without an id.
 * @throws Refusal not-found, terms-not-accepted
 */
export async function openReading(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string | undefined,
  language: Language,
): Promise<Reading> {
  const { reader, publications } = await publicationsFor(ground, actor, projectId);
  const meant = said === undefined ? publications[0] : meantBy(reader, "publication", said, publications);
  if (!meant) throw new Refusal("not-found");
  return readFor(ground, reader, meant, { isLatest: meant === publications[0], language });
}

/** By what rules the contents of a publication are taken outside, as far as they are the same for all its blocks. */
export function customsOf(
  ground: Ground,
  reader: OutsideReader,
  { manifest }: Pick<Publication, "manifest">,
  inside: ReadonlyMap<string, RevisionContent>,
  language: Language,
): Omit<Customs, "dropped"> {
  const blocks = publishedBlocks(manifest);
  return {
    ...{ opaque: reader.opaque, forms: outsideForms(formBook(ground.templates)), language },
    ...{ projectId: reader.project.id, blocks: new Set(blocks.map(({ block }) => block)) },
    requirements: new Set(
      blocks.flatMap(({ block, dropped }) =>
        requirementsIn(inside.get(block)!.doc).filter((uuid) => !dropped.includes(uuid)),
      ),
    ),
  };
}

/** Takes one publication outside. */
export async function readFor(
  ground: Ground,
  reader: OutsideReader,
  publication: Publication,
  { isLatest, language }: { isLatest: boolean; language: Language },
): Promise<Reading> {
  const { manifest } = publication;
  const inside = await contentsOf(ground.facts, manifest);
  const blocks = publishedBlocks(manifest);
  const customs = customsOf(ground, reader, publication, inside, language);
  const contents = new Map(
    blocks.map(({ block, dropped }) => {
      const { content } = outsideContent(inside.get(block)!, { ...customs, dropped: new Set(dropped) });
      return [reader.opaque("block", block), content];
    }),
  );
  const sections = sectionsOf(reader, manifest, contents);
  const shown = { ...summaryOf(reader, publication), secrecy: manifest.secrecy, isLatest, sections };
  return { reader, shown, contents, names: namesIn(reader.project.id, sections, contents) };
}

/** Contents of the published revisions by block. */
export async function contentsOf(facts: Facts, manifest: PublishedManifest): Promise<Map<string, RevisionContent>> {
  const blocks = publishedBlocks(manifest);
  const rows = await facts
    .selectFrom("revisions")
    .select(["id", "bytes"])
    .where("projectId", "=", manifest.project)
    .where(
      "id",
      "in",
      blocks.map(({ revision }) => revision),
    )
    .execute();
  const bytes = new Map(rows.map((row) => [row.id, row.bytes]));
  return new Map(blocks.map(({ block, revision }) => [block, readContent(bytes.get(revision)!)]));
}

function sectionsOf(
  { opaque }: OutsideReader,
  { sections }: PublishedManifest,
  contents: Reading["contents"],
): OutsideSection[] {
  return sections.map(({ section, title, blocks }, at) => ({
    ...{ id: opaque("section", section), number: at + 1, title },
    blocks: blocks.map(({ block, standing }, place): OutsideBlock => {
      const id = opaque("block", block);
      const content = contents.get(id)!;
      return {
        ...{ id, number: `${at + 1}.${place + 1}`, title: content.title, isDraft: standing === "draft" },
        ...{ notRequired: content.notRequired, requirements: codesOf(content) },
      };
    }),
  }));
}

/** Codes of the requirements of a content in the order of its text. */
export function codesOf({ doc, codes }: RevisionContent): string[] {
  return requirementsIn(doc).flatMap((id) => codes[id] ?? []);
}

/** How much of a requirement's statement references to it tell, characters. */
const statementLength = 120;

function namesIn(projectId: string, sections: OutsideSection[], contents: Reading["contents"]): Names {
  const blocks = sections.flatMap((section) =>
    section.blocks.map(({ id, number, title }) => [id, `${number} ${title}`]),
  );
  const requirements = [...contents.values()].flatMap(({ doc, codes }) =>
    cardsIn(doc).flatMap((card) => {
      const id = String(card.attrs?.uuid);
      const code = codes[id];
      if (code === undefined) return [];
      const field = card.content?.find(({ attrs }) => attrs?.name === "statement");
      const statement = (field ? plainText(field) : "").slice(0, statementLength);
      return [[id, { code, statement, blockId: "", status: "accepted" as const, mentions: 0 }] as const];
    }),
  );
  return {
    blocks: Object.fromEntries(blocks) as Names["blocks"],
    requirements: Object.fromEntries(requirements),
    ...{ people: {}, present: [], files: `/api/v1/tender/${projectId}/files/` },
  };
}
