/** Blocks the person became responsible for, by somebody else's word. */
import { livingMemberships, type Source } from "../source.ts";

export const duties: Source = {
  kind: "duty",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("blocks as held", (join) =>
        join.onRef("held.projectId", "=", "members.projectId").onRef("held.responsibleId", "=", "members.id"),
      )
      .where("held.responsibleBy", "!=", accountId)
      .select((eb) => [eb.val("duty" as const).as("kind"), "held.projectId", "held.id"])
      .select((eb) => [eb.fn.coalesce("held.responsibleSince", eb.val("")).as("at"), "held.responsibleBy as byId"])
      .select((eb) => ["held.id as blockId", eb.val<string | null>(null).as("threadId")])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), "held.due"])
      .select((eb) => [eb.val<string | null>(null).as("state"), eb.val<0 | 1>(0).as("seen")]),
};
