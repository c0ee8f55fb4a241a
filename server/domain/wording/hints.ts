/** The vague words of a project's requirements: where they stand, what to ask, and which of them somebody keeps. */
import { markerName, type Marker, type Wordings } from "../../../content/wording/format.ts";
import type { Found } from "../../../content/wording/matcher.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { mustFindRequirementNow, readRequirements, type RequirementRow } from "../requirements/requirements.ts";
import { wordingChoice, type WordingChoice } from "./settings.ts";

/** The fields of a requirement that are checked: what is to be built, and by what it is accepted. */
export const checkedFields = ["statement", "criterion"] as const;
export type CheckedField = (typeof checkedFields)[number];

/** A word that somebody keeps. */
export interface Kept {
  id: string;
  uuid: string;
  marker: string;
  words: string;
  sentence: string;
  reason: string;
  /** Who keeps it; empty when he has been erased. */
  name: string;
  at: string;
}

export interface Hint extends Found, Pick<Marker, "why" | "ask" | "replace"> {
  field: CheckedField;
  kept: Kept | null;
}

/** What is checked of a requirement. */
type Words = Pick<RequirementRow, "uuid" | "status" | CheckedField>;

/** By its name, whatever content files say of a marker. */
export function markersByName(wordings: Wordings): Map<string, Marker> {
  return new Map(
    Object.values(wordings).flatMap(({ language, markers }) =>
      markers.map((marker) => [markerName(language, marker.id), marker] as const),
    ),
  );
}

/** What people keep in a project, or in one requirement of it; what was taken back is not kept. */
export function readKept(facts: Facts, projectId: string, uuid?: string): Promise<Kept[]> {
  let query = facts
    .selectFrom("keptWords")
    .leftJoin("accounts", "accounts.id", "keptWords.keptBy")
    .select(["keptWords.id", "uuid", "marker", "words", "sentence", "reason", "keptAt as at"])
    .select((one) => one.fn.coalesce("accounts.name", one.val("")).as("name"))
    .where("projectId", "=", projectId)
    .where("takenBackAt", "is", null);
  if (uuid !== undefined) query = query.where("uuid", "=", uuid);
  return query.orderBy("keptAt").orderBy("keptWords.id").execute();
}

const place = ({ uuid, marker, sentence }: Pick<Kept, "uuid" | "marker" | "sentence">) =>
  JSON.stringify([uuid, marker, sentence]);

/** Finds the hints of requirements as a project has chosen; dropped ones have none, since nobody will build them. */
export function hintFinder(ground: Ground, choice: WordingChoice, kept: readonly Kept[]): (words: Words) => Hint[] {
  const { book, find } = ground.wording;
  const off = new Set(choice.markersOff);
  const markers = markersByName(book);
  const keptAt = new Map(kept.map((one) => [place(one), one]));
  return (row) =>
    choice.off || row.status === "dropped"
      ? []
      : checkedFields.flatMap((field) =>
          find(row[field], off).map((found) => {
            const { why, ask, replace } = markers.get(found.marker)!;
            return {
              ...found,
              field,
              why,
              ask,
              replace,
              kept: keptAt.get(place({ ...found, uuid: row.uuid })) ?? null,
            };
          }),
        );
}

export interface HintedRequirement {
  code: string;
  uuid: string;
  hints: Hint[];
}

/** Requirements with vague words, in the document's order; kept ones tell who keeps them. @throws Refusal not-found, not-allowed */
export async function listHints(ground: Ground, actor: Actor, projectId: string): Promise<HintedRequirement[]> {
  await membership(ground, actor, projectId, "wording.read");
  const find = hintFinder(
    ground,
    await wordingChoice(ground.facts, projectId),
    await readKept(ground.facts, projectId),
  );
  return (await readRequirements(ground.facts, projectId))
    .map((row) => ({ code: row.code, uuid: row.uuid, hints: find(row) }))
    .filter(({ hints }) => hints.length > 0);
}

export interface RequirementWording {
  hints: Hint[];
  /** What is kept in it, also where its sentence was changed meanwhile and the reason holds no more. */
  kept: (Kept & { stands: boolean })[];
}

/** The vague words of one requirement as its text reads now. @throws Refusal not-found, not-allowed, text-unavailable */
export async function readHints(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
): Promise<RequirementWording> {
  await membership(ground, actor, projectId, "wording.read");
  const { row } = await mustFindRequirementNow(ground, projectId, code);
  const kept = await readKept(ground.facts, projectId, row.uuid);
  const hints = hintFinder(ground, await wordingChoice(ground.facts, projectId), kept)(row);
  const standing = new Set(hints.flatMap((hint) => hint.kept?.id ?? []));
  return { hints, kept: kept.map((one) => ({ ...one, stands: standing.has(one.id) })) };
}

/** How many vague words, not kept, each requirement has; those without any are absent. */
export async function countHints(
  ground: Ground,
  projectId: string,
  rows: readonly RequirementRow[],
): Promise<Record<string, number>> {
  const find = hintFinder(
    ground,
    await wordingChoice(ground.facts, projectId),
    await readKept(ground.facts, projectId),
  );
  const counts = rows.map((row) => [row.code, find(row).filter(({ kept }) => kept === null).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
