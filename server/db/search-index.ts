/**
 * The full-text index: which things of a project hold which words. SQLite's FTS5 keeps the words as content/search has read
 * them. Each begins with the number of its project, so that a query reads nothing of other projects, nor counts it (R6).
 */
import { sql, type Transaction } from "kysely";
import { indexTokens, type Term } from "../../content/search/words.ts";
import type { Facts } from "./open.ts";
import type { Schema } from "./schema.ts";
import type { SearchedKind } from "./search-schema.ts";

type Writer = Transaction<Schema>;
type Reader = Facts | Transaction<Schema>;

/** Raised when the same text leads to other words in the index than before: entries are then made anew. */
export const indexVersion = 1;

export interface Searched {
  kind: SearchedKind;
  itemId: string;
  within: string;
  /** Kept with the entry, to be shown. */
  body: string;
  /** What is looked in, when that is not the body alone. */
  words?: string;
}

async function shelfOf(q: Writer, projectId: string): Promise<number> {
  const known = await q
    .selectFrom("searchShelves")
    .select("number")
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  if (known) return known.number;
  const { insertId } = await q.insertInto("searchShelves").values({ projectId }).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Puts something into the index, in place of what it said before; what says the same is left as it is. */
export async function putSearched(q: Writer, projectId: string, searched: Searched): Promise<void> {
  const { words = searched.body, ...row } = searched;
  const before = await q
    .selectFrom("searchEntries")
    .select(["entry", "within", "madeBy", "body"])
    .where("projectId", "=", projectId)
    .where("kind", "=", row.kind)
    .where("itemId", "=", row.itemId)
    .executeTakeFirst();
  const isSame = before?.madeBy === indexVersion && before.body === row.body && row.kind !== "comment";
  if (isSame && before.within === row.within) return;
  if (before) await dropEntries(q, [before.entry]);
  const shelf = await shelfOf(q, projectId);
  const { insertId } = await q
    .insertInto("searchEntries")
    .values({ projectId, madeBy: indexVersion, ...row })
    .executeTakeFirstOrThrow();
  const tokens = indexTokens(words).map((token) => `${shelf}${token}`);
  await sql`INSERT OR REPLACE INTO search_words (rowid, words) VALUES (${Number(insertId)}, ${tokens.join(" ")})`.execute(
    q,
  );
}

async function dropEntries(q: Writer, entries: readonly number[]): Promise<void> {
  for (const entry of entries) {
    await sql`DELETE FROM search_words WHERE rowid = ${entry}`.execute(q);
    await q.deleteFrom("searchEntries").where("entry", "=", entry).execute();
  }
}

/** Takes something out of the index. */
export async function dropSearched(q: Writer, projectId: string, kind: SearchedKind, itemId: string): Promise<void> {
  const rows = await q
    .selectFrom("searchEntries")
    .select("entry")
    .where("projectId", "=", projectId)
    .where("kind", "=", kind)
    .where("itemId", "=", itemId)
    .execute();
  await dropEntries(
    q,
    rows.map(({ entry }) => entry),
  );
}

/** Takes out of the index what stood within something and is not among these any more. */
export async function keepOnly(
  q: Writer,
  projectId: string,
  kind: SearchedKind,
  within: string,
  itemIds: ReadonlySet<string>,
): Promise<void> {
  const rows = await q
    .selectFrom("searchEntries")
    .select(["entry", "itemId"])
    .where("projectId", "=", projectId)
    .where("within", "=", within)
    .where("kind", "=", kind)
    .execute();
  await dropEntries(
    q,
    rows.filter(({ itemId }) => !itemIds.has(itemId)).map(({ entry }) => entry),
  );
}

/** An entry that holds a term. */
export interface Match {
  entry: number;
  kind: SearchedKind;
  itemId: string;
  within: string;
  /** The more the better: how often the term stands there, by the length of the text. */
  weight: number;
}

/** The entries of a project that hold a term. */
export async function findMatches(q: Reader, projectId: string, term: Term): Promise<Match[]> {
  const shelf = await q
    .selectFrom("searchShelves")
    .select("number")
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  if (!shelf) return [];
  // Letters and digits only: see content/search/words.ts. Nothing in them is a sign of the query language.
  const stem = `"${shelf.number}s${term.stem}"`;
  const asked = term.isBeginning ? `${stem} OR "${shelf.number}w${term.word}" *` : stem;
  const { rows } = await sql<Match>`
    SELECT search_entries.entry, search_entries.kind, search_entries.item_id, search_entries.within,
      -bm25(search_words) AS weight
    FROM search_words JOIN search_entries ON search_entries.entry = search_words.rowid
    WHERE search_words MATCH ${asked} AND search_entries.project_id = ${projectId}
  `.execute(q);
  return rows;
}
