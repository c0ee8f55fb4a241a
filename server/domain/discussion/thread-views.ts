/** What a member sees of threads: where each stands, how many words it has, what of them is new to him, and the words. */
import type { ExpressionBuilder } from "kysely";
import type { Place } from "../../../content/schema/anchors.ts";
import type { Threads } from "../../db/discussion-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import { referencesOf, type ShownReference } from "./references.ts";

/** Somebody as he is called now. */
export interface Named {
  accountId: string;
  name: string;
}

export interface ThreadOverview {
  id: string;
  blockId: string;
  /** Number of the change request that it is about; then its place is one in the fork of the block. */
  change: number | null;
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
  /** Blocks and requirements it speaks of. */
  references: ShownReference[];
  at: string;
  editedAt: string | null;
  deletedAt: string | null;
}

export interface ShownThread extends ThreadOverview {
  said: ShownComment[];
}

/** Who reads. */
export interface Reader {
  accountId: string;
  /** Of his membership. */
  id: string;
}

type OfThread = ExpressionBuilder<Schema, "threads">;

/** The comments of the thread at hand. */
export function commentsOf(eb: OfThread) {
  return eb
    .selectFrom("comments")
    .whereRef("comments.projectId", "=", "threads.projectId")
    .whereRef("comments.threadId", "=", "threads.id");
}

/** When the thread at hand was spoken in last: its last comment has the highest number. */
export function lastAtOf(eb: OfThread) {
  return commentsOf(eb).select("comments.at").orderBy("comments.number", "desc").limit(1);
}

/** The comments of the thread at hand that others have written and the reader has not had before him. */
export function unreadOf(eb: OfThread, { accountId }: Pick<Reader, "accountId">) {
  return commentsOf(eb)
    .leftJoin("threadReads", (join) =>
      join
        .onRef("threadReads.projectId", "=", "comments.projectId")
        .onRef("threadReads.threadId", "=", "comments.threadId")
        .on("threadReads.accountId", "=", accountId),
    )
    .where("comments.deletedAt", "is", null)
    .where("comments.accountId", "!=", accountId)
    .where((own) => own("comments.number", ">", own.fn.coalesce("threadReads.seen", own.val(0))));
}

function threadRows(q: Facts, projectId: string, reader: Reader, ids: readonly string[]) {
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
    .leftJoin("changeRequests as request", (join) =>
      join.onRef("request.projectId", "=", "threads.projectId").onRef("request.id", "=", "threads.changeId"),
    )
    .selectAll("threads")
    .select("request.number as change")
    .select(["threadPlaces.place", "threadPlaces.version", "opener.name as opener", "resolver.name as resolver"])
    .select(["assigned.name as assignee", "blocks.removedAt as blockGone", "sections.removedAt as sectionGone"])
    .select((eb) => [
      lastAtOf(eb).as("lastAt"),
      commentsOf(eb)
        .select((own) => own.fn.countAll<number>().as("count"))
        .where("comments.deletedAt", "is", null)
        .as("said"),
      unreadOf(eb, reader)
        .select((own) => own.fn.countAll<number>().as("count"))
        .as("unread"),
    ])
    .where("threads.projectId", "=", projectId)
    .where("threads.id", "in", [...ids])
    .execute();
}

type ThreadRow = Awaited<ReturnType<typeof threadRows>>[number];

function overviewOf(row: ThreadRow): ThreadOverview {
  const { id, blockId, kind, quote, prefix, suffix, form, column, requirement, openedAt, resolvedAt, due } = row;
  return {
    ...{ id, blockId, change: row.change, kind, quote, prefix, suffix, form, row: row.row, column, requirement },
    ...{ openedAt, resolvedAt, due, version: row.version, lastAt: row.lastAt ?? openedAt },
    ...{ comments: Number(row.said ?? 0), unread: Number(row.unread ?? 0) },
    inBin: row.blockGone !== null || row.sectionGone !== null,
    place: row.place === null ? null : (JSON.parse(row.place) as Place),
    openedBy: { accountId: row.openedBy, name: row.opener },
    resolvedBy: row.resolvedBy === null ? null : { accountId: row.resolvedBy, name: row.resolver ?? "" },
    assignee: row.assigneeId === null ? null : { memberId: row.assigneeId, name: row.assignee ?? "" },
  };
}

/** Threads by id, in the order of the ids. */
export async function overviewsOf(
  q: Facts,
  projectId: string,
  reader: Reader,
  ids: readonly string[],
): Promise<ThreadOverview[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await threadRows(q, projectId, reader, ids)).map((row) => [row.id, overviewOf(row)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/**
 * What was said in threads, by thread.
 * @param least of each thread only the first comment and as many of the last ones; all when it is left out
 */
export async function saidIn(
  q: Facts,
  projectId: string,
  threads: readonly string[],
  least?: number,
): Promise<Map<string, ShownComment[]>> {
  const said = new Map<string, ShownComment[]>(threads.map((id) => [id, []]));
  if (threads.length === 0) return said;
  const rows = await q
    .selectFrom("comments")
    .innerJoin("accounts", "accounts.id", "comments.accountId")
    .select(["comments.id", "threadId", "number", "accountId", "accounts.name", "body", "at", "editedAt", "deletedAt"])
    .where("projectId", "=", projectId)
    .where("threadId", "in", [...threads])
    .$if(least !== undefined, (all) =>
      all.where((eb) =>
        eb.or([
          eb("number", "=", 1),
          eb(
            "number",
            ">",
            eb
              .selectFrom("comments as latest")
              .select((own) => own(own.fn.max("latest.number"), "-", own.val(least!)).as("from"))
              .whereRef("latest.projectId", "=", "comments.projectId")
              .whereRef("latest.threadId", "=", "comments.threadId"),
          ),
        ]),
      ),
    )
    .orderBy("number")
    .execute();
  const ids = rows.map(({ id }) => id);
  const called = await calledIn(q, projectId, ids);
  const references = await referencesOf(q, projectId, ids);
  for (const { accountId, name, threadId, ...rest } of rows) {
    const mentions = called.filter(({ commentId }) => commentId === rest.id);
    said.get(threadId)!.push({
      ...{ ...rest, author: { accountId, name } },
      mentions: mentions.map(({ memberId, name }) => ({ memberId, name })),
      references: references.get(rest.id)!,
    });
  }
  return said;
}

function calledIn(q: Facts, projectId: string, comments: readonly string[]) {
  return q
    .selectFrom("commentMentions")
    .innerJoin("members", (join) =>
      join
        .onRef("members.projectId", "=", "commentMentions.projectId")
        .onRef("members.id", "=", "commentMentions.memberId"),
    )
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["commentMentions.commentId", "commentMentions.memberId", "accounts.name"])
    .where("commentMentions.projectId", "=", projectId)
    .where("commentMentions.commentId", "in", [...comments])
    .orderBy("accounts.name")
    .execute();
}
