/**
 * A requirement that one request takes out of a block and another one puts into another block has moved: its code is the
 * same (R10), so it is no deletion and no addition.
 */
import type { Standing, StandingRequirement } from "../comparison/requirement-differences.ts";
import type { Step } from "../history/steps.ts";

/**
 * The same steps, in which what was cut and put elsewhere goes out of one and into the other as what it is. A version that
 * was approved between the two without it holds the deletion fast: its owner signed a document that did not have it.
 */
export function withMovesCarried(steps: readonly Step[]): Step[] {
  const carried = steps.map((step) => ({ ...step }));
  const cut = new Map<string, { step: Step; was: StandingRequirement }>();
  for (const step of carried) {
    for (const is of step.after.values()) {
      const found = step.before.has(is.uuid) ? undefined : cut.get(is.uuid);
      if (!found || found.was.blockId === is.blockId) continue;
      found.step.before = without(found.step.before, is.uuid);
      step.before = new Map([...step.before, [is.uuid, found.was]]);
    }
    // A version has several origins.
    if (step.origins) cut.clear();
    for (const was of step.before.values())
      if (step.after.has(was.uuid)) cut.delete(was.uuid);
      else if (!step.origins) cut.set(was.uuid, { step, was });
  }
  return carried;
}

function without(standing: Standing, uuid: string): Standing {
  return new Map([...standing].filter(([one]) => one !== uuid));
}
