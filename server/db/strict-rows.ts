/**
 * Reads rows so that no two stored values look alike: ordinary reading replaces bytes that are no UTF-8, and two
 * different texts then come out the same.
 */
import { isUtf8 } from "node:buffer";
import type Database from "better-sqlite3";

/** A row by the names that the program gives its columns. */
export type StrictRow = Record<string, string | number | Buffer | null>;

/** The very text that these bytes are, or undefined when they are none. */
export function strictText(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

const camelCase = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export interface StrictTable {
  /** Rows where these columns, named as in the database, have these values; `spoilt` is a row with a text that is none. */
  find(where: Record<string, string>): (StrictRow | "spoilt")[];
}

/** All columns of a table, those of later migrations too. */
export function strictTable(sqlite: Database.Database, table: string): StrictTable {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; type: string }[];
  const chosen = columns.map(({ name, type }) => (type === "TEXT" ? `CAST(${name} AS BLOB) AS ${name}` : name));
  const texts = new Set(columns.filter(({ type }) => type === "TEXT").map(({ name }) => name));
  const read = (stored: StrictRow): StrictRow | "spoilt" => {
    const row: StrictRow = {};
    for (const [name, value] of Object.entries(stored)) {
      const told = texts.has(name) && Buffer.isBuffer(value) ? strictText(value) : value;
      if (told === undefined) return "spoilt";
      row[camelCase(name)] = told;
    }
    return row;
  };
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string) => {
    const known = statements.get(sql) ?? sqlite.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    find(where) {
      const asked = Object.keys(where).map((column) => `${column} = ?`);
      const sql = `SELECT ${chosen.join(", ")} FROM ${table} WHERE ${asked.join(" AND ")}`;
      return (statement(sql).all(...Object.values(where)) as StrictRow[]).map(read);
    },
  };
}
