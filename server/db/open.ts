/** Opens SQLite files the one way this product opens them. */
import Database from "better-sqlite3";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { migrate } from "./migrations.ts";
import type { Schema } from "./schema.ts";

export type Facts = Kysely<Schema>;

/** Opens a database file durably: WAL, synchronous=FULL, so that a commit is on disk (R1). */
export function openSqlite(file: string): Database.Database {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("busy_timeout = 5000");
  return sqlite;
}

/** Opens facts.db and brings it to the newest shape. */
export function openFacts(file: string): Facts {
  const sqlite = openSqlite(file);
  migrate(sqlite);
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }), plugins: [new CamelCasePlugin()] });
}
