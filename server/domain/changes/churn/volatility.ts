/**
 * Requirements volatility: pure figures over churn events.
 *
 * Sources. The index: A. Costello and D. Liu, “Metrics for Requirements Engineering”, Journal of Systems and Software
 * 29(1), 1995; G. Stark, P. Oman, A. Skillicorn and A. Ameele, “An Examination of the Effects of Requirements Changes
 * on Software Maintenance Releases”, Journal of Software Maintenance 11(5), 1999. Changes per requirement: A. Holat and
 * A. Tosun, “Predicting Requirements Volatility”, QuASoQ 2021, CEUR-WS 3062.
 */
import type { ChurnEvent } from "./churn-events.ts";

/** How many changes there were, and how large they are beside the baseline. */
export interface Volume {
  added: number;
  modified: number;
  deleted: number;
  total: number;
  /** How many requirements stood in the baseline that they are measured by. */
  size: number;
  rvi: number | null;
}

/**
 * RVI = (added + modified + deleted) / size at baseline (Costello and Liu 1995; Stark et al. 1999). It may exceed 1: a
 * requirement that is changed twice counts twice.
 * @returns null («н/д») where there is no baseline, or no requirement in it
 */
function volatilityIndex(changes: number, size: number): number | null {
  return size > 0 ? changes / size : null;
}

/** Counts events and measures them. */
export function volumeOf(events: readonly ChurnEvent[], size: number): Volume {
  const count = (kind: ChurnEvent["kind"]) => events.filter((event) => event.kind === kind).length;
  const [added, modified, deleted] = [count("added"), count("modified"), count("deleted")];
  const total = added + modified + deleted;
  return { added, modified, deleted, total, size, rvi: volatilityIndex(total, size) };
}

/** A volume by one of the things that an event has. */
export interface Share extends Volume {
  key: string;
}

/**
 * RVI by section, cause, initiator or phase: the same formula over the events of each. The size is that of the whole
 * baseline, so that the shares add up to the whole index, unless each has a size of its own, as sections have.
 */
export function volumesBy(
  events: readonly ChurnEvent[],
  keyOf: (event: ChurnEvent) => string,
  sizeOf: (key: string) => number,
): Share[] {
  return [...grouped(events, keyOf)]
    .map(([key, these]) => ({ key, ...volumeOf(these, sizeOf(key)) }))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
}

function grouped(events: readonly ChurnEvent[], keyOf: (event: ChurnEvent) => string): Map<string, ChurnEvent[]> {
  const groups = new Map<string, ChurnEvent[]>();
  for (const event of events) groups.set(keyOf(event), [...(groups.get(keyOf(event)) ?? []), event]);
  return groups;
}

export interface ChangedRequirement {
  uuid: string;
  code: string;
  changes: number;
  /** UTC, of the latest change. */
  latest: string;
}

/** How often each requirement was changed, the most changed first (the measure of Holat and Tosun 2021). */
export function changesOfRequirements(events: readonly ChurnEvent[]): ChangedRequirement[] {
  const all = new Map<string, ChangedRequirement>();
  for (const { uuid, code, at } of events) {
    const changes = (all.get(uuid)?.changes ?? 0) + 1;
    all.set(uuid, { uuid, code, changes, latest: at });
  }
  return [...all.values()].sort((a, b) => b.changes - a.changes || (a.code < b.code ? -1 : 1));
}

/**
 * Changes per requirement: changes of requirements that stood in the baseline, modified and deleted, by the size of the
 * baseline. Those added have no before, so they do not count here.
 */
export function changesPerRequirement(events: readonly ChurnEvent[], size: number): number | null {
  return volatilityIndex(events.filter(({ kind }) => kind !== "added").length, size);
}
