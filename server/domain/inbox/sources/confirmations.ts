/** Answers of respondents to the links that the person has sent them: everything is right, or there are corrections. */
import { livingMemberships, type Source } from "../source.ts";

export const confirmations: Source = {
  kind: "confirmation",
  rows: (q, accountId) =>
    livingMemberships(q, accountId)
      .innerJoin("confirmationLinks as link", "link.projectId", "members.projectId")
      .where("link.createdBy", "=", accountId)
      // Notes may be sent and answered once more: the last answer stands.
      .where("link.answeredAt", "=", (eb) =>
        eb
          .selectFrom("confirmationLinks as sent")
          .select((row) => row.fn.max("sent.answeredAt").as("last"))
          .whereRef("sent.projectId", "=", "link.projectId")
          .whereRef("sent.interviewId", "=", "link.interviewId"),
      )
      // Its page is called by the interview.
      .select((eb) => [eb.val("confirmation" as const).as("kind"), "link.projectId", "link.interviewId as id"])
      .select((eb) => [eb.fn.coalesce("link.answeredAt", eb.val("")).as("at"), eb.val<string | null>(null).as("byId")])
      .select((eb) => [eb.val<string | null>(null).as("blockId"), eb.val<string | null>(null).as("threadId")])
      .select((eb) => [eb.val<string | null>(null).as("commentId"), eb.val<string | null>(null).as("due")])
      .select((eb) => [
        eb.case().when("link.isRight", "=", 1).then("right").else("corrected").end().as("state"),
        eb.val<0 | 1>(0).as("seen"),
      ]),
};
