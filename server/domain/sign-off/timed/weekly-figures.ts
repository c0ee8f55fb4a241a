/** What the owner's weekly letter tells of a project: how far it is, what happened in the week, who delays. */
import type { Decision } from "../../../db/sign-off-schema.ts";
import { dayIn } from "../../document/due-days.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { workingDaysBetween } from "../../calendar/working-days.ts";
import { workingDaysLate } from "./reminder-days.ts";
import type { Reader, Silence } from "./silence.ts";

export interface Progress {
  agreed: number;
  of: number;
  /** Every mandatory block is agreed, and one at least is in no version yet. */
  approvable: boolean;
}

/** How many blocks of the document are agreed. */
export async function progressOf(q: Reader, projectId: string): Promise<Progress> {
  const blocks = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.state", "blocks.mandatory"])
    .where("blocks.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .execute();
  const agreed = blocks.filter(({ state }) => state === "agreed" || state === "baselined");
  const missing = blocks.some((block) => block.mandatory === 1 && !agreed.includes(block));
  const approvable = !missing && agreed.some(({ state }) => state === "agreed");
  return { agreed: agreed.length, of: blocks.length, approvable };
}

export interface Week {
  submitted: number;
  signed: number;
  rejected: number;
  agreed: number;
  reopened: number;
}

/** What happened since a moment. @param since UTC */
export async function weekOf(q: Reader, projectId: string, since: string): Promise<Week> {
  const rounds = await q
    .selectFrom("rounds")
    .select(["submittedAt", "endedAt", "outcome"])
    .where("projectId", "=", projectId)
    .where(({ or, eb }) => or([eb("submittedAt", ">=", since), eb("endedAt", ">=", since)]))
    .execute();
  const visas = await q
    .selectFrom("signOffs")
    .select("decision")
    .where("projectId", "=", projectId)
    .where("at", ">=", since)
    .execute();
  const reopened = await q
    .selectFrom("reopenings")
    .select("id")
    .where("projectId", "=", projectId)
    .where("at", ">=", since)
    .execute();
  const given = (...decisions: Decision[]) => visas.filter(({ decision }) => decisions.includes(decision)).length;
  return {
    submitted: rounds.filter(({ submittedAt }) => submittedAt >= since).length,
    signed: given("agreed", "agreed-with-remarks"),
    rejected: given("rejected"),
    agreed: rounds.filter(({ endedAt, outcome }) => outcome === "agreed" && endedAt! >= since).length,
    reopened: reopened.length,
  };
}

/** A person who delays: in how many blocks, and for how many working days the longest. */
export interface Delay {
  name: string;
  blocks: number;
  /** Since his turn came, and since the deadline. */
  silent: number;
  late: number;
}

/** Those whom rounds wait for after their deadline, the longest silent first. */
export function delaysOf(silences: readonly Silence[], today: string): Delay[] {
  const delays = new Map<string, Delay>();
  for (const { person, deadline, needed, since, project } of silences) {
    const calendar = calendarOf(project);
    const silent = workingDaysBetween(dayIn(project.timeZone, new Date(since)), today, calendar);
    // Nobody is late before his turn came.
    const late = Math.min(workingDaysLate(deadline, today, calendar), silent);
    if (!needed || late === 0) continue;
    const delay = delays.get(person.accountId) ?? { name: person.name, blocks: 0, silent: 0, late: 0 };
    delays.set(person.accountId, {
      ...{ ...delay, blocks: delay.blocks + 1 },
      ...{ silent: Math.max(delay.silent, silent), late: Math.max(delay.late, late) },
    });
  }
  return [...delays.values()].sort((a, b) => b.late - a.late || b.silent - a.silent);
}
