/** All sources of the inbox that are queries; visas, whose turn is judged by the rules of rounds, are in visas.ts. */
import type { InboxKind } from "./kinds.ts";
import type { Found, Reader, Source } from "./source.ts";
import { answers } from "./sources/answers.ts";
import { assignments } from "./sources/assignments.ts";
import { changes } from "./sources/changes.ts";
import { confirmations } from "./sources/confirmations.ts";
import { duties } from "./sources/duties.ts";
import { mentions } from "./sources/mentions.ts";
import { questions } from "./sources/questions.ts";
import { replies } from "./sources/replies.ts";
import { settlings } from "./sources/settlings.ts";

const sources: readonly Source[] = [
  ...[mentions, replies, assignments, settlings, duties, questions, answers, changes, confirmations],
];

export interface Wanted {
  kind?: InboxKind | undefined;
  /** See `Source.rows`. */
  onlyUnseen?: boolean;
}

/** Everything the sources find for an account, as one query. */
function foundBy(q: Reader, accountId: string, { kind, onlyUnseen = false }: Wanted) {
  const [first, ...others] = sources.filter((source) => kind === undefined || source.kind === kind);
  if (!first) return undefined;
  let rows = q.selectFrom(first.rows(q, accountId, onlyUnseen).as("first")).selectAll();
  for (const source of others) rows = rows.unionAll(source.rows(q, accountId, onlyUnseen));
  return rows.$castTo<Found>();
}

/**
 * The same, without what lies in the bin, each with its block's title and whether it is new to him.
 * @returns undefined for a kind that no query finds
 */
export function itemRows(q: Reader, accountId: string, wanted: Wanted = {}) {
  const found = foundBy(q, accountId, wanted);
  return (
    found &&
    q
      .selectFrom(found.as("found"))
      .leftJoin("blocks", (join) =>
        join.onRef("blocks.projectId", "=", "found.projectId").onRef("blocks.id", "=", "found.blockId"),
      )
      .leftJoin("sections", (join) =>
        join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
      )
      .leftJoin("inboxMarks as mark", (join) =>
        join
          .on("mark.accountId", "=", accountId)
          .onRef("mark.projectId", "=", "found.projectId")
          .onRef("mark.kind", "=", "found.kind")
          .onRef("mark.itemId", "=", "found.id"),
      )
      .leftJoin("inboxes as inbox", (join) => join.on("inbox.accountId", "=", accountId))
      .where("blocks.removedAt", "is", null)
      .where("sections.removedAt", "is", null)
      .selectAll("found")
      .select(({ and, eb, fn, ref, val }) => [
        ref("blocks.title").as("blockTitle"),
        and([
          eb("found.seen", "=", val(0)),
          eb("found.at", ">", fn.coalesce("mark.at", val(""))),
          eb("found.at", ">=", fn.coalesce("inbox.readBefore", val(""))),
        ]).as("isUnread"),
      ])
  );
}
