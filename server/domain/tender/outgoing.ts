/** What would go out if it were published now: of the living document, or of an approved version. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { TenderSettings } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { composeRevision, contentOf, readContent, type RevisionContent } from "../history/revision-content.ts";
import { readOutline, type BlockOverview } from "../document/outline.ts";
import { Refusal } from "../refusal.ts";
import { codesIn } from "../requirements/requirement-codes.ts";
import { agreedRounds, type Manifest } from "../sign-off/versions.ts";
import { requirementsIn } from "./projection/outside-content.ts";
import type { Outgoing, PublishedBlock, Secrecy } from "./publications.ts";

type Reader = Facts | Transaction<Schema>;

/** What to publish: the living document, or an approved version by its id. */
export type PublicationSource = "living" | { baseline: string };

/** A block on its way out, with the words it goes out with. */
export interface OutgoingBlock extends Omit<PublishedBlock, "revision" | "number"> {
  content: RevisionContent;
  /** The revision that holds these words; null for words of which none has been taken yet. */
  stored: { id: string; number: number } | null;
}

export interface OutgoingSection {
  section: string;
  title: string;
  blocks: OutgoingBlock[];
}

export interface Assembled extends Omit<Outgoing, "sections"> {
  sections: OutgoingSection[];
  /** Blocks that stay inside: the template keeps them, or somebody by hand. */
  kept: { block: string; title: string; byHand: boolean }[];
}

export function secrecyOf({
  secrecy,
  holder,
  holderAddress,
}: Pick<TenderSettings, "secrecy" | "holder" | "holderAddress">): Secrecy {
  return { label: secrecy, holder, address: holderAddress };
}

/** Where the words of a draft come from: the live text while looking, its stored revision while publishing. */
type WordsOf = (block: BlockOverview) => Promise<Pick<OutgoingBlock, "content" | "hash" | "stored">>;

/** @throws Refusal not-found for a version that is not there */
export async function assemble(
  ground: Pick<Ground, "facts" | "templates">,
  q: Reader,
  { projectId, secrecy, omitted }: { projectId: string; secrecy: Secrecy; omitted: ReadonlySet<string> },
  source: PublicationSource,
  wordsOf: WordsOf,
): Promise<Assembled> {
  const internal = await internalKeys(ground, q, projectId);
  const dropped = await droppedRequirements(q, projectId);
  const made =
    source === "living"
      ? { baseline: null, sections: await livingSections(q, projectId, wordsOf) }
      : await sectionsOfVersion(q, projectId, source.baseline);
  const kept: Assembled["kept"] = [];
  const sections = made.sections.map(({ section, title, blocks }) => ({
    ...{ section, title },
    blocks: blocks.flatMap(({ key, ...block }) => {
      const isInternal = internal.has(key);
      if (isInternal || omitted.has(block.block)) {
        kept.push({ block: block.block, title: block.title, byHand: !isInternal });
        return [];
      }
      return [{ ...block, dropped: requirementsIn(block.content.doc).filter((uuid) => dropped.has(uuid)) }];
    }),
  }));
  const { baseline } = made;
  return {
    ...{ baseline, secrecy, kept },
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

async function internalKeys({ templates }: Pick<Ground, "templates">, q: Reader, projectId: string) {
  const { template } = await q
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const blocks = templates.get(template)?.sections.flatMap((section) => section.blocks) ?? [];
  return new Set(blocks.filter(({ internal }) => internal === true).map(({ key }) => key));
}

async function droppedRequirements(q: Reader, projectId: string): Promise<Set<string>> {
  const rows = await q
    .selectFrom("requirements")
    .select("uuid")
    .where("projectId", "=", projectId)
    .where("status", "=", "dropped")
    .execute();
  return new Set(rows.map(({ uuid }) => uuid));
}

type Found = Omit<OutgoingBlock, "dropped"> & { key: string };

async function livingSections(q: Reader, projectId: string, wordsOf: WordsOf) {
  const rounds = await agreedRounds(q, projectId);
  const sections = [];
  for (const { id: section, title, blocks } of await readOutline(q, projectId)) {
    const found: Found[] = [];
    for (const block of blocks) {
      const round = block.state === "agreed" || block.state === "baselined" ? rounds.get(block.id) : undefined;
      const words = round ? await storedWords(q, projectId, round.revisionId) : await wordsOf(block);
      const { id, textId: text, key } = block;
      const standing = round ? ("agreed" as const) : ("draft" as const);
      found.push({ ...{ block: id, text, title: words.content.title, section, key, standing }, ...words });
    }
    sections.push({ section, title, blocks: found });
  }
  return sections;
}

/** The words of a stored revision. @throws Refusal not-found */
export async function storedWords(q: Reader, projectId: string, revisionId: string) {
  const row = await q
    .selectFrom("revisions")
    .select(["id", "number", "hash", "bytes"])
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  const { id, number, hash, bytes } = row;
  return { content: readContent(bytes), hash, stored: { id, number } };
}

async function sectionsOfVersion(q: Reader, projectId: string, baselineId: string) {
  const row = await q
    .selectFrom("baselines")
    .select(["id", "number", "manifest"])
    .where("projectId", "=", projectId)
    .where("id", "=", baselineId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  const blocks = await q.selectFrom("blocks").selectAll().where("projectId", "=", projectId).execute();
  const titles = await q.selectFrom("sections").selectAll().where("projectId", "=", projectId).execute();
  const known = new Map(blocks.map((block) => [block.id, block]));
  const sections: { section: string; title: string; blocks: Found[] }[] = [];
  for (const { block, text, title, revision } of (JSON.parse(row.manifest.toString("utf8")) as Manifest).blocks) {
    const { sectionId: section, key } = known.get(block)!;
    const words = await storedWords(q, projectId, revision);
    const standing = "agreed" as const;
    const found = { ...{ block, text, title, section, key, standing }, ...words };
    const same = sections.find((one) => one.section === section);
    if (same) same.blocks.push(found);
    else sections.push({ section, title: titles.find(({ id }) => id === section)!.title, blocks: [found] });
  }
  return { baseline: { id: row.id, number: row.number }, sections };
}

/** The words of a block as they are now, whether or not a revision holds them. @throws Refusal text-unavailable */
export function liveWords(ground: Ground, projectId: string): WordsOf {
  return async ({ textId, title, notRequired }) => {
    const { doc } = await ground.texts.read(textId);
    const spelled = contentOf(doc, await codesIn(ground.facts, projectId, doc), { title, notRequired });
    const { bytes, hash } = composeRevision(textId, spelled);
    return { content: readContent(bytes), hash, stored: null };
  };
}
