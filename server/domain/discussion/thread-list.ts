/** Lists of threads: filtered, a page at a time, the one spoken in last first; how many there are in each block. */
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import {
  commentsOf,
  lastAtOf,
  overviewsOf,
  saidIn,
  unreadOf,
  type Reader,
  type ShownThread,
  type ThreadOverview,
} from "./thread-views.ts";

const threadStates = ["open", "resolved", "all"] as const;

/** Which threads are wanted; each narrows the others. */
export interface ThreadFilter {
  /** `open` unless said otherwise. */
  state?: string;
  /** Those of the block itself: what is said of a change of it belongs to its request. */
  blockId?: string;
  /** Number of a change request. */
  change?: number | undefined;
  /** Those that he opened or spoke in. */
  mine?: boolean;
  assigned?: boolean;
  /** Those that call him by name. */
  mentioned?: boolean;
  unread?: boolean;
  /** «Место изменено». */
  lost?: boolean;
}

/** Which part of a long list is wanted. */
export interface ThreadPart {
  /** `next` of the part before. */
  after?: string | undefined;
  limit?: number;
}

export interface Listed<T> {
  threads: T[];
  /** Names the part that follows; null at the end. */
  next: string | null;
}

/** How many threads a part has. */
const partLength = 30;
/** Of a long thread a list shows the first comment and so many of the last ones. */
const shownComments = 20;

/** The last thread of a part: when it was spoken in, and its id. */
function placeOf(after: string): { at: string; id: string } {
  const [, at, id] = /^([\d:.TZ-]{20,30})~([\w-]{1,64})$/.exec(after) ?? [];
  if (at === undefined || id === undefined) throw new Refusal("invalid", { fields: "after" }, "after");
  return { at, id };
}

function chosenIds(q: Facts, projectId: string, { accountId, id: memberId }: Reader, filter: ThreadFilter) {
  const state = oneOf("state", filter.state ?? "open", threadStates);
  const { mine, assigned, mentioned, unread, lost, blockId, change } = filter;
  return q
    .selectFrom("threads")
    .select((eb) => ["threads.id", lastAtOf(eb).as("lastAt")])
    .where("threads.projectId", "=", projectId)
    .$if(state === "open", (all) => all.where("resolvedAt", "is", null))
    .$if(state === "resolved", (all) => all.where("resolvedAt", "is not", null))
    .$if(blockId !== undefined, (all) => all.where("blockId", "=", blockId!).where("changeId", "is", null))
    .$if(change !== undefined, (all) =>
      all.where("changeId", "=", (eb) =>
        eb
          .selectFrom("changeRequests as request")
          .select("request.id")
          .where("request.projectId", "=", projectId)
          .where("request.number", "=", change!),
      ),
    )
    .$if(assigned === true, (all) => all.where("assigneeId", "=", memberId))
    .$if(mine === true, (all) =>
      all.where((eb) => {
        const own = commentsOf(eb).select("comments.id").where("comments.accountId", "=", accountId);
        return eb.or([eb("openedBy", "=", accountId), eb.exists(own)]);
      }),
    )
    .$if(mentioned === true, (all) =>
      all.where((eb) =>
        eb.exists(
          commentsOf(eb)
            .innerJoin("commentMentions", (join) =>
              join
                .onRef("commentMentions.projectId", "=", "comments.projectId")
                .onRef("commentMentions.commentId", "=", "comments.id"),
            )
            .select("comments.id")
            .where("commentMentions.memberId", "=", memberId),
        ),
      ),
    )
    .$if(unread === true, (all) => all.where((eb) => eb.exists(unreadOf(eb, { accountId }).select("comments.id"))))
    .$if(lost === true, (all) =>
      all.where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("threadPlaces")
              .select("threadPlaces.threadId")
              .whereRef("threadPlaces.projectId", "=", "threads.projectId")
              .whereRef("threadPlaces.threadId", "=", "threads.id")
              .where("threadPlaces.place", "is not", null),
          ),
        ),
      ),
    );
}

async function part(q: Facts, projectId: string, reader: Reader, filter: ThreadFilter, { after, limit }: ThreadPart) {
  const most = limit ?? partLength;
  const last = after === undefined ? undefined : placeOf(after);
  const rows = await chosenIds(q, projectId, reader, filter)
    .$if(last !== undefined, (all) =>
      all.where((eb) => {
        const { at, id } = last!;
        return eb.or([eb(lastAtOf(eb), "<", at), eb.and([eb(lastAtOf(eb), "=", at), eb("threads.id", "<", id)])]);
      }),
    )
    .orderBy("lastAt", "desc")
    .orderBy("threads.id", "desc")
    .limit(most + 1)
    .execute();
  const shown = rows.slice(0, most);
  const end = shown.at(-1);
  const next = rows.length > most && end ? `${end.lastAt}~${end.id}` : null;
  return {
    threads: await overviewsOf(
      q,
      projectId,
      reader,
      shown.map(({ id }) => id),
    ),
    next,
  };
}

/**
 * Threads of a project. Those of blocks in the bin are among them: no thread vanishes.
 * @throws Refusal not-found, not-allowed, invalid
 */
export async function listThreads(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: ThreadFilter = {},
  wanted: ThreadPart = {},
): Promise<Listed<ThreadOverview>> {
  const { id } = await membership(ground, actor, projectId, "thread.read");
  return part(ground.facts, projectId, { id, accountId: actor.accountId }, filter, wanted);
}

/**
 * The same with what was said; of long threads the first comment and the last ones.
 * @throws Refusal not-found, not-allowed, invalid
 */
export async function listShownThreads(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: ThreadFilter = {},
  wanted: ThreadPart = {},
): Promise<Listed<ShownThread>> {
  const { threads, next } = await listThreads(ground, actor, projectId, filter, wanted);
  const said = await saidIn(
    ground.facts,
    projectId,
    threads.map(({ id }) => id),
    shownComments,
  );
  return { threads: threads.map((thread) => ({ ...thread, said: said.get(thread.id) ?? [] })), next };
}

export interface TalkCount {
  blockId: string;
  open: number;
  /** Threads with words that the reader has not read, resolved ones too. */
  unread: number;
}

/** How much is talked about in each block that has threads of its own. @throws Refusal not-found, not-allowed */
export async function countThreads(ground: Ground, actor: Actor, projectId: string): Promise<TalkCount[]> {
  await membership(ground, actor, projectId, "thread.read");
  const rows = await ground.facts
    .selectFrom("threads")
    .select((eb) => [
      "blockId",
      eb.fn.sum<number>(eb.case().when("resolvedAt", "is", null).then(1).else(0).end()).as("open"),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(eb.exists(unreadOf(eb, actor).select("comments.id")))
            .then(1)
            .else(0)
            .end(),
        )
        .as("unread"),
    ])
    .where("projectId", "=", projectId)
    .where("changeId", "is", null)
    .groupBy("blockId")
    .execute();
  return rows.map(({ blockId, open, unread }) => ({ blockId, open: Number(open), unread: Number(unread) }));
}
