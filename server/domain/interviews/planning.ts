/** Planning interviews: whom to ask, about which blocks, when, and how he may be quoted. */
import type { Consent, Interviews } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { limits, oneOf, optionalDate, optionalText } from "../fields.ts";
import { insideRoles } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { askedRoles } from "./asked-roles.ts";
import { composeGuide } from "./guide.ts";
import { interviewOf, nextNumber, tell } from "./interview-rows.ts";

export const consents = ["name", "role", "none"] as const satisfies Consent[];

/** As typed. */
export interface InterviewPlan {
  /** Key of a role of the template. */
  role: string;
  name?: string | undefined;
  position?: string | undefined;
  department?: string | undefined;
  consent?: string | undefined;
  /** YYYY-MM-DD. */
  heldOn?: string | undefined;
  /** HH:MM. */
  heldAt?: string | undefined;
  venue?: string | undefined;
  goal?: string | undefined;
  recorded?: boolean | undefined;
  /** Ids of blocks, at least one. */
  blocks: string[];
  /** Ids of members; nobody named is whoever plans. */
  interviewers?: string[] | undefined;
}

/** How many blocks one interview may be about. */
export const mostBlocks = 100;

function readTime(value: string | undefined): string {
  const text = (value ?? "").trim();
  if (text !== "" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new Refusal("invalid", { fields: "heldAt" }, "heldAt");
  return text;
}

/** What does not name the respondent. */
function readDetails(ground: Ground, { project }: ProjectCommand, plan: Omit<InterviewPlan, "blocks">) {
  const roles = askedRoles(ground, project.template).map(({ key }) => key);
  return {
    role: oneOf("role", plan.role, roles),
    heldOn: optionalDate("interviewDay", plan.heldOn) ?? "",
    heldAt: readTime(plan.heldAt),
    place: optionalText("venue", plan.venue, limits.position),
    goal: optionalText("interviewGoal", plan.goal, limits.reason),
    isRecorded: plan.recorded ? (1 as const) : (0 as const),
  };
}

/** Ids of blocks that stand in the project, at least one. @throws Refusal not-found, required, invalid */
export async function readBlocks({ q, projectId }: ProjectCommand, blocks: readonly string[]): Promise<string[]> {
  const ids = [...new Set(blocks)];
  if (ids.length === 0) throw new Refusal("required", { field: "askedBlocks" }, "askedBlocks");
  if (ids.length > mostBlocks) throw new Refusal("invalid", { fields: "askedBlocks" }, "askedBlocks");
  for (const id of ids) await liveBlock(q, projectId, id);
  return ids;
}

async function readInterviewers({ q, projectId, member }: ProjectCommand, given: string[] = []): Promise<string[]> {
  const ids = [...new Set(given.length > 0 ? given : [member.id])];
  const known = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("id", "in", ids)
    .where("removedAt", "is", null)
    .where("role", "in", [...insideRoles])
    .execute();
  if (known.length < ids.length) throw new Refusal("invalid", { fields: "interviewers" }, "interviewers");
  return ids;
}

async function writeBlocks({ q, projectId }: ProjectCommand, interviewId: string, blocks: string[]): Promise<void> {
  await q
    .deleteFrom("interviewBlocks")
    .where("projectId", "=", projectId)
    .where("interviewId", "=", interviewId)
    .execute();
  const rows = blocks.map((blockId) => ({ projectId, interviewId, blockId }));
  await q.insertInto("interviewBlocks").values(rows).execute();
}

async function writeInterviewers(command: ProjectCommand, interviewId: string, members: string[]): Promise<void> {
  const { q, projectId } = command;
  await q
    .deleteFrom("interviewInterviewers")
    .where("projectId", "=", projectId)
    .where("interviewId", "=", interviewId)
    .execute();
  const rows = members.map((memberId) => ({ projectId, interviewId, memberId }));
  await q.insertInto("interviewInterviewers").values(rows).execute();
}

/**
 * Plans an interview with the guide that the template composes for its blocks and role.
 * @throws Refusal not-found, not-allowed, bad-date and those of fields
 */
export function planInterview(
  ground: Ground,
  actor: Actor,
  projectId: string,
  plan: InterviewPlan,
): Promise<Interviews> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const blocks = await readBlocks(command, plan.blocks);
    const row: Interviews = {
      ...{ projectId, id: command.id(), number: await nextNumber(q, "interviews", projectId) },
      ...readDetails(ground, command, plan),
      name: optionalText("personName", plan.name, limits.name),
      position: optionalText("position", plan.position, limits.position),
      department: optionalText("department", plan.department, limits.position),
      consent: oneOf("consent", plan.consent ?? "role", consents),
      ...{ state: "planned", textId: null, startedAt: null, conductedAt: null, confirmedAt: null },
      ...{ createdBy: actor.accountId, createdAt: now },
    };
    await q.insertInto("interviews").values(row).execute();
    await writeBlocks(command, row.id, blocks);
    await writeInterviewers(command, row.id, await readInterviewers(command, plan.interviewers));
    await composeGuide(ground, command, row);
    await tell(command, "interview.planned", row, { role: row.role, blocks });
    return row;
  });
}

/** As typed; what is not given stays. The respondent's name is replaced as a whole, and never shown to be changed. */
export type InterviewChanges = Partial<InterviewPlan>;

/**
 * Changes what was planned; the consent may change at any time, and what was shown by it changes at once. Before the
 * start another role or other blocks compose the guide anew.
 * @throws Refusal not-found, not-allowed, interview-finished, bad-date and those of fields
 */
export function changeInterview(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
  changes: InterviewChanges,
): Promise<Interviews> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q } = command;
    const was = await interviewOf(q, projectId, interviewId);
    if (was.state === "cancelled") throw new Refusal("interview-finished");
    const details = readDetails(ground, command, {
      role: changes.role ?? was.role,
      heldOn: changes.heldOn ?? was.heldOn,
      heldAt: changes.heldAt ?? was.heldAt,
      venue: changes.venue ?? was.place,
      goal: changes.goal ?? was.goal,
      recorded: changes.recorded ?? was.isRecorded === 1,
    });
    const text = (field: string, given: string | undefined, old: string) =>
      given === undefined ? old : optionalText(field, given, limits.name);
    const row: Interviews = {
      ...{ ...was, ...details },
      name: text("personName", changes.name, was.name),
      position: text("position", changes.position, was.position),
      department: text("department", changes.department, was.department),
      consent: oneOf("consent", changes.consent ?? was.consent, consents),
    };
    const { projectId: _, id: __, ...columns } = row;
    await q
      .updateTable("interviews")
      .set(columns)
      .where("projectId", "=", projectId)
      .where("id", "=", interviewId)
      .execute();
    if (changes.blocks) await writeBlocks(command, interviewId, await readBlocks(command, changes.blocks));
    if (changes.interviewers)
      await writeInterviewers(command, interviewId, await readInterviewers(command, changes.interviewers));
    if (was.textId === null && (changes.blocks || row.role !== was.role)) await composeGuide(ground, command, row);
    await tell(command, "interview.changed", row, { consent: row.consent });
    return row;
  });
}

/** Calls off an interview that has not begun. @throws Refusal not-found, not-allowed, interview-started, interview-finished */
export function cancelInterview(ground: Ground, actor: Actor, projectId: string, interviewId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const row = await interviewOf(command.q, projectId, interviewId);
    if (row.textId !== null) throw new Refusal("interview-started");
    if (row.state === "cancelled") throw new Refusal("interview-finished");
    await command.q
      .updateTable("interviews")
      .set({ state: "cancelled" })
      .where("projectId", "=", projectId)
      .where("id", "=", interviewId)
      .execute();
    await tell(command, "interview.cancelled", row);
  });
}
