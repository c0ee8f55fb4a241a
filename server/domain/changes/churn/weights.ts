/** Churn weighted by its cost. The formula is ours: changes of requirements cost unequally, which counting them hides. */
import type { ChurnEvent } from "./churn-events.ts";

/** What an applied request costs, as it was estimated. */
export interface RequestCost {
  id: string;
  /** Working days. */
  days: number | null;
  /** Minor units of the currency. */
  money: number | null;
  /** ISO 4217. */
  currency: string;
}

export interface WeightedChurn {
  /** Working days of all requests whose changes count. */
  days: number;
  /** Minor units by currency: sums of different currencies are never added. */
  money: Record<string, number>;
  /** Days for each requirement of the baseline; null without one. */
  daysPerRequirement: number | null;
  /** Minor units for each requirement of the baseline, by currency. */
  moneyPerRequirement: Record<string, number>;
  /** Requests that were applied without an estimate: their changes weigh nothing here. */
  unestimated: number;
}

/**
 * CWC = Σ cost(request) · (its changes that are looked at / all its changes) / size at baseline: every change of a
 * requirement bears an equal part of what its request costs, so that sections, causes and people can be told apart.
 * A request that changes no requirement has no part in it.
 * @param all events of the whole project, to know how many each request made
 */
export function weightedChurn(
  looked: readonly ChurnEvent[],
  all: readonly ChurnEvent[],
  costs: readonly RequestCost[],
  size: number,
): WeightedChurn {
  let [days, unestimated] = [0, 0];
  const money: Record<string, number> = {};
  for (const cost of costs) {
    const made = all.filter(({ request }) => request === cost.id).length;
    const part = looked.filter(({ request }) => request === cost.id).length / (made || 1);
    if (part === 0) continue;
    if (cost.days === null && cost.money === null) unestimated++;
    days += (cost.days ?? 0) * part;
    if (cost.money) money[cost.currency] = (money[cost.currency] ?? 0) + cost.money * part;
  }
  const each = (sum: number) => (size > 0 ? sum / size : 0);
  const moneyPerRequirement = Object.fromEntries(Object.entries(money).map(([name, sum]) => [name, each(sum)]));
  return { days, money, daysPerRequirement: size > 0 ? days / size : null, moneyPerRequirement, unestimated };
}
