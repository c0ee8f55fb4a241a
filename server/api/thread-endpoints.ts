/** Discussions in the JSON API. */
import { readChangeNumber } from "../domain/changes/change-rows.ts";
import { deleteComment, editComment, reply } from "../domain/discussion/comments.ts";
import { openThread } from "../domain/discussion/opening.ts";
import { markRead, readThread } from "../domain/discussion/reading.ts";
import { assignThread, reopenThread, resolveThread } from "../domain/discussion/settling.ts";
import { listThreads } from "../domain/discussion/thread-list.ts";
import type { ThreadOverview } from "../domain/discussion/thread-views.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./thread-shapes.ts";

function threadAnswer<T extends ThreadOverview>({ blockId, place, ...rest }: T) {
  return { ...rest, block: blockId, place: place && { ...place } };
}

const asked = (value: string | undefined) => value === "1" || value === "true";

export const threadEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/threads",
    summary: "Discussions of the project, the one spoken in last first",
    policy: "thread.read",
    query: {
      state: "`open` (the usual), `resolved` or `all`",
      block: "Id of a block: its own discussions, not those of changes of it",
      change: "Number of a change request",
      mine: "`true`: those you opened or spoke in",
      assigned: "`true`: those left to you",
      mentioned: "`true`: those that call you by name",
      unread: "`true`: those with comments you have not read",
      lost: "`true`: those whose place in the text has changed",
      after: "`next` of the answer before: what follows it",
    },
    status: 200,
    answer: shapes.threadList,
    handle: async ({ ground, actor, params, query }) => {
      const { state, block: blockId, change, mine, assigned, mentioned, unread, lost, after } = query;
      const chosen = { mine: asked(mine), assigned: asked(assigned), mentioned: asked(mentioned) };
      const number = change === undefined ? undefined : readChangeNumber(change);
      const filter = { state, blockId, change: number, ...chosen, unread: asked(unread), lost: asked(lost) };
      const { threads, next } = await listThreads(ground, actor, params.p!, filter, { after });
      return { threads: threads.map(threadAnswer), next };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/threads",
    summary:
      "Opens a discussion at a place of a block; locked blocks take it too. With `change` it is about that change " +
      "request: about all of it, or at a place of what one of its blocks is to become",
    policy: "thread.comment",
    body: shapes.newThread,
    status: 201,
    answer: shapes.opened,
    handle: async ({ ground, actor, params, body }) => {
      const { block: blockId, ...rest } = body;
      const { threadId, id } = await openThread(ground, actor, params.p!, { blockId, ...rest });
      return { thread: threadId, comment: id };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/threads/:h",
    summary: "A discussion with all that was said",
    policy: "thread.read",
    status: 200,
    answer: shapes.shownThread,
    handle: async ({ ground, actor, params }) => threadAnswer(await readThread(ground, actor, params.p!, params.h!)),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/threads/:h/comments",
    summary: "Replies in a discussion",
    policy: "thread.comment",
    body: shapes.newReply,
    status: 201,
    answer: shapes.replied,
    handle: ({ ground, actor, params, body }) => reply(ground, actor, params.p!, params.h!, body),
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/threads/:h/comments/:o",
    summary: "Edits your own comment; what it said before is kept",
    policy: "thread.comment",
    body: shapes.edited,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => editComment(ground, actor, params.p!, params.h!, params.o!, body),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/threads/:h/comments/:o",
    summary: "Deletes your own comment; its place in the discussion stays",
    policy: "thread.comment",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => deleteComment(ground, actor, params.p!, params.h!, params.o!),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/threads/:h/resolution",
    summary: "Resolves a discussion",
    policy: "thread.comment",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => resolveThread(ground, actor, params.p!, params.h!),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/threads/:h/resolution",
    summary: "Reopens a discussion",
    policy: "thread.comment",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => reopenThread(ground, actor, params.p!, params.h!),
  }),
  endpoint({
    method: "put",
    path: "/projects/:p/threads/:h/assignment",
    summary: "Leaves a discussion to a member, with a due date; null takes it back",
    policy: "thread.assign",
    body: shapes.assignment,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) =>
      assignThread(ground, actor, params.p!, params.h!, { memberId: body.member, due: body.due }),
  }),
  endpoint({
    method: "put",
    path: "/projects/:p/threads/:h/reading",
    summary: "Remembers how far you have read a discussion",
    policy: "thread.read",
    body: shapes.reading,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => markRead(ground, actor, params.p!, params.h!, body.upTo),
  }),
];
