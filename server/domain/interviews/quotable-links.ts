/** Links of quotes that may be used as evidence: whoever let himself not be quoted gives none. */
import type { Reader } from "./interview-rows.ts";

export function quotableLinks(q: Reader, projectId: string) {
  return q
    .selectFrom("excerptLinks")
    .innerJoin("excerpts", (join) =>
      join
        .onRef("excerpts.projectId", "=", "excerptLinks.projectId")
        .onRef("excerpts.id", "=", "excerptLinks.excerptId"),
    )
    .innerJoin("interviews", (join) =>
      join.onRef("interviews.projectId", "=", "excerpts.projectId").onRef("interviews.id", "=", "excerpts.interviewId"),
    )
    .where("excerptLinks.projectId", "=", projectId)
    .where("interviews.consent", "!=", "none");
}
