/** Freezing several texts at once, and what they know of locks. */
import type { Ground } from "../../ground.ts";
import type { FrozenText } from "../texts.ts";

/** Does work while none of the texts takes an edit; they are frozen in one order everywhere, so that nobody waits for ever. */
export function whileAllFrozen<T>(
  ground: Ground,
  textIds: readonly string[],
  work: (frozen: ReadonlyMap<string, FrozenText>) => Promise<T>,
): Promise<T> {
  const [first, ...others] = [...new Set(textIds)].sort();
  const frozen = new Map<string, FrozenText>();
  const freeze = (textId: string | undefined, rest: string[]): Promise<T> => {
    if (textId === undefined) return work(frozen);
    return ground.texts.whileFrozen(textId, (one) => {
      frozen.set(textId, one);
      return freeze(rest[0], rest.slice(1));
    });
  };
  return freeze(first, others);
}

/** Tells forks whether they are locked: they take edits while their request is a draft. */
export function lockForks(ground: Ground, targets: readonly { textId: string }[], locked: boolean): Promise<void> {
  const texts = targets.map(({ textId }) => textId);
  return whileAllFrozen(ground, texts, async (frozen) => {
    for (const { lock } of frozen.values()) lock(locked);
  });
}
