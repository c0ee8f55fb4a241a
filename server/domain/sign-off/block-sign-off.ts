/** All that a page tells of a block's sign-off: its rounds, who decided what, remarks, and what the reader may do. */
import type { Quote } from "../../../content/schema/quotes.ts";
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { Blocks, Members } from "../../db/schema.ts";
import type { Remarks, RoundOutcome, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { may } from "../people.ts";
import { readVisas, type ShownVisa } from "./visa-rows.ts";
import { isFree, isTurnOf, seatsOf, standingOfRounds, type StandingApprover } from "./standing.ts";

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
  paper: ShownVisa["paper"];
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
  /** The reader may enter his decision from paper now. */
  onPaper: boolean;
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

/** With the place it speaks of: no words there when it is of the whole block. */
export interface RemarkOverview extends Quote {
  id: string;
  author: string;
  body: string;
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
  return (await describeBlocks(ground, member, [block])).get(blockId)!;
}

/** The same of every living block that was ever submitted, by its id. @throws Refusal not-found, not-allowed */
export async function readSignOffs(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<Map<string, BlockSignOff>> {
  const member = await membership(ground, actor, projectId, "sign-off.read");
  const blocks = await ground.facts
    .selectFrom("blocks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .where("id", "in", (eb) => eb.selectFrom("rounds").select("blockId").where("projectId", "=", projectId))
    .execute();
  return describeBlocks(ground, member, blocks);
}

async function describeBlocks(ground: Ground, member: Members, blocks: Blocks[]): Promise<Map<string, BlockSignOff>> {
  const { projectId } = member;
  const ids = blocks.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const latest = await latestRounds(ground, projectId, ids);
  const roundIds = [...latest.values()].map(({ id }) => id);
  const standings = await standingOfRounds(ground.facts, projectId, roundIds);
  const visas = await readVisas(ground.facts, projectId, ids);
  const remarks = await readRemarks(ground, projectId, ids);
  const people = await readPeople(ground, projectId);
  return new Map(
    blocks.map((block) => {
      const round = latest.get(block.id);
      const standing = round ? standings.get(round.id)! : [];
      const own = visas
        .filter(({ blockId }) => blockId === block.id)
        .map((visa) => visaOverview(visa, member.accountId));
      const counting = new Set(standing.flatMap(({ signOff }) => (signOff ? [signOff.id] : [])));
      const isOpen = round !== undefined && round.endedAt === null;
      return [
        block.id,
        {
          round: round ? roundOverview(round, describe(people, standing, own, isOpen ? member : undefined)) : null,
          earlier: own.filter(({ id }) => !counting.has(id)).reverse(),
          remarks: remarks.filter(({ blockId }) => blockId === block.id).map(({ remark }) => remark),
          mine: isOpen && may(member.role, "sign-off.give") ? expectedOf(standing, member.id) : null,
          rights: rightsOf(member, block, isOpen ? round : undefined),
        },
      ];
    }),
  );
}

type LatestRound = Awaited<ReturnType<typeof latestRounds>> extends Map<string, infer Round> ? Round : never;

/** The latest round of each block that has had one. */
async function latestRounds(ground: Ground, projectId: string, blockIds: string[]) {
  const rounds = await ground.facts
    .selectFrom("rounds")
    .innerJoin("accounts", "accounts.id", "rounds.submittedBy")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "rounds.projectId").onRef("revisions.id", "=", "rounds.revisionId"),
    )
    .selectAll("rounds")
    .select(["accounts.name as submitter", "revisions.number as revision"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.blockId", "in", blockIds)
    .orderBy("rounds.number")
    .execute();
  return new Map(rounds.map((round) => [round.blockId, round]));
}

function roundOverview(round: LatestRound, approvers: ApproverStanding[]): RoundOverview {
  const { id, number, hash, revisionId, revision, submitter, submittedAt, deadline, endedAt, outcome } = round;
  return {
    ...{ id, number, hash, revisionId, revision, submittedBy: submitter, submittedAt, deadline, endedAt, outcome },
    approvers,
  };
}

/** @param open the round under way */
function rightsOf(member: Members, block: Blocks, open: LatestRound | undefined): BlockSignOff["rights"] {
  const leads = may(member.role, "block.assign");
  const holds = leads || (block.responsibleId === member.id && may(member.role, "round.open"));
  const submitted = open?.submittedBy === member.accountId && may(member.role, "round.withdraw");
  return {
    submit: holds && block.state === "draft",
    withdraw: open !== undefined && (leads || submitted),
    reopen: may(member.role, "block.reopen") && block.state === "agreed",
    answer: holds && may(member.role, "remark.answer"),
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

/** What another one has signed on paper, while his decision is awaited. */
function mayEnter(
  { id, role }: Members,
  standing: StandingApprover[],
  seat: Pick<StandingApprover, "memberId" | "step" | "signOff">,
): boolean {
  return may(role, "sign-off.enter-from-paper") && seat.memberId !== id && isFree(seat) && isTurnOf(standing, seat);
}

function visaOverview(visa: ShownVisa, reader: string): VisaOverview {
  const { id, name, position, behalf, decision, differenceOnly, late, confirmedBy, at, hash, revision, round } = visa;
  return {
    ...{ id, name, position, behalf, decision, differenceOnly, late, confirmedBy, at, hash, revision, round },
    ...{ revoked: visa.revoked, paper: visa.paper, own: visa.accountId === reader },
  };
}

interface People {
  nameOf: (memberId: string) => string;
  positionOf: (memberId: string) => string;
  titleOf: (role: string) => string;
}

/** What the members, those who have left too, and the template's roles are called. */
async function readPeople(ground: Ground, projectId: string): Promise<People> {
  const rows = await ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .innerJoin("projects", "projects.id", "members.projectId")
    .select(["members.id", "accounts.name", "members.position", "projects.template"])
    .where("members.projectId", "=", projectId)
    .execute();
  const known = new Map(rows.map((person) => [person.id, person]));
  const template = ground.templates.get(rows[0]?.template ?? "");
  return {
    nameOf: (id) => known.get(id)?.name ?? "",
    positionOf: (id) => known.get(id)?.position ?? "",
    titleOf: (role) => roleTitle(template, role),
  };
}

/** @param reader of a round under way */
function describe(
  people: People,
  standing: StandingApprover[],
  visas: VisaOverview[],
  reader: Members | undefined,
): ApproverStanding[] {
  const { nameOf, positionOf, titleOf } = people;
  return standing.map(({ id, memberId, mandatory, step, behalf, ...seat }) => ({
    ...{ id, memberId, mandatory, step, behalf, name: nameOf(memberId), position: positionOf(memberId) },
    roles: seat.roles.map(titleOf),
    substitute: seat.substituteId && nameOf(seat.substituteId),
    delegate: seat.delegateId === null ? null : { name: nameOf(seat.delegateId), reason: seat.delegationReason },
    visa: visas.find((visa) => visa.id === seat.signOff?.id) ?? null,
    onPaper: reader !== undefined && mayEnter(reader, standing, { ...seat, memberId, step }),
  }));
}

async function readRemarks(
  ground: Ground,
  projectId: string,
  blockIds: string[],
): Promise<{ blockId: string; remark: RemarkOverview }[]> {
  const rows = await ground.facts
    .selectFrom("remarks")
    .innerJoin("accounts as author", "author.id", "remarks.accountId")
    .leftJoin("accounts as answerer", "answerer.id", "remarks.answeredBy")
    .innerJoin("rounds", (join) =>
      join.onRef("rounds.projectId", "=", "remarks.projectId").onRef("rounds.id", "=", "remarks.roundId"),
    )
    .select(["remarks.id", "author.name as author", "remarks.body", "remarks.quote", "remarks.replacement"])
    .select(["remarks.prefix", "remarks.suffix", "remarks.blockId"])
    .select(["remarks.createdAt", "rounds.number as round", "remarks.answer", "remarks.answerText"])
    .select(["answerer.name as answeredBy", "remarks.answeredAt"])
    .where("remarks.projectId", "=", projectId)
    .where("remarks.blockId", "in", blockIds)
    .orderBy("remarks.createdAt")
    .orderBy("remarks.id")
    .execute();
  return rows.map(({ blockId, ...remark }) => ({ blockId, remark }));
}
