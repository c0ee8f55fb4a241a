/** The append-only update log in texts.db: what is here is what was accepted (R1). Used by the texts worker alone. */
import { statfsSync } from "node:fs";
import path from "node:path";
import type Database from "better-sqlite3";
import { openSqlite } from "../db/open.ts";
import { isStorageFailure } from "../db/storage-failure.ts";
import { sha256 } from "../random.ts";

export interface LoggedUpdate {
  text: string;
  bytes: Uint8Array;
  /** Account whose connection delivered it (R4). */
  user: string;
  /** New structs it brought: client id and clock range, `to` exclusive. */
  writes: { client: number; from: number; to: number }[];
}

export interface StoredText {
  epoch: number;
  schema: number;
  snapshot: Uint8Array | null;
  tail: Uint8Array[];
  /** Grows with each accepted update. */
  version: number;
  /** Which account each Yjs client id belongs to. */
  clients: Map<number, string>;
}

export interface Authorship {
  client: number;
  from: number;
  to: number;
  user: string;
  at: string;
}

export interface UpdateLog {
  /** Writes a batch in one durable commit and returns the new version of each text; when the disk refuses, it throws and nothing is written. */
  append(batch: LoggedUpdate[], at: string): Map<string, number>;
  create(texts: { id: string; state: Uint8Array; user: string; clients: [number, string][] }[], at: string): void;
  /** Makes a text that is another one as it stands, with who wrote what in it; it waits for no revision. */
  fork(copy: string, source: string, state: Uint8Array, at: string): void;
  /** Puts another text, with who wrote what in it, in place of this one and raises its epoch. */
  replace(id: string, source: string, state: Uint8Array, at: string): void;
  /** @throws Error when the snapshot is not what was written (R9) */
  load(id: string): StoredText | undefined;
  /** Replaces tail by the state it led to. Versions stay. */
  compact(id: string, state: Uint8Array): void;
  authorsSince(id: string): string[];
  /** Forgets the pending authors up to a version: they stand in a revision now. */
  revised(id: string, version: number): void;
  /** Texts with changes that stand in no revision yet. */
  unrevised(): string[];
  writes(id: string): Authorship[];
  /** The version of every text. */
  versions(): [text: string, version: number][];
  raiseEpochs(): void;
  /**
   * Makes the file that commits go to as long as it gets between two checkpoints: a commit that writes over what is there
   * takes half the time of one that lengthens a file. Where the disk has little room left, nothing is taken.
   * Done once, however often it is called.
   */
  reserve(): void;
  close(): void;
}

const shape = `
  CREATE TABLE IF NOT EXISTS texts (
    id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, schema INTEGER NOT NULL, created_at TEXT NOT NULL, revised INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS updates (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, user TEXT NOT NULL, bytes BLOB NOT NULL,
    at TEXT NOT NULL DEFAULT '', writes TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE INDEX IF NOT EXISTS updates_text ON updates(text, seq);
  CREATE TABLE IF NOT EXISTS snapshots (text TEXT PRIMARY KEY, seq INTEGER NOT NULL, state BLOB NOT NULL, sum TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS clients (text TEXT NOT NULL, client INTEGER NOT NULL, user TEXT NOT NULL, PRIMARY KEY (text, client)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS writes (
    text TEXT NOT NULL, client INTEGER NOT NULL, clock_from INTEGER NOT NULL, clock_to INTEGER NOT NULL, user TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (text, client, clock_from)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pending_authors (text TEXT NOT NULL, user TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (text, user)) STRICT, WITHOUT ROWID;
`;

/** Consecutive writes of one client within this time are one range. */
const sameSittingMs = 60_000;

/**
 * How many pages gather before SQLite moves them to the database file, which makes a commit wait. The same few pages are
 * written over and over: moved four times more rarely than by default, they are moved four times less.
 */
const checkpointPages = 4000;
const pageBytes = 4096;
/** Space is reserved only where this many times as much is free. */
const roomToSpare = 20;

const takenBack = new Error("taken back on purpose");

/** Opens or makes texts.db. */
export function openUpdateLog(file: string, schemaVersion: number): UpdateLog {
  const db = openSqlite(file);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  db.exec(shape);
  addSums(db);
  addTails(db);
  const sql = prepare(db);
  let isReserved = false;

  // One row an update and nothing else: who wrote what is told from the rows, and moved to its own tables when a text is compacted.
  const appendBatch = db.transaction((batch: LoggedUpdate[], at: string) => {
    const versions = new Map<string, number>();
    for (const { text, user, bytes, writes } of batch) {
      const { lastInsertRowid } = sql.insertUpdate.run(text, user, bytes, at, JSON.stringify(writes));
      versions.set(text, Number(lastInsertRowid));
    }
    return versions;
  });

  const createTexts = db.transaction((texts: Parameters<UpdateLog["create"]>[0], at: string) => {
    for (const text of texts) {
      sql.insertText.run(text.id, schemaVersion, at);
      sql.insertUpdate.run(text.id, text.user, text.state, at, "[]");
      for (const [client, user] of text.clients) sql.bindClient.run(text.id, client, user);
      compactText(text.id, text.state);
    }
  });

  const forkText = db.transaction((copy: string, source: string, state: Uint8Array, at: string) => {
    sql.insertText.run(copy, schemaVersion, at);
    takeOver(copy, source, state, at);
  });

  const replaceText = db.transaction((id: string, source: string, state: Uint8Array, at: string) => {
    for (const table of ["updates", "snapshots", "clients", "writes", "pending_authors"])
      db.prepare(`DELETE FROM ${table} WHERE text = ?`).run(id);
    db.prepare("UPDATE texts SET epoch = epoch + 1, schema = ? WHERE id = ?").run(schemaVersion, id);
    takeOver(id, source, state, at);
  });

  /** Makes a state that belongs to a source the whole of a text: its authors stand in the source's revisions already. */
  function takeOver(id: string, source: string, state: Uint8Array, at: string): void {
    const ranges = writesOf(source);
    const { lastInsertRowid } = sql.insertUpdate.run(id, "", state, at, "[]");
    for (const [client, user] of clientsOf(source)) sql.bindClient.run(id, client, user);
    compactText(id, state);
    for (const range of ranges) sql.putWrite.run({ text: id, ...range });
    sql.setRevised.run(lastInsertRowid, id);
    sql.forgetAuthors.run(id, lastInsertRowid);
  }

  function clientsOf(id: string): Map<number, string> {
    const clients = sql.clients.all(id) as { client: number; user: string }[];
    const recent = tailOf(id).flatMap(({ user, writes }) =>
      writes.map(({ client }): [number, string] => [client, user]),
    );
    return new Map([...clients.map((row): [number, string] => [row.client, row.user]), ...recent]);
  }

  function writesOf(id: string): Authorship[] {
    const ranges = new Map<string, Authorship>();
    const stored = sql.writes.all(id) as Authorship[];
    for (const range of [...stored, ...sittings(id)]) ranges.set(`${range.client}:${range.from}`, range);
    return [...ranges.values()].sort((a, b) => a.client - b.client || a.from - b.from);
  }

  function compactText(id: string, state: Uint8Array): void {
    const { seq } = sql.newest.get(id, id) as { seq: number };
    moveAuthorship(id);
    sql.putSnapshot.run(id, seq, state, sha256(state));
    sql.dropTail.run(id, seq);
  }

  /** Moves who wrote what from the rows of the tail, which are about to go, to its tables. */
  function moveAuthorship(id: string): void {
    const { revised } = sql.revision.get(id) as { revised: number };
    for (const update of tailOf(id)) {
      if (update.seq > revised) sql.upsertAuthor.run(id, update.user, update.seq);
      for (const { client } of update.writes) sql.bindClient.run(id, client, update.user);
    }
    for (const range of sittings(id)) sql.putWrite.run({ text: id, ...range });
  }

  function tailOf(id: string): TailRow[] {
    const rows = sql.tail.all(id) as (Omit<TailRow, "writes"> & { writes: string })[];
    return rows.map((row) => ({ ...row, writes: JSON.parse(row.writes) as LoggedUpdate["writes"] }));
  }

  /** The ranges that the tail adds to the stored ones; the first of a client may continue its last stored one. */
  function sittings(id: string): Authorship[] {
    const ranges: Authorship[] = [];
    const open = new Map<number, Authorship>();
    for (const { user, at, writes } of tailOf(id)) {
      for (const { client, from, to } of writes) {
        const last = open.get(client) ?? (sql.lastWrite.get(id, client) as Authorship | undefined);
        const continues = last?.to === from && Date.parse(at) - Date.parse(last.at) < sameSittingMs;
        const range = continues ? { ...last, to } : { client, from, to, user, at };
        if (continues && open.has(client)) ranges[ranges.indexOf(open.get(client)!)] = range;
        else ranges.push(range);
        open.set(client, range);
      }
    }
    return ranges;
  }

  const forgetAuthors = db.transaction((id: string, version: number) => {
    sql.setRevised.run(version, id);
    sql.forgetAuthors.run(id, version);
  });

  return {
    append: (batch, at) => appendBatch.immediate(batch, at),
    create: (texts, at) => createTexts.immediate(texts, at),
    fork: (copy, source, state, at) => forkText.immediate(copy, source, state, at),
    replace: (id, source, state, at) => replaceText.immediate(id, source, state, at),
    load(id) {
      const text = sql.text.get(id) as { epoch: number; schema: number } | undefined;
      if (!text) return undefined;
      const snapshot = sql.snapshot.get(id) as Snapshot | undefined;
      if (snapshot?.sum && sha256(snapshot.state) !== snapshot.sum) throw new Error(`the snapshot of ${id} is damaged`);
      const tail = tailOf(id);
      return {
        ...text,
        snapshot: snapshot?.state ?? null,
        tail: tail.map((row) => row.bytes),
        version: tail.at(-1)?.seq ?? snapshot?.seq ?? 0,
        clients: clientsOf(id),
      };
    },
    compact: (id, state) => db.transaction(compactText).immediate(id, state),
    authorsSince: (id) => (sql.authors.all({ id }) as { user: string }[]).map((row) => row.user),
    revised: (id, version) => forgetAuthors.immediate(id, version),
    unrevised: () => (sql.unrevised.all() as { text: string }[]).map((row) => row.text),
    writes: writesOf,
    versions: () => (sql.versions.all() as { id: string; version: number }[]).map((row) => [row.id, row.version]),
    raiseEpochs: () => void db.prepare("UPDATE texts SET epoch = epoch + 1").run(),
    reserve() {
      if (isReserved) return;
      isReserved = true;
      const { bavail, bsize } = statfsSync(path.dirname(file));
      if (bavail * bsize < roomToSpare * checkpointPages * pageBytes) return;
      const cachePages = db.pragma("cache_size", { simple: true }) as number;
      // More than the cache holds goes to the file at once, and is taken back with the transaction.
      db.pragma("cache_size = 16");
      try {
        db.transaction(() => {
          db.exec("CREATE TABLE reserve (bytes BLOB)");
          const fill = db.prepare("INSERT INTO reserve VALUES (zeroblob(?))");
          for (let pages = 0; pages < checkpointPages; pages += 100) fill.run(100 * pageBytes);
          throw takenBack;
        }).immediate();
      } catch (error) {
        if (error !== takenBack && !isStorageFailure(error)) throw error;
      } finally {
        db.pragma(`cache_size = ${cachePages}`);
      }
    },
    close() {
      db.pragma("wal_checkpoint(TRUNCATE)");
      db.close();
    },
  };
}

/** An update that is in no snapshot yet. */
interface TailRow {
  seq: number;
  user: string;
  at: string;
  bytes: Buffer;
  writes: LoggedUpdate["writes"];
}

const authorship = 'client, clock_from AS "from", clock_to AS "to", user, at';

interface Snapshot {
  seq: number;
  state: Buffer;
  /** SHA-256 of the state, hex; null in snapshots made before there were sums. */
  sum: string | null;
}

/** Gives texts.db of an older build the column of sums. */
function addSums(db: Database.Database): void {
  const columns = db.pragma("table_info(snapshots)") as { name: string }[];
  if (!columns.some(({ name }) => name === "sum")) db.exec("ALTER TABLE snapshots ADD COLUMN sum TEXT");
}

/** Gives texts.db of an older build the columns of the tail; what its rows would tell stands in the tables already. */
function addTails(db: Database.Database): void {
  const columns = db.pragma("table_info(updates)") as { name: string }[];
  if (columns.some(({ name }) => name === "writes")) return;
  db.exec(`
    ALTER TABLE updates ADD COLUMN at TEXT NOT NULL DEFAULT '';
    ALTER TABLE updates ADD COLUMN writes TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE texts ADD COLUMN revised INTEGER NOT NULL DEFAULT 0;
    UPDATE texts SET revised = coalesce((SELECT max(seq) FROM updates WHERE text = id), 0);
  `);
}

function prepare(db: Database.Database) {
  return {
    text: db.prepare("SELECT epoch, schema FROM texts WHERE id = ?"),
    insertText: db.prepare("INSERT INTO texts (id, epoch, schema, created_at) VALUES (?, 1, ?, ?)"),
    insertUpdate: db.prepare("INSERT INTO updates (text, user, bytes, at, writes) VALUES (?, ?, ?, ?, ?)"),
    upsertAuthor: db.prepare(
      "INSERT INTO pending_authors (text, user, seq) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq",
    ),
    bindClient: db.prepare("INSERT OR IGNORE INTO clients (text, client, user) VALUES (?, ?, ?)"),
    lastWrite: db.prepare(
      `SELECT ${authorship} FROM writes WHERE text = ? AND client = ? ORDER BY clock_from DESC LIMIT 1`,
    ),
    putWrite: db.prepare(
      `INSERT INTO writes (text, client, clock_from, clock_to, user, at) VALUES (@text, @client, @from, @to, @user, @at)
      ON CONFLICT DO UPDATE SET clock_to = excluded.clock_to`,
    ),
    newest: db.prepare(
      "SELECT max(coalesce((SELECT max(seq) FROM updates WHERE text = ?), 0), coalesce((SELECT seq FROM snapshots WHERE text = ?), 0)) AS seq",
    ),
    versions: db.prepare(
      `SELECT id, max(coalesce((SELECT max(seq) FROM updates WHERE text = id), 0),
        coalesce((SELECT seq FROM snapshots WHERE text = id), 0)) AS version FROM texts`,
    ),
    putSnapshot: db.prepare("INSERT OR REPLACE INTO snapshots (text, seq, state, sum) VALUES (?, ?, ?, ?)"),
    dropTail: db.prepare("DELETE FROM updates WHERE text = ? AND seq <= ?"),
    snapshot: db.prepare("SELECT seq, state, sum FROM snapshots WHERE text = ?"),
    tail: db.prepare("SELECT seq, user, at, bytes, writes FROM updates WHERE text = ? ORDER BY seq"),
    revision: db.prepare("SELECT revised FROM texts WHERE id = ?"),
    setRevised: db.prepare("UPDATE texts SET revised = max(revised, ?) WHERE id = ?"),
    clients: db.prepare("SELECT client, user FROM clients WHERE text = ?"),
    // The system itself, whose name is empty, is nobody's author.
    authors: db.prepare(
      `SELECT user FROM pending_authors WHERE text = @id AND user <> ''
      UNION SELECT user FROM updates WHERE text = @id AND user <> '' AND seq > (SELECT revised FROM texts WHERE id = @id)
      ORDER BY user`,
    ),
    forgetAuthors: db.prepare("DELETE FROM pending_authors WHERE text = ? AND seq <= ?"),
    unrevised: db.prepare(
      `SELECT text FROM pending_authors
      UNION SELECT text FROM updates JOIN texts ON texts.id = updates.text WHERE updates.seq > texts.revised`,
    ),
    writes: db.prepare(`SELECT ${authorship} FROM writes WHERE text = ? ORDER BY client, clock_from`),
  };
}
