/** The append-only update log in texts.db: what is here is what was accepted (R1). Used by the texts worker alone. */
import type Database from "better-sqlite3";
import { openSqlite } from "../db/open.ts";
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
  /** @throws Error when the snapshot is not what was written (R9) */
  load(id: string): StoredText | undefined;
  /** Replaces tail by the state it led to. Versions stay. */
  compact(id: string, state: Uint8Array): void;
  tailLength(id: string): number;
  authorsSince(id: string): string[];
  /** Forgets the pending authors up to a version: they stand in a revision now. */
  revised(id: string, version: number): void;
  /** Texts with changes that stand in no revision yet. */
  unrevised(): string[];
  writes(id: string): Authorship[];
  raiseEpochs(): void;
  close(): void;
}

const shape = `
  CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, schema INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS updates (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, user TEXT NOT NULL, bytes BLOB NOT NULL
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

/** Opens or makes texts.db. */
export function openUpdateLog(file: string, schemaVersion: number): UpdateLog {
  const db = openSqlite(file);
  db.exec(shape);
  addSums(db);
  const sql = prepare(db);

  const appendBatch = db.transaction((batch: LoggedUpdate[], at: string) => {
    const versions = new Map<string, number>();
    for (const update of batch) {
      const { lastInsertRowid } = sql.insertUpdate.run(update.text, update.user, update.bytes);
      sql.upsertAuthor.run(update.text, update.user, lastInsertRowid);
      for (const range of update.writes) recordWrite(update, range, at);
      versions.set(update.text, Number(lastInsertRowid));
    }
    return versions;
  });

  function recordWrite(update: LoggedUpdate, range: LoggedUpdate["writes"][number], at: string): void {
    sql.bindClient.run(update.text, range.client, update.user);
    const last = sql.lastWrite.get(update.text, range.client) as
      { clock_from: number; clock_to: number; at: string } | undefined;
    const continues = last?.clock_to === range.from && Date.parse(at) - Date.parse(last.at) < sameSittingMs;
    if (last && continues) sql.extendWrite.run(range.to, update.text, range.client, last.clock_from);
    else sql.insertWrite.run(update.text, range.client, range.from, range.to, update.user, at);
  }

  const createTexts = db.transaction((texts: Parameters<UpdateLog["create"]>[0], at: string) => {
    for (const text of texts) {
      sql.insertText.run(text.id, schemaVersion, at);
      const { lastInsertRowid } = sql.insertUpdate.run(text.id, text.user, text.state);
      sql.upsertAuthor.run(text.id, text.user, lastInsertRowid);
      for (const [client, user] of text.clients) sql.bindClient.run(text.id, client, user);
      compactText(text.id, text.state);
    }
  });

  function compactText(id: string, state: Uint8Array): void {
    const { seq } = sql.newest.get(id, id) as { seq: number };
    sql.putSnapshot.run(id, seq, state, sha256(state));
    sql.dropTail.run(id, seq);
  }

  return {
    append: (batch, at) => appendBatch.immediate(batch, at),
    create: (texts, at) => createTexts.immediate(texts, at),
    load(id) {
      const text = sql.text.get(id) as { epoch: number; schema: number } | undefined;
      if (!text) return undefined;
      const snapshot = sql.snapshot.get(id) as Snapshot | undefined;
      if (snapshot?.sum && sha256(snapshot.state) !== snapshot.sum) throw new Error(`the snapshot of ${id} is damaged`);
      const tail = sql.tail.all(id, snapshot?.seq ?? 0) as { seq: number; bytes: Buffer }[];
      const clients = sql.clients.all(id) as { client: number; user: string }[];
      return {
        ...text,
        snapshot: snapshot?.state ?? null,
        tail: tail.map((row) => row.bytes),
        version: tail.at(-1)?.seq ?? snapshot?.seq ?? 0,
        clients: new Map(clients.map((row) => [row.client, row.user])),
      };
    },
    compact: (id, state) => db.transaction(compactText).immediate(id, state),
    tailLength: (id) => (sql.tailLength.get(id) as { n: number }).n,
    authorsSince: (id) => (sql.authors.all(id) as { user: string }[]).map((row) => row.user),
    revised: (id, version) => void sql.forgetAuthors.run(id, version),
    unrevised: () => (sql.unrevised.all() as { text: string }[]).map((row) => row.text),
    writes: (id) => sql.writes.all(id) as Authorship[],
    raiseEpochs: () => void db.prepare("UPDATE texts SET epoch = epoch + 1").run(),
    close() {
      db.pragma("wal_checkpoint(TRUNCATE)");
      db.close();
    },
  };
}

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

function prepare(db: Database.Database) {
  return {
    text: db.prepare("SELECT epoch, schema FROM texts WHERE id = ?"),
    insertText: db.prepare("INSERT INTO texts (id, epoch, schema, created_at) VALUES (?, 1, ?, ?)"),
    insertUpdate: db.prepare("INSERT INTO updates (text, user, bytes) VALUES (?, ?, ?)"),
    upsertAuthor: db.prepare(
      "INSERT INTO pending_authors (text, user, seq) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq",
    ),
    bindClient: db.prepare("INSERT OR IGNORE INTO clients (text, client, user) VALUES (?, ?, ?)"),
    lastWrite: db.prepare(
      "SELECT clock_from, clock_to, at FROM writes WHERE text = ? AND client = ? ORDER BY clock_from DESC LIMIT 1",
    ),
    extendWrite: db.prepare("UPDATE writes SET clock_to = ? WHERE text = ? AND client = ? AND clock_from = ?"),
    insertWrite: db.prepare(
      "INSERT OR REPLACE INTO writes (text, client, clock_from, clock_to, user, at) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    newest: db.prepare(
      "SELECT max(coalesce((SELECT max(seq) FROM updates WHERE text = ?), 0), coalesce((SELECT seq FROM snapshots WHERE text = ?), 0)) AS seq",
    ),
    putSnapshot: db.prepare("INSERT OR REPLACE INTO snapshots (text, seq, state, sum) VALUES (?, ?, ?, ?)"),
    dropTail: db.prepare("DELETE FROM updates WHERE text = ? AND seq <= ?"),
    snapshot: db.prepare("SELECT seq, state, sum FROM snapshots WHERE text = ?"),
    tail: db.prepare("SELECT seq, bytes FROM updates WHERE text = ? AND seq > ? ORDER BY seq"),
    tailLength: db.prepare("SELECT count(*) AS n FROM updates WHERE text = ?"),
    clients: db.prepare("SELECT client, user FROM clients WHERE text = ?"),
    authors: db.prepare("SELECT user FROM pending_authors WHERE text = ? ORDER BY user"),
    forgetAuthors: db.prepare("DELETE FROM pending_authors WHERE text = ? AND seq <= ?"),
    unrevised: db.prepare("SELECT DISTINCT text FROM pending_authors"),
    writes: db.prepare(
      'SELECT client, clock_from AS "from", clock_to AS "to", user, at FROM writes WHERE text = ? ORDER BY client, clock_from',
    ),
  };
}
