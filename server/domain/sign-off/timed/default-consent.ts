/** «Согласование по умолчанию»: where the project says so, an advisory approver's long silence is consent, told as such. */
import type { Ground } from "../../../ground.ts";
import type { SignOffs } from "../../../db/sign-off-schema.ts";
import { dueCommand } from "../../command.ts";
import { identityOf } from "../deciding.ts";
import { dayIn } from "../../document/due-days.ts";
import { livingMember } from "../../members/member-list.ts";
import { settleLock } from "../locking.ts";
import { conclude, type RoundCommand } from "../round-ending.ts";
import { findConsentTerms } from "../settings.ts";
import { giveSignOff } from "../visas.ts";
import { calendarOf } from "../../calendar/project-calendar.ts";
import { addWorkingDays } from "../../calendar/working-days.ts";
import { listSilences, livingProjects, type LivingProject, type Reader, type Silence } from "./silence.ts";

/** The last day on which this silence is not yet consent; null when it never is. */
export async function consentDay(q: Reader, silence: Silence): Promise<string | null> {
  const { project, mandatory, person, roundId, approverId, since } = silence;
  const terms = await findConsentTerms(q, project.id);
  if (terms === null || mandatory || !person.living) return null;
  // Consent that he took back does not come again by itself.
  const before = await q
    .selectFrom("signOffs")
    .select("id")
    .where("projectId", "=", project.id)
    .where("roundId", "=", roundId)
    .where("approverId", "=", approverId)
    .limit(1)
    .executeTakeFirst();
  if (before) return null;
  // Whoever was silent before it meant anything gets the whole time.
  const counted = since > terms.since ? since : terms.since;
  return addWorkingDays(dayIn(project.timeZone, new Date(counted)), terms.days, calendarOf(project));
}

async function listConsents(ground: Ground, q: Reader, project: LivingProject): Promise<Silence[]> {
  const today = dayIn(project.timeZone, ground.clock.now());
  const consents: Silence[] = [];
  for (const silence of await listSilences(q, project)) {
    const last = await consentDay(q, silence);
    if (last !== null && today > last) consents.push(silence);
  }
  return consents;
}

/** Writes down consent wherever its day has passed, and ends the rounds that waited for nothing else. */
export async function consentByDefault(ground: Ground): Promise<void> {
  for (const project of await livingProjects(ground.facts)) {
    if ((await listConsents(ground, ground.facts, project)).length === 0) continue;
    const texts = await dueCommand(ground, project.id, async (command) => {
      const consents = await listConsents(ground, command.q, project);
      for (const silence of consents) await consent(ground, { ...command, projectId: project.id }, silence);
      return concludeAll({ ...command, projectId: project.id }, consents);
    });
    for (const textId of texts) await settleLock(ground, project.id, textId);
  }
}

async function consent(ground: Ground, command: RoundCommand, { person, ...silence }: Silence): Promise<void> {
  const { q, projectId, now } = command;
  const { roundId, approverId, blockId, behalf } = silence;
  const round = await roundOf(command, roundId);
  const member = await livingMember(q, projectId, person.memberId);
  const signOff: SignOffs = {
    ...{ projectId, id: command.id(), roundId, approverId, blockId, revisionId: round.revisionId, hash: round.hash },
    ...{ accountId: person.accountId, behalf, decision: "by-default", differenceOnly: 0, late: 0 },
    ...{ confirmedBy: "nobody", rulesHash: "", identity: await identityOf(ground, { q, member, now }) },
    ...{ enteredBy: null, file: null, signedOn: null, at: now },
  };
  await giveSignOff(command, signOff);
}

function roundOf({ q, projectId }: RoundCommand, roundId: string) {
  return q
    .selectFrom("rounds")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", roundId)
    .executeTakeFirstOrThrow();
}

/** @returns texts of the blocks that are drafts again: another one had rejected */
async function concludeAll(command: RoundCommand, consents: Silence[]): Promise<string[]> {
  const { q, projectId } = command;
  for (const roundId of new Set(consents.map((one) => one.roundId)))
    await conclude(command, await roundOf(command, roundId));
  const blocks = consents.map(({ blockId }) => blockId);
  const opened = await q
    .selectFrom("blocks")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("id", "in", blocks)
    .where("state", "=", "draft")
    .execute();
  return opened.map(({ textId }) => textId);
}
