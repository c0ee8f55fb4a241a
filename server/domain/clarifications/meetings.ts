/** «Протокол встречи»: what was asked aloud becomes clarification questions, answered and published like any other. */
import type { Clarifications, Meetings } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { anyBlock } from "../document/live-rows.ts";
import { limits, optionalText, requiredDate, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { nextNumber, tell, untouched } from "./clarification-rows.ts";
import { mostSpoken } from "./names.ts";
import { termOf } from "./terms.ts";

export interface Spoken {
  question: string;
  /** What was answered on the spot: the draft of the answer. */
  answer?: string | undefined;
  /** Id of a block; left out for a question in general. */
  blockId?: string | undefined;
}

export interface NewMeeting {
  title: string;
  /** YYYY-MM-DD. */
  heldOn: string;
  /** Who was there; never leaves the inside. */
  attendees: string;
  questions: Spoken[];
}

/**
 * Writes a meeting down; each question asked there becomes one of the register, nobody being its asker.
 * @throws Refusal not-found, not-allowed, bad-date and those of fields
 */
export function recordMeeting(ground: Ground, actor: Actor, projectId: string, given: NewMeeting): Promise<Meetings> {
  return projectCommand(ground, actor, projectId, "clarification.lead", async (command) => {
    const { q, now, actorId: createdBy } = command;
    const last = await q
      .selectFrom("meetings")
      .select((eb) => eb.fn.max("number").as("number"))
      .where("projectId", "=", projectId)
      .executeTakeFirst();
    const meeting: Meetings = {
      ...{ projectId, id: command.id(), number: Number(last?.number ?? 0) + 1, createdBy, createdAt: now },
      title: requiredText("title", given.title, limits.title),
      heldOn: requiredDate("heldOn", given.heldOn),
      attendees: optionalText("attendees", given.attendees, limits.reason),
    };
    const spoken = given.questions.filter(({ question, answer }) => question.trim() !== "" || answer?.trim());
    if (spoken.length === 0) throw new Refusal("required", { field: "question" }, "question");
    if (spoken.length > mostSpoken) throw new Refusal("invalid", { fields: "question" }, "question");
    await q.insertInto("meetings").values(meeting).execute();
    await command.journal({
      kind: "meeting.recorded",
      about: meeting.id,
      data: { number: meeting.number, questions: spoken.length },
    });
    for (const one of spoken) await writeSpoken(command, meeting, one);
    return meeting;
  });
}

async function writeSpoken(command: ProjectCommand, { id: meetingId }: Meetings, given: Spoken): Promise<void> {
  const { q, projectId, actorId, now } = command;
  const original = requiredText("question", given.question, limits.question);
  const answer = optionalText("answer", given.answer, limits.answer);
  const blockId = given.blockId ? (await anyBlock(q, projectId, given.blockId)).id : null;
  const drafted = answer === "" ? {} : { answer, draftedBy: actorId, draftedAt: now };
  const row: Clarifications = {
    ...{ ...untouched(command, await nextNumber(q, projectId)), ...drafted },
    ...{ companyId: null, askedBy: null, meetingId, clientKey: null, publicationId: null, blockId, place: "" },
    // Whoever wrote it down has worded it for all.
    ...{ original, wording: original, state: answer === "" ? "triage" : "drafted" },
    ...{ ...(await termOf(command)), isLate: 0 },
  };
  await q.insertInto("clarifications").values(row).execute();
  await tell(command, "clarification.asked", row, { meeting: meetingId });
}

export interface ShownMeeting extends Omit<Meetings, "projectId" | "createdBy"> {
  recordedBy: string;
  questions: number;
}

/** The meetings of a project, the latest first. @throws Refusal not-found, not-allowed */
export async function listMeetings(ground: Ground, actor: Actor, projectId: string): Promise<ShownMeeting[]> {
  await membership(ground, actor, projectId, "clarification.read");
  const rows = await ground.facts
    .selectFrom("meetings")
    .innerJoin("accounts", "accounts.id", "meetings.createdBy")
    .select(["meetings.id", "number", "title", "heldOn", "attendees", "meetings.createdAt"])
    .select("accounts.name as recordedBy")
    .select((eb) =>
      eb
        .selectFrom("clarifications")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("clarifications.projectId", "=", "meetings.projectId")
        .whereRef("clarifications.meetingId", "=", "meetings.id")
        .as("questions"),
    )
    .where("meetings.projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, questions: Number(row.questions) }));
}
