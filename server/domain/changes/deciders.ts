/**
 * Who decides on a request: by the approvers of its blocks and the project's rule, with the owner where the budget is
 * crossed; a clarification of wording by the responsible for its blocks and a leader.
 */
import type { ChangeRequests, ChangeRule, ChangeVerdict } from "../../db/change-schema.ts";
import type { Blocks, Members } from "../../db/schema.ts";
import { insideRoles, may } from "../people.ts";
import { effectiveApprovers } from "../sign-off/effective-approvers.ts";
import type { Reader } from "./change-rows.ts";

/** People of whom some have to approve. */
export interface DecidingGroup {
  as: "approvers" | "owner" | "responsible" | "leader";
  /** The block it speaks for; null for the whole request. */
  blockId: string | null;
  members: string[];
  /** Who signs in the place of whom: members by the one whose substitute they are. */
  deputies: ReadonlyMap<string, string>;
  /** How many of them have to approve. */
  need: number;
  /** The first decision of any of them settles it. */
  first: boolean;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** A decision that somebody may give: his own, or that of whom he stands in for. */
export interface DecidingSeat {
  memberId: string;
  /** Himself, where it is not his own. */
  deputyId: string | null;
}

/**
 * The decisions that a member may give, his own first. He stands in for somebody only where he does so in every group
 * that the other decides in: a decision counts in all of them.
 */
export function seatsOf(groups: readonly DecidingGroup[], memberId: string): DecidingSeat[] {
  const own = groups.some(({ members }) => members.includes(memberId)) ? [{ memberId, deputyId: null }] : [];
  const others = [...new Set(groups.flatMap(({ members }) => members))].filter((other) => {
    const theirs = groups.filter(({ members }) => members.includes(other));
    return other !== memberId && theirs.every(({ deputies }) => deputies.get(other) === memberId);
  });
  return [...own, ...others.map((other) => ({ memberId: other, deputyId: memberId }))];
}

export type Outcome = "open" | "approved" | "rejected" | "deferred";

/** Where decisions have led to; a group of nobody lets nothing through. */
export function outcomeOf(groups: readonly DecidingGroup[], verdicts: ReadonlyMap<string, ChangeVerdict>): Outcome {
  const standing = groups.map((group) => standingOfGroup(group, verdicts));
  if (standing.includes("rejected")) return "rejected";
  if (standing.includes("deferred")) return "deferred";
  return groups.length > 0 && standing.every((one) => one === "approved") ? "approved" : "open";
}

function standingOfGroup(
  { members, need, first }: DecidingGroup,
  verdicts: ReadonlyMap<string, ChangeVerdict>,
): Outcome {
  const given = members.flatMap((id) => verdicts.get(id) ?? []);
  const count = (verdict: ChangeVerdict) => given.filter((one) => one === verdict).length;
  if (members.length === 0) return "open";
  if (count("approve") >= need) return "approved";
  const against = count("reject") + count("defer");
  const isLost = members.length - against < need || (first && against > 0);
  if (!isLost) return "open";
  return count("reject") > 0 ? "rejected" : "deferred";
}

type Living = Pick<Members, "id" | "role">;

function livingMembers(q: Reader, projectId: string): Promise<Living[]> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.role"])
    .where("members.projectId", "=", projectId)
    .where("members.removedAt", "is", null)
    .where("members.role", "in", [...insideRoles])
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("members.id")
    .execute();
}

export interface DecidersOf {
  request: Pick<ChangeRequests, "projectId" | "kind">;
  blocks: readonly Pick<Blocks, "id" | "responsibleId">[];
  rule: ChangeRule;
  /** It crosses the budget. */
  over: boolean;
}

/** The groups that have to approve a request. */
export async function decidersOf(
  q: Reader,
  { request: { projectId, kind }, blocks, rule, over }: DecidersOf,
): Promise<DecidingGroup[]> {
  const living = (await livingMembers(q, projectId)).filter(({ role }) => may(role, "change.decide"));
  const inRole = (act: "change.lead" | "change.configure") =>
    living.filter(({ role }) => may(role, act)).map(({ id }) => id);
  const anyOf = (as: DecidingGroup["as"], members: string[]): DecidingGroup => ({
    ...{ as, blockId: null, members, deputies: nobody, need: 1, first: true },
  });
  const owner = anyOf("owner", inRole("change.configure"));
  if (kind === "clarification") {
    const present = new Set(living.map(({ id }) => id));
    const held = blocks.filter(({ responsibleId }) => responsibleId !== null && present.has(responsibleId));
    return [
      ...held.map(({ id, responsibleId }): DecidingGroup => ({
        ...{ as: "responsible", blockId: id, members: [responsibleId!], deputies: nobody, need: 1, first: true },
      })),
      anyOf("leader", inRole("change.lead")),
    ];
  }
  if (rule === "owner") return [owner];
  const approvers = await mandatoryApprovers(q, projectId, blocks, living);
  // A block that nobody is named for is the owner's.
  const needsOwner = over || approvers.some(({ members }) => members.length === 0);
  const groups = approvers
    .filter(({ members }) => members.length > 0)
    .map(({ blockId, members, deputies }): DecidingGroup => {
      const need = rule === "majority" ? Math.floor(members.length / 2) + 1 : members.length;
      return { as: "approvers", blockId, members, deputies, need, first: false };
    });
  return needsOwner ? [...groups, owner] : groups;
}

async function mandatoryApprovers(
  q: Reader,
  projectId: string,
  blocks: readonly Pick<Blocks, "id">[],
  living: readonly Living[],
): Promise<(Pick<DecidingGroup, "members" | "deputies"> & { blockId: string })[]> {
  const present = new Set(living.map(({ id }) => id));
  const named = await effectiveApprovers(
    q,
    projectId,
    blocks.map(({ id }) => id),
  );
  return blocks.map(({ id }) => {
    const deciding = named
      .get(id)!
      .flatMap(({ memberId, mandatory, substituteId }) =>
        mandatory && memberId !== null && present.has(memberId) ? [{ memberId, substituteId }] : [],
      );
    const deputies = deciding.flatMap(({ memberId, substituteId }): [string, string][] =>
      substituteId !== null && present.has(substituteId) ? [[memberId, substituteId]] : [],
    );
    return { blockId: id, members: deciding.map(({ memberId }) => memberId), deputies: new Map(deputies) };
  });
}

/** May a member sign what a block becomes? Whoever decides on the whole request signs all of it. */
export function decidesOn(groups: readonly DecidingGroup[], memberId: string, blockId: string): boolean {
  return groups.some(
    (group) => group.members.includes(memberId) && (group.blockId === null || group.blockId === blockId),
  );
}
