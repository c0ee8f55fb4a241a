/** All that a page tells of a block's sign-off: its rounds, who decided what, remarks, and what the reader may do. */
import type { Remarks, RoundOutcome, SignOffs } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { may } from "../people.ts";
import { isFree, isTurnOf, seatsOf, standingOf, type StandingApprover } from "./standing.ts";

/** A visa as it is printed: name and position are those at the moment of signing. */
export interface VisaOverview {
  id: string;
  name: string;
  position: string;
  behalf: string;
  decision: SignOffs["decision"];
  differenceOnly: boolean;
  late: boolean;
  confirmedBy: SignOffs["confirmedBy"];
  at: string;
  hash: string;
  revision: number;
  round: number;
  /** Why and when it was taken back. */
  revoked: { at: string; reason: string } | null;
  /** Given by the reader. */
  own: boolean;
}

export interface ApproverStanding {
  id: string;
  memberId: string;
  name: string;
  position: string;
  /** Titles of the template's roles. */
  roles: string[];
  mandatory: boolean;
  step: number;
  behalf: string;
  substitute: string | null;
  delegate: { name: string; reason: string } | null;
  visa: VisaOverview | null;
}

export interface RoundOverview {
  id: string;
  number: number;
  hash: string;
  revisionId: string;
  revision: number;
  submittedBy: string;
  submittedAt: string;
  deadline: string | null;
  endedAt: string | null;
  outcome: RoundOutcome | null;
  approvers: ApproverStanding[];
}

export interface RemarkOverview {
  id: string;
  author: string;
  body: string;
  quote: string;
  replacement: string | null;
  createdAt: string;
  round: number;
  answer: Remarks["answer"];
  answerText: string;
  answeredBy: string | null;
  answeredAt: string | null;
}

export interface BlockSignOff {
  /** The latest round, under way or ended; null before the first. */
  round: RoundOverview | null;
  /** Visas that do not count for the latest round: earlier rounds and those taken back, the latest first. */
  earlier: VisaOverview[];
  remarks: RemarkOverview[];
  /** Null when no decision is expected of the reader. */
  mine: { approverId: string; behalf: string; signedBefore: string | null; isTurn: boolean } | null;
  rights: { submit: boolean; withdraw: boolean; reopen: boolean; answer: boolean };
}

/** @throws Refusal not-found, not-allowed */
export async function readBlockSignOff(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<BlockSignOff> {
  const member = await membership(ground, actor, projectId, "sign-off.read");
  const block = await liveBlock(ground.facts, projectId, blockId);
  const visas = await readVisas(ground, actor, projectId, blockId);
  const latest = await ground.facts
    .selectFrom("rounds")
    .innerJoin("accounts", "accounts.id", "rounds.submittedBy")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "rounds.projectId").onRef("revisions.id", "=", "rounds.revisionId"),
    )
    .selectAll("rounds")
    .select(["accounts.name as submitter", "revisions.number as revision"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.blockId", "=", blockId)
    .orderBy("rounds.number", "desc")
    .limit(1)
    .executeTakeFirst();
  const standing = latest ? await standingOf(ground.facts, projectId, latest.id) : [];
  const isOpen = latest !== undefined && latest.endedAt === null;
  const leads = may(member.role, "block.assign");
  const holds = leads || (block.responsibleId === member.id && may(member.role, "round.open"));
  const counting = new Set(standing.flatMap(({ signOff }) => (signOff ? [signOff.id] : [])));
  return {
    round: latest
      ? {
          ...{ id: latest.id, number: latest.number, hash: latest.hash, revisionId: latest.revisionId },
          ...{ revision: latest.revision, submittedBy: latest.submitter, submittedAt: latest.submittedAt },
          ...{ deadline: latest.deadline, endedAt: latest.endedAt, outcome: latest.outcome },
          approvers: await describe(ground, projectId, standing, visas),
        }
      : null,
    earlier: visas.filter(({ id }) => !counting.has(id)).reverse(),
    remarks: await readRemarks(ground, projectId, blockId),
    mine: isOpen && may(member.role, "sign-off.give") ? expectedOf(standing, member.id) : null,
    rights: {
      submit: holds && block.state === "draft",
      withdraw: isOpen && (leads || (latest.submittedBy === actor.accountId && may(member.role, "round.withdraw"))),
      reopen: may(member.role, "block.reopen") && (block.state === "agreed" || block.state === "baselined"),
      answer: holds && may(member.role, "remark.answer"),
    },
  };
}

/** What a member may decide in a round, if anything: silence that became consent by default keeps nobody from it. */
function expectedOf(standing: StandingApprover[], memberId: string): BlockSignOff["mine"] {
  const seats = seatsOf(standing, memberId);
  const seat = seats.find(({ signOff }) => signOff === undefined) ?? seats.find(isFree);
  if (!seat) return null;
  return {
    approverId: seat.id,
    behalf: seat.behalf,
    signedBefore: seat.signedBefore,
    isTurn: isTurnOf(standing, seat),
  };
}

async function readVisas(ground: Ground, actor: Actor, projectId: string, blockId: string): Promise<VisaOverview[]> {
  const rows = await ground.facts
    .selectFrom("signOffs")
    .innerJoin("rounds", (join) =>
      join.onRef("rounds.projectId", "=", "signOffs.projectId").onRef("rounds.id", "=", "signOffs.roundId"),
    )
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "signOffs.projectId").onRef("revisions.id", "=", "signOffs.revisionId"),
    )
    .leftJoin("identities", "identities.hash", "signOffs.identity")
    .leftJoin("revocations", (join) =>
      join.onRef("revocations.projectId", "=", "signOffs.projectId").onRef("revocations.signOffId", "=", "signOffs.id"),
    )
    .selectAll("signOffs")
    .select(["identities.name", "identities.position", "rounds.number as round", "revisions.number as revision"])
    .select(["revocations.at as revokedAt", "revocations.reason as revokedFor"])
    .where("signOffs.projectId", "=", projectId)
    .where("signOffs.blockId", "=", blockId)
    .orderBy("signOffs.at")
    .orderBy("signOffs.id")
    .execute();
  return rows.map(({ id, behalf, decision, confirmedBy, at, hash, revision, round, ...row }) => ({
    ...{ id, behalf, decision, confirmedBy, at, hash, revision, round },
    ...{ name: row.name ?? "", position: row.position ?? "" },
    ...{ differenceOnly: row.differenceOnly === 1, late: row.late === 1, own: row.accountId === actor.accountId },
    revoked: row.revokedAt === null ? null : { at: row.revokedAt, reason: row.revokedFor ?? "" },
  }));
}

async function describe(
  ground: Ground,
  projectId: string,
  standing: StandingApprover[],
  visas: VisaOverview[],
): Promise<ApproverStanding[]> {
  const people = await ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .innerJoin("projects", "projects.id", "members.projectId")
    .select(["members.id", "accounts.name", "members.position", "projects.template"])
    .where("members.projectId", "=", projectId)
    .execute();
  const known = new Map(people.map((person) => [person.id, person]));
  const titles = ground.templates.get(people[0]?.template ?? "")?.roles ?? {};
  const nameOf = (id: string) => known.get(id)?.name ?? "";
  return standing.map(({ id, memberId, mandatory, step, behalf, ...seat }) => ({
    ...{ id, memberId, mandatory, step, behalf, name: nameOf(memberId), position: known.get(memberId)?.position ?? "" },
    roles: seat.roles.map((role) => titles[role]?.title ?? role),
    substitute: seat.substituteId && nameOf(seat.substituteId),
    delegate: seat.delegateId === null ? null : { name: nameOf(seat.delegateId), reason: seat.delegationReason },
    visa: visas.find((visa) => visa.id === seat.signOff?.id) ?? null,
  }));
}

async function readRemarks(ground: Ground, projectId: string, blockId: string): Promise<RemarkOverview[]> {
  return ground.facts
    .selectFrom("remarks")
    .innerJoin("accounts as author", "author.id", "remarks.accountId")
    .leftJoin("accounts as answerer", "answerer.id", "remarks.answeredBy")
    .innerJoin("rounds", (join) =>
      join.onRef("rounds.projectId", "=", "remarks.projectId").onRef("rounds.id", "=", "remarks.roundId"),
    )
    .select(["remarks.id", "author.name as author", "remarks.body", "remarks.quote", "remarks.replacement"])
    .select(["remarks.createdAt", "rounds.number as round", "remarks.answer", "remarks.answerText"])
    .select(["answerer.name as answeredBy", "remarks.answeredAt"])
    .where("remarks.projectId", "=", projectId)
    .where("remarks.blockId", "=", blockId)
    .orderBy("remarks.createdAt")
    .orderBy("remarks.id")
    .execute();
}
