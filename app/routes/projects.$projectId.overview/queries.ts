/** What the overview shows: bounded lists, and days written in the reader's language. */
import type { Activity } from "../../../server/domain/overview/activity.ts";
import type { Finding, Place } from "../../../server/domain/overview/checks/facts.ts";
import { readOverview } from "../../../server/domain/overview/overview.ts";
import type { Gap } from "../../../server/domain/overview/readiness-gaps.ts";
import type { BlockReadiness, SectionReadiness } from "../../../server/domain/overview/readiness.ts";
import type { Waiting } from "../../../server/domain/overview/waiting.ts";
import { dayAndTime, plainDay, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { isCell, shownGaps } from "../../project/shown-gaps.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** Longer lists end in «ещё N». */
const most = { items: 4, waiting: 10 };

/** How many blocks of a section have a gap, and how many cells are empty. */
function sumsOf(blocks: BlockReadiness[]) {
  const having = (kind: Gap["kind"]) => blocks.filter(({ gaps }) => gaps.some((gap) => gap.kind === kind)).length;
  const cells = blocks.reduce((sum, { gaps, more }) => sum + gaps.filter(isCell).length + more, 0);
  return { overdue: having("overdue"), empty: having("empty"), nobody: having("nobody"), cells };
}

function shownSection({ id, number, title, filled, blocks }: SectionReadiness, calendar: Calendar) {
  const lacking = blocks.filter(({ gaps }) => gaps.length > 0).map((block) => shownGaps(block, calendar));
  return { ...{ id, number, title, filled, of: blocks.length }, sums: sumsOf(blocks), blocks: lacking };
}

function shownFinding({ rule, severity, sentence, place, items }: Finding, { language }: Calendar) {
  const shown = items.slice(0, most.items);
  return { rule, severity, sentence: sentence[language], place, items: shown, more: items.length - shown.length };
}

function shownWaiting(waiting: Waiting, calendar: Calendar) {
  if (waiting.kind === "invitation") {
    const { kind, email, lapsed, expiresAt } = waiting;
    return { kind, email, lapsed, until: dayAndTime(expiresAt, calendar) };
  }
  if (!("due" in waiting)) return waiting;
  return { ...waiting, due: waiting.due && plainDay(waiting.due, calendar) };
}

function shownActivity({ deed, person, block, count, at }: Activity, calendar: Calendar) {
  return { deed, person, block, count, at: dayAndTime(at, calendar) };
}

/** Reads the page. */
export async function readOverviewPage(visit: SignedInVisit) {
  const { ground, actor, context, projectId } = visit;
  const { timeZone, sections } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const { readiness, findings, waiting, activity, requirements } = await readOverview(ground, actor, projectId);
  const all = readiness.sections.flatMap(({ blocks }) => blocks);
  const first = sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "main-problem")?.id ?? all[0]?.id;
  const { overdue, nobody } = sumsOf(all);
  return {
    sums: { filled: readiness.filled, of: readiness.of, overdue, nobody, requirements },
    /** Where to begin; null once somebody has. */
    start: all.every(({ untouched }) => untouched) ? (first ?? null) : null,
    sections: readiness.sections.map((section) => shownSection(section, calendar)),
    // The red line above the page says what L8 finds.
    findings: findings.filter(({ rule }) => rule !== "L8").map((finding) => shownFinding(finding, calendar)),
    waiting: waiting.slice(0, most.waiting).map((one) => shownWaiting(one, calendar)),
    waitingMore: Math.max(0, waiting.length - most.waiting),
    activity: activity.map((one) => shownActivity(one, calendar)),
  };
}

export type OverviewPage = Awaited<ReturnType<typeof readOverviewPage>>;
export type ShownSection = OverviewPage["sections"][number];
export type ShownBlock = ShownSection["blocks"][number];
export type { Place };
