/** The rows of search in facts.db; what full-text search itself needs stays in search-index.ts. */

import type { Generated } from "kysely";

/** What an entry of the index speaks of: a block by its id, a requirement by its uuid, a comment by its id. */
export type SearchedKind = "block" | "requirement" | "comment";

/** The short number under which the words of a project stand in the index. */
export interface SearchShelves {
  number: Generated<number>;
  projectId: string;
}

/** Something whose words are in the index. */
export interface SearchEntries {
  entry: Generated<number>;
  projectId: string;
  kind: SearchedKind;
  itemId: string;
  /** Of blocks and requirements: the text that they stand in; of comments: their thread. */
  within: string;
  /** Version of the way words are read that made it. */
  madeBy: number;
  /** What was read, to be shown where it was found; empty for comments, which are rows of their own. */
  body: string;
}

export interface SearchSchema {
  searchShelves: SearchShelves;
  searchEntries: SearchEntries;
}

/** The step of migrations that makes the tables; they are filled at the next start. */
export const searchStep = `
  CREATE TABLE search_shelves (
    number INTEGER PRIMARY KEY, project_id TEXT NOT NULL UNIQUE REFERENCES projects(id)
  ) STRICT;
  CREATE TABLE search_entries (
    entry INTEGER PRIMARY KEY, project_id TEXT NOT NULL REFERENCES projects(id), kind TEXT NOT NULL, item_id TEXT NOT NULL,
    within TEXT NOT NULL, made_by INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (project_id, kind, item_id)
  ) STRICT;
  CREATE INDEX search_entries_within ON search_entries(project_id, within, kind);
  CREATE VIRTUAL TABLE search_words USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
  `;
