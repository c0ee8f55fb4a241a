/** What a block goes to its approvers with: who will decide, by when, what it lacks, and what keeps it from going. */
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { BlockOverview, SectionOverview } from "../document/outline.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { wordGaps } from "../overview/readiness-gaps.ts";
import { survey, type BlockReadiness, type Survey } from "../overview/readiness.ts";
import { may } from "../people.ts";
import type { Members } from "../../db/schema.ts";
import { effectiveApprovers, type EffectiveApprover } from "./effective-approvers.ts";
import { usualDeadline } from "./rounds.ts";

/** One who will decide on a block, or a role that nobody holds. */
export interface Decider {
  /** Null while nobody in the group has the position of the role. */
  name: string | null;
  position: string;
  /** Titles of the template's roles he stands for. */
  roles: string[];
  mandatory: boolean;
  step: number;
  behalf: string;
  substitute: string | null;
}

/** Why a block does not go now. */
export type Obstacle =
  | { kind: "not-responsible" }
  | { kind: "not-filled" }
  | { kind: "no-approvers" }
  /** Titles of the mandatory roles that nobody holds. */
  | { kind: "approver-missing"; roles: string[] };

/** A draft that may be submitted, or what keeps it. */
export interface Candidate {
  blockId: string;
  section: { id: string; title: string };
  readiness: BlockReadiness;
  deciders: Decider[];
  obstacles: Obstacle[];
}

export interface Candidates {
  /** Drafts in the order of the document. */
  candidates: Candidate[];
  /** YYYY-MM-DD: the project's usual one from today. */
  deadline: string;
}

/**
 * Drafts of a project as they would go now.
 * @param only id of the one block wanted; none comes back when it is no draft
 * @throws Refusal not-found, not-allowed, unknown-template
 */
export async function readCandidates(
  ground: Ground,
  actor: Actor,
  projectId: string,
  only?: string,
): Promise<Candidates> {
  const member = await membership(ground, actor, projectId, "round.open");
  const from = await survey(ground, projectId, only);
  const drafts = from.sections.flatMap((section) =>
    section.blocks.filter(({ state }) => state === "draft").map((block) => ({ section, block })),
  );
  const ids = drafts.map(({ block }) => block.id);
  const approvers = await effectiveApprovers(ground.facts, projectId, ids);
  const describe = await describing(ground, from);
  const measured = new Map(from.readiness.sections.flatMap(({ blocks }) => blocks).map((block) => [block.id, block]));
  return {
    candidates: drafts.map(({ section, block }) =>
      candidate(member, measured.get(block.id)!, section, block, approvers.get(block.id)!.map(describe)),
    ),
    deadline: await usualDeadline(ground, ground.facts, from.project),
  };
}

function candidate(
  member: Members,
  readiness: BlockReadiness,
  section: SectionOverview,
  block: BlockOverview,
  deciders: Decider[],
): Candidate {
  return {
    ...{ blockId: block.id, section: { id: section.id, title: section.title }, readiness, deciders },
    obstacles: [...rightOf(member, block), ...wordsOf(readiness), ...approversOf(deciders)],
  };
}

function rightOf(member: Members, { responsibleId }: BlockOverview): Obstacle[] {
  return may(member.role, "block.assign") || responsibleId === member.id ? [] : [{ kind: "not-responsible" }];
}

function wordsOf({ gaps }: BlockReadiness): Obstacle[] {
  return gaps.some(({ kind }) => wordGaps.includes(kind)) ? [{ kind: "not-filled" }] : [];
}

function approversOf(deciders: Decider[]): Obstacle[] {
  const roles = deciders.filter(({ name, mandatory }) => name === null && mandatory).flatMap((vacant) => vacant.roles);
  if (roles.length > 0) return [{ kind: "approver-missing", roles }];
  return deciders.some(({ name }) => name !== null) ? [] : [{ kind: "no-approvers" }];
}

/** Names of members and titles of roles for those who decide. */
async function describing(ground: Ground, { project }: Survey): Promise<(approver: EffectiveApprover) => Decider> {
  const people = await ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name", "members.position"])
    .where("members.projectId", "=", project.id)
    .where("members.removedAt", "is", null)
    .execute();
  const known = new Map(people.map((person) => [person.id, person]));
  const template = ground.templates.get(project.template);
  return ({ memberId, roles, mandatory, step, behalf, substituteId }) => {
    const person = memberId === null ? undefined : known.get(memberId);
    return {
      ...{ name: person?.name ?? null, position: person?.position ?? "", mandatory, step, behalf },
      roles: roles.map((role) => roleTitle(template, role)),
      substitute: (substituteId && known.get(substituteId)?.name) || null,
    };
  };
}
