/** Compares rows, column by column, with what the journal said when they were written or changed. */
import type Database from "better-sqlite3";
import { z } from "zod";
import type { Journal } from "../db/schema.ts";
import { strictTable, type StrictRow } from "../db/strict-rows.ts";
import { listDigest, rowDigest } from "../domain/journal.ts";
import { revisionVouching, vouchedBy, type VouchedTable } from "../domain/vouching.ts";
import { openHeard } from "./heard.ts";
import { revisionExaminer } from "./vouched-revisions.ts";

type Data = Record<string, unknown>;

/** What is wrong with rows that are there, or null. */
type Examine = (rows: StrictRow[]) => string | null;

interface Voucher extends Pick<VouchedTable, "noun" | "table" | "id" | "key"> {
  kinds: readonly string[];
  examiner(entry: Journal, data: Data): Examine;
  /** Rows that change are examined at the end, by the digest in their latest entry: null where it holds none. */
  latest?: { digestIn(data: Data): string | null; examiner(digest: string | null): Examine };
}

function digestVoucher(table: VouchedTable): Voucher {
  const digestIn = ({ [table.digest]: said }: Data) =>
    typeof said === "string" ? said : table.since === "later" ? null : "";
  const examiner =
    (digest: string | null): Examine =>
    (rows) => {
      const same = digest === null || (table.list ? listDigest(rows) : rowDigest(rows[0]!)) === digest;
      return same ? null : "it was changed";
    };
  const vouching = Object.entries<readonly VouchedTable[]>(vouchedBy).filter(([, tables]) => tables.includes(table));
  return {
    ...table,
    kinds: vouching.map(([kind]) => kind),
    examiner: (_, data) => examiner(digestIn(data)),
    ...(table.changes && { latest: { digestIn, examiner } }),
  };
}

/** Hears the journal, entry by entry, and then tells what only the whole of it can say. */
export interface VouchedRows {
  /** One sentence for each unchanging row that is not as this entry says. */
  hear(entry: Journal): string[];
  /** One sentence for each changing row that is not as its latest entry says, and for each row that no entry spoke of. */
  conclude(): string[];
  close(): void;
}

/** @param sqlite facts.db in a read transaction */
export function openVouchedRows(sqlite: Database.Database): VouchedRows {
  const tables = new Set<VouchedTable>(Object.values(vouchedBy).flat());
  const revisions: Voucher = {
    ...revisionVouching,
    examiner: revisionExaminer(sqlite),
  };
  const vouchers = [revisions, ...[...tables].map(digestVoucher)];
  const stored = new Map(vouchers.map(({ noun, table }) => [noun, strictTable(sqlite, table)]));
  const heard = openHeard();

  function hear(entry: Journal): string[] {
    const concerned = vouchers.filter(({ kinds }) => kinds.includes(entry.kind));
    if (concerned.length === 0) return [];
    const data = dataOf(entry);
    return concerned.flatMap((voucher) => {
      const { noun, key, latest } = voucher;
      const id = key.map((name) => String(name === "about" || name === "actor" ? entry[name] : data[name]));
      heard.remember(noun, entry.chain, id, latest ? latest.digestIn(data) : null);
      return latest ? [] : compare(voucher, entry.chain, id, voucher.examiner(entry, data));
    });
  }

  function compare({ noun, id: columns }: Voucher, project: string, id: string[], examine: Examine): string[] {
    const named = Object.fromEntries(columns.map((column, place) => [column, id[place]!]));
    const rows = stored.get(noun)!.find({ ...named, project_id: project });
    const wrong = rows.length === 0 ? "it is missing" : isWhole(rows) ? examine(rows) : "it was changed";
    return wrong === null ? [] : [`${noun} ${id.join(" ")}: ${wrong}`];
  }

  function changed(voucher: Voucher): string[] {
    const { latest, noun } = voucher;
    if (!latest) return [];
    const said = [];
    for (const { project, id, digest } of heard.all(noun))
      said.push(...compare(voucher, project, id, latest.examiner(digest)));
    return said;
  }

  function unheard({ noun, table, id }: Voucher): string[] {
    const columns = ["project_id", ...id].map((column) => `CAST(${column} AS BLOB)`);
    const rows = sqlite.prepare(`SELECT DISTINCT ${columns.join(", ")} FROM ${table}`).raw();
    const said = [];
    for (const [project, ...named] of rows.iterate() as IterableIterator<[Buffer, ...Buffer[]]>)
      if (!heard.knows(noun, project, named))
        said.push(`${noun} ${named.join(" ")}: the journal does not vouch for it`);
    return said;
  }

  return { hear, conclude: () => [...vouchers.flatMap(changed), ...vouchers.flatMap(unheard)], close: heard.close };
}

function isWhole(rows: (StrictRow | "spoilt")[]): rows is StrictRow[] {
  return !rows.includes("spoilt");
}

/** An entry that was spoilt is reported by its chain, and vouches for nothing. */
function dataOf({ data }: Journal): Data {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(data));
  } catch {
    return {};
  }
}
