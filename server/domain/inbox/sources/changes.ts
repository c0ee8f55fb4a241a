/** Change requests of the person's own wish, or that he wrote, of which somebody has decided. */
import { livingMemberships, type Source } from "../source.ts";

export const changes: Source = {
  kind: "change",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("changeRequests as request", (join) => join.onRef("request.projectId", "=", "members.projectId"))
      .innerJoin("changeTargets as target", (join) =>
        join
          .onRef("target.projectId", "=", "request.projectId")
          .onRef("target.requestId", "=", "request.id")
          .on("target.position", "=", (eb) =>
            eb
              .selectFrom("changeTargets as other")
              .select((row) => row.fn.min("other.position").as("first"))
              .whereRef("other.projectId", "=", "request.projectId")
              .whereRef("other.requestId", "=", "request.id"),
          ),
      )
      .innerJoin("changeDecisions as decision", (join) =>
        join
          .onRef("decision.projectId", "=", "request.projectId")
          .onRef("decision.requestId", "=", "request.id")
          .onRef("decision.at", "=", "request.decidedAt"),
      )
      .where((eb) =>
        eb.or([eb("request.initiatorId", "=", eb.ref("members.id")), eb("request.raisedBy", "=", accountId)]),
      )
      .where("request.state", "in", ["applied", "rejected", "deferred", "closed"])
      .where("decision.accountId", "!=", accountId)
      // Its number is what its page is called by.
      .select((eb) => [eb.val("change" as const).as("kind"), "request.projectId"])
      .select((eb) => eb.cast<string>("request.number", "text").as("id"))
      .select((eb) => [eb.fn.coalesce("request.decidedAt", eb.val("")).as("at"), "decision.accountId as byId"])
      .select((eb) => ["target.blockId", eb.val<string | null>(null).as("threadId")])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), eb.val<string | null>(null).as("due")])
      .select((eb) => [eb.cast<string | null>("request.state", "text").as("state"), eb.val<0 | 1>(0).as("seen")]),
};
