/** Opens SQLite files the one way this product opens them. */
import Database from "better-sqlite3";
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
} from "kysely";
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

/**
 * Takes the write lock when a transaction begins. One that reads first and asks for the lock later is refused at once,
 * without waiting, whenever another process holds it, as a backup does for a moment.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class ImmediateDialect extends SqliteDialect {
  constructor(private readonly database: SqliteDatabase) {
    super({ database });
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.database });
  }
}

/** How many statements stay prepared: pages repeat some two hundred; lists of ids make one for each length. */
const preparedAtOnce = 500;

/** The same database, which prepares a statement once while it is in use: the document page asks eighty times. */
function preparingOnce(sqlite: Database.Database): SqliteDatabase {
  const prepared = new Map<string, Database.Statement>();
  return {
    close: () => void sqlite.close(),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? sqlite.prepare(sql);
      prepared.delete(sql);
      prepared.set(sql, statement);
      if (prepared.size > preparedAtOnce) prepared.delete(prepared.keys().next().value!);
      return statement;
    },
  };
}

/** Opens facts.db and brings it to the newest shape. */
export function openFacts(file: string): Facts {
  const sqlite = openSqlite(file);
  migrate(sqlite);
  return new Kysely<Schema>({ dialect: new ImmediateDialect(preparingOnce(sqlite)), plugins: [new CamelCasePlugin()] });
}
