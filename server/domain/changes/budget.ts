/**
 * The change budget: what applied changes have spent of its limits, and what one more would make of it. Always computed
 * from the rows themselves, inside the transaction that decides: two decisions at once cannot both fit into the rest.
 */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Reader } from "./change-rows.ts";
import { changeTerms, type BudgetLimits, type ChangeTerms } from "./settings.ts";

export type Measure = "days" | "money" | "share";
export const measures: readonly Measure[] = ["days", "money", "share"];

/** One limit: days, minor units of the budget's currency, or percent of the requirements. */
export interface BudgetLine {
  /** The section it is of; null for the whole project. */
  section: { id: string; title: string } | null;
  measure: Measure;
  limit: number;
  spent: number;
  /** With the request in question; the same as `spent` where it touches nothing of it. */
  then: number;
  /** It would be crossed: the owner has to decide. */
  over: boolean;
  /** At least four fifths of it would be spent. */
  near: boolean;
  /** The sum is in another currency than the limit: nobody but the owner can tell. */
  foreign: boolean;
}

interface Spending {
  /** `null`, the whole project, or the sections it touches. */
  sections: ReadonlySet<string>;
  days: number;
  money: number;
  currency: string;
  /** Sections of the requirements it changes, by uuid. */
  requirements: ReadonlyMap<string, string>;
}

type Costly = Pick<ChangeRequests, "id" | "kind" | "days" | "money" | "currency">;

/** What applied requests have spent; a clarification of wording spends nothing. */
async function spendings(q: Reader, projectId: string, requests: Costly[]): Promise<Spending[]> {
  const counted = requests.filter(({ kind }) => kind === "request");
  if (counted.length === 0) return [];
  const ids = counted.map(({ id }) => id);
  const targets = await q
    .selectFrom("changeTargets")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "changeTargets.projectId").onRef("blocks.id", "=", "changeTargets.blockId"),
    )
    .select(["changeTargets.requestId", "blocks.sectionId"])
    .where("changeTargets.projectId", "=", projectId)
    .where("changeTargets.requestId", "in", ids)
    .execute();
  const touched = await q
    .selectFrom("changeRequirements")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "changeRequirements.projectId")
        .onRef("requirements.uuid", "=", "changeRequirements.uuid"),
    )
    .innerJoin("sections", (join) =>
      join
        .onRef("sections.projectId", "=", "requirements.projectId")
        .onRef("sections.prefix", "=", "requirements.prefix"),
    )
    .select(["changeRequirements.requestId", "changeRequirements.uuid", "sections.id as sectionId"])
    .where("changeRequirements.projectId", "=", projectId)
    .where("changeRequirements.requestId", "in", ids)
    .where("changeRequirements.touch", "!=", "affected")
    .execute();
  return counted.map(({ id, days, money, currency }) => ({
    ...{ days: days ?? 0, money: money ?? 0, currency },
    sections: new Set(targets.filter(({ requestId }) => requestId === id).map(({ sectionId }) => sectionId)),
    requirements: new Map(
      touched.filter(({ requestId }) => requestId === id).map(({ uuid, sectionId }) => [uuid, sectionId]),
    ),
  }));
}

/** How many requirements stand in the document, by the section of their birth. */
async function sizes(q: Reader, projectId: string): Promise<Map<string, number>> {
  const rows = await q
    .selectFrom("requirementWords")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "requirementWords.projectId")
        .onRef("requirements.uuid", "=", "requirementWords.uuid"),
    )
    .innerJoin("sections", (join) =>
      join
        .onRef("sections.projectId", "=", "requirements.projectId")
        .onRef("sections.prefix", "=", "requirements.prefix"),
    )
    .innerJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "requirementWords.projectId")
        .onRef("blocks.textId", "=", "requirementWords.textId"),
    )
    .select((eb) => ["sections.id", eb.fn.countAll<number>().as("count")])
    .where("requirementWords.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .groupBy("sections.id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

type Scope = { id: string; title: string } | null;

const inScope = (scope: Scope, section: string) => scope === null || scope.id === section;

function spentOf(measure: Measure, scope: Scope, terms: ChangeTerms, all: Spending[], size: number): number {
  const here = all.filter(({ sections }) => scope === null || sections.has(scope.id));
  if (measure === "days") return sum(here.map(({ days }) => days));
  if (measure === "money") return sum(here.map(({ money, currency }) => (currency === terms.currency ? money : 0)));
  const changed = new Set(
    all.flatMap(({ requirements }) =>
      [...requirements].filter(([, section]) => inScope(scope, section)).map(([uuid]) => uuid),
    ),
  );
  return size === 0 ? (changed.size > 0 ? 100 : 0) : Math.round((changed.size * 1000) / size) / 10;
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * Every limit of the project with what is spent of it, and what would be with a request. In a section a request counts
 * with its whole cost: nobody says how much of it belongs there.
 */
export async function readBudget(q: Reader, projectId: string, request?: Costly): Promise<BudgetLine[]> {
  const terms = await changeTerms(q, projectId);
  const applied = await q
    .selectFrom("changeRequests")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("state", "in", ["applied", "closed"])
    .execute();
  const isApplied = applied.some(({ id }) => id === request?.id);
  const spent = await spendings(q, projectId, applied);
  const more = request && !isApplied ? await spendings(q, projectId, [request]) : [];
  const size = await sizes(q, projectId);
  const titles = await q
    .selectFrom("sections")
    .select(["id", "title"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .execute();
  const scopes: { scope: Scope; limits: BudgetLimits }[] = [
    { scope: null, limits: terms },
    ...titles.flatMap((section) =>
      terms.sections[section.id] ? [{ scope: section, limits: terms.sections[section.id]! }] : [],
    ),
  ];
  return scopes.flatMap(({ scope, limits }) =>
    measures.flatMap((measure): BudgetLine[] => {
      const limit = limits[measure];
      if (limit === null) return [];
      const whole = sum([...size].filter(([id]) => inScope(scope, id)).map(([, count]) => count));
      const now = spentOf(measure, scope, terms, spent, whole);
      const then = spentOf(measure, scope, terms, [...spent, ...more], whole);
      const foreign =
        measure === "money" &&
        more.some(
          ({ money, currency, sections }) =>
            money > 0 && currency !== terms.currency && (scope === null || sections.has(scope.id)),
        );
      const over = foreign || (then > limit && then > now);
      return [{ section: scope, measure, limit, spent: now, then, over, near: then >= limit * 0.8, foreign }];
    }),
  );
}

/** Does a request cross a limit? */
export async function crossesBudget(q: Reader, projectId: string, request: Costly): Promise<boolean> {
  return (await readBudget(q, projectId, request)).some(({ over }) => over);
}
