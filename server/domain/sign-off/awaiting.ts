/** «Ждут вашей подписи»: the decisions that are expected of a person, in all his projects. */
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { policy } from "../people.ts";
import { isTurnOf, seatsOf, standingOfRounds, type StandingApprover } from "./standing.ts";

export interface AwaitedDecision {
  projectId: string;
  projectName: string;
  sectionId: string;
  sectionTitle: string;
  blockId: string;
  blockTitle: string;
  hash: string;
  revision: number;
  submittedAt: string;
  deadline: string | null;
  mandatory: boolean;
  /** Whom he decides for as a substitute or a delegate; null for himself. */
  insteadOf: string | null;
  /** He has signed an earlier revision: the difference alone is to be read. */
  signedBefore: string | null;
  timeZone: string;
}

/** Blocks in review whose round waits for this account and in which it is his turn: the earliest deadline first. */
export async function listAwaited(ground: Ground, actor: Actor): Promise<AwaitedDecision[]> {
  const memberships = await ground.facts
    .selectFrom("members")
    .innerJoin("projects", "projects.id", "members.projectId")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id as memberId", "projects.id as projectId", "projects.name as projectName", "projects.timeZone"])
    .where("members.accountId", "=", actor.accountId)
    .where("members.removedAt", "is", null)
    .where("members.role", "in", [...policy["sign-off.give"]])
    .where("accounts.deactivatedAt", "is", null)
    .where("projects.archivedAt", "is", null)
    .execute();
  const lists = await Promise.all(memberships.map((membership) => awaitedIn(ground, membership)));
  return lists.flat().sort(byUrgency);
}

interface Membership extends Pick<AwaitedDecision, "projectId" | "projectName" | "timeZone"> {
  memberId: string;
}

async function awaitedIn({ facts }: Ground, { memberId, ...project }: Membership): Promise<AwaitedDecision[]> {
  const { projectId } = project;
  const rounds = await openRounds(facts, projectId);
  // Asked with every page: mostly nothing is under way.
  if (rounds.length === 0) return [];
  const standing = await standingOfRounds(
    facts,
    projectId,
    rounds.map(({ roundId }) => roundId),
  );
  const names = await memberNames(facts, projectId);
  return rounds.flatMap(({ roundId, ...round }) => {
    const approvers = standing.get(roundId)!;
    const seat = seatsOf(approvers, memberId).find(({ signOff }) => signOff === undefined);
    if (!seat || !isTurnOf(approvers, seat) || hasHandedOn(seat, memberId)) return [];
    const insteadOf = seat.memberId === memberId ? null : (names.get(seat.memberId) ?? "");
    return [{ ...project, ...round, mandatory: seat.mandatory, insteadOf, signedBefore: seat.signedBefore }];
  });
}

/** What he handed to another he may still decide, but it does not wait for him. */
function hasHandedOn({ memberId: own, delegateId }: StandingApprover, memberId: string): boolean {
  return own === memberId && delegateId !== null && delegateId !== memberId;
}

function openRounds(facts: Facts, projectId: string) {
  return facts
    .selectFrom("rounds")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "rounds.projectId").onRef("blocks.id", "=", "rounds.blockId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "rounds.projectId").onRef("revisions.id", "=", "rounds.revisionId"),
    )
    .select(["rounds.id as roundId", "sections.id as sectionId", "sections.title as sectionTitle"])
    .select("blocks.id as blockId")
    .select(["blocks.title as blockTitle", "rounds.hash", "revisions.number as revision"])
    .select(["rounds.submittedAt", "rounds.deadline"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.endedAt", "is", null)
    .execute();
}

async function memberNames(facts: Facts, projectId: string): Promise<Map<string, string>> {
  const rows = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those without a deadline come last, the longest waiting first. */
function byUrgency(a: AwaitedDecision, b: AwaitedDecision): number {
  const key = ({ deadline, submittedAt, blockId }: AwaitedDecision) =>
    `${deadline ?? "9999"} ${submittedAt} ${blockId}`;
  return key(a) < key(b) ? -1 : 1;
}
