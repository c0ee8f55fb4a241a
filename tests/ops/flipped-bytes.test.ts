/** R7: no byte of what the journal vouches for can be another one without verification saying so. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRevision } from "../../server/domain/history/revisions.ts";
import { systemCommand } from "../../server/domain/command.ts";
import { copySnapshot } from "../../server/ops/snapshot.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { proof } from "../helpers/proof.ts";
import { project, type TestProject } from "../helpers/projects.ts";
import { approveVersion, revokeVisa, signBlock } from "../helpers/signed.ts";
import type { TestGround } from "../helpers/ground.ts";
import { installation, line } from "./installation.ts";

const tables = ["journal", "revisions", "revision_authors", "sign_offs", "revocations", "baselines"] as const;

/** «а̀»: its second letter differs in one byte from another one that Unicode calls equal to it. */
const twofold = "Снято: а\u0300 не то";

let dataDir: string;
let facts: Database.Database;
let untouched: { broken: string[] };

/** Words by two people, visas in a round, one taken back, one entered from paper, and a version. */
async function signedProject(ground: TestGround, made: TestProject): Promise<void> {
  const approvers = [await made.join("approver"), await made.join("owner")];
  const editor = await made.join("editor");
  const { sections } = await made.now();
  const [first, second] = sections[0]!.blocks;
  await ground.texts.edit(first!.textId, line("Написано"), editor.accountId);
  await ground.texts.edit(first!.textId, line("Дописано"), made.manager.accountId);
  const written = await takeRevision(ground, made.id, first!.textId, "asked", editor);
  const [visa] = await signBlock(ground, made, first!, approvers);
  const file = await ground.files.put(Buffer.from(`%PDF-1.4 ${made.id}`));
  const stored = { hash: file, size: 28, type: "application/pdf", createdAt: ground.clock.now().toISOString() };
  await ground.facts.insertInto("files").values(stored).execute();
  const entered = { confirmedBy: "scan", enteredBy: made.manager.accountId, signedOn: "2026-03-12" } as const;
  const paper = { ...entered, file };
  await signBlock(ground, made, second!, approvers.slice(0, 1), { ...paper, decision: "agreed-with-remarks" });
  await revokeVisa(ground, made, visa!, twofold);
  await approveVersion(ground, made, [written.hash]);
}

beforeAll(async () => {
  const { ground, project: first } = await installation();
  const others = [await project(ground, { name: "Второй" }), await project(ground, { name: "Третий" })];
  for (const made of [first, ...others]) await signedProject(ground, made);
  const entry = { kind: "project.changed", about: first.id, data: { said: twofold } };
  await systemCommand(ground, first.id, ({ journal }) => journal(entry));
  dataDir = await mkdtemp(path.join(tmpdir(), "svod-flips-"));
  await copySnapshot(ground.config.dataDir, dataDir);
  await ground.close();
  untouched = await verifyData(dataDir);
  facts = new Database(path.join(dataDir, "facts.db"));
  facts.pragma("foreign_keys = OFF");
  for (const table of ["journal", "revisions", "sign_offs", "revocations", "baselines"])
    facts.exec(`DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete`);
});

afterAll(async () => {
  facts.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** One column of one row. */
interface Place {
  table: (typeof tables)[number];
  column: string;
  row: number;
}

function allPlaces(): Place[] {
  return tables.flatMap((table) => {
    const columns = facts.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
    const rows = facts.prepare(`SELECT rowid FROM ${table}`).pluck().all() as number[];
    return rows.flatMap((row) => columns.map((column) => ({ table, column, row })));
  });
}

interface Stored {
  kind: "text" | "integer" | "blob" | "null";
  bytes: Buffer | null;
}

function read({ table, column, row }: Place): Stored {
  const sql = `SELECT typeof(${column}) AS kind, CAST(${column} AS BLOB) AS bytes FROM ${table} WHERE rowid = ?`;
  return facts.prepare(sql).get(row) as Stored;
}

function write({ table, column, row }: Place, { kind, bytes }: Stored): void {
  const value = { text: "CAST(? AS TEXT)", integer: "CAST(CAST(? AS TEXT) AS INTEGER)", blob: "?", null: "?" }[kind];
  facts.prepare(`UPDATE ${table} SET ${column} = ${value} WHERE rowid = ?`).run(bytes, row);
}

/** @param at which of its bytes, @param mask which bits of it; what has no byte gets one */
function flip({ kind, bytes }: Stored, at: number, mask: number): Stored {
  if (kind === "integer") {
    const eight = Buffer.alloc(8);
    eight.writeBigInt64BE(BigInt(bytes!.toString()));
    eight[at % 8]! ^= mask;
    return { kind, bytes: Buffer.from(String(eight.readBigInt64BE())) };
  }
  if (!bytes || bytes.length === 0) return { kind: "text", bytes: Buffer.from([mask]) };
  const changed = Buffer.from(bytes);
  changed[at % bytes.length]! ^= mask;
  return { kind, bytes: changed };
}

/** The same, but never one that gives two rows one name: the database refuses that by itself. */
function freeFlip(place: Place, at: number, mask: number): Stored {
  const was = read(place);
  for (let other = mask; ; other = (other % 255) + 1) {
    const changed = flip(was, at, other);
    try {
      write(place, changed);
      write(place, was);
      return changed;
    } catch (error) {
      if (!(error instanceof Database.SqliteError && error.message.startsWith("UNIQUE"))) throw error;
    }
  }
}

/** What verification says while this stands there. */
async function saidOf(place: Place, changed: Stored): Promise<string[]> {
  const was = read(place);
  write(place, changed);
  try {
    return (await verifyData(dataDir)).broken;
  } finally {
    write(place, was);
  }
}

describe("one byte flipped", () => {
  it("in any column of any row of journal, revisions, visas, revocations or versions is found", async () => {
    expect(untouched.broken).toEqual([]);
    const places = allPlaces();
    for (const table of tables) expect(places.filter((place) => place.table === table).length).toBeGreaterThan(3);
    const { seed, numRuns } = proof(Math.ceil(places.length / 20), places.length);
    const sampled = { seed: seed!, numRuns: 1 };
    const exactly = { minLength: numRuns!, maxLength: numRuns! };
    const [chosen] = fc.sample(fc.shuffledSubarray(places, exactly), sampled);
    const [masks] = fc.sample(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), exactly), sampled);
    const unseen: object[] = [];
    for (const [index, place] of chosen!.entries()) {
      const [at, mask] = masks![index]!;
      const changed = freeFlip(place, at, mask);
      if ((await saidOf(place, changed)).length === 0) unseen.push({ ...place, at, mask });
    }
    expect(unseen).toEqual([]);
    expect((await verifyData(dataDir)).broken).toEqual([]);
  });

  const where = (table: Place["table"], column: string, condition = "1"): Place => ({
    ...{ table, column },
    row: facts.prepare(`SELECT rowid FROM ${table} WHERE ${condition} ORDER BY rowid DESC`).pluck().get() as number,
  });

  it.each([
    ["revocations", "reason", "it was changed"],
    ["journal", "data", "it was changed"],
  ] as const)("is found in %s also where Unicode calls both spellings equal", async (table, column, said) => {
    const place = where(table, column, `instr(${column}, '${twofold}') > 0`);
    const { kind, bytes } = read(place);
    const at = bytes!.indexOf(Buffer.from("\u0300"));
    const changed = flip({ kind, bytes }, at, 0x01);
    expect(changed.bytes!.toString().normalize("NFC")).toBe(bytes!.toString().normalize("NFC"));
    expect(await saidOf(place, changed)).toEqual([expect.stringContaining(said)]);
  });

  it("is found where it leaves bytes that are no text", async () => {
    for (const [table, column] of [
      ["revocations", "reason"],
      ["sign_offs", "decision"],
      ["journal", "kind"],
    ] as const) {
      const place = where(table, column);
      const said = await saidOf(place, flip(read(place), 0, 0x80));
      expect(said[0], `${table}.${column}`).toMatch(/: it was changed$/);
    }
  });

  it("in the name of a row says that it is missing, and that nobody vouches for the other", async () => {
    const place = where("sign_offs", "id", "id NOT IN (SELECT sign_off_id FROM revocations)");
    expect(await saidOf(place, flip(read(place), 3, 0x01))).toEqual([
      expect.stringMatching(/^sign-off \w+: it is missing$/),
      expect.stringMatching(/^sign-off \S+: the journal does not vouch for it$/),
    ]);
  });

  it("in the hash of a round says that it is not that of its revision (R2)", async () => {
    const place = where("rounds" as Place["table"], "hash");
    const said = await saidOf(place, flip(read(place), 7, 0x01));
    expect(said).toEqual([expect.stringMatching(/^round \w+: its hash is not that of its revision$/)]);
  });
});
