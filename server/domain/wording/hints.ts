/** The vague words of a project's requirements: where they stand, what to ask, and which of them somebody keeps. */
import { setImmediate } from "node:timers/promises";
import type { CheckedField } from "../../../content/wording/checkable.ts";
import type { Found } from "../../../content/wording/matcher.ts";
import { markersByName, type Marker } from "../../../content/wording/wording.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { may } from "../people.ts";
import { mustFindRequirementNow, readRequirements, type RequirementRow } from "../requirements/requirements.ts";
import { findVague, readCheckedLines } from "./checked-lines.ts";
import { readKept, type Kept } from "./kept.ts";
import { wordingChoice } from "./settings.ts";

export interface Hint extends Omit<Found, "from" | "to">, Pick<Marker, "why" | "ask" | "replace"> {
  field: CheckedField;
  kept: Kept | null;
}

/** What is checked of a requirement. */
type Words = Pick<RequirementRow, "uuid" | "status" | CheckedField>;

const place = ({ uuid, marker, sentence }: Pick<Kept, "uuid" | "marker" | "sentence">) =>
  JSON.stringify([uuid, marker, sentence]);

/** Finds the hints of requirements as a project has chosen; dropped ones have none, since nobody will build them. */
async function hintFinder(ground: Ground, projectId: string, kept: readonly Kept[]): Promise<(words: Words) => Hint[]> {
  const choice = await wordingChoice(ground.facts, projectId);
  const lines = await readCheckedLines(ground.facts, projectId);
  const off = new Set(choice.markersOff);
  const markers = markersByName(ground.wording.book);
  const keptAt = new Map(kept.map((one) => [place(one), one]));
  return (row) =>
    choice.off || row.status === "dropped"
      ? []
      : findVague(ground, lines, row, off).map(({ marker, level, words, sentence, field }) => {
          const { why, ask, replace } = markers.get(marker)!;
          const by = keptAt.get(place({ uuid: row.uuid, marker, sentence })) ?? null;
          return { marker, level, words, sentence, field, why, ask, replace, kept: by };
        });
}

/** So many requirements are looked at in one go: reading thousands for the first time must not keep others waiting. */
const atOnce = 100;

async function eachInTurn<T, R>(rows: readonly T[], work: (row: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % atOnce === atOnce - 1) await setImmediate();
    done.push(work(row));
  }
  return done;
}

export interface HintedRequirement {
  code: string;
  uuid: string;
  hints: Hint[];
}

/** Requirements with vague words, in the document's order; kept ones tell who keeps them. @throws Refusal not-found, not-allowed */
export async function listHints(ground: Ground, actor: Actor, projectId: string): Promise<HintedRequirement[]> {
  await membership(ground, actor, projectId, "wording.read");
  const find = await hintFinder(ground, projectId, await readKept(ground.facts, projectId));
  const rows = await readRequirements(ground.facts, projectId);
  const hinted = await eachInTurn(rows, (row) => ({ code: row.code, uuid: row.uuid, hints: find(row) }));
  return hinted.filter(({ hints }) => hints.length > 0);
}

export interface RequirementWording {
  hints: Hint[];
  /** What is kept in it, also where its sentence was changed meanwhile and the reason holds no more. */
  kept: (Kept & { stands: boolean })[];
  /** May the reader keep words. */
  keeps: boolean;
}

/** The vague words of one requirement as its text reads now. @throws Refusal not-found, not-allowed, text-unavailable */
export async function readHints(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
): Promise<RequirementWording> {
  const { role } = await membership(ground, actor, projectId, "wording.read");
  const { row } = await mustFindRequirementNow(ground, projectId, code);
  const kept = await readKept(ground.facts, projectId, row.uuid);
  const hints = (await hintFinder(ground, projectId, kept))(row);
  const standing = new Set(hints.flatMap((hint) => hint.kept?.id ?? []));
  return {
    ...{ hints, keeps: may(role, "wording.keep") },
    kept: kept.map((one) => ({ ...one, stands: standing.has(one.id) })),
  };
}

/** How many vague words, not kept, each requirement has; those without any are absent. */
export async function countHints(
  ground: Ground,
  projectId: string,
  rows: readonly RequirementRow[],
): Promise<Record<string, number>> {
  const find = await hintFinder(ground, projectId, await readKept(ground.facts, projectId));
  const counts = await eachInTurn(
    rows,
    (row) => [row.code, find(row).filter(({ kept }) => kept === null).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** What a page needs to look for vague words by itself. */
export interface ProjectWording {
  off: boolean;
  markersOff: string[];
  kept: Pick<Kept, "uuid" | "marker" | "sentence">[];
  /** May the reader keep words. */
  keeps: boolean;
}

/** @throws Refusal not-found, not-allowed */
export async function readProjectWording(ground: Ground, actor: Actor, projectId: string): Promise<ProjectWording> {
  const { role } = await membership(ground, actor, projectId, "wording.read");
  const kept = await readKept(ground.facts, projectId);
  return {
    ...(await wordingChoice(ground.facts, projectId)),
    kept: kept.map(({ uuid, marker, sentence }) => ({ uuid, marker, sentence })),
    keeps: may(role, "wording.keep"),
  };
}
