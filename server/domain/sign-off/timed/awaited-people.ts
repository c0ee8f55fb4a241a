/** «Кого ждём»: the people a project waits for now, each with a reminder to send him by a messenger. */
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import { links } from "../../../mail/letter.ts";
import { membership, type Actor } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { may } from "../../people.ts";
import { reminderText } from "./reminder-text.ts";
import { listSilences, livingProjects, type Person, type Silence } from "./silence.ts";

export interface AwaitedPerson {
  memberId: string;
  name: string;
  /** How many blocks wait for him. */
  blocks: number;
  /** The earliest deadline, YYYY-MM-DD. */
  deadline: string | null;
  /** It has passed. */
  late: boolean;
  reminder: string;
  /** The person's language: the reminder is written in it. */
  language: Language;
}

/**
 * Whom those who submit blocks may remind, the earliest deadline first; nobody for others and in an archived project.
 * @throws Refusal not-found, not-allowed
 */
export async function listAwaitedPeople(ground: Ground, actor: Actor, projectId: string): Promise<AwaitedPerson[]> {
  const member = await membership(ground, actor, projectId, "sign-off.read");
  const project = (await livingProjects(ground.facts)).find(({ id }) => id === projectId);
  if (!project || !may(member.role, "round.open")) return [];
  const byPerson = new Map<string, { person: Person; silences: Silence[] }>();
  for (const silence of await listSilences(ground.facts, project)) {
    if (!silence.holder) continue;
    const known = byPerson.get(silence.holder.memberId);
    if (known) known.silences.push(silence);
    else byPerson.set(silence.holder.memberId, { person: silence.holder, silences: [silence] });
  }
  const today = dayIn(project.timeZone, ground.clock.now());
  const origin = ground.config.origins[0] ?? "";
  return [...byPerson.values()].map(({ person, silences }) => awaited(person, silences, today, origin));
}

function awaited(person: Person, silences: Silence[], today: string, origin: string): AwaitedPerson {
  const [first] = silences;
  const { project, blockId, deadline } = first!;
  const link = silences.length === 1 ? links.signOff(origin, project.id, blockId) : links.awaited(origin);
  const blocks = silences.map(({ blockTitle, ...silence }) => ({ title: blockTitle, deadline: silence.deadline }));
  return {
    ...{ memberId: person.memberId, name: person.name, blocks: silences.length, deadline },
    late: deadline !== null && deadline < today,
    language: person.language,
    reminder: reminderText({ name: person.name, project: project.name, blocks, link, today }, person.language),
  };
}
