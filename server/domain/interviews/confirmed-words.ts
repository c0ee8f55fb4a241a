/** Which words a respondent has confirmed: those of the revision he read, but for the answers that he corrected. */
import { answersIn } from "../../../content/interviews/notes.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { Interviews } from "../../db/interview-schema.ts";
import { readContent } from "../history/revision-content.ts";
import type { Reader } from "./interview-rows.ts";

/** Do the words stand in the answer to a question that was confirmed without a correction? */
export function standsConfirmed(
  doc: DocNode,
  corrected: ReadonlySet<number>,
  question: string,
  words: string,
): boolean {
  return answersIn(doc).some(
    (answer) =>
      answer.question === question &&
      !corrected.has(answer.number) &&
      answer.lines.some(({ text }) => text.includes(words) || words.includes(text)),
  );
}

/** The same of words that are quoted now, by the latest answer of the respondent. */
export async function wasConfirmed(
  q: Reader,
  { projectId, id }: Pick<Interviews, "projectId" | "id">,
  question: string,
  words: string,
): Promise<boolean> {
  const link = await q
    .selectFrom("confirmationLinks")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.projectId", "=", "confirmationLinks.projectId")
        .onRef("revisions.id", "=", "confirmationLinks.revisionId"),
    )
    .select(["confirmationLinks.id", "revisions.bytes"])
    .where("confirmationLinks.projectId", "=", projectId)
    .where("confirmationLinks.interviewId", "=", id)
    .where("confirmationLinks.answeredAt", "is not", null)
    .orderBy("confirmationLinks.answeredAt", "desc")
    .executeTakeFirst();
  if (!link) return false;
  const corrections = await q
    .selectFrom("corrections")
    .select("answer")
    .where("projectId", "=", projectId)
    .where("linkId", "=", link.id)
    .execute();
  const corrected = new Set(corrections.map(({ answer }) => answer));
  return standsConfirmed(readContent(link.bytes).doc, corrected, question, words);
}
