/** Verifies a data folder: databases, journal chains (R7), revisions, identities and files against what vouches for them. */
import path from "node:path";
import Database from "better-sqlite3";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { z } from "zod";
import type { Facts } from "../db/open.ts";
import type { Schema } from "../db/schema.ts";
import { isWhole } from "../domain/identities.ts";
import { chainHead, verifyJournal } from "../domain/journal.ts";
import { sha256 } from "../random.ts";
import { fileDigest } from "./archive.ts";
import { databaseNames, mustHoldData, storedFiles } from "./snapshot.ts";

export interface Verification {
  /** One sentence for each thing that is not as it was written; empty when all is whole. */
  broken: string[];
  heads: { chain: string; seq: number; hash: string }[];
  revisions: number;
  files: number;
}

/** Verifies everything as it stands at this moment; nothing is changed, and a running server is not disturbed. */
export async function verifyData(dataDir: string): Promise<Verification> {
  mustHoldData(dataDir);
  const [texts, sqlite] = databaseNames.map((name) => openSnapshot(path.join(dataDir, name)));
  const plugins = [new CamelCasePlugin()];
  const facts: Facts = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite! }), plugins });
  try {
    const damage = [...integrity("texts.db", texts!), ...integrity("facts.db", sqlite!)];
    if (damage.length > 0) return { broken: damage, heads: [], revisions: 0, files: 0 };
    const revisions = await checkRevisions(facts);
    const files = await checkFiles(facts, path.join(dataDir, "files"));
    const broken = [
      ...(await checkJournal(facts)),
      ...revisions.broken,
      ...(await checkIdentities(facts)),
      ...(await checkTexts(facts, texts!)),
      ...files.broken,
    ];
    return { broken, heads: await readHeads(facts), revisions: revisions.count, files: files.count };
  } finally {
    texts!.close();
    await facts.destroy();
  }
}

/** One read transaction for everything that follows. */
function openSnapshot(file: string): Database.Database {
  const sqlite = new Database(file, { fileMustExist: true });
  sqlite.exec("BEGIN");
  return sqlite;
}

function integrity(name: string, sqlite: Database.Database): string[] {
  try {
    const answer = sqlite.pragma("integrity_check", { simple: true });
    const orphans = sqlite.pragma("foreign_key_check") as unknown[];
    if (answer === "ok" && orphans.length === 0) return [];
    return [`${name}: ${answer === "ok" ? `${orphans.length} rows refer to nothing` : String(answer)}`];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

const reasons = {
  gap: "an entry before it is missing",
  prev: "it does not continue the entry before it",
  hash: "it was changed",
};

async function checkJournal(facts: Facts): Promise<string[]> {
  const broken = await verifyJournal(facts);
  return broken.map(({ chain, seq, reason }) => `journal ${chain}, entry ${seq}: ${reasons[reason]}`);
}

async function readHeads(facts: Facts): Promise<Verification["heads"]> {
  const chains = await facts.selectFrom("journal").select("chain").distinct().orderBy("chain").execute();
  return Promise.all(chains.map(async ({ chain }) => ({ chain, ...(await chainHead(facts, chain)) })));
}

const takenRevision = z.object({ revision: z.string(), hash: z.string() });

function readTaken(data: string): [string, string][] {
  try {
    const { revision, hash } = takenRevision.parse(JSON.parse(data));
    return [[revision, hash]];
  } catch {
    // An entry that was spoilt is reported by its chain.
    return [];
  }
}

/** Hashes by revision id, as the journal recorded them when the revisions were taken. */
async function vouchedRevisions(facts: Facts): Promise<Map<string, string>> {
  const rows = await facts.selectFrom("journal").select("data").where("kind", "=", "revision.taken").execute();
  return new Map(rows.flatMap(({ data }) => readTaken(data)));
}

async function checkRevisions(facts: Facts): Promise<{ broken: string[]; count: number }> {
  const vouched = await vouchedRevisions(facts);
  const broken: string[] = [];
  let count = 0;
  for await (const row of facts.selectFrom("revisions").selectAll().stream()) {
    count++;
    const spoken = Buffer.concat([Buffer.from(`${row.schemaVersion}|${row.textId}|`, "utf8"), row.bytes]);
    if (sha256(spoken) !== row.hash) broken.push(`revision ${row.id}: its content was changed`);
    else if (vouched.get(row.id) !== row.hash) broken.push(`revision ${row.id}: the journal does not vouch for it`);
    vouched.delete(row.id);
  }
  for (const id of vouched.keys()) broken.push(`revision ${id}: it is missing`);
  return { broken, count };
}

async function checkIdentities(facts: Facts): Promise<string[]> {
  const identities = await facts.selectFrom("identities").selectAll().execute();
  return identities.filter((one) => !isWhole(one)).map(({ hash }) => `identity ${hash}: it was changed`);
}

/** Every text that the facts name has its words. */
async function checkTexts(facts: Facts, texts: Database.Database): Promise<string[]> {
  const rows = texts.prepare("SELECT id FROM texts").all() as { id: string }[];
  const present = new Set(rows.map(({ id }) => id));
  const named = await facts.selectFrom("texts").select("id").execute();
  return named.filter(({ id }) => !present.has(id)).map(({ id }) => `text ${id}: its words are missing`);
}

async function checkFiles(facts: Facts, folder: string): Promise<{ broken: string[]; count: number }> {
  const present = await storedFiles(folder);
  const broken: string[] = [];
  for (const hash of present) {
    const digest = await fileDigest(path.join(folder, hash.slice(0, 2), hash));
    if (digest !== hash) broken.push(`file ${hash}: it was changed`);
  }
  const stored = new Set(present);
  const named = await facts.selectFrom("files").select("hash").execute();
  for (const { hash } of named) if (!stored.has(hash)) broken.push(`file ${hash}: it is missing`);
  return { broken, count: present.length };
}
