/** Integrators' questions whose answer the person is to write, by somebody else's word, until it is written. */
import { livingMemberships, type Source } from "../source.ts";

export const questions: Source = {
  kind: "question",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("clarifications as asked", (join) =>
        join.onRef("asked.projectId", "=", "members.projectId").onRef("asked.expertId", "=", "members.id"),
      )
      .leftJoin("clarificationDuties as left", (join) =>
        join.onRef("left.projectId", "=", "asked.projectId").onRef("left.clarificationId", "=", "asked.id"),
      )
      .where("asked.state", "=", "assigned")
      .where((eb) => eb(eb.fn.coalesce("left.by", eb.val("")), "!=", accountId))
      .select((eb) => [eb.val("question" as const).as("kind"), "asked.projectId", "asked.id"])
      .select((eb) => [eb.fn.coalesce("left.at", "asked.receivedAt").as("at"), "left.by as byId"])
      .select((eb) => [eb.val<string | null>(null).as("blockId"), eb.val<string | null>(null).as("threadId")])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), "asked.due"])
      .select((eb) => [eb.val<string | null>(null).as("state"), eb.val<0 | 1>(0).as("seen")]),
};
