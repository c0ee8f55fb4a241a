/** The owner's weekly letter: on the first working day of the week, while a project is gathered and agreed. */
import type { Phase } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import { links } from "../../../mail/letter.ts";
import { weeklyLetter } from "../../../mail/weekly-letter.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { dueCommand, type Command } from "../../command.ts";
import { dayAfter, startOfDay } from "../../document/due-days.ts";
import { chainHead } from "../../journal.ts";
import { post } from "../../outbox.ts";
import { membersAs, type Leader } from "./leaders.ts";
import { listSilences, livingProjects, type LivingProject, type Reader, type Silence } from "./silence.ts";
import { delaysOf, progressOf, weekOf } from "./weekly-figures.ts";
import { isFirstWorkingDay, letterDay } from "./working-hours.ts";

/** When there is something to tell an owner every week. */
const phases: readonly Phase[] = ["elicitation", "agreement"];

/** Sends the letter of the week for every project that has had a round. */
export async function sendWeeklyLetters(ground: Ground): Promise<void> {
  for (const project of await livingProjects(ground.facts)) {
    const day = letterDay(project, ground.clock.now());
    if (day === null || !isFirstWorkingDay(day, calendarOf(project)) || !(await isDue(ground.facts, project, day)))
      continue;
    await dueCommand(ground, project.id, async (command) => {
      if (await isDue(command.q, project, day)) await send(ground, command, project, day);
    });
  }
}

async function isDue(q: Reader, { id, phase }: LivingProject, day: string): Promise<boolean> {
  if (!phases.includes(phase)) return false;
  const round = await q.selectFrom("rounds").select("id").where("projectId", "=", id).limit(1).executeTakeFirst();
  const sent = await q
    .selectFrom("weeklyLetters")
    .select("day")
    .where("projectId", "=", id)
    .where("day", "=", day)
    .executeTakeFirst();
  return round !== undefined && sent === undefined;
}

async function send(ground: Ground, command: Command, project: LivingProject, day: string): Promise<void> {
  const { q } = command;
  const owners = await membersAs(q, project.id, "owner");
  if (owners.length === 0) return;
  const silences = await listSilences(q, project);
  const told = {
    ...{ project: project.name, day, head: await chainHead(q, project.id) },
    ...{ progress: await progressOf(q, project.id), delays: delaysOf(silences, day) },
    week: await weekOf(q, project.id, startOfDay(dayAfter(day, -7), project.timeZone)),
  };
  const origin = ground.config.origins[0] ?? "";
  for (const owner of owners)
    await post(
      command,
      weeklyLetter(owner, { ...told, ...waitingFor(owner, silences), ...linksOf(origin, project.id) }),
    );
  await q.insertInto("weeklyLetters").values({ projectId: project.id, day }).execute();
  const to = owners.map(({ memberId }) => memberId);
  await command.journal({ kind: "weekly-letter.sent", about: project.id, data: { to } });
}

/** Blocks that wait for the owner's own decision. */
function waitingFor({ accountId }: Leader, silences: Silence[]) {
  const mine = silences.filter(({ holder }) => holder?.accountId === accountId);
  return { waiting: mine.map(({ blockTitle, deadline }) => ({ block: blockTitle, deadline })) };
}

function linksOf(origin: string, projectId: string) {
  return {
    inbox: links.awaited(origin),
    versions: links.versions(origin, projectId),
    matrix: links.approvers(origin, projectId),
  };
}
