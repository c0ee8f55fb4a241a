/** Discussions as their reader sees them: times in words, what is new to him, what is his own. */
import { listShownThreads, type ThreadFilter, type ThreadPart } from "../../server/domain/discussion/thread-list.ts";
import { readThread } from "../../server/domain/discussion/reading.ts";
import type { ShownThread } from "../../server/domain/discussion/thread-views.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { dayAndTime, isPast, plainDay, type Calendar } from "../i18n/format.ts";
import { readProject } from "../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../request.ts";
import { showFilters, type Show } from "./shows.ts";

/** Numbers of the comments that are new: the last ones of others. */
function newOf({ said, unread }: ShownThread, me: string): Set<number> {
  const others = said.filter(({ author, deletedAt }) => author.accountId !== me && deletedAt === null);
  return new Set(unread === 0 ? [] : others.slice(-unread).map(({ number }) => number));
}

function shownThread(thread: ShownThread, me: string, calendar: Calendar) {
  const { id, blockId, change, inBin, kind, quote, place, resolvedBy, resolvedAt, assignee, due, comments, unread } =
    thread;
  const fresh = newOf(thread, me);
  const told = (at: string | null) => at && dayAndTime(at, calendar);
  const said = thread.said.map(({ author, at, editedAt, deletedAt, ...rest }) => ({
    ...rest,
    ...{ author: author.name, mine: author.accountId === me, at: dayAndTime(at, calendar), moment: at },
    ...{ edited: told(editedAt), deleted: told(deletedAt), isNew: fresh.has(rest.number) },
  }));
  const last = said.at(-1)?.number ?? 0;
  return {
    ...{ id, blockId, change, inBin, kind, quote, isLost: place === null, comments, unread, said, last },
    /** How many comments between the first and the next one are not among those told. */
    left: said.length > 1 ? said[1]!.number - 2 : 0,
    resolved: resolvedBy && resolvedAt ? { by: resolvedBy.name, at: dayAndTime(resolvedAt, calendar) } : null,
    ...{ assignee, due, dueDay: due && plainDay(due, calendar) },
    isLate: due !== null && resolvedAt === null && isPast(due, calendar),
  };
}

export type TalkThread = ReturnType<typeof shownThread>;
export type TalkComment = TalkThread["said"][number];

/** @param wanted the block or the change request, if only of one, and which part @throws Refusal not-found, not-allowed, invalid */
export async function readTalk(
  visit: SignedInVisit,
  show: Show,
  wanted: ThreadPart & Pick<ThreadFilter, "blockId" | "change"> = {},
) {
  const { ground, actor, context, projectId, account } = visit;
  const { timeZone, sections } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const { blockId, change, ...part } = wanted;
  const isThere = sections.some(({ blocks }) => blocks.some(({ id }) => id === blockId));
  if (blockId !== undefined && !isThere) throw new Refusal("not-found");
  const filter = { ...showFilters[show], change, ...(blockId === undefined ? {} : { blockId }) };
  const { threads, next } = await listShownThreads(ground, actor, projectId, filter, part);
  return { show, next, threads: threads.map((thread) => shownThread(thread, account.id, calendar)) };
}

/** One discussion with all its words. @throws Refusal not-found, not-allowed */
export async function readTalkThread(visit: SignedInVisit, threadId: string): Promise<TalkThread> {
  const { ground, actor, context, projectId, account } = visit;
  const { timeZone } = await readProject(visit);
  return shownThread(await readThread(ground, actor, projectId, threadId), account.id, calendarOf(context, timeZone));
}

export type Talk = Awaited<ReturnType<typeof readTalk>>;
