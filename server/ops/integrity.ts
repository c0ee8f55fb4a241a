/** What SQLite itself finds wrong with a database file. */
import type Database from "better-sqlite3";

/** The first damage of the file: pages, indexes, kinds of values; null when it is whole. */
export function damageOf(name: string, sqlite: Database.Database): string[] {
  try {
    const answer = sqlite.pragma("integrity_check", { simple: true });
    return answer === "ok" ? [] : [`${name}: ${String(answer)}`];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

interface Orphan {
  table: string;
  /** Null in tables without numbers of rows. */
  rowid: number | null;
  parent: string;
}

/** Rows that refer to a row which is not there. */
export function orphansOf(name: string, sqlite: Database.Database): string[] {
  const orphans = sqlite.pragma("foreign_key_check") as Orphan[];
  return orphans.map(({ table, rowid, parent }) => {
    const row = rowid === null ? `a row of ${table}` : `row ${rowid} of ${table}`;
    return `${name}: ${row} refers to a row of ${parent} that is not there`;
  });
}

/** Visas and rounds whose hash is not that of the revision they name (R2). */
export function strayHashes(sqlite: Database.Database): string[] {
  return (["sign_offs", "rounds"] as const).flatMap((table) => {
    const rows = sqlite.prepare(
      `SELECT signed.id FROM ${table} AS signed JOIN revisions AS revision
       ON revision.project_id = signed.project_id AND revision.id = signed.revision_id WHERE revision.hash <> signed.hash`,
    );
    const noun = table === "sign_offs" ? "sign-off" : "round";
    return (rows.all() as { id: string }[]).map(({ id }) => `${noun} ${id}: its hash is not that of its revision`);
  });
}

/**
 * Identities that were not recorded when the journal first says so; whoever was erased has none (R12). It may name one
 * again later: the approvals of a change become visas when the last of them is given.
 */
export function misdatedIdentities(sqlite: Database.Database): string[] {
  const rows = sqlite.prepare(
    `SELECT identities.hash FROM journal CROSS JOIN identities
     ON identities.hash = CASE WHEN json_valid(journal.data) THEN json_extract(journal.data, '$.identity') END
     GROUP BY identities.hash HAVING MIN(identities.recorded_at) <> MIN(journal.at)`,
  );
  return (rows.pluck().all() as string[]).map((hash) => `identity ${hash}: its time was changed`);
}
