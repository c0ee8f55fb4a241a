/** The register of questions as the inside reads it; what was asked, and who asked, is told to those it concerns only. */
import type { Facts } from "../../db/open.ts";
import type { Members } from "../../db/schema.ts";
import type { Clarifications, ClarificationState, Publications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { may } from "../people.ts";
import type { WorkingCalendar } from "../../../content/calendars/calendar.ts";
import { calendarOf } from "../calendar/project-calendar.ts";
import { workingDaysBetween } from "../calendar/working-days.ts";
import { outgoingHash } from "./answering.ts";
import { clarificationOf } from "./clarification-rows.ts";
import { placeIn, type AskedPlace } from "./places.ts";
import { mostLike } from "./similar.ts";

interface Person {
  memberId: string;
  name: string;
}

/** A question as a member of the group sees it. */
export interface ShownQuestion {
  id: string;
  number: number;
  state: ClarificationState;
  /** As all will read it; empty until a leader has worded it. */
  wording: string;
  /** As it was asked, for leaders and its expert; null for others. */
  original: string | null;
  /** Whose question it is, for leaders; null for others, and for one that was asked at a meeting. */
  company: string | null;
  category: string;
  block: { id: string; title: string; section: string; sectionTitle: string } | null;
  place: AskedPlace | null;
  meeting: { id: string; number: number; title: string } | null;
  publication: { number: number; name: string } | null;
  /** A newer publication stood when it was asked. */
  aboutOld: boolean;
  receivedAt: string;
  /** YYYY-MM-DD. */
  due: string;
  /** It came after the deadline for questions. */
  late: boolean;
  /** It is open, and its due day has ended. */
  overdue: boolean;
  /** Working days since it came: until its publication, or until today while it is open. */
  age: number;
  expert: Person | null;
  answer: string;
  approved: boolean;
  changesSpec: boolean;
  changeThread: { id: string; blockId: string } | null;
  /** The number of the change request that makes the change. */
  changeRequest: number | null;
  duplicateOf: { id: string; number: number } | null;
  publicNumber: number | null;
  publishedAt: string | null;
  /** What an approval and a publication have to name. */
  hash: string;
}

export const isOpen = ({ state }: Pick<ShownQuestion, "state">) =>
  state !== "published" && state !== "merged" && state !== "withdrawn";

interface Around {
  member: Members;
  timeZone: string;
  calendar: WorkingCalendar;
  today: string;
  companies: Map<string, string>;
  blocks: Map<string, NonNullable<ShownQuestion["block"]>>;
  meetings: Map<string, NonNullable<ShownQuestion["meeting"]>>;
  publications: Map<string, Pick<Publications, "number" | "name" | "publishedAt">>;
  experts: Map<string, string>;
  threads: Map<string, string>;
  numbers: Map<string, number>;
  /** Numbers of change requests, by the question whose change they make. */
  changes: Map<string, number | null>;
}

async function readAround(ground: Ground, member: Members): Promise<Around> {
  const { facts: q, clock } = ground;
  const { projectId } = member;
  const { timeZone, ownDays } = await q
    .selectFrom("projects")
    .select(["timeZone", "ownDays"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const named = <T extends { id: string }, V>(rows: T[], of: (row: T) => V) =>
    new Map(rows.map((row) => [row.id, of(row)]));
  const companies = await q.selectFrom("companies").select(["id", "name"]).where("projectId", "=", projectId).execute();
  const blocks = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.id", "blocks.title", "sections.id as section", "sections.title as sectionTitle"])
    .where("blocks.projectId", "=", projectId)
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .execute();
  const meetings = await q
    .selectFrom("meetings")
    .select(["id", "number", "title"])
    .where("projectId", "=", projectId)
    .execute();
  const publications = await q
    .selectFrom("publications")
    .select(["id", "number", "name", "publishedAt"])
    .where("projectId", "=", projectId)
    .execute();
  const experts = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  const numbers = await q
    .selectFrom("clarifications")
    .leftJoin("threads", (join) =>
      join
        .onRef("threads.projectId", "=", "clarifications.projectId")
        .onRef("threads.id", "=", "clarifications.changeThreadId"),
    )
    .leftJoin("changeRequests", (join) =>
      join
        .onRef("changeRequests.projectId", "=", "clarifications.projectId")
        .onRef("changeRequests.id", "=", "clarifications.changeRequestId"),
    )
    .select(["clarifications.id", "clarifications.number", "threads.id as thread", "threads.blockId"])
    .select("changeRequests.number as change")
    .where("clarifications.projectId", "=", projectId)
    .execute();
  return {
    ...{ member, timeZone, calendar: calendarOf({ ownDays }), today: dayIn(timeZone, clock.now()) },
    companies: named(companies, ({ name }) => name),
    blocks: named(blocks, (block) => block),
    meetings: named(meetings, (meeting) => meeting),
    publications: named(publications, (publication) => publication),
    experts: named(experts, ({ name }) => name),
    threads: new Map(numbers.flatMap(({ thread, blockId }) => (thread && blockId ? [[thread, blockId]] : []))),
    numbers: named(numbers, ({ number }) => number),
    changes: named(numbers, ({ change }) => change),
  };
}

function shown(row: Clarifications, around: Around): ShownQuestion {
  const { member, today, timeZone, calendar, publications } = around;
  const { id, number, state, wording, category, receivedAt, due, answer, publicNumber, publishedAt } = row;
  const leads = may(member.role, "clarification.lead");
  const mine = row.expertId !== null && row.expertId === member.id;
  const open = isOpen(row);
  const publication = publications.get(row.publicationId ?? "");
  const until = publishedAt === null ? today : dayIn(timeZone, new Date(publishedAt));
  const newer = [...publications.values()].some(
    (other) => publication && other.number > publication.number && other.publishedAt <= receivedAt,
  );
  return {
    ...{ id, number, state, wording, category, receivedAt, due, answer, publicNumber, publishedAt },
    original: leads || mine ? row.original : null,
    company: leads ? (around.companies.get(row.companyId ?? "") ?? null) : null,
    block: around.blocks.get(row.blockId ?? "") ?? null,
    place: placeIn(row.place),
    meeting: around.meetings.get(row.meetingId ?? "") ?? null,
    publication: publication ? { number: publication.number, name: publication.name } : null,
    ...{ aboutOld: newer, late: row.isLate === 1, overdue: open && due < today },
    age: workingDaysBetween(dayIn(timeZone, new Date(receivedAt)), until, calendar),
    expert: row.expertId === null ? null : { memberId: row.expertId, name: around.experts.get(row.expertId) ?? "" },
    ...{ approved: row.approvedAt !== null, changesSpec: row.changesSpec === 1 },
    changeThread:
      row.changeThreadId === null
        ? null
        : { id: row.changeThreadId, blockId: around.threads.get(row.changeThreadId) ?? "" },
    changeRequest: around.changes.get(row.id) ?? null,
    duplicateOf:
      row.duplicateOf === null ? null : { id: row.duplicateOf, number: around.numbers.get(row.duplicateOf) ?? 0 },
    hash: outgoingHash(row),
  };
}

function rowsOf(q: Facts, projectId: string): Promise<Clarifications[]> {
  return q.selectFrom("clarifications").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
}

/** All questions of the project, oldest first. @throws Refusal not-found, not-allowed */
export async function readQuestions(ground: Ground, actor: Actor, projectId: string): Promise<ShownQuestion[]> {
  const member = await membership(ground, actor, projectId, "clarification.read");
  const around = await readAround(ground, member);
  return (await rowsOf(ground.facts, projectId)).map((row) => shown(row, around));
}

/** One question with what its page offers. */
export interface QuestionPage {
  question: ShownQuestion;
  /** Questions merged into it. */
  duplicates: { id: string; number: number; company: string | null }[];
  /** Questions that may ask the same. */
  similar: { id: string; number: number; words: string; publicNumber: number | null }[];
  leads: boolean;
  /** The answer is the reader's to write. */
  answers: boolean;
  draftedBy: string | null;
  /** An outside expert by his link. */
  draftedOutside: boolean;
  draftedAt: string | null;
  approvedBy: string | null;
  publishedBy: string | null;
}

/** @throws Refusal not-found, not-allowed */
export async function readQuestion(ground: Ground, actor: Actor, projectId: string, id: string): Promise<QuestionPage> {
  const member = await membership(ground, actor, projectId, "clarification.read");
  const row = await clarificationOf(ground.facts, projectId, id);
  const around = await readAround(ground, member);
  const question = shown(row, around);
  const all = (await rowsOf(ground.facts, projectId))
    .filter((other) => other.id !== id)
    .map((other) => shown(other, around));
  const leads = may(member.role, "clarification.lead");
  const open = isOpen(question);
  const words = (one: ShownQuestion) => one.wording || (one.original ?? "");
  const others = all.filter((one) => isOpen(one) || one.state === "published");
  const like = leads && open ? mostLike(words(question), others, words) : [];
  const people = [row.draftedBy, row.approvedBy, row.publishedBy].filter((person) => person !== null);
  const names = await ground.facts.selectFrom("accounts").select(["id", "name"]).where("id", "in", people).execute();
  const nameOf = (account: string | null) => names.find((each) => each.id === account)?.name ?? null;
  return {
    question,
    duplicates: all
      .filter(({ duplicateOf }) => duplicateOf?.id === id)
      .map(({ id: other, number, company }) => ({ id: other, number, company })),
    similar: like.map((one) => ({
      ...{ id: one.id, number: one.number, words: words(one), publicNumber: one.publicNumber },
    })),
    ...{ leads, answers: leads || (row.expertId === member.id && may(member.role, "clarification.answer")) },
    ...{ draftedBy: nameOf(row.draftedBy), draftedOutside: row.draftedAt !== null && row.draftedBy === null },
    ...{ draftedAt: row.draftedAt, approvedBy: nameOf(row.approvedBy), publishedBy: nameOf(row.publishedBy) },
  };
}
