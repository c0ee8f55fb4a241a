/** Reminders: one letter a person and day with all that waits for his decision, in all his projects. */
import type { Ground } from "../../../ground.ts";
import { links } from "../../../mail/letter.ts";
import { reminderLetter } from "../../../mail/reminder-letters.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { dueCommand, inChain, type Command } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { post } from "../../outbox.ts";
import { consentDay } from "./default-consent.ts";
import { isReminderDay } from "./reminder-days.ts";
import { listSilences, livingProjects, type LivingProject, type Person, type Reader, type Silence } from "./silence.ts";
import { letterDay } from "./working-hours.ts";

interface Call {
  project: LivingProject;
  person: Person;
  day: string;
}

/** Writes to everybody whose decision is waited for and whose day it is in one of his projects. */
export async function sendReminders(ground: Ground): Promise<void> {
  const calls = new Map<string, Call>();
  for (const project of await livingProjects(ground.facts)) {
    const day = letterDay(project, ground.clock.now());
    if (day === null) continue;
    for (const { holder, ...silence } of await listSilences(ground.facts, project))
      if (holder && !calls.has(holder.accountId) && isDue(silence, day))
        calls.set(holder.accountId, { project, person: holder, day });
  }
  for (const call of calls.values()) if (!(await wasReminded(ground.facts, call))) await remind(ground, call);
}

/** Whoever was asked today need not be reminded today. */
function isDue({ deadline, since, project }: Omit<Silence, "holder">, day: string): boolean {
  return isReminderDay(deadline, day, calendarOf(project)) && dayIn(project.timeZone, new Date(since)) < day;
}

async function wasReminded(q: Reader, { person, day }: Call): Promise<boolean> {
  const row = await q
    .selectFrom("reminders")
    .select("day")
    .where("accountId", "=", person.accountId)
    .where("day", "=", day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The letter and the memory of it are written together, after another look: he may have decided meanwhile. */
function remind(ground: Ground, call: Call): Promise<void> {
  return dueCommand(ground, call.project.id, async (command) => {
    const { q } = command;
    const awaited = await silencesOf(q, call.person.accountId);
    const due = awaited.some((one) => one.project.id === call.project.id && isDue(one, call.day));
    if (!due || (await wasReminded(q, call))) return;
    await post(command, await letterOf(ground, q, call, awaited));
    for (const { project, roundId, approverId } of awaited)
      await q
        .insertInto("reminders")
        .values({ projectId: project.id, roundId, approverId, accountId: call.person.accountId, day: call.day })
        .execute();
    await journalOf(command, awaited);
  });
}

/** What waits for an account in all projects. */
async function silencesOf(q: Reader, accountId: string): Promise<Silence[]> {
  const found: Silence[] = [];
  const mine = await q.selectFrom("members").select("projectId").where("accountId", "=", accountId).execute();
  for (const project of await livingProjects(q))
    if (mine.some(({ projectId }) => projectId === project.id))
      found.push(...(await listSilences(q, project)).filter(({ holder }) => holder?.accountId === accountId));
  return found;
}

async function letterOf(ground: Ground, q: Reader, { person }: Call, awaited: Silence[]) {
  const origin = ground.config.origins[0] ?? "";
  const items = [];
  for (const silence of awaited) {
    const { project, blockId, blockTitle, deadline, person: own, holder } = silence;
    items.push({
      ...{ project: project.name, block: blockTitle, deadline, today: dayIn(project.timeZone, ground.clock.now()) },
      insteadOf: own.memberId === holder?.memberId ? null : own.name,
      consentOn: await consentDay(q, silence),
      link: links.signOff(origin, project.id, blockId),
    });
  }
  return reminderLetter(person, { items, inbox: links.awaited(origin) });
}

/** Each project's journal tells of its own rounds. */
async function journalOf(command: Command, awaited: Silence[]): Promise<void> {
  for (const projectId of new Set(awaited.map(({ project }) => project.id))) {
    const here = awaited.filter(({ project }) => project.id === projectId);
    await inChain(command, projectId).journal({
      kind: "reminders.sent",
      about: here[0]!.holder!.memberId,
      data: { rounds: here.map(({ roundId }) => roundId) },
    });
  }
}
