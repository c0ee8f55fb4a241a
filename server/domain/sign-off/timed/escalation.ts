/** Escalation: some working days after its deadline the owner is told, once a round, who is still silent. */
import type { Ground } from "../../../ground.ts";
import { links } from "../../../mail/letter.ts";
import { escalationLetter } from "../../../mail/reminder-letters.ts";
import { dueCommand, type Command } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { post } from "../../outbox.ts";
import { signOffTerms } from "../settings.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { addWorkingDays, workingDaysBetween } from "../../calendar/working-days.ts";
import { leadersOf } from "./leaders.ts";
import { workingDaysLate } from "./reminder-days.ts";
import { listSilences, livingProjects, type LivingProject, type Reader, type Silence } from "./silence.ts";
import { letterDay } from "./working-hours.ts";

/** Tells those who answer for each project. Rounds that fall due on one day are told in one letter. */
export async function escalate(ground: Ground): Promise<void> {
  for (const project of await livingProjects(ground.facts)) {
    const day = letterDay(project, ground.clock.now());
    if (day === null || (await listOverdue(ground.facts, project, day)).length === 0) continue;
    await dueCommand(ground, project.id, (command) => tell(ground, command, project, day));
  }
}

/** What rounds wait for after their deadline and the project's patience, and what nobody was told of yet. */
async function listOverdue(q: Reader, project: LivingProject, day: string): Promise<Silence[]> {
  const { escalationDays } = await signOffTerms(q, project.id);
  const told = await q.selectFrom("escalations").select("roundId").where("projectId", "=", project.id).execute();
  const known = new Set(told.map(({ roundId }) => roundId));
  const isOverdue = ({ deadline }: Silence) =>
    deadline !== null && day >= addWorkingDays(deadline, escalationDays, calendarOf(project));
  return (await listSilences(q, project)).filter((one) => one.needed && !known.has(one.roundId) && isOverdue(one));
}

async function tell(ground: Ground, command: Command, project: LivingProject, day: string): Promise<void> {
  const { q } = command;
  const overdue = await listOverdue(q, project, day);
  const leaders = await leadersOf(q, project.id);
  if (overdue.length === 0 || leaders.length === 0) return;
  const calendar = calendarOf(project);
  const silentDays = ({ since }: Silence) =>
    workingDaysBetween(dayIn(project.timeZone, new Date(since)), day, calendar);
  const byRound = [...new Set(overdue.map(({ roundId }) => roundId))].map((roundId) =>
    overdue.filter((one) => one.roundId === roundId),
  );
  const rounds = byRound.map((silences) => {
    const { blockTitle, deadline } = silences[0]!;
    return {
      ...{ block: blockTitle, deadline: deadline!, late: workingDaysLate(deadline, day, calendar) },
      silent: silences.map((one) => ({ name: one.person.name, days: silentDays(one), gone: !one.person.living })),
    };
  });
  const link = links.approvers(ground.config.origins[0] ?? "", project.id);
  for (const leader of leaders) await post(command, escalationLetter(leader, { project: project.name, rounds, link }));
  for (const silences of byRound) await remember(command, project.id, silences, day);
}

async function remember({ q, journal }: Command, projectId: string, silences: Silence[], day: string): Promise<void> {
  const { roundId, blockId } = silences[0]!;
  await q.insertInto("escalations").values({ projectId, roundId, day }).execute();
  const silent = silences.map(({ approverId }) => approverId);
  await journal({ kind: "round.escalated", about: blockId, data: { round: roundId, silent } });
}
