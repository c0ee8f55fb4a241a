/** Who asks in interviews. */
import type { Reader } from "./interview-rows.ts";

export interface Interviewer {
  interviewId: string;
  memberId: string;
  accountId: string;
  name: string;
}

/** Interviewers of one interview, or of all of a project, by name. */
export function interviewersOf(q: Reader, projectId: string, interviewId?: string): Promise<Interviewer[]> {
  return q
    .selectFrom("interviewInterviewers")
    .innerJoin("members", (join) =>
      join
        .onRef("members.projectId", "=", "interviewInterviewers.projectId")
        .onRef("members.id", "=", "interviewInterviewers.memberId"),
    )
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select([
      "interviewInterviewers.interviewId",
      "members.id as memberId",
      "accounts.id as accountId",
      "accounts.name",
    ])
    .where("interviewInterviewers.projectId", "=", projectId)
    .$if(interviewId !== undefined, (rows) => rows.where("interviewInterviewers.interviewId", "=", interviewId!))
    .orderBy("accounts.name")
    .execute();
}
