/** Projects: the list of mine, the overview each role may see, and changes of the project itself. */
import type { Phase, Projects, Role } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { findMembership, membership, projectCommand, type Actor } from "../command.ts";
import { ownCalendar, ownDaysFrom, type OwnCalendar } from "../calendar/project-calendar.ts";
import { limits, oneOf, requiredText, timeZone } from "../fields.ts";
import { hasLeader, readMembers, type MemberOverview } from "../members/member-list.ts";
import { readOutline, type SectionOverview } from "../document/outline.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";

export const phases = ["elicitation", "agreement", "tender", "implementation", "closed"] as const satisfies Phase[];

export interface ProjectSummary {
  id: string;
  name: string;
  company: string;
  phase: Phase;
  role: Role;
  archived: boolean;
}

/** Projects the account is a member of, by name. */
export async function listProjects(ground: Ground, actor: Actor): Promise<ProjectSummary[]> {
  const rows = await ground.facts
    .selectFrom("members")
    .innerJoin("projects", "projects.id", "members.projectId")
    .select([
      "projects.id",
      "projects.name",
      "projects.company",
      "projects.phase",
      "projects.archivedAt",
      "members.role",
    ])
    .where("members.accountId", "=", actor.accountId)
    .where("members.removedAt", "is", null)
    .orderBy("projects.name")
    .orderBy("projects.id")
    .execute();
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }));
}

export interface ProjectOverview {
  id: string;
  name: string;
  company: string;
  kind: Projects["kind"];
  /** Null for those outside. */
  goal: Projects["goal"] | null;
  ownGoal: string;
  template: string;
  depth: Projects["depth"];
  phase: Phase;
  language: Projects["language"];
  timeZone: string;
  archived: boolean;
  /** The role and member id of the one who asks. */
  role: Role;
  memberId: string;
  sections: SectionOverview[];
  members: MemberOverview[];
  /** No owner or general director is in the group. */
  leaderMissing: boolean;
}

/**
 * The project as this member may see it; an integrator and a contractor see themselves and what is published (R6).
 * @throws Refusal not-found
 */
export async function getProject(ground: Ground, actor: Actor, projectId: string): Promise<ProjectOverview> {
  const member = await findMembership(ground.facts, projectId, actor.accountId);
  const project = await ground.facts.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirst();
  if (!member || !project) throw new Refusal("not-found");
  const { id, name, company, kind, template, depth, phase, language, timeZone } = project;
  const head = { id, name, company, kind, template, depth, phase, language, timeZone };
  const mine = { archived: project.archivedAt !== null, role: member.role, memberId: member.id };
  const members = await readMembers(ground.facts, projectId);
  if (!may(member.role, "project.read")) {
    const himself = members.filter((other) => other.id === member.id);
    return { ...head, ...mine, goal: null, ownGoal: "", sections: [], members: himself, leaderMissing: false };
  }
  const { goal, ownGoal } = project;
  const sections = await readOutline(ground.facts, projectId);
  return { ...head, ...mine, goal, ownGoal, sections, members, leaderMissing: !hasLeader(ground, template, members) };
}

/** The working days that are the project's own. @throws Refusal not-found, not-allowed */
export async function readOwnCalendar(ground: Ground, actor: Actor, projectId: string): Promise<OwnCalendar> {
  await membership(ground, actor, projectId, "project.change");
  const project = ground.facts.selectFrom("projects").select("ownDays").where("id", "=", projectId);
  return ownCalendar(await project.executeTakeFirstOrThrow());
}

/** What can be changed in a project itself, as typed; what is not given stays. */
export interface ProjectChanges {
  name?: string;
  timeZone?: string;
  phase?: string;
  language?: string;
  /** Days on which work rests or goes on in this project, otherwise than in the country: dates, by lines or commas. */
  daysOff?: string;
  workingDays?: string;
}

/** Changes name, time zone, phase, language or the days of its own. @throws Refusal not-found, not-allowed and those of fields */
export function updateProject(ground: Ground, actor: Actor, projectId: string, changes: ProjectChanges): Promise<void> {
  return projectCommand(ground, actor, projectId, "project.change", async ({ q, project, journal, announce }) => {
    const values = {
      name: requiredText("name", changes.name ?? project.name, limits.name),
      timeZone: timeZone("timeZone", changes.timeZone ?? project.timeZone),
      phase: oneOf("phase", changes.phase ?? project.phase, phases),
      language: oneOf("language", changes.language ?? project.language, ["ru", "en"] as const),
      ownDays: ownDaysFrom(project.ownDays, changes),
    };
    await q.updateTable("projects").set(values).where("id", "=", projectId).execute();
    await journal({
      kind: "project.changed",
      about: projectId,
      data: { phase: values.phase, timeZone: values.timeZone, ownDays: values.ownDays },
    });
    announce({ kind: "project", projectId });
  });
}

/** Puts a project away, or takes it back; nothing of it is lost. @throws Refusal not-found, not-allowed */
export function archiveProject(ground: Ground, actor: Actor, projectId: string, away = true): Promise<void> {
  return projectCommand(ground, actor, projectId, "project.change", async ({ q, now, journal, announce }) => {
    const archivedAt = away ? now : null;
    await q.updateTable("projects").set({ archivedAt }).where("id", "=", projectId).execute();
    await journal({ kind: away ? "project.archived" : "project.unarchived", about: projectId });
    announce({ kind: "project", projectId });
  });
}
