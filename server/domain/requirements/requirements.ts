/** The requirements of a project as they read now: those of sections and blocks that are not in the bin, in the document's order. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { RequirementStatus } from "../../../content/schema/names.ts";
import type { RequirementWords, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveSections } from "../document/live-rows.ts";
import { Refusal } from "../refusal.ts";
import { selectRequirements, type RequirementFilter } from "./requirement-filter.ts";

type Reader = Facts | Transaction<Schema>;

/** The cell of its block that a requirement was made of. */
export interface Origin {
  /** `block/form`, as documents name it. */
  form: string;
  row: string;
  column: string;
}

export interface RequirementRow extends Omit<
  RequirementWords,
  "projectId" | "textId" | "place" | "origin" | "checked"
> {
  /** ТЗ-INT-003. */
  code: string;
  status: RequirementStatus;
  origin: Origin | null;
  block: { id: string; number: string; title: string; draft: boolean };
  section: { id: string; title: string };
}

/** Where the requirements of a text stand. */
export interface TextPlace extends Pick<RequirementRow, "block" | "section"> {
  /** Zero-based place of the block in the whole document. */
  at: number;
}

/** Living blocks of a project by their texts. */
export async function placesOfTexts(q: Reader, projectId: string): Promise<Map<string, TextPlace>> {
  const sections = await liveSections(q, projectId);
  const blocks = await q
    .selectFrom("blocks")
    .select(["id", "sectionId", "title", "state", "textId"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const places = new Map<string, TextPlace>();
  for (const [number, { id, title }] of sections.entries()) {
    const section = { id, title };
    for (const [at, block] of blocks.filter(({ sectionId }) => sectionId === id).entries()) {
      const head = { id: block.id, number: `${number + 1}.${at + 1}`, title: block.title };
      places.set(block.textId, { at: places.size, section, block: { ...head, draft: block.state === "draft" } });
    }
  }
  return places;
}

/** Every requirement that stands in some text, with its words; the bin included. */
export function requirementsInTexts(q: Reader, projectId: string) {
  return q
    .selectFrom("requirementWords")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "requirementWords.projectId")
        .onRef("requirements.uuid", "=", "requirementWords.uuid"),
    )
    .selectAll("requirementWords")
    .select(["requirements.code", "requirements.status"])
    .where("requirementWords.projectId", "=", projectId);
}

type InText = RequirementWords & Pick<RequirementRow, "code" | "status">;

/** `form|row|column` read apart. */
export function originOf(origin: string): Origin | null {
  const [form, row, column] = origin.split("|");
  return form && row && column ? { form, row, column } : null;
}

/** A requirement at its place, as it is told. */
export function toRow(found: InText, { block, section }: TextPlace): RequirementRow {
  const { uuid, code, status, priority, statement, criterion, addressee, stage, owner, source } = found;
  const words = { statement, criterion, addressee, stage, owner, source };
  return { uuid, code, status, priority, ...words, origin: originOf(found.origin), block, section };
}

/** All requirements of a project in the document's order. */
export async function readRequirements(q: Reader, projectId: string): Promise<RequirementRow[]> {
  const places = await placesOfTexts(q, projectId);
  const found = await requirementsInTexts(q, projectId).execute();
  return found
    .flatMap((one) => {
      const place = places.get(one.textId);
      return place ? [{ at: place.at, within: one.place, row: toRow(one, place) }] : [];
    })
    .sort((a, b) => a.at - b.at || a.within - b.within)
    .map(({ row }) => row);
}

/** One requirement by its code, with the text it stands in. @throws Refusal not-found */
export async function mustFindRequirement(
  q: Reader,
  projectId: string,
  code: string,
): Promise<{ row: RequirementRow; textId: string }> {
  const found = await requirementsInTexts(q, projectId).where("requirements.code", "=", code).executeTakeFirst();
  const place = found && (await placesOfTexts(q, projectId)).get(found.textId);
  if (!found || !place) throw new Refusal("not-found");
  return { row: toRow(found, place), textId: found.textId };
}

/** The same as its text reads at this moment. @throws Refusal not-found, text-unavailable */
export async function mustFindRequirementNow(ground: Ground, projectId: string, code: string) {
  const { textId } = await mustFindRequirement(ground.facts, projectId, code);
  await ground.textFacts.settle(textId);
  return mustFindRequirement(ground.facts, projectId, code);
}

/** Those of a project's requirements that pass a filter. @throws Refusal not-found, not-allowed */
export async function listRequirements(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: RequirementFilter = {},
): Promise<RequirementRow[]> {
  await membership(ground, actor, projectId, "text.read");
  return selectRequirements(await readRequirements(ground.facts, projectId), filter);
}
