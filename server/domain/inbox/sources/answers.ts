/** Answers to integrators that somebody else has drafted and that wait for the person's approval. */
import { may, roles } from "../../people.ts";
import { livingMemberships, type Source } from "../source.ts";

const leading = roles.filter((role) => may(role, "clarification.lead"));

export const answers: Source = {
  kind: "answer",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("clarifications as asked", "asked.projectId", "members.projectId")
      .where("members.role", "in", leading)
      .where("asked.state", "=", "drafted")
      .where("asked.approvedAt", "is", null)
      // An outside expert, who answered by his link, is nobody of the group.
      .where((eb) => eb(eb.fn.coalesce("asked.draftedBy", eb.val("")), "!=", accountId))
      .select((eb) => [eb.val("answer" as const).as("kind"), "asked.projectId", "asked.id"])
      .select((eb) => [eb.fn.coalesce("asked.draftedAt", "asked.receivedAt").as("at"), "asked.draftedBy as byId"])
      .select((eb) => [eb.val<string | null>(null).as("blockId"), eb.val<string | null>(null).as("threadId")])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), "asked.due"])
      .select((eb) => [eb.val<string | null>(null).as("state"), eb.val<0 | 1>(0).as("seen")]),
};
