/** Compares immutable rows, column by column, with what the journal said when they were written. */
import Database from "better-sqlite3";
import { z } from "zod";
import { strictTable, type StrictRow } from "../db/strict-rows.ts";
import type { Journal } from "../db/schema.ts";
import { rowDigest } from "../domain/journal.ts";
import { digests, revisionVouching, type VouchedTable } from "../domain/vouching.ts";
import { sha256 } from "../random.ts";

/** What is wrong with a row, or null. */
type Examine = (row: StrictRow, entry: Journal, data: unknown) => string | null;

const digested = z.object({ digest: z.string() });

const sameDigest: Examine = (row, _, data) => {
  const said = digested.safeParse(data);
  return said.success && said.data.digest === rowDigest(row) ? null : "it was changed";
};

const takenRevision = z.object({
  number: z.number(),
  hash: z.string(),
  reason: z.string(),
  authors: z.array(z.string()),
});

function revisionExaminer(sqlite: Database.Database): Examine {
  const authorsTable = strictTable(sqlite, "revision_authors");
  return (row, { chain, about, at }, data) => {
    const { id, textId, number, hash, bytes, schemaVersion, reason, takenAt } = row;
    const spoken = Buffer.concat([Buffer.from(`${schemaVersion}|${textId}|`, "utf8"), bytes as Buffer]);
    if (sha256(spoken) !== hash) return "its content was changed";
    const said = takenRevision.safeParse(data);
    if (!said.success) return "the journal does not vouch for it";
    const pairs = { hash: [hash, said.data.hash], text: [textId, about], number: [number, said.data.number] };
    const more = { reason: [reason, said.data.reason], time: [takenAt, at] };
    const other = Object.entries({ ...pairs, ...more }).find(([, [is, vouched]]) => is !== vouched);
    if (other) return `the journal does not vouch for its ${other[0]}`;
    const rows = authorsTable.find({ project_id: chain, revision_id: String(id) });
    const authors = rows.map((author) => (author === "spoilt" ? "" : String(author.accountId)));
    return authors.sort().join() === said.data.authors.sort().join() ? null : "its authors were changed";
  };
}

/** Hears the journal, entry by entry, and then tells which rows it was silent about. */
export interface VouchedRows {
  /** One sentence for each row that is not as this entry says. */
  hear(entry: Journal): string[];
  /** One sentence for each row that no entry spoke of. */
  unheard(): string[];
  close(): void;
}

interface Voucher extends VouchedTable {
  kind: string;
  examine: Examine;
}

/** @param sqlite facts.db in a read transaction; what was heard is kept in a temporary file of its own */
export function openVouchedRows(sqlite: Database.Database): VouchedRows {
  const heard = new Database("");
  heard.exec("CREATE TABLE heard (noun, project, id, PRIMARY KEY (noun, project, id)) WITHOUT ROWID; BEGIN");
  const remember = heard.prepare("INSERT OR IGNORE INTO heard VALUES (?, ?, ?)");
  const known = heard.prepare("SELECT 1 FROM heard WHERE noun = ? AND project = ? AND id = ?");
  const vouchers: Voucher[] = [
    { ...revisionVouching, examine: revisionExaminer(sqlite) },
    ...Object.entries(digests).map(([kind, table]) => ({ ...table, kind, examine: sameDigest })),
  ];
  const tables = new Map(vouchers.map((voucher) => [voucher.kind, strictTable(sqlite, voucher.table)]));

  function hear(entry: Journal): string[] {
    const voucher = vouchers.find(({ kind }) => kind === entry.kind);
    if (!voucher) return [];
    const data = dataOf(entry);
    const id = String(data[voucher.key]);
    remember.run(voucher.noun, Buffer.from(entry.chain), Buffer.from(id));
    const [row] = tables.get(voucher.kind)!.find({ project_id: entry.chain, [voucher.id]: id });
    const wrong =
      row === undefined ? "it is missing" : examined(row, () => voucher.examine(row as StrictRow, entry, data));
    return wrong === null ? [] : [`${voucher.noun} ${id}: ${wrong}`];
  }

  function unheard(): string[] {
    return vouchers.flatMap(({ noun, table, id }) => {
      const rows = sqlite.prepare(`SELECT CAST(project_id AS BLOB), CAST(${id} AS BLOB) FROM ${table}`).raw();
      const said: string[] = [];
      for (const [project, key] of rows.iterate() as IterableIterator<[Buffer, Buffer]>)
        if (!known.get(noun, project, key))
          said.push(`${noun} ${key.toString("utf8")}: the journal does not vouch for it`);
      return said;
    });
  }

  return { hear, unheard, close: () => heard.close() };
}

function examined(row: StrictRow | "spoilt", examine: () => string | null): string | null {
  return row === "spoilt" ? "it was changed" : examine();
}

/** An entry that was spoilt is reported by its chain, and vouches for nothing. */
function dataOf({ data }: Journal): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(data));
  } catch {
    return {};
  }
}
