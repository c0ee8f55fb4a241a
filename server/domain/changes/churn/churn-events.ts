/** Single changes of requirements after the first version, each with where, when and why: what churn is counted from. */
import type { Phase } from "../../../db/schema.ts";
import { withMovesCarried } from "./carried-moves.ts";
import { compareRequirements, type RequirementDifference } from "../comparison/requirement-differences.ts";
import type { Origin, Step } from "../history/steps.ts";

const churnKinds = ["added", "modified", "deleted"] as const;
export type ChurnKind = (typeof churnKinds)[number];

/** One requirement that was added, modified or deleted by one step. */
export interface ChurnEvent extends Origin {
  /** UTC. */
  at: string;
  kind: ChurnKind;
  uuid: string;
  code: string;
  /** Id of the section that its block stands in; of a deleted one, stood in. */
  section: string;
  phase: Phase;
}

/** What is known of the project besides its texts. */
export interface ChurnFacts {
  sectionOf(blockId: string): string;
  phaseAt(at: string): Phase;
}

/**
 * What counts: a requirement that only moved to another block, or whose block was only renamed, is no change of it, so
 * it makes no event; one that moved and reads otherwise makes one, «modified». It moves also where one request takes it
 * out and another one puts it elsewhere.
 */
export function churnEvents(steps: readonly Step[], facts: ChurnFacts): ChurnEvent[] {
  return withMovesCarried(steps).flatMap((step) =>
    compareRequirements(step.before, step.after).flatMap((difference) => {
      const kind = kindOf(difference);
      if (!kind) return [];
      const block = (difference.to ?? difference.from)!.id;
      const origin = step.origins?.get(block) ?? step.origin;
      const { uuid, code } = difference;
      return [
        { ...origin, at: step.at, kind, uuid, code, section: facts.sectionOf(block), phase: facts.phaseAt(step.at) },
      ];
    }),
  );
}

function kindOf({ kinds }: RequirementDifference): ChurnKind | undefined {
  return churnKinds.find((kind) => kinds.includes(kind));
}
