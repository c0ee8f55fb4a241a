/** Comments that call the person by name. */
import { livingMemberships, type Source } from "../source.ts";

export const mentions: Source = {
  kind: "mention",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("commentMentions as call", (join) =>
        join.onRef("call.projectId", "=", "members.projectId").onRef("call.memberId", "=", "members.id"),
      )
      // Not an inner join: without statistics SQLite would look at every comment of the project, and at its calls then.
      .crossJoin("comments")
      .whereRef("comments.projectId", "=", "call.projectId")
      .whereRef("comments.id", "=", "call.commentId")
      .innerJoin("threads", (join) =>
        join.onRef("threads.projectId", "=", "comments.projectId").onRef("threads.id", "=", "comments.threadId"),
      )
      .leftJoin("threadReads as read", (join) =>
        join
          .onRef("read.projectId", "=", "comments.projectId")
          .onRef("read.threadId", "=", "comments.threadId")
          .on("read.accountId", "=", accountId),
      )
      .where("comments.accountId", "!=", accountId)
      .where("comments.deletedAt", "is", null)
      .select((eb) => [eb.val("mention" as const).as("kind"), "comments.projectId", "comments.id", "call.at"])
      .select(["comments.accountId as byId", "threads.blockId", "comments.threadId", "comments.id as commentId"])
      .select((eb) => [eb.val<string | null>(null).as("due"), eb.val<string | null>(null).as("state")])
      .select(({ and, eb, fn, ref, val }) =>
        // Who is called by an edit may have read the comment before it called him.
        and([eb("comments.number", "<=", fn.coalesce("read.seen", val(0))), eb("call.at", "=", ref("comments.at"))]).as(
          "seen",
        ),
      ),
};
