/** Discussions left to the person that are under way. What he took upon himself is no news to him. */
import { livingMemberships, type Source } from "../source.ts";

export const assignments: Source = {
  kind: "assignment",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("threads", (join) =>
        join.onRef("threads.projectId", "=", "members.projectId").onRef("threads.assigneeId", "=", "members.id"),
      )
      .where("threads.resolvedAt", "is", null)
      .where("threads.assignedBy", "!=", accountId)
      .select((eb) => [eb.val("assignment" as const).as("kind"), "threads.projectId", "threads.id"])
      .select((eb) => [eb.fn.coalesce("threads.assignedAt", eb.val("")).as("at"), "threads.assignedBy as byId"])
      .select(["threads.blockId", "threads.id as threadId"])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), "threads.due"])
      .select((eb) => [eb.val<string | null>(null).as("state"), eb.val<0 | 1>(0).as("seen")]),
};
