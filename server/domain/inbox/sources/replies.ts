/** What others have said in discussions the person takes part in, since he does; comments that call him are mentions. */
import { partaking } from "../partaking.ts";
import type { Source } from "../source.ts";

export const replies: Source = {
  kind: "reply",
  rows: (q, accountId, onlyUnseen) =>
    q
      .selectFrom(partaking(q, accountId).as("part"))
      .leftJoin("threadReads as read", (join) =>
        join
          .onRef("read.projectId", "=", "part.projectId")
          .onRef("read.threadId", "=", "part.threadId")
          .on("read.accountId", "=", accountId),
      )
      .innerJoin("comments", (join) =>
        join
          .onRef("comments.projectId", "=", "part.projectId")
          .onRef("comments.threadId", "=", "part.threadId")
          .on((eb) =>
            eb(
              "comments.number",
              ">",
              // One bound, so that the index leads straight to what is new.
              onlyUnseen
                ? eb
                    .case()
                    .when("read.seen", ">", eb.ref("part.cameAfter"))
                    .then(eb.ref("read.seen"))
                    .else(eb.ref("part.cameAfter"))
                    .end()
                : eb.ref("part.cameAfter"),
            ),
          ),
      )
      .innerJoin("threads", (join) =>
        join.onRef("threads.projectId", "=", "part.projectId").onRef("threads.id", "=", "part.threadId"),
      )
      .where("comments.accountId", "!=", accountId)
      .where("comments.deletedAt", "is", null)
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom("commentMentions as call")
              .innerJoin("members as called", (join) =>
                join.onRef("called.projectId", "=", "call.projectId").onRef("called.id", "=", "call.memberId"),
              )
              .select("call.commentId")
              .whereRef("call.projectId", "=", "comments.projectId")
              .whereRef("call.commentId", "=", "comments.id")
              .where("called.accountId", "=", accountId)
              .where("called.removedAt", "is", null),
          ),
        ),
      )
      .select((eb) => [eb.val("reply" as const).as("kind"), "comments.projectId", "comments.id", "comments.at"])
      .select(["comments.accountId as byId", "threads.blockId", "comments.threadId", "comments.id as commentId"])
      .select((eb) => [eb.val<string | null>(null).as("due"), eb.val<string | null>(null).as("state")])
      .select(({ eb, fn, val }) => eb("comments.number", "<=", fn.coalesce("read.seen", val(0))).as("seen")),
};
