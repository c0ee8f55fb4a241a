/** Threads of a project as a member sees them: where each stands, what was said, and what of it is new to him. */
import type { Place } from "../../../content/schema/anchors.ts";
import type { Threads } from "../../db/discussion-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { noteIfPossible } from "../bookkeeping.ts";
import { membership, type Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import { noteRead } from "./comments.ts";
import { threadOf } from "./thread-rows.ts";

export const threadStates = ["open", "resolved", "all"] as const;

/** Which threads are wanted; each narrows the others. */
export interface ThreadFilter {
  /** `open` unless said otherwise. */
  state?: string;
  blockId?: string;
  /** Those that he opened or spoke in. */
  mine?: boolean;
  assigned?: boolean;
  /** Those that call him by name. */
  mentioned?: boolean;
  unread?: boolean;
  /** «Место изменено». */
  lost?: boolean;
}

/** Somebody as he is called now. */
export interface Named {
  accountId: string;
  name: string;
}

export interface ThreadOverview {
  id: string;
  blockId: string;
  /** The block lies in the bin. */
  inBin: boolean;
  kind: Threads["kind"];
  /** The words it was opened at; empty for other kinds. */
  quote: string;
  prefix: string;
  suffix: string;
  form: string;
  row: string;
  column: string;
  requirement: string;
  /** Where it stands as of `version` of the text; null when the place is lost. */
  place: Place | null;
  version: number | null;
  openedBy: Named;
  openedAt: string;
  resolvedBy: Named | null;
  resolvedAt: string | null;
  assignee: { memberId: string; name: string } | null;
  due: string | null;
  comments: number;
  lastAt: string;
  /** How many comments of others he has not read. */
  unread: number;
}

export interface ShownComment {
  id: string;
  number: number;
  author: Named;
  /** Plain text; empty when it was deleted. */
  body: string;
  mentions: { memberId: string; name: string }[];
  at: string;
  editedAt: string | null;
  deletedAt: string | null;
}

export interface ShownThread extends ThreadOverview {
  said: ShownComment[];
}

/** What a filter asks besides what is shown. */
interface Judged {
  overview: ThreadOverview;
  isMine: boolean;
  isCalled: boolean;
}

interface Reader {
  accountId: string;
  /** Of his membership. */
  id: string;
}

/** Threads of a project, of one block or one of them. */
function threadRows(q: Facts, projectId: string, { threadId, blockId }: { threadId?: string; blockId?: string }) {
  return q
    .selectFrom("threads")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "threads.projectId").onRef("blocks.id", "=", "threads.blockId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .innerJoin("accounts as opener", "opener.id", "threads.openedBy")
    .leftJoin("accounts as resolver", "resolver.id", "threads.resolvedBy")
    .leftJoin("members as holder", (join) =>
      join.onRef("holder.projectId", "=", "threads.projectId").onRef("holder.id", "=", "threads.assigneeId"),
    )
    .leftJoin("accounts as assigned", "assigned.id", "holder.accountId")
    .leftJoin("threadPlaces", (join) =>
      join.onRef("threadPlaces.projectId", "=", "threads.projectId").onRef("threadPlaces.threadId", "=", "threads.id"),
    )
    .selectAll("threads")
    .select(["threadPlaces.place", "threadPlaces.version", "opener.name as opener", "resolver.name as resolver"])
    .select(["assigned.name as assignee", "blocks.removedAt as blockGone", "sections.removedAt as sectionGone"])
    .where("threads.projectId", "=", projectId)
    .$if(threadId !== undefined, (rows) => rows.where("threads.id", "=", threadId!))
    .$if(blockId !== undefined, (rows) => rows.where("threads.blockId", "=", blockId!))
    .execute();
}

type ThreadRow = Awaited<ReturnType<typeof threadRows>>[number];

/** What was said in threads, without the words, and which of it calls the reader. */
async function readTalk(q: Facts, projectId: string, { accountId, id }: Reader) {
  const comments = await q
    .selectFrom("comments")
    .leftJoin("threadReads", (join) =>
      join
        .onRef("threadReads.projectId", "=", "comments.projectId")
        .onRef("threadReads.threadId", "=", "comments.threadId")
        .on("threadReads.accountId", "=", accountId),
    )
    .select(["comments.id", "comments.threadId", "number", "comments.accountId", "at", "deletedAt", "seen"])
    .where("comments.projectId", "=", projectId)
    .orderBy("number")
    .execute();
  const calls = await q
    .selectFrom("commentMentions")
    .select("commentId")
    .where("projectId", "=", projectId)
    .where("memberId", "=", id)
    .execute();
  const byThread = new Map<string, typeof comments>();
  for (const comment of comments) byThread.set(comment.threadId, [...(byThread.get(comment.threadId) ?? []), comment]);
  return { comments: byThread, calls: new Set(calls.map(({ commentId }) => commentId)) };
}

type Talk = Awaited<ReturnType<typeof readTalk>>;

function judged(row: ThreadRow, talk: Talk, { accountId }: Reader): Judged {
  const all = talk.comments.get(row.id) ?? [];
  const said = all.filter(({ deletedAt }) => deletedAt === null);
  const { id, blockId, kind, quote, prefix, suffix, form, requirement, openedAt, resolvedAt, due, version } = row;
  const overview: ThreadOverview = {
    ...{ id, blockId, kind, quote, prefix, suffix, form, row: row.row, column: row.column, requirement },
    ...{ openedAt, resolvedAt, due, version, comments: said.length, lastAt: all.at(-1)?.at ?? openedAt },
    inBin: row.blockGone !== null || row.sectionGone !== null,
    place: row.place === null ? null : (JSON.parse(row.place) as Place),
    openedBy: { accountId: row.openedBy, name: row.opener },
    resolvedBy: row.resolvedBy === null ? null : { accountId: row.resolvedBy, name: row.resolver ?? "" },
    assignee: row.assigneeId === null ? null : { memberId: row.assigneeId, name: row.assignee ?? "" },
    unread: said.filter((one) => one.accountId !== accountId && one.number > (one.seen ?? 0)).length,
  };
  const isMine = row.openedBy === accountId || all.some((one) => one.accountId === accountId);
  return { overview, isMine, isCalled: all.some((one) => talk.calls.has(one.id)) };
}

/** The one spoken in last comes first. */
async function readAll(
  q: Facts,
  projectId: string,
  reader: Reader,
  only: { threadId?: string; blockId?: string } = {},
): Promise<Judged[]> {
  const rows = await threadRows(q, projectId, only);
  const talk = await readTalk(q, projectId, reader);
  return rows
    .map((row) => judged(row, talk, reader))
    .sort((a, b) => (a.overview.lastAt < b.overview.lastAt ? 1 : a.overview.lastAt > b.overview.lastAt ? -1 : 0));
}

/**
 * Threads of a project, the one spoken in last first. Those of blocks in the bin are among them: no thread vanishes.
 * @throws Refusal not-found, not-allowed, invalid
 */
export async function listThreads(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: ThreadFilter = {},
): Promise<ThreadOverview[]> {
  const member = await membership(ground, actor, projectId, "thread.read");
  const state = oneOf("state", filter.state ?? "open", threadStates);
  const { mine, assigned, mentioned, unread, lost, blockId } = filter;
  return (await readAll(ground.facts, projectId, member, { blockId }))
    .filter(({ overview: { resolvedAt } }) => state === "all" || (resolvedAt === null) === (state === "open"))
    .filter(({ isMine }) => !mine || isMine)
    .filter(({ overview }) => !assigned || overview.assignee?.memberId === member.id)
    .filter(({ isCalled }) => !mentioned || isCalled)
    .filter(({ overview }) => !unread || overview.unread > 0)
    .filter(({ overview }) => !lost || overview.place === null)
    .map(({ overview }) => overview);
}

/** One thread with all that was said. @throws Refusal not-found, not-allowed */
export async function readThread(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
): Promise<ShownThread> {
  const member = await membership(ground, actor, projectId, "thread.read");
  await threadOf(ground.facts, projectId, threadId);
  const [one] = await readAll(ground.facts, projectId, member, { threadId });
  return { ...one!.overview, said: await readComments(ground.facts, projectId, threadId) };
}

async function readComments(q: Facts, projectId: string, threadId: string): Promise<ShownComment[]> {
  const rows = await q
    .selectFrom("comments")
    .innerJoin("accounts", "accounts.id", "comments.accountId")
    .select(["comments.id", "number", "accountId", "accounts.name", "body", "at", "editedAt", "deletedAt"])
    .where("projectId", "=", projectId)
    .where("threadId", "=", threadId)
    .orderBy("number")
    .execute();
  const called = await q
    .selectFrom("commentMentions")
    .innerJoin("members", (join) =>
      join
        .onRef("members.projectId", "=", "commentMentions.projectId")
        .onRef("members.id", "=", "commentMentions.memberId"),
    )
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .innerJoin("comments", (join) =>
      join
        .onRef("comments.projectId", "=", "commentMentions.projectId")
        .onRef("comments.id", "=", "commentMentions.commentId"),
    )
    .select(["commentMentions.commentId", "commentMentions.memberId", "accounts.name"])
    .where("commentMentions.projectId", "=", projectId)
    .where("comments.threadId", "=", threadId)
    .orderBy("accounts.name")
    .execute();
  return rows.map(({ accountId, name, ...rest }) => ({
    ...rest,
    author: { accountId, name },
    mentions: called.filter(({ commentId }) => commentId === rest.id).map(({ memberId, name }) => ({ memberId, name })),
  }));
}

/**
 * Remembers that a member has read a thread up to a comment. On a full disk it is left out.
 * @param upTo the number of the last comment he had before him
 * @throws Refusal not-found, not-allowed
 */
export async function markRead(
  ground: Ground,
  actor: Actor,
  projectId: string,
  threadId: string,
  upTo: number,
): Promise<void> {
  await membership(ground, actor, projectId, "thread.read");
  await threadOf(ground.facts, projectId, threadId);
  const last = await ground.facts
    .selectFrom("comments")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
  const seen = Math.max(0, Math.min(upTo, Number(last?.number ?? 0)));
  const writing = ground.facts
    .transaction()
    .execute((q) => noteRead({ q, projectId, actorId: actor.accountId }, threadId, seen));
  await noteIfPossible(ground, writing);
}
