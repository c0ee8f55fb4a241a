/** How a project decides on changes, and how much change it pays for: in all and in each section. */
import { changeRules, type ChangeRule, type ChangeSettings } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveSections } from "../document/live-rows.ts";
import { oneOf } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { changeCommand, type Reader } from "./change-rows.ts";
import { currencies } from "./names.ts";
import { readDays, readMoney, readShare } from "./fields.ts";

/** Null where there is no limit. */
export interface BudgetLimits {
  /** Working days. */
  days: number | null;
  /** Minor units. */
  money: number | null;
  /** Percent of the requirements. */
  share: number | null;
}

export interface ChangeTerms extends BudgetLimits {
  rule: ChangeRule;
  /** Of the sums. */
  currency: string;
  /** By the id of the section; those without limits are absent. */
  sections: Record<string, BudgetLimits>;
}

const usual: ChangeTerms = { rule: "all", currency: "RUB", days: null, money: null, share: null, sections: {} };

/** How a project decides, inside any transaction: what it has set, or the usual. */
export async function changeTerms(q: Reader, projectId: string): Promise<ChangeTerms> {
  const row = await q.selectFrom("changeSettings").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  if (!row) return usual;
  const { rule, currency, days, money, share } = row;
  return { rule, currency, days, money, share, sections: JSON.parse(row.sections) as ChangeTerms["sections"] };
}

/** @throws Refusal not-found, not-allowed */
export async function readChangeTerms(ground: Ground, actor: Actor, projectId: string): Promise<ChangeTerms> {
  await membership(ground, actor, projectId, "change.read");
  return changeTerms(ground.facts, projectId);
}

type Typed = string | number | null | undefined;

/** As typed; nothing typed is no limit. */
export interface TypedLimits {
  days?: Typed;
  money?: Typed;
  share?: Typed;
}

export interface TermsChoice extends TypedLimits {
  rule: string;
  currency: string;
  sections: Record<string, TypedLimits>;
}

const readLimits = ({ days, money, share }: TypedLimits): BudgetLimits => ({
  ...{ days: readDays(days), money: readMoney(money), share: readShare(share) },
});

const isLimit = ({ days, money, share }: BudgetLimits) => days !== null || money !== null || share !== null;

/**
 * Sets how changes are decided from now on, requests under way included.
 * @throws Refusal not-found, not-allowed, change-project-closed, change-bad-currency, change-bad-days, change-bad-money,
 *   change-bad-share, required, invalid
 */
export function configureChanges(
  ground: Ground,
  actor: Actor,
  projectId: string,
  choice: TermsChoice,
): Promise<ChangeTerms> {
  return changeCommand(ground, actor, projectId, "change.configure", async ({ q, journal, announce }) => {
    const known = new Set((await liveSections(q, projectId)).map(({ id }) => id));
    if (Object.keys(choice.sections).some((id) => !known.has(id))) throw new Refusal("not-found");
    const currency = currencies.find((one) => one === choice.currency);
    if (!currency) throw new Refusal("change-bad-currency", {}, "currency");
    const sections = Object.entries(choice.sections).map(([id, typed]) => [id, readLimits(typed)] as const);
    const terms: ChangeTerms = {
      ...{ rule: oneOf("rule", choice.rule, changeRules), currency, ...readLimits(choice) },
      sections: Object.fromEntries(sections.filter(([, limits]) => isLimit(limits))),
    };
    const row: ChangeSettings = { ...terms, projectId, sections: JSON.stringify(terms.sections) };
    const { projectId: _, ...values } = row;
    await q
      .insertInto("changeSettings")
      .values(row)
      .onConflict((on) => on.column("projectId").doUpdateSet(values))
      .execute();
    const { rule, days, money, share } = terms;
    await journal({
      kind: "change-control.configured",
      about: projectId,
      data: { rule, currency, days, money, share, digest: rowDigest(row) },
    });
    announce({ kind: "project", projectId });
    return terms;
  });
}
