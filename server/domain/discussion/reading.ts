/** Threads of a project as a member sees them: where each stands, what was said, and what of it is new to him. */
import { sql } from "kysely";
import type { Place } from "../../../content/schema/anchors.ts";
import type { ThreadPlaces, Threads } from "../../db/discussion-schema.ts";
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

type Row = Omit<ThreadOverview, "place" | "openedBy" | "resolvedBy" | "assignee" | "inBin"> & {
  place: ThreadPlaces["place"];
  openedBy: string;
  opener: string;
  resolvedBy: string | null;
  resolver: string | null;
  assigneeId: string | null;
  assignee: string | null;
  binned: number;
  isMine: number;
  isCalled: number;
};

/** Every thread of a project, or one; the one spoken in last comes first. */
async function readRows(
  q: Facts,
  projectId: string,
  { accountId, id: memberId }: { accountId: string; id: string },
  only: { threadId?: string; blockId?: string } = {},
): Promise<Row[]> {
  const { threadId = null, blockId = null } = only;
  const { rows } = await sql<Row>`
    SELECT t.id, t.block_id AS "blockId", t.kind, t.quote, t.prefix, t.suffix, t.form, t."row", t."column", t.requirement,
      p.place, p.version, t.opened_by AS "openedBy", opener.name AS opener, t.opened_at AS "openedAt",
      t.resolved_by AS "resolvedBy", resolver.name AS resolver, t.resolved_at AS "resolvedAt",
      t.assignee_id AS "assigneeId", assigned.name AS assignee, t.due, said.comments, said.last_at AS "lastAt", said.unread,
      said.mine OR t.opened_by = ${accountId} AS "isMine", b.removed_at IS NOT NULL OR s.removed_at IS NOT NULL AS binned,
      EXISTS (SELECT 1 FROM comment_mentions m JOIN comments c ON c.project_id = m.project_id AND c.id = m.comment_id
        WHERE m.project_id = t.project_id AND m.member_id = ${memberId} AND c.thread_id = t.id) AS "isCalled"
    FROM threads t
    JOIN blocks b ON b.project_id = t.project_id AND b.id = t.block_id
    JOIN sections s ON s.project_id = b.project_id AND s.id = b.section_id
    JOIN accounts opener ON opener.id = t.opened_by
    LEFT JOIN accounts resolver ON resolver.id = t.resolved_by
    LEFT JOIN members holder ON holder.project_id = t.project_id AND holder.id = t.assignee_id
    LEFT JOIN accounts assigned ON assigned.id = holder.account_id
    LEFT JOIN thread_places p ON p.project_id = t.project_id AND p.thread_id = t.id
    JOIN (
      SELECT c.project_id, c.thread_id, sum(c.deleted_at IS NULL) AS comments, max(c.at) AS last_at,
        max(c.account_id = ${accountId}) AS mine,
        sum(c.number > coalesce(r.seen, 0) AND c.account_id <> ${accountId} AND c.deleted_at IS NULL) AS unread
      FROM comments c
      LEFT JOIN thread_reads r
        ON r.project_id = c.project_id AND r.thread_id = c.thread_id AND r.account_id = ${accountId}
      WHERE c.project_id = ${projectId} GROUP BY c.project_id, c.thread_id
    ) said ON said.project_id = t.project_id AND said.thread_id = t.id
    WHERE t.project_id = ${projectId} AND (${threadId} IS NULL OR t.id = ${threadId})
      AND (${blockId} IS NULL OR t.block_id = ${blockId})
    ORDER BY said.last_at DESC, t.id`.execute(q);
  return rows;
}

function overviewOf(row: Row): ThreadOverview {
  const { place, openedBy, opener, resolvedBy, resolver, assigneeId, assignee, binned, isMine: _, isCalled: __, ...rest } =
    row;
  return {
    ...rest,
    inBin: binned === 1,
    place: place === null ? null : (JSON.parse(place) as Place),
    openedBy: { accountId: openedBy, name: opener },
    resolvedBy: resolvedBy === null ? null : { accountId: resolvedBy, name: resolver ?? "" },
    assignee: assigneeId === null ? null : { memberId: assigneeId, name: assignee ?? "" },
  };
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
  const rows = await readRows(ground.facts, projectId, member, { blockId });
  return rows
    .filter((row) => state === "all" || (row.resolvedAt === null) === (state === "open"))
    .filter((row) => !mine || row.isMine === 1)
    .filter((row) => !assigned || row.assigneeId === member.id)
    .filter((row) => !mentioned || row.isCalled === 1)
    .filter((row) => !unread || row.unread > 0)
    .filter((row) => !lost || row.place === null)
    .map(overviewOf);
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
  const [row] = await readRows(ground.facts, projectId, member, { threadId });
  return { ...overviewOf(row!), said: await readComments(ground.facts, projectId, threadId) };
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
