/** R7: no byte of what the journal vouches for can be another one without verification saying so. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "better-sqlite3";
import fc from "fast-check";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import type { Facts } from "../../server/db/open.ts";
import type { Schema } from "../../server/db/schema.ts";
import { verifyData, verifyRows } from "../../server/ops/verification.ts";
import { proof } from "../helpers/proof.ts";
import { createSignedDemo } from "./signed-demo.ts";

const tables = [
  ...["journal", "revisions", "revision_authors", "identities"],
  ...["rounds", "round_approvers", "sign_offs", "revocations", "remarks", "reopenings", "baselines"],
  ...["sign_off_settings", "signing_rules", "rules_acceptances"],
  ...["change_requests", "change_targets", "change_decisions", "change_settings"],
  "requirement_progress",
  ...["tender_settings", "publications", "terms_acceptances"],
];

/** «а̀»: its second letter differs in one byte from another one that Unicode calls equal to it. */
const twofold = "Снято: а\u0300 не то";

let dataDir: string;
let sqlite: Database.Database;
let facts: Facts;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "svod-flips-"));
  await createSignedDemo(readConfig({ SVOD_DATA: dataDir, SVOD_DEMO: "1", LOG_LEVEL: "silent" }), twofold);
  sqlite = new Database(path.join(dataDir, "facts.db"));
  // Who has the file in his hands is stopped by none of these.
  sqlite.pragma("foreign_keys = OFF");
  sqlite.pragma("ignore_check_constraints = ON");
  const triggers = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[];
  for (const trigger of triggers) sqlite.exec(`DROP TRIGGER ${trigger}`);
  const plugins = [new CamelCasePlugin()];
  facts = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }), plugins });
});

afterAll(async () => {
  await facts.destroy();
  await rm(dataDir, { recursive: true, force: true });
});

/** One column of one row. */
interface Place {
  table: string;
  column: string;
  row: number;
}

function allPlaces(): Place[] {
  return tables.flatMap((table) => {
    const columns = sqlite.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
    const rows = sqlite.prepare(`SELECT rowid FROM ${table}`).pluck().all() as number[];
    return rows.flatMap((row) => columns.map((column) => ({ table, column, row })));
  });
}

interface Stored {
  kind: "text" | "integer" | "blob" | "null";
  bytes: Buffer | null;
}

function read({ table, column, row }: Place): Stored {
  const sql = `SELECT typeof(${column}) AS kind, CAST(${column} AS BLOB) AS bytes FROM ${table} WHERE rowid = ?`;
  return sqlite.prepare(sql).get(row) as Stored;
}

function write({ table, column, row }: Place, { kind, bytes }: Stored): void {
  const value = { text: "CAST(? AS TEXT)", integer: "CAST(CAST(? AS TEXT) AS INTEGER)", blob: "?", null: "?" }[kind];
  sqlite.prepare(`UPDATE ${table} SET ${column} = ${value} WHERE rowid = ?`).run(bytes, row);
}

function isNumber({ table, column }: Place): boolean {
  const sql = `SELECT type FROM pragma_table_info('${table}') WHERE name = ?`;
  return sqlite.prepare(sql).pluck().get(column) === "INTEGER";
}

/** @param at which of its bytes, @param mask which bits of it; what has no byte gets one */
function flip(place: Place, at: number, mask: number): Stored {
  const { kind, bytes } = read(place);
  if (isNumber(place)) {
    const eight = Buffer.alloc(8);
    eight.writeBigInt64BE(BigInt(bytes?.toString() ?? 0));
    eight[at % 8]! ^= mask;
    return { kind: "integer", bytes: Buffer.from(String(eight.readBigInt64BE())) };
  }
  if (!bytes || bytes.length === 0) return { kind: "text", bytes: Buffer.from([mask]) };
  const changed = Buffer.from(bytes);
  changed[at % bytes.length]! ^= mask;
  return { kind, bytes: changed };
}

/** Flips, but never so that two rows have one name: the database refuses that by itself. */
function writeFlipped(place: Place, at: number, mask: number): void {
  for (let other = mask; ; other = (other % 255) + 1) {
    try {
      return write(place, flip(place, at, other));
    } catch (error) {
      if (!(error instanceof Database.SqliteError && error.message.startsWith("UNIQUE"))) throw error;
    }
  }
}

/** What verification of the rows says while a byte is another one. */
async function saidOf(place: Place, at: number, mask: number): Promise<string[]> {
  sqlite.exec("BEGIN");
  try {
    writeFlipped(place, at, mask);
    return await verifyRows(facts, sqlite);
  } finally {
    sqlite.exec("ROLLBACK");
  }
}

const where = (table: string, column: string, condition = "1"): Place => ({
  ...{ table, column },
  row: sqlite.prepare(`SELECT rowid FROM ${table} WHERE ${condition} ORDER BY rowid DESC`).pluck().get() as number,
});

describe("one byte flipped in the demonstration", () => {
  it("in any column of any row of journal, revisions or sign-off is found", { timeout: 3_600_000 }, async () => {
    expect((await verifyData(dataDir)).broken).toEqual([]);
    const places = allPlaces();
    for (const table of tables)
      expect(
        places.filter((place) => place.table === table),
        table,
      ).not.toEqual([]);
    const { seed, numRuns } = proof(Math.ceil(places.length / 20), places.length);
    const sampled = { seed: seed!, numRuns: 1 };
    const exactly = { minLength: numRuns!, maxLength: numRuns! };
    const [chosen] = fc.sample(fc.shuffledSubarray(places, exactly), sampled);
    const [masks] = fc.sample(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), exactly), sampled);
    const unseen: object[] = [];
    for (const [index, place] of chosen!.entries()) {
      const [at, mask] = masks![index]!;
      if ((await saidOf(place, at, mask)).length === 0) unseen.push({ ...place, at, mask });
      // Everything above is done in one breath: the runner has to hear that the file lives.
      await setImmediate();
    }
    expect(unseen).toEqual([]);
    expect((await verifyData(dataDir)).broken).toEqual([]);
  });

  it.each([
    ["revocations", "reason", "it was changed"],
    ["journal", "data", "it was changed"],
  ])("is found in %s also where Unicode calls both spellings equal", async (table, column, said) => {
    const place = where(table, column, `instr(${column}, '${twofold}') > 0`);
    const { bytes } = read(place);
    const at = bytes!.indexOf(Buffer.from("\u0300"));
    expect(flip(place, at, 0x01).bytes!.toString().normalize("NFC")).toBe(bytes!.toString().normalize("NFC"));
    expect(await saidOf(place, at, 0x01)).toEqual([expect.stringContaining(said)]);
  });

  it("is found where it leaves bytes that are no text", async () => {
    for (const [table, column] of [
      ["revocations", "reason"],
      ["sign_offs", "decision"],
      ["remarks", "answer_text"],
      ["journal", "kind"],
    ] as const) {
      const said = await saidOf(where(table, column), 0, 0x80);
      expect(said[0], `${table}.${column}`).toMatch(/: it was changed$/);
    }
  });

  it("in the name of a row says that it is missing, and that nobody vouches for the other", async () => {
    expect(await saidOf(where("sign_offs", "id", "id NOT IN (SELECT sign_off_id FROM revocations)"), 3, 0x01)).toEqual([
      expect.stringMatching(/^sign-off \w+: it is missing$/),
      expect.stringMatching(/^sign-off \S+: the journal does not vouch for it$/),
    ]);
  });

  it("in the hash of a round says that it is not that of its revision (R2)", async () => {
    expect(await saidOf(where("rounds", "hash"), 7, 0x01)).toContainEqual(
      expect.stringMatching(/^round \w+: its hash is not that of its revision$/),
    );
  });

  it.each([
    ["remarks", "body", /^remark \w+: it was changed$/],
    ["remarks", "answer_text", /^remark \w+: it was changed$/],
    ["reopenings", "reason", /^reopening \w+: it was changed$/],
    ["rounds", "outcome", /^round \w+: it was changed$/],
    ["round_approvers", "mandatory", /^approvers of round \w+: it was changed$/],
    ["signing_rules", "body", /^rules of signing \w+: it was changed$/],
    ["rules_acceptances", "accepted_at", /^acceptance of rules \w+ \w+: it was changed$/],
    ["sign_off_settings", "default_consent_days", /^terms of sign-off \w+: it was changed$/],
    ["requirement_progress", "day", /^mark of progress \w+: it was changed$/],
    ["change_requests", "days", /^change request \w+: it was changed$/],
    ["change_targets", "result_hash", /^blocks of change request \w+: it was changed$/],
    ["change_decisions", "verdict", /^decision on a change \w+: it was changed$/],
    ["change_settings", "money", /^settings of change control \w+: it was changed$/],
    ["identities", "recorded_at", /^identity \w+: its time was changed$/],
  ])("in %s.%s is told by the name of its row", async (table, column, said) => {
    expect(await saidOf(where(table, column), 0, 0x01)).toEqual([expect.stringMatching(said)]);
  });
});
