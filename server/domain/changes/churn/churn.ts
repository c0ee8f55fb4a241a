/** All figures of churn out of one history: pure, so that a page, the API and the tests see the same ones. */
import type { DocumentHistory } from "../history/steps.ts";
import { churnEvents, type ChurnFacts } from "./churn-events.ts";
import { volumesByPeriod, type Period } from "./periods.ts";
import {
  changesOfRequirements,
  changesPerRequirement,
  volumeOf,
  volumesBy,
  type ChangedRequirement,
  type Share,
  type Volume,
} from "./volatility.ts";
import {
  changesWithOpenQuestion,
  changesWithoutSource,
  type Evidence,
  type HitShare,
  type OpenQuestion,
} from "./weak-grounds.ts";
import { weightedChurn, type RequestCost, type WeightedChurn } from "./weights.ts";

/** How many of the most changed requirements are told. */
const mostTold = 10;

export interface WeightedShare extends Share {
  weight: WeightedChurn;
}

export interface Churn {
  /** The first approved version: by it the whole is measured. Null before there is one: nothing can be told. */
  baseline: { number: string; at: string; size: number } | null;
  whole: Volume;
  changesPerRequirement: number | null;
  weight: WeightedChurn;
  weeks: Period[];
  months: Period[];
  /** By id of the section; each by its own size in the first version. */
  sections: WeightedShare[];
  causes: WeightedShare[];
  /** By account; empty for nobody known. */
  initiators: WeightedShare[];
  phases: WeightedShare[];
  mostChanged: ChangedRequirement[];
  withoutSource: HitShare;
  withOpenQuestion: HitShare;
}

export interface ChurnSetting extends ChurnFacts {
  timeZone: string;
  /** UTC. */
  now: string;
  costs: readonly RequestCost[];
  questions: readonly OpenQuestion[];
  evidence: readonly Evidence[];
}

export function churnOf({ versions, steps }: DocumentHistory, setting: ChurnSetting): Churn {
  const events = churnEvents(steps, setting);
  const first = versions[0];
  const size = first?.standing.size ?? 0;
  const sizes = versions.map(({ at, standing }) => ({ at, size: standing.size }));
  const { timeZone, now, costs, questions, evidence } = setting;
  const inSection = (section: string) =>
    [...(first?.standing.values() ?? [])].filter(({ blockId }) => setting.sectionOf(blockId) === section).length;
  const by = (keyOf: (event: (typeof events)[number]) => string, sizeOf: (key: string) => number = () => size) =>
    volumesBy(events, keyOf, sizeOf).map((share) => {
      const looked = events.filter((event) => keyOf(event) === share.key);
      return { ...share, weight: weightedChurn(looked, events, costs, share.size) };
    });
  return {
    baseline: first ? { number: first.number, at: first.at, size } : null,
    whole: volumeOf(events, size),
    changesPerRequirement: changesPerRequirement(events, size),
    weight: weightedChurn(events, events, costs, size),
    weeks: volumesByPeriod(events, sizes, "week", timeZone, now),
    months: volumesByPeriod(events, sizes, "month", timeZone, now),
    sections: by(({ section }) => section, inSection),
    causes: by(({ cause }) => cause),
    initiators: by(({ initiator }) => initiator),
    phases: by(({ phase }) => phase),
    mostChanged: changesOfRequirements(events).slice(0, mostTold),
    withoutSource: changesWithoutSource(events, versions, evidence),
    withOpenQuestion: changesWithOpenQuestion(events, versions, questions),
  };
}
