/**
 * What a source of the inbox is: one kind of thing that is new to a person or waits for him, found by a query in the facts
 * themselves. A further kind is one more file in sources/ and one line in sources.ts.
 */
import type { AliasableExpression, SqlBool, Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import { insideRoles } from "../people.ts";
import type { InboxKind } from "./kinds.ts";

export type Reader = Facts | Transaction<Schema>;

/** One thing as its source finds it. Sources select these columns in this order: they are read together. */
export interface Found {
  kind: InboxKind;
  projectId: string;
  /** Of the thing, within its kind. */
  id: string;
  /** When it came; when the same thing comes once more, later. */
  at: string;
  /** The account that did it. */
  byId: string | null;
  blockId: string | null;
  threadId: string | null;
  commentId: string | null;
  /** YYYY-MM-DD. */
  due: string | null;
  /** What has become of it, where the kind has several: `resolved` or `reopened`, `right` or `corrected`. */
  state: string | null;
  /** It was read at its own place. */
  seen: SqlBool;
}

export interface Source {
  kind: InboxKind;
  /**
   * Everything of this kind for an account, however old.
   * @param onlyUnseen what was read at its own place may be left out, where that saves looking at it
   */
  rows(q: Reader, accountId: string, onlyUnseen: boolean): AliasableExpression<Found>;
}

/** The account's memberships on the inside of living projects: every source begins here, so nobody sees more (R6). */
export function livingMemberships(q: Reader, accountId: string) {
  return q
    .selectFrom("members")
    .innerJoin("projects as home", "home.id", "members.projectId")
    .where("members.accountId", "=", accountId)
    .where("members.removedAt", "is", null)
    .where("members.role", "in", [...insideRoles])
    .where("home.archivedAt", "is", null);
}
