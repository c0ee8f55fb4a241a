/** How ready a project is: by section and block, what is filled in and what exactly is missing. */
import type { Facts } from "../../db/open.ts";
import type { Projects } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { dayIn } from "../document/due-days.ts";
import { derivationVersion } from "../document/derivation-version.ts";
import { readOutline, type BlockOverview, type SectionOverview } from "../document/outline.ts";
import { gapsOf, isUntouched, offeredBy, wordGaps, type Figures, type Gap, type Offered } from "./readiness-gaps.ts";
import { Refusal } from "../refusal.ts";
import type { Missing, WatchedRow } from "../texts.ts";

export interface BlockReadiness {
  id: string;
  textId: string;
  key: string;
  title: string;
  /** As the document numbers it: 3.2. */
  number: string;
  responsibleId: string | null;
  /** Nothing is missing in its words, or nothing is required. */
  filled: boolean;
  /** Nobody has written anything yet. */
  untouched: boolean;
  gaps: Gap[];
  /** Empty cells beyond those in `gaps`. */
  more: number;
}

export interface SectionReadiness {
  id: string;
  title: string;
  /** Counted from one. */
  number: number;
  filled: number;
  blocks: BlockReadiness[];
}

export interface Readiness {
  filled: number;
  of: number;
  sections: SectionReadiness[];
}

/** What is known of a text: its figures, and the rows that checks ask about. */
export interface KnownText extends Figures {
  watched: WatchedRow[];
}

/** What is known of the blocks' texts by text id; one that the present derivation has not seen is absent. */
async function readKnownTexts(
  q: Facts,
  projectId: string,
  blocks: readonly BlockOverview[],
): Promise<Map<string, KnownText>> {
  const rows = await q
    .selectFrom("textFacts")
    .select(["textId", "words", "examples", "missing", "lacking", "watched"])
    .where("projectId", "=", projectId)
    .where(
      "textId",
      "in",
      blocks.map(({ textId }) => textId),
    )
    .where("madeBy", "=", derivationVersion)
    .execute();
  return new Map(
    rows.map(({ textId, missing, watched, ...figures }) => [
      textId,
      { ...figures, missing: JSON.parse(missing) as Missing[], watched: JSON.parse(watched) as WatchedRow[] },
    ]),
  );
}

/** Everything that an overview of a project is made of, read once. */
export interface Survey {
  project: Projects;
  sections: SectionOverview[];
  texts: Map<string, KnownText>;
  /** YYYY-MM-DD in the project's time zone. */
  today: string;
  readiness: Readiness;
}

/**
 * @param only id of the one block wanted: sections keep their numbers and hold nothing else
 * @throws Refusal not-found, unknown-template
 */
export async function survey(ground: Ground, projectId: string, only?: string): Promise<Survey> {
  const project = await ground.facts.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirst();
  if (!project) throw new Refusal("not-found");
  const template = ground.templates.get(project.template);
  if (!template) throw new Refusal("unknown-template");
  const outline = await readOutline(ground.facts, projectId);
  const sections = only === undefined ? outline : outline.map((section) => holding(section, only));
  const texts = await readKnownTexts(
    ground.facts,
    projectId,
    sections.flatMap(({ blocks }) => blocks),
  );
  const today = dayIn(project.timeZone, ground.clock.now());
  return { project, sections, texts, today, readiness: measure(sections, texts, offeredBy(template), today) };
}

function holding(section: SectionOverview, blockId: string): SectionOverview {
  return { ...section, blocks: section.blocks.filter(({ id }) => id === blockId) };
}

function measure(sections: SectionOverview[], texts: Survey["texts"], offer: Offered, today: string): Readiness {
  const measured = sections.map(({ id, title, blocks }, at): SectionReadiness => {
    const number = at + 1;
    const read = blocks.map((block) => blockReadiness(block, `${number}.${block.position + 1}`, texts, offer, today));
    return { id, title, number, filled: read.filter(({ filled }) => filled).length, blocks: read };
  });
  const count = (each: (section: SectionReadiness) => number) => measured.reduce((sum, one) => sum + each(one), 0);
  return { filled: count(({ filled }) => filled), of: count(({ blocks }) => blocks.length), sections: measured };
}

function blockReadiness(
  block: BlockOverview,
  number: string,
  texts: Survey["texts"],
  offer: Offered,
  today: string,
): BlockReadiness {
  const { id, textId, key, title, responsibleId } = block;
  const figures = texts.get(block.textId);
  const gaps = gapsOf(block, figures, offer, today);
  const cells = gaps.filter(({ kind }) => kind === "cell" || kind === "form").length;
  return {
    ...{ id, textId, key, title, number, responsibleId, gaps },
    filled: !gaps.some(({ kind }) => wordGaps.includes(kind)),
    untouched: gaps.some(({ kind }) => kind === "empty"),
    more: cells > 0 ? figures!.lacking - cells : 0,
  };
}

/** Ids of the drafts in which nobody has written anything yet, among blocks of a project of this template. */
export async function listUntouched(
  ground: Ground,
  project: { id: string; template: string },
  blocks: readonly BlockOverview[],
): Promise<string[]> {
  const template = ground.templates.get(project.template);
  if (!template || blocks.length === 0) return [];
  const rows = await ground.facts
    .selectFrom("textFacts")
    .select(["textId", "words"])
    .where("projectId", "=", project.id)
    .where("madeBy", "=", derivationVersion)
    .execute();
  const texts = new Map(rows.map(({ textId, words }) => [textId, { words }]));
  const offer = offeredBy(template);
  return blocks
    .filter(({ state }) => state === "draft")
    .filter((block) => texts.has(block.textId) && isUntouched(block, texts.get(block.textId)!, offer))
    .map(({ id }) => id);
}
