/** What goes into the search index, and when: words of texts after what follows from them, comments with the comment. */
import type { Transaction } from "kysely";
import type { Comments } from "../../db/discussion-schema.ts";
import type { Schema } from "../../db/schema.ts";
import { dropSearched, indexVersion, keepOnly, putSearched } from "../../db/search-index.ts";
import type { Ground } from "../../ground.ts";
import type { Command } from "../command.ts";
import type { TextFacts } from "../texts.ts";

interface Owner {
  projectId: string;
  blockId: string;
  textId: string;
}

/** Puts the lines of a block's text into the index. */
export function recordLines(
  q: Transaction<Schema>,
  { projectId, blockId, textId }: Owner,
  lines: string,
): Promise<void> {
  return putSearched(q, projectId, { kind: "block", itemId: blockId, within: textId, body: lines });
}

/** Puts a block's text and its requirements into the index; the requirements have their codes by now. */
export async function recordSearched({ q }: Command, owner: Owner, facts: TextFacts): Promise<void> {
  const { projectId, textId } = owner;
  await recordLines(q, owner, facts.lines);
  const uuids = facts.requirements.map(({ uuid }) => uuid);
  await keepOnly(q, projectId, "requirement", textId, new Set(uuids));
  if (uuids.length === 0) return;
  const coded = await q
    .selectFrom("requirements")
    .select(["uuid", "code"])
    .where("projectId", "=", projectId)
    .where("uuid", "in", uuids)
    .execute();
  const codes = new Map(coded.map(({ uuid, code }) => [uuid, code]));
  for (const { uuid, fields } of facts.requirements) {
    const body = [fields.statement, fields.criterion].filter(Boolean).join("\n");
    const words = `${codes.get(uuid) ?? ""}\n${body}`;
    await putSearched(q, projectId, { kind: "requirement", itemId: uuid, within: textId, body, words });
  }
}

type Said = Pick<Comments, "projectId" | "id" | "threadId" | "body" | "deletedAt">;

/** Puts a comment into the index as it reads now, or takes a deleted one out. */
export async function noteComment(q: Transaction<Schema>, comment: Said): Promise<void> {
  const { projectId, id, threadId, body, deletedAt } = comment;
  if (deletedAt !== null) return dropSearched(q, projectId, "comment", id);
  await putSearched(q, projectId, { kind: "comment", itemId: id, within: threadId, body: "", words: body });
}

/** How many comments are put into the index in one transaction. */
const atOnce = 100;

/**
 * Puts comments into the index that were written before there was one, or before words were read as they are now; texts
 * come anew with what follows from them. Cut short, it goes on at the next start.
 */
export async function catchUpComments(ground: Ground): Promise<void> {
  for (;;) {
    const missing = await ground.facts
      .selectFrom("comments")
      .leftJoin("searchEntries", (join) =>
        join
          .onRef("searchEntries.projectId", "=", "comments.projectId")
          .onRef("searchEntries.itemId", "=", "comments.id")
          .on("searchEntries.kind", "=", "comment"),
      )
      .select(["comments.projectId", "comments.id", "comments.threadId", "comments.body", "comments.deletedAt"])
      .where("comments.deletedAt", "is", null)
      .where((where) =>
        where.or([where("searchEntries.entry", "is", null), where("searchEntries.madeBy", "!=", indexVersion)]),
      )
      .limit(atOnce)
      .execute();
    if (missing.length === 0) return;
    await ground.facts.transaction().execute(async (q) => {
      for (const comment of missing) await noteComment(q, comment);
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
