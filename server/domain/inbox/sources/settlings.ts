/** Discussions the person takes part in that somebody else has resolved or opened again. */
import { partaking } from "../partaking.ts";
import type { Source } from "../source.ts";

export const settlings: Source = {
  kind: "settling",
  rows: (q, accountId) =>
    q
      .selectFrom(partaking(q, accountId).as("part"))
      .innerJoin("threads", (join) =>
        join.onRef("threads.projectId", "=", "part.projectId").onRef("threads.id", "=", "part.threadId"),
      )
      .where((eb) => eb(eb.fn.coalesce("threads.resolvedBy", "threads.reopenedBy"), "!=", accountId))
      .where((eb) => eb(eb.fn.coalesce("threads.resolvedAt", "threads.reopenedAt"), ">=", eb.ref("part.cameAt")))
      .select((eb) => [eb.val("settling" as const).as("kind"), "threads.projectId", "threads.id"])
      .select((eb) => [
        eb.fn.coalesce("threads.resolvedAt", "threads.reopenedAt", eb.val("")).as("at"),
        eb.fn.coalesce("threads.resolvedBy", "threads.reopenedBy").as("byId"),
      ])
      .select(["threads.blockId", "threads.id as threadId"])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), eb.val<string | null>(null).as("due")])
      .select((eb) => [
        eb
          .case()
          .when("threads.resolvedAt", "is", null)
          .then(eb.val<string | null>("reopened"))
          .else("resolved")
          .end()
          .as("state"),
        eb.val<0 | 1>(0).as("seen"),
      ]),
};
