/** The discussions a person takes part in: those he has spoken in, and those left to him. */
import { livingMemberships, type Reader } from "./source.ts";

/** @returns a row a thread: the number of the comment after which, and the moment at which, he came to it */
export function partaking(q: Reader, accountId: string) {
  const spoken = livingMemberships(q, accountId)
    .innerJoin("comments as own", (join) =>
      join.onRef("own.projectId", "=", "members.projectId").on("own.accountId", "=", accountId),
    )
    .groupBy(["own.projectId", "own.threadId"])
    .select(["own.projectId", "own.threadId"])
    .select(({ fn }) => [fn.min<number>("own.number").as("cameAfter"), fn.min<string>("own.at").as("cameAt")]);
  const left = livingMemberships(q, accountId)
    .innerJoin("threads", (join) =>
      join.onRef("threads.projectId", "=", "members.projectId").onRef("threads.assigneeId", "=", "members.id"),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("comments as own")
            .select("own.id")
            .whereRef("own.projectId", "=", "threads.projectId")
            .whereRef("own.threadId", "=", "threads.id")
            .where("own.accountId", "=", accountId),
        ),
      ),
    )
    .select(["threads.projectId", "threads.id as threadId"])
    .select(({ fn, ref, selectFrom, val }) => [
      fn
        .coalesce(
          selectFrom("comments as before")
            .select((eb) => eb.fn.max("before.number").as("number"))
            .whereRef("before.projectId", "=", "threads.projectId")
            .whereRef("before.threadId", "=", "threads.id")
            .whereRef("before.at", "<=", "threads.assignedAt"),
          val(0),
        )
        .as("cameAfter"),
      fn.coalesce(ref("threads.assignedAt"), val("")).as("cameAt"),
    ]);
  return spoken.unionAll(left);
}
